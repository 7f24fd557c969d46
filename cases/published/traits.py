"""What a record of a person lets that person be found by, and the names of what it lists them under."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from cases.domain import defendant, names, sentence
from cases.domain.accounts import counted
from cases.domain.dossier import Charge, Designation, Dossier, Organisation, Person, Place, Provision
from cases.domain.naming import display_name
from cases.domain.reckoning.ledger import Ledger
from cases.domain.slug import slug
from cases.domain.status import Span
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary.court import PenaltyKind
from cases.domain.vocabulary.life import DesignationLabel, ProtestKind
from cases.domain.vocabulary.who import CoordinatePrecision, PlaceKind
from cases.domain.window import Window

from .facets import OPEN_YEAR, Facet, TermLength

Pair = tuple[str, str]
LONGEST_CODE: Final = 60
_STRIKES: Final = frozenset({ProtestKind.HUNGER_STRIKE, ProtestKind.DRY_HUNGER_STRIKE})
_UP_TO: Final = (
    (12, TermLength.UNDER_1),
    (36, TermLength.TO_3),
    (60, TermLength.TO_5),
    (120, TermLength.TO_10),
    (180, TermLength.TO_15),
)


_ENDLESS: Final[Mapping[PenaltyKind | None, TermLength]] = {
    PenaltyKind.LIFE: TermLength.LIFE,
    PenaltyKind.DEATH: TermLength.DEATH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The name of a choice in every language, and for a place where it lies; `within` is the place around it."""

    facet: Facet
    code: str
    title: dict[str, str]
    kind: str = ""
    country: str = ""
    within: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""

    @property
    def sort_key(self) -> str:
        """The folded English title."""
        return " ".join(names.fold(self.title["en"]).split())[:200]


def traits(dossier: Dossier, spans: Iterable[Span]) -> set[Pair]:
    """Answer every (facet, code) that holds of the dossier's person by the accounts that count."""
    person = dossier.subject
    if person is None:
        return set()
    found = {(Facet.SEX.value, person.sex.value), *years(spans), *_health(dossier), *_terms(dossier), *_died(dossier)}
    found |= {(Facet.COUNTRY.value, person.country)} if person.country else set()
    return found | {(head.facet.value, head.code) for head in heads(dossier)}


def heads(dossier: Dossier) -> Iterator[Head]:
    """Answer the places, courts, judges, charges and bodies under which the dossier's person is listed."""
    for stay in defendant.stays(dossier, dossier.key):
        if stay.form.deprives_of_liberty:
            yield from places(dossier, stay.facility, stay.place)
    for ruling in defendant.rulings(dossier, dossier.key):
        yield from benches(dossier, ruling.body, ruling.judges)
    mine = {party.key for party in defendant.parties(dossier, dossier.key)}
    yield from (_charge(dossier, row) for row in counted(dossier.charges) if row.party in mine)
    yield from (_recognised(dossier, row) for row in counted(dossier.designations) if _recognises(row, dossier.key))


def places(dossier: Dossier, *keys: str) -> Iterator[Head]:
    """Answer the institutions and places of these keys, and the places around them up to the country."""
    waiting, seen = list(keys), set()
    while waiting:
        row = dossier.by_key.get(waiting.pop(0))
        if not isinstance(row, Organisation | Place) or row.key in seen or not row.names:
            continue
        seen.add(row.key)
        around = row.place if isinstance(row, Organisation) else row.part_of
        if not (isinstance(row, Place) and row.kind is PlaceKind.COUNTRY):
            yield _place(dossier, row, around)
        waiting.append(around)


def _place(dossier: Dossier, row: Organisation | Place, around: str) -> Head:
    lies = dossier.by_key.get(around) if isinstance(row, Organisation) else row
    at = lies if isinstance(lies, Place) and lies.precision is not CoordinatePrecision.WITHHELD else None
    return Head(
        facet=Facet.PLACE,
        code=row.key,
        title=titles(row),
        kind=row.kind.value,
        country=lies.country if isinstance(lies, Place) else "",
        within=around,
        latitude=degrees(at.latitude, 90) if at else None,
        longitude=degrees(at.longitude, 180) if at else None,
        precision=at.precision.value if at else "",
    )


def degrees(text: str, most: int) -> float | None:
    """Answer decimal degrees, or None for what is no number between -most and most."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if -most <= number <= most else None


def benches(dossier: Dossier, body: str, judges: Iterable[str]) -> Iterator[Head]:
    """Answer the court or other body and those of its judges who are named."""
    for facet, key in ((Facet.COURT, body), *((Facet.JUDGE, judge) for judge in judges)):
        row = dossier.by_key.get(key)
        if isinstance(row, Organisation | Person) and row.names:
            kind = row.kind.value if isinstance(row, Organisation) else ""
            around = row.place if isinstance(row, Organisation) else ""
            yield Head(
                facet=facet, code=key, title=titles(row), kind=kind, within=around, country=_country(dossier, row)
            )


def _country(dossier: Dossier, row: Organisation | Person) -> str:
    around = dossier.by_key.get(row.place) if isinstance(row, Organisation) else row
    return around.country if isinstance(around, Place | Person) else ""


def _charge(dossier: Dossier, row: Charge) -> Head:
    """Answer the article, or where none is named the wording of the charge."""
    article = dossier.by_key.get(row.provision)
    if isinstance(article, Provision):
        title = {lang: _article(article, lang) for lang in LANGUAGES}
        return Head(facet=Facet.CHARGE, code=article.key, title=title, kind="article")
    said = row.wording_translation or Text(**{row.wording_lang: row.wording} if row.wording_lang in LANGUAGES else {})
    words = {lang: said.best(lang) or row.wording for lang in LANGUAGES}
    return Head(facet=Facet.CHARGE, code=_code(words["en"] or row.key), title=words, kind="wording")


def _article(row: Provision, lang: str) -> str:
    code = " ".join(part for part in (row.code.best(lang), row.article, row.part) if part)
    return ": ".join(part for part in (code, row.title.best(lang)) if part)


def _recognises(row: Designation, person: str) -> bool:
    return row.person == person and not row.label.is_against and row.label is not DesignationLabel.REFUSED


def _recognised(dossier: Dossier, row: Designation) -> Head:
    body = dossier.by_key.get(row.by_organisation)
    if isinstance(body, Organisation) and body.names:
        return Head(facet=Facet.RECOGNISED, code=body.key, title=titles(body), kind=body.kind.value)
    words = {lang: row.by.best(lang) or row.label.label(lang) for lang in LANGUAGES}
    return Head(facet=Facet.RECOGNISED, code=_code(words["en"]), title=words)


def _code(words: str) -> str:
    return f"said-{slug(words)}"[:LONGEST_CODE].rstrip("-")


def titles(row: Organisation | Place | Person) -> dict[str, str]:
    """Answer what a thing is called in each language."""
    return {lang: display_name(row, lang) for lang in LANGUAGES}


def _health(dossier: Dossier) -> Iterator[Pair]:
    yield from ((Facet.HEALTH.value, row.kind.value) for row in counted(dossier.health) if row.person == dossier.key)
    strikes = (row for row in counted(dossier.protests) if row.person == dossier.key and row.kind in _STRIKES)
    yield from ((Facet.HEALTH.value, row.kind.value) for row in strikes)


def _terms(dossier: Dossier) -> Iterator[Pair]:
    for ledger in sentence.current(dossier):
        if ledger.imposed.is_prison:
            yield Facet.TERM.value, _length(ledger).value


def _length(ledger: Ledger) -> TermLength:
    if ledger.net is None:
        return _ENDLESS.get(ledger.imposed.kind, TermLength.UNKNOWN)
    months = ledger.net.months
    return next((length for most, length in _UP_TO if months < most), TermLength.MORE)


def _died(dossier: Dossier) -> Iterator[Pair]:
    death = defendant.death(dossier, dossier.key)
    window = Window.of(death.occurred) if death else Window()
    if window.earliest and window.latest:
        years = range(window.earliest.year, window.latest.year + 1)
        yield from ((Facet.DIED.value, str(year)) for year in years)


def years(spans: Iterable[Span]) -> Iterator[Pair]:
    """Answer every year in which the person was possibly held; from a stretch without end its first year on."""
    held = [span for span in spans if any(status.is_held for status in (span.status, *span.also)) and span.first]
    open_from = min((_year(span.first) for span in held if span.last is None), default=None)
    for span in held:
        last = span.last.year if span.last else _year(span.first) - 1
        upto = min(last, open_from - 1) if open_from else last
        yield from ((Facet.YEAR.value, str(year)) for year in range(_year(span.first), upto + 1))
    if open_from:
        yield OPEN_YEAR, str(open_from)


def _year(day: date | None) -> int:
    return day.year if day else date.min.year
