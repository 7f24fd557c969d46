"""Which texts of a record are not there in a language."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cases.domain.dossier import TABLES, Dossier
from cases.domain.text import Text


@dataclass(frozen=True, slots=True)
class Missing:
    """A text that a reader of the language gets in another: the key of its row, the words, and their language."""

    key: str
    words: str
    lang: str


def missing(dossier: Dossier, lang: str) -> tuple[Missing, ...]:
    """Answer every text of a dossier that has no words in `lang`, once each, in the order of the tables."""
    found = (one for table in TABLES for row in getattr(dossier, table) for one in _within(row, row.key, lang))
    return tuple(dict.fromkeys(found))


def _within(value: Any, key: str, lang: str) -> Iterator[Missing]:
    if isinstance(value, Text):
        if lang in value.missing():
            yield Missing(key, *value.in_language(lang))
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(item, key, lang)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _within(getattr(value, field.name), key, lang)
