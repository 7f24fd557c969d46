"""Whether the words that citations quote stand in the stored copies of their sources."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cases.domain.dossier import Dossier
from cases.domain.text import Text
from cases.domain.warnings.warning import Warning, warning

Copies = Mapping[str, Iterable[str]]
"""The texts of the stored copies of each source, by its key; a source without one is left out."""

_LEFT_OUT: Final = re.compile(r"\[?\(?(?:\.{3,}|…)\)?\]?")
_MARKS: Final = re.compile(r"[\"'“”„«»‘’ʼ`´]+")
_HIDDEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_DASHES: Final = re.compile(r"\s*[-‐‑‒–—―−]+\s*")


def is_quoted(quote: str, text: str) -> bool:
    """Answer whether a text holds the words of a quote, in their order where an ellipsis leaves some out.

    Case, spaces, line breaks, kinds of quotation marks and dashes and hidden hyphens make no difference; letters do.
    """
    held, at = _plain(text), 0
    for piece in filter(None, (_plain(piece).strip(" ,.;:!?") for piece in _LEFT_OUT.split(quote))):
        found = held.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _plain(text: str) -> str:
    kept = _HIDDEN.sub("", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(_MARKS.sub("", _DASHES.sub("-", kept)).split())


def quote_not_found(dossier: Dossier, copies: Copies) -> Iterator[Warning]:
    """A citation quotes words that are in no stored copy of its source."""
    words = Text(
        "{0}: no stored copy of the source has the words {quote}.",
        "{0}: ни в одной сохранённой копии источника нет слов {quote}.",
        "{0}: дереккөздің сақталған көшірмелерінде мына сөздер жоқ: {quote}.",
    )
    for row in dossier.facts:
        for citation in row.citations:
            texts = tuple(copies.get(citation.source, ()))
            if citation.quote and texts and not any(is_quoted(citation.quote, text) for text in texts):
                said = Text(*(mark.format(citation.quote) for mark in ("“{}”", "«{}»", "«{}»")))
                yield warning("quote_not_found", words, row, quote=said)
