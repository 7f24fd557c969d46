"""Persons, organisations and places in a dossier, and what is said of them."""

from dataclasses import dataclass

from cases.domain.text import Text
from cases.domain.vocabulary.evidence import Comparator
from cases.domain.vocabulary.who import (
    AttributeKind,
    CoordinatePrecision,
    NameKind,
    OrganisationKind,
    PlaceKind,
    RelationKind,
    Sameness,
    Sex,
)

from .base import Fact, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Record):
    """One name as written: `lang` is BCP 47, `script` ISO 15924; `preferred` for pages in its language."""

    text: str
    lang: str = ""
    script: str = ""
    kind: NameKind = NameKind.USED
    system: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A person; one without names is known by `description` alone.

    `has_page` is set when a page is shown, for those who have a published page of their own; never in an edition.
    """

    names: tuple[Name, ...] = ()
    description: Text = Text()
    sex: Sex = Sex.NOT_RECORDED
    country: str = ""
    has_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A body of people; `place` is the key of a Place."""

    kind: OrganisationKind = OrganisationKind.OTHER
    names: tuple[Name, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place; `part_of` is the key of the place around it; coordinates are decimal degrees as text."""

    kind: PlaceKind = PlaceKind.CITY
    names: tuple[Name, ...] = ()
    part_of: str = ""
    country: str = ""
    latitude: str = ""
    longitude: str = ""
    precision: CoordinatePrecision = CoordinatePrecision.WITHHELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Fact):
    """Something said of a person or of an organisation; `occurred` is the time for which it held."""

    person: str = ""
    organisation: str = ""
    kind: AttributeKind = AttributeKind.DESCRIPTION
    value: Text = Text()
    place: str = ""
    number: int | None = None
    comparator: Comparator = Comparator.EXACTLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Fact):
    """`person` is the `kind` of `other_person` or in `other_organisation`: (Toregozhina, officer, the group)."""

    person: str
    kind: RelationKind
    other_person: str = ""
    other_organisation: str = ""
    role: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinction(Record):
    """Two persons who look like one: why they are not, or may be."""

    person: str
    other: str
    verdict: Sameness = Sameness.NOT_SAME
    reason: Text = Text()
