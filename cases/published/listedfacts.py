"""The facts of a record that pages of places, courts and judges and the front page list, each under its heading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cases.domain import defendant, sentence
from cases.domain.accounts import counted
from cases.domain.docket import docket
from cases.domain.dossier import Custody, Dossier, HealthEvent, Protest, Ruling, When
from cases.domain.ruling import expected_in_force, orders_release, stopped_by
from cases.domain.vocabulary.court import Effect
from cases.domain.vocabulary.life import ProtestKind
from cases.domain.vocabulary.who import SubjectKind
from cases.domain.window import Window

from .facets import Facet
from .traits import Head, benches, heads, places

DUE: Final = "due"
NAMESAKE: Final = "namesake"
RELEASE, IN_FORCE, TERM_END = "release", "in_force", "term_end"
"""What is expected: a release that was ordered, another ruling that is to take effect, the end of a prison term."""
_STRIKES: Final = frozenset({ProtestKind.HUNGER_STRIKE, ProtestKind.DRY_HUNGER_STRIKE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One fact under one heading, with the days that it can have touched."""

    facet: str
    code: str
    fact: str
    said: str
    days: Window
    occurred: str = ""
    ended: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """What the table of listed facts keeps of it."""
        names = ("facet", "code", "fact", "said", "occurred", "ended")
        kept = {name: getattr(self, name) for name in names}
        return kept | {"first_day": self.days.earliest, "last_day": self.days.latest}


@dataclass(frozen=True, slots=True)
class Found:
    """The facts of a record and the headings under which it stands."""

    facts: tuple[Listed, ...]
    heads: tuple[Head, ...]


def facts(dossier: Dossier) -> Found:
    """Answer what is listed of a person's record: stays, rulings, health, what is due; of a case's: its rulings."""
    if dossier.kind is SubjectKind.CASE:
        rulings = counted(dossier.rulings)
        found = tuple(head for row in rulings for head in benches(dossier, row.body, row.judges))
        return Found(tuple(_rulings(dossier, rulings)), found)
    listed = (
        *(one for stay in defendant.stays(dossier, dossier.key) for one in _stay(dossier, stay)),
        *_rulings(dossier, defendant.rulings(dossier, dossier.key)),
        *health(dossier.key, dossier.health, dossier.protests),
        *_due(dossier),
        *_namesakes(dossier),
    )
    return Found(listed, tuple(heads(dossier)))


def _stay(dossier: Dossier, row: Custody) -> Iterator[Listed]:
    if not row.form.deprives_of_liberty:
        return
    for head in places(dossier, row.facility, row.place):
        yield _listed(head.facet, head.code, row, row.form.value, ended=row.ended, lasts=True)


def _rulings(dossier: Dossier, rows: tuple[Ruling, ...]) -> Iterator[Listed]:
    for row in rows:
        for head in benches(dossier, row.body, row.judges):
            yield _listed(head.facet, head.code, row, row.disposition.value)


def health(about: str, events: Iterable[HealthEvent], protests: Iterable[Protest]) -> Iterator[Listed]:
    """Answer what is listed of the health of a person, strikes of hunger among it."""
    for row in counted(events):
        if row.person == about:
            yield _listed(Facet.HEALTH, row.kind.value, row, row.kind.value, ended=row.ended)
    for strike in counted(protests):
        if strike.person == about and strike.kind in _STRIKES:
            yield _listed(Facet.HEALTH, strike.kind.value, strike, strike.kind.value, ended=strike.ended)


def _listed(
    facet: str, code: str, row: Custody | Ruling | HealthEvent | Protest, said: str, *,
    ended: When | None = None, lasts: bool = False,
) -> Listed:  # fmt: skip
    """Answer one fact; one that `lasts` goes on without a bound where no end is reported."""
    began, over = Window.of(row.occurred), Window.of(ended)
    last = over.latest if ended or lasts else began.latest
    return Listed(
        facet=str(facet),
        code=code,
        fact=row.key,
        said=said,
        occurred=row.occurred.date.text if row.occurred else "",
        ended=ended.date.text if ended else "",
        days=Window(began.earliest, max(last, began.earliest) if last and began.earliest else last),
    )


def _due(dossier: Dossier) -> Iterator[Listed]:
    """Answer the days on which rulings are to take effect and terms to end, as far as nothing reported overtakes it."""
    court = docket(dossier)
    for row in defendant.rulings(dossier, dossier.key):
        window = expected_in_force(court, row.key) if row.effect is Effect.AFTER_DAYS else None
        overtaken = row.in_force or row.carried_out or list(stopped_by(court, row.key, date.max))
        if window and not window.is_open and not overtaken:
            code = RELEASE if orders_release(dossier, row) else IN_FORCE
            yield Listed(facet=DUE, code=code, fact=row.key, said=row.disposition.value, days=window)
    for ledger in sentence.current(dossier):
        if ledger.ends and not ledger.ends.is_open and not ledger.replaced and ledger.imposed.is_prison:
            yield Listed(facet=DUE, code=TERM_END, fact=ledger.sentence, said=TERM_END, days=ledger.ends)


def _namesakes(dossier: Dossier) -> Iterator[Listed]:
    """Answer whom the dossier's person must not be confused with, or may be."""
    for row in dossier.distinctions:
        if dossier.key in {row.person, row.other}:
            other = row.other if row.person == dossier.key else row.person
            yield Listed(facet=NAMESAKE, code=other, fact=row.key, said=row.verdict.value, days=Window())
