"""The rulings of a dossier as a graph: their days, and what each does to the others."""

from collections.abc import Collection
from dataclasses import dataclass

from cases.domain.accounts import by_any_key, counted
from cases.domain.dossier import Dossier, Filing, Ruling, RulingLink
from cases.domain.vocabulary.court import Disposition, FilingKind, LinkKind
from cases.domain.window import Window

STOPS = frozenset({LinkKind.QUASHES, LinkKind.SUSPENDS, LinkKind.REPLACES})
_AGAINST = frozenset({FilingKind.APPEAL, FilingKind.PROTEST, FilingKind.COMPLAINT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What ruling `later` does to ruling `earlier`, by their keys; `key` is that of the row that says so.

    `whole` is False where only a part is concerned. `inferred` links rest on the disposition alone.
    """

    key: str
    later: str
    earlier: str
    kind: LinkKind
    whole: bool = True
    inferred: bool = False

    @property
    def stops(self) -> bool:
        """Whether the earlier ruling as a whole has no effect while the later one stands."""
        return self.whole and self.kind in STOPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """The rulings that count, by key; the days on which each can have been pronounced; their links; appeals."""

    rulings: dict[str, Ruling]
    pronounced: dict[str, Window]
    links: tuple[Link, ...]
    appeals: dict[str, tuple[Filing, ...]]

    def stoppers(self, key: str) -> tuple[Link, ...]:
        """Answer the links by which later rulings stop the ruling `key`."""
        return tuple(link for link in self.links if link.earlier == key and link.stops)

    def stands(self, key: str, known: Collection[str], _seen: frozenset[str] = frozenset()) -> bool:
        """Answer whether the ruling `key` stands when exactly the rulings `known` have been pronounced.

        It does unless one of them that itself stands stops it; two rulings that stop each other are both stopped.
        """
        seen = _seen | {key}
        return not any(
            link.later in known and link.later not in seen and self.stands(link.later, known, seen)
            for link in self.stoppers(key)
        )


def docket(dossier: Dossier) -> Docket:
    """Answer the graph of the dossier's rulings, with days narrowed by what must have come before what."""
    name = ("docket", "")
    if name not in dossier.worked_out:
        dossier.worked_out[name] = _docket(dossier)
    found: Docket = dossier.worked_out[name]
    return found


def _docket(dossier: Dossier) -> Docket:
    rulings = by_any_key(dossier.rulings)
    appeals = {key: _appeals(dossier, key) for key in rulings}
    stated = {key: Window.of(row.occurred) for key, row in rulings.items()}
    links = _links(dossier, rulings, stated)
    return Docket(rulings=rulings, pronounced=_narrowed(dossier, stated, links), links=links, appeals=appeals)


def _appeals(dossier: Dossier, ruling: str) -> tuple[Filing, ...]:
    return tuple(row for row in counted(dossier.filings) if row.against == ruling and row.kind in _AGAINST)


def _links(dossier: Dossier, rulings: dict[str, Ruling], stated: dict[str, Window]) -> tuple[Link, ...]:
    recorded = [_link(row, rulings) for row in dossier.ruling_links]
    named = {link.later for link in recorded if link}
    inferred = [
        link
        for key, row in rulings.items()
        if row.disposition is Disposition.RELEASE_CANCELLED and not {key, row.key} & named
        for link in _cancelled_by(row, rulings, stated)
    ]
    return tuple(link for link in (*recorded, *inferred) if link)


def _link(row: RulingLink, rulings: dict[str, Ruling]) -> Link | None:
    later, earlier = rulings.get(row.later), rulings.get(row.earlier)
    if not later or not earlier:
        return None
    return Link(key=row.key, later=later.key, earlier=earlier.key, kind=row.kind, whole=not row.scope)


def _cancelled_by(row: Ruling, rulings: dict[str, Ruling], stated: dict[str, Window]) -> list[Link]:
    """A cancellation of early release that names no ruling concerns every release granted before it in its case."""
    granted = [r for r in {r.key: r for r in rulings.values()}.values() if _is_grant_like(r, row)]
    return [
        Link(key=row.key, later=row.key, earlier=r.key, kind=LinkKind.QUASHES, inferred=True)
        for r in granted
        if _can_precede(stated[r.key], stated[row.key])
    ]


def _is_grant_like(row: Ruling, cancelled: Ruling) -> bool:
    """Whether a ruling grants early release in the same case, to a person whom the cancellation concerns too."""
    shared = not row.concerns or not cancelled.concerns or bool(set(row.concerns) & set(cancelled.concerns))
    return shared and row.case == cancelled.case and row.disposition is Disposition.RELEASE_GRANTED


def _can_precede(first: Window, second: Window) -> bool:
    return not (first.earliest and second.latest and first.earliest > second.latest)


def _narrowed(dossier: Dossier, stated: dict[str, Window], links: tuple[Link, ...]) -> dict[str, Window]:
    """Days on which each ruling can have been pronounced, when no ruling precedes what it answers or undoes."""
    days = dict(stated)
    asked = {row.key: Window.of(row.occurred) for row in dossier.filings}
    for ruling in by_any_key(dossier.rulings).values():
        if request := asked.get(ruling.on_filing):
            days[ruling.key] = days[ruling.key].within(Window(request.earliest, None))
    for _ in links:
        for link in links:
            first, second = days[link.earlier], days[link.later]
            days[link.later] = second.within(Window(first.earliest, None))
            days[link.earlier] = first.within(Window(None, second.latest))
    return days
