"""The head of a desk: how the person or the case stands as drafted, what is missing, contradicts, is due, is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cases.domain.canonical import plain
from cases.domain.casepage import casepage
from cases.domain.checks import warnings
from cases.domain.dossier import Dossier, Person
from cases.domain.entry import Entry, Year
from cases.domain.profile import profile
from cases.domain.text import Text
from cases.models.stored import stored_texts
from cases.published import bandsvg, store

from . import outline
from .outline import page_language

# Checks that say that something is due rather than that rows contradict each other.
DUE: Final = frozenset({"release_due", "appeal_window_ended", "open_stay"})


@dataclass(frozen=True, slots=True)
class Drafted:
    """One line of the drafted timeline, with the first words of its text or details.

    `can_rise` and `can_sink` where another line of the same day is beside it.
    """

    key: str
    when: str
    heading: str
    words: str
    is_new: bool
    expected: bool
    can_rise: bool
    can_sink: bool


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence for editors with the keys of the rows to look at."""

    sentence: str
    keys: tuple[str, ...]


def overview(dossier: Dossier, *, day: date) -> dict[str, Any]:
    """Answer what the head of the desk shows, in the language of the page; nothing where the subject is not there."""
    if dossier.key not in dossier.by_key:
        return {}
    lang, last = page_language(), store.current(dossier.key)
    copies = stored_texts(source.key for source in dossier.sources)
    found = list(warnings(dossier, day, copies=copies))
    shared = {
        "due": [_look(one, lang) for one in found if one.code in DUE],
        "against": [_look(one, lang) for one in found if one.code not in DUE],
        "is_published": last is not None,
    }
    new = unreviewed(last.dossier if last else None, dossier)
    draw = _person if isinstance(dossier.by_key[dossier.key], Person) else _case
    return shared | {"new_count": len(new)} | draw(dossier, lang, day, new)


def unreviewed(before: Dossier | None, after: Dossier) -> frozenset[str]:
    """Answer the keys of rows that no edition says as the draft does."""
    known = before.by_key if before else {}
    return frozenset(key for key, row in after.by_key.items() if key not in known or plain(known[key]) != plain(row))


def _person(dossier: Dossier, lang: str, day: date, new: frozenset[str]) -> dict[str, Any]:
    page = profile(dossier, lang, day)
    return {
        "state": page.header.state,
        "is_unsure": bool(page.header.certainty),
        "certainty": page.header.certainty,
        "life": page.header.life_line,
        "band": page.band,
        "drawings": bandsvg.both(page.band, lang, page.timeline),
        "years": _years(page.timeline, new),
        "missing": page.not_reported,
    }


def _case(dossier: Dossier, lang: str, day: date, new: frozenset[str]) -> dict[str, Any]:
    page = casepage(dossier, lang, day)
    return {"state": "", "years": _years(page.timeline, new), "missing": page.not_reported}


def _years(timeline: tuple[Year, ...], new: frozenset[str]) -> list[tuple[str, list[Drafted]]]:
    return [(year.label, list(_lines(year.entries, new))) for year in timeline]


def _lines(entries: tuple[Entry, ...], new: frozenset[str]) -> Iterator[Drafted]:
    for number, entry in enumerate(entries):
        yield Drafted(
            key=entry.key,
            when=entry.when_words,
            heading=entry.heading,
            words=outline.cut(entry.text or "; ".join(f"{one.label}: {one.value}" for one in entry.details[:2]), 110),
            is_new=entry.key in new,
            expected=entry.expected or entry.computed,
            can_rise=number > 0 and _same_day(entries[number - 1], entry),
            can_sink=number + 1 < len(entries) and _same_day(entry, entries[number + 1]),
        )


def _same_day(one: Entry, other: Entry) -> bool:
    bounds = (one.earliest, one.latest)
    stored = not (one.expected or other.expected or one.computed or other.computed)
    return stored and None not in bounds and bounds == (other.earliest, other.latest)


def _look(warning: Any, lang: str) -> Look:
    message: Text = warning.message
    return Look(message.best(lang), tuple(warning.keys))
