"""What a record says of a person without dispute, for forms that cannot say by whom and how surely."""

from collections.abc import Iterable

from cases.domain.accounts import counted, is_doubted
from cases.domain.dossier import Attribute, Dossier, Fact, When
from cases.domain.fuzzydate import FuzzyDate, Precision
from cases.domain.vocabulary.who import AttributeKind, Finding


def is_settled(fact: Fact) -> bool:
    """Answer whether a fact is neither doubted by its sources nor set aside by the editors."""
    return not is_doubted(fact) and fact.finding not in {Finding.REJECTED, Finding.SUPERSEDED}


def attributes(dossier: Dossier, person: str, kind: AttributeKind) -> tuple[Attribute, ...]:
    """Answer what is said of a person in that regard."""
    rows = (row for row in counted(dossier.attributes) if row.person == person and row.kind is kind)
    return tuple(row for row in rows if is_settled(row))


def birth(dossier: Dossier, person: str) -> str:
    """Answer the date of birth in ISO 8601, as exact as it is known; empty where unknown or where accounts differ."""
    return _one(row.occurred for row in attributes(dossier, person, AttributeKind.BIRTH))


def death(dossier: Dossier, person: str) -> str:
    """Answer the date of death in the same form."""
    return _one(row.occurred for row in counted(dossier.deaths) if row.person == person and is_settled(row))


def iso_date(date: FuzzyDate) -> str:
    """Answer one day, month or year without any mark in ISO 8601, or an empty string for every other date."""
    plain = date.precision in {Precision.DAY, Precision.MONTH, Precision.YEAR}
    vague = date.is_uncertain or date.is_approximate or date.has_unspecified_digits or date.earliest is None
    return date.text.partition("T")[0] if plain and not vague else ""


def _one(dates: Iterable[When | None]) -> str:
    found = {iso_date(when.date) for when in dates if when}
    return found.pop() if len(found) == 1 else ""
