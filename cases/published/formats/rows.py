"""The timeline as rows: every entry and, after it, what hangs from it, each with its dates as recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from cases.domain.dossier import Custody, Dossier, Fact, When
from cases.domain.entry import Entry
from cases.domain.page.chronology import began
from cases.domain.page.expected import window_when
from cases.domain.timeline import timeline
from cases.domain.window import Window

_END: Final = "-end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry with the fact that it tells; None for what is computed.

    `belongs_to` is the id of the entry from which it hangs, and `relation` says as what: "part", "reply" or
    "account"; both are empty for an entry of the timeline itself.
    """

    entry: Entry
    fact: Fact | None = None
    occurred: When | None = None
    ended: When | None = None
    belongs_to: str = ""
    relation: str = ""


def rows(dossier: Dossier, lang: str, day: date) -> tuple[Row, ...]:
    """Answer the timeline as of `day` in its order, for a reader of `lang`."""
    entries = (entry for year in timeline(dossier, lang, day) for entry in year.entries)
    return tuple(row for entry in entries for row in _with_what_hangs(entry, dossier))


def _with_what_hangs(entry: Entry, dossier: Dossier, parent: str = "", relation: str = "") -> Iterator[Row]:
    yield _row(entry, dossier, parent, relation)
    for kind, hanging in (("part", entry.parts), ("reply", entry.replies), ("account", entry.accounts)):
        for other in hanging:
            yield from _with_what_hangs(other, dossier, entry.key, kind)


def _row(entry: Entry, dossier: Dossier, parent: str, relation: str) -> Row:
    if entry.computed:
        window = Window(entry.earliest, entry.latest)
        return Row(entry=entry, occurred=window_when(window), belongs_to=parent, relation=relation)
    fact = _fact(entry.key.removesuffix(f"-{parent}"), dossier) or _fact(entry.key.removesuffix(_END), dossier)
    if isinstance(fact, Custody) and entry.key == f"{fact.key}{_END}":
        return Row(entry=entry, fact=fact, occurred=fact.ended, belongs_to=parent, relation=relation)
    return Row(
        entry=entry,
        fact=fact,
        occurred=began(fact) if fact else None,
        ended=getattr(fact, "ended", None),
        belongs_to=parent,
        relation=relation,
    )


def _fact(key: str, dossier: Dossier) -> Fact | None:
    row = dossier.by_key.get(key)
    return row if isinstance(row, Fact) else None
