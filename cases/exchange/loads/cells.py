"""The headings of a file of people, and how a cell under each is read."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from cases.domain.identifiers import contacts, identity_numbers
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary import Vocabulary
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.evidence import SourceKind
from cases.domain.vocabulary.life import ClemencyKind, HealthKind, ProtestKind, TreatmentKind
from cases.domain.vocabulary.who import Naming
from cases.exchange.celldates import BadCell, Dialect, date_in
from cases.exchange.columns import TARGETS, Column
from cases.exchange.sheets.csvsheet import unguarded
from cases.models.fields import refuse_unprintable

EVENTS: Final[Mapping[str, tuple[str, type[Vocabulary] | None]]] = {
    "custody": ("form", CustodyForm),
    "health": ("kind", HealthKind),
    "protests": ("kind", ProtestKind),
    "ill_treatment": ("kind", TreatmentKind),
    "clemency": ("kind", ClemencyKind),
    "deaths": ("", None),
}
"""The tables of events that a file can hold, each with the member that its code stands in."""
LASTING: Final = frozenset({"custody", "health", "protests", "ill_treatment"})
MOST_EVENTS: Final = 24
LONGEST: Final[Mapping[str, int]] = {
    "name_en": 200, "name_ru": 200, "name_kk": 200, "number": 200, "source_title": 400, "source_publisher": 200,
    "source_url": 1000, "source_language": 12, "source_locator": 120,
}  # fmt: skip
_EVENT: Final = re.compile(r"event([1-9]\d?)(?:_(from|to|text_en|text_ru|text_kk))?")
_OF_EVENTS: Final = ("event1", "event1_from", "event1_to", "event1_text_en", "event2")
ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DIGIT: Final = re.compile(r"\d")
_SHORTEST_NUMBER: Final = 9
"""No telephone, passport or other number that is looked for in texts has fewer digits."""
_address: Final = URLValidator(schemes=["http", "https"])

Read = Callable[[str, date], Any]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands under the heading `name`, and how its cells are read; `event` is the number of an event or 0."""

    target: str
    read: Read
    event: int = 0
    name: str = ""


def headings(cells: Iterable[str]) -> tuple[list[Heading], list[str]]:
    """Answer what each column holds, and a sentence for each heading that is not known or stands there twice."""
    found, wrong, seen = [], [], set()
    for cell in cells:
        heading = _heading(cell.strip())
        if heading is None:
            told = {"name": cell[:60], "names": ", ".join([*READERS, *_OF_EVENTS])}
            wrong.append(_("No column is called “%(name)s”. There are: %(names)s.") % told)
        elif (heading.target, heading.event) in seen:
            wrong.append(_("Two columns hold %(name)s. Take one away.") % {"name": cell[:60]})
        else:
            seen.add((heading.target, heading.event))
            found.append(heading)
    return found, wrong


def _heading(name: str) -> Heading | None:
    if name in READERS:
        return Heading(name, READERS[name], name=name)
    if (event := _EVENT.fullmatch(name)) and int(event[1]) <= MOST_EVENTS:
        part = event[2] or "kind"
        return Heading(part, {"kind": _event, "from": _date, "to": _date}.get(part, _text), int(event[1]), name)
    words = name.casefold()
    known = (target for target, one in TARGETS.items() if words in one.headings and target in READERS)
    return next((Heading(target, READERS[target], name=name) for target in known), None)


def _line(cell: str, today: date) -> str:
    return _shown(" ".join(cell.split()))


def _shown(text: str) -> str:
    """Answer the text in NFC; raise BadCell where a page cannot show it or it holds what nobody should find."""
    if text.startswith("="):
        raise BadCell(_("This cell is a formula. Save the list with the values instead."))
    if not text.isprintable():
        try:
            refuse_unprintable(text)
        except ValidationError as error:
            raise BadCell(" ".join(error.messages)) from error
    return unicodedata.normalize("NFC", text)


def _text(cell: str, today: date) -> str:
    text = _line(cell, today)
    if len(text) > 4000:
        raise BadCell(_("This cell is longer than 4,000 signs."))
    if "@" in text or len(_DIGIT.findall(text)) >= _SHORTEST_NUMBER:
        _refuse_numbers(text)
    return text


def _refuse_numbers(text: str) -> None:
    for number in contacts(text):
        raise BadCell(_("A text holds a telephone number or an e-mail address: %(number)s.") % {"number": number})
    for number in identity_numbers(text):
        told = {"number": number}
        raise BadCell(_("A text holds what looks like the number of a person or passport: %(number)s.") % told)


def _internal(cell: str, today: date) -> str:
    return _shown(cell.strip())[:4000]


def _date(cell: str, today: date) -> str:
    return _day(cell, today)


@lru_cache(maxsize=100_000)
def _day(cell: str, today: date) -> str:
    if ISO_DAY.fullmatch(cell):
        try:
            return date.fromisoformat(cell).isoformat()
        except ValueError as error:
            raise BadCell(_("“%(cell)s” is not a date of the calendar.") % {"cell": cell}) from error
    return date_in(cell, dialect=Dialect.WORDS, january_first_is_year=False, today=today)


def _of_list(target: str) -> Read:
    read, column = TARGETS[target].read, Column(target)
    return lambda cell, today: read(cell, column, today)


def _code(kind: type[Vocabulary]) -> Read:
    known = {one.value for one in kind}

    def read(cell: str, today: date) -> str:
        if cell in known:
            return cell
        told = {"cell": cell[:60], "allowed": ", ".join(sorted(known))}
        raise BadCell(_("“%(cell)s” is not among: %(allowed)s.") % told)

    return read


def _event(cell: str, today: date) -> tuple[str, str]:
    """Answer the table and the code that a cell such as “custody/prison” or “deaths” names."""
    table, _slash, code = cell.partition("/")
    if table in EVENTS:
        allowed = _codes(table)
        if code in allowed or not (code or allowed):
            return table, code
        told = {"cell": cell[:60], "allowed": ", ".join(f"{table}/{one}" for one in sorted(allowed)) or table}
        raise BadCell(_("“%(cell)s” is not among: %(allowed)s.") % told)
    told = {"cell": cell[:60], "tables": ", ".join(EVENTS)}
    raise BadCell(_("“%(cell)s” is no event. Write a table and a code, custody/prison; tables: %(tables)s.") % told)


@cache
def _codes(table: str) -> frozenset[str]:
    return frozenset(one.value for one in EVENTS[table][1] or ())


def _page(cell: str, today: date) -> str:
    try:
        _address(cell)
    except ValidationError as error:
        raise BadCell(_("“%(cell)s” is not the address of a page.") % {"cell": cell[:60]}) from error
    return _shown(cell)


def _key(cell: str, today: date) -> str:
    if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{4,12}", cell):
        return cell
    raise BadCell(_("“%(cell)s” is not a key. Write KZ-7Q2M, or leave the cell empty.") % {"cell": cell[:40]})


def cells_of(row: list[str]) -> list[str]:
    """Answer the cells without the apostrophe that keeps one from being a formula."""
    return [unguarded(cell) if cell.startswith("'") else cell for cell in row]


READERS: Final[Mapping[str, Read]] = {
    "key": _key,
    "number": _line,
    **{f"name_{lang}": _text for lang in LANGUAGES},
    "other_names": _of_list("other_names"),
    "sex": _of_list("sex"),
    "country": _of_list("country"),
    "naming": _code(Naming),
    **{f"description_{lang}": _text for lang in LANGUAGES},
    "birth": _date,
    **{f"occupation_{lang}": _text for lang in LANGUAGES},
    "note": _internal,
    "source_kind": _code(SourceKind),
    "source_title": _text,
    "source_publisher": _text,
    "source_url": _page,
    "source_published": _date,
    "source_language": _line,
    "source_locator": _text,
}
"""How cells are read under the headings of a file that are not those of events."""
