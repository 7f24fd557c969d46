"""Where in a source something stands, and whose spelling a name is, in the reader's language."""

import re
from functools import lru_cache
from typing import Final

from cases.domain.text import Text

_KNOWN: Final = (
    ("headline", Text("headline", "заголовок", "тақырып")),
    ("subheading", Text("subheading", "подзаголовок", "тақырыпша")),
    ("photo caption", Text("photo caption", "подпись к фотографии", "фотосурет астындағы жазу")),
    ("editors[’'] rendering", Text("editors’ rendering", "передача редакции", "редакция нұсқасы")),
    ("web address", Text("web address", "адрес страницы", "бет мекенжайы")),
    (r"paragraph (\d+)", Text(r"paragraph \1", r"абзац \1", r"\1-абзац")),
    (r"paragraphs (\d+)[-–](\d+)", Text(r"paragraphs \1–\2", r"абзацы \1–\2", r"\1–\2-абзацтар")),
    (r"page (\d+)", Text(r"page \1", r"страница \1", r"\1-бет")),
    (r"pages (\d+)[-–](\d+)", Text(r"pages \1–\2", r"страницы \1–\2", r"\1–\2-беттер")),
    (r"minute (\d+(?::\d+)?)", Text(r"minute \1", r"минута \1", r"\1-минут")),
)
_READ: Final = tuple((re.compile(pattern, re.IGNORECASE), text) for pattern, text in _KNOWN)


@lru_cache(maxsize=4096)
def locator_words(locator: str, lang: str) -> str:
    """Answer a locator in `lang` where its wording is a usual one, else as it was written."""
    for pattern, text in _READ:
        if match := pattern.fullmatch(locator.strip()):
            return match.expand(text.best(lang))
    return locator


def system_words(system: str, lang: str) -> str:
    """Answer whose spelling of a name it is, part by part in `lang` where the wording is a usual one."""
    return ", ".join(locator_words(part, lang) for part in system.split(", "))
