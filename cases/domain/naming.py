"""Which name a reader is shown: the preferred one in their language, else the nearest they can read."""

import re
from functools import cache
from typing import Final, NamedTuple

from babel import Locale

from cases.domain.dossier import Name, Organisation, Person, Place
from cases.domain.text import FALLBACK, Text
from cases.domain.vocabulary.who import NameKind

Named = Person | Organisation | Place

NOBODY: Final = Text("a person not named here", "лицо, не названное здесь", "мұнда аты аталмаған адам")
_NO_NAME: Final = Text("name not reported", "название не сообщается", "атауы хабарланбаған")
_SCRIPT: Final = {"en": "Latn", "ru": "Cyrl", "kk": "Cyrl"}
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_LAST: Final = {
    NameKind.FORMER: 1,
    NameKind.MAIDEN: 1,
    NameKind.ABBREVIATION: 2,
    NameKind.TRANSLATION: 3,
}


class Shown(NamedTuple):
    """A text and its language, which is empty where it is the reader's own or not known."""

    text: str
    lang: str = ""


def display_name(named: Named, lang: str) -> str:
    """Answer the name to show a reader of `lang`, or a description where there is no name."""
    return shown_name(named, lang).text


def shown_name(named: Named, lang: str) -> Shown:
    """Answer the name to show a reader of `lang` with the language that it is really in."""
    if name := heading_name(named, lang):
        return Shown(name.text, "" if name.lang == lang else name.lang)
    if isinstance(named, Person):
        return shown(named.description or NOBODY, lang)
    return Shown(f"{named.kind.label(lang)}, {_NO_NAME.best(lang)}")


def heading_name(named: Named, lang: str) -> Name | None:
    """Answer the name row that `display_name` shows, or None where there is none."""
    return min(named.names, key=lambda name: _rank(name, lang), default=None)


def other_names(named: Named, lang: str) -> tuple[Name, ...]:
    """Answer every other name and spelling, in the order in which they were entered."""
    first = heading_name(named, lang)
    same = first.text if first else ""
    return tuple(name for name in named.names if name is not first and _tells_more(name, same))


def shown(text: Text, lang: str) -> Shown:
    """Answer a text for a reader of `lang`; its language is given only where it is another one."""
    words, real = text.in_language(lang)
    return Shown(words, "" if real == lang else real)


@cache
def country_name(code: str, lang: str) -> str:
    """Answer the name of a country in `lang` from its ISO 3166 code, or the code where it is not known."""
    return str(Locale(lang).territories.get(code, code))


@cache
def language_name(code: str, lang: str) -> str:
    """Answer the name of a language in `lang` from its BCP 47 code, or the code where it is not known."""
    return str(Locale(lang).languages.get(code.replace("-", "_"), code))


def _tells_more(name: Name, shown_text: str) -> bool:
    return name.text != shown_text or name.kind is not NameKind.USED or bool(name.citations or name.system)


def _rank(name: Name, lang: str) -> tuple[int, ...]:
    ours = name.lang == lang
    order = FALLBACK[lang]
    return (
        int(name.kind in _LAST),
        int(not (name.preferred and ours)),
        int(not ours),
        int(_script(name) != _SCRIPT[lang]),
        _LAST.get(name.kind, 0),
        int(not name.preferred),
        int(name.kind is NameKind.AS_SPELLED),
        order.index(name.lang) if name.lang in order else len(order),
    )


def _script(name: Name) -> str:
    if name.script:
        return name.script
    return "Cyrl" if is_cyrillic(name.text) else "Latn"


def is_cyrillic(text: str) -> bool:
    """Answer whether any letter of a text is Cyrillic."""
    return _CYRILLIC.search(text) is not None
