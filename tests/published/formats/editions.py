"""Editions of plainly fictitious records, made without a database."""

from dataclasses import replace
from datetime import date
from typing import Any

from cases.domain.canonical import digest, from_bytes, to_bytes
from cases.domain.dossier import (
    Attribute,
    Case,
    Citation,
    Designation,
    Dossier,
    Name,
    Occurrence,
    Organisation,
    Person,
    Place,
    Relationship,
    Source,
)
from cases.domain.text import Text
from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.evidence import CitationStance, SourceKind
from cases.domain.vocabulary.life import DesignationLabel, OccurrenceKind
from cases.domain.vocabulary.who import (
    AttributeKind,
    NameKind,
    OrganisationKind,
    RelationKind,
    Sex,
    Standing,
    SubjectKind,
)
from cases.published.formats.issue import Issue, Site
from cases.published.store import Published
from tests.domain.builders import CASE, WHO, Record, on

SITE = Site("Example records", "https://records.example")
DAY = date(2022, 3, 1)
FORMULA = '=HYPERLINK("https://bad.example";"Zed")'
AWKWARD = "Semicolon; comma, back\\slash\nand a second line with <b>marks</b> & “quotes” \u2028 end"
CITED = (Citation(source="source-1", locator="paragraph 2"),)
KEY_OF_CASE = "ZZ-C4S3"
OTHER, NAMELESS, GROUP, TOWN = "ZZ-2222", "ZZ-3333", "org-1", "place-1"


def name(text: str, lang: str = "en", **more: Any) -> Name:
    """A name with a key of its own."""
    return Name(key=f"name-{text}", text=text, lang=lang, **more)


def people() -> tuple[Person, ...]:
    """The subject, a relative with a name, and somebody who is only described."""
    own = (
        name("Zed Example", preferred=True),
        name("Зед Примеров", "ru", preferred=True),
        name("Zedd", kind=NameKind.AS_SPELLED),
        name("Zed Former", kind=NameKind.FORMER),
    )
    return (
        Person(key=WHO, names=own, sex=Sex.MALE, country="ZZ", citations=CITED),
        Person(key=OTHER, names=(name("Yan Example", preferred=True),), citations=CITED),
        Person(key=NAMELESS, description=Text("a neighbour", "сосед", "көршісі"), citations=CITED),
    )


def relation(number: int, kind: RelationKind, other: str, **more: Any) -> Relationship:
    """How the relative is related to the subject, or the subject to the group."""
    if other.startswith("org"):
        more["other_organisation"] = other
        return Relationship(key=f"relation-{number}", person=WHO, kind=kind, citations=CITED, **more)
    return Relationship(key=f"relation-{number}", person=other, kind=kind, other_person=WHO, citations=CITED, **more)


def attribute(number: int, kind: AttributeKind, value: str, **more: Any) -> Attribute:
    """Something said of the subject."""
    more.setdefault("person", WHO)
    return Attribute(key=f"attribute-{number}", kind=kind, value=Text(value), citations=CITED, **more)


def proceedings() -> Dossier:
    """A verdict, a term of seven years that runs, and custody that goes on."""
    record = Record()
    verdict = record.ruling(Disposition.CONVICTED, "2020-06-01")
    record.sentence(ruling=verdict, since="2020-05-04")
    record.custody(CustodyForm.PRISON, "2020-05-04")
    return record.dossier()


def search() -> Occurrence:
    """An event whose text is a formula and whose day is one among several."""
    return Occurrence(
        key="event-1",
        person=WHO,
        kind=OccurrenceKind.SEARCH,
        occurred=on("[2020-04-01..2020-04-10]"),
        ended=on("2020-04"),
        text=Text(FORMULA),
        citations=(Citation(source="source-1", stance=CitationStance.DENIES, via="Example Radio"),),
    )


def listing() -> Designation:
    """A list of the authorities, with a text that breaks careless formats."""
    return Designation(
        key="designation-1",
        person=WHO,
        label=DesignationLabel.TERRORIST_LIST,
        by=Text("the authorities"),
        occurred=on("2020-07~"),
        text=Text(AWKWARD),
        citations=CITED,
    )


def relationships() -> tuple[Relationship, ...]:
    """A relative, a body that he supports and is said to belong to, and somebody who is only described."""
    return (
        relation(1, RelationKind.SIBLING, OTHER),
        relation(2, RelationKind.SUPPORTER, GROUP),
        relation(3, RelationKind.MEMBER, GROUP, standing=Standing.ALLEGED),
        relation(4, RelationKind.RELATIVE, NAMELESS),
    )


def attributes() -> tuple[Attribute, ...]:
    """A birth, an occupation, and what somebody alleges."""
    return (
        attribute(1, AttributeKind.BIRTH, "", occurred=on("1970-02")),
        attribute(2, AttributeKind.OCCUPATION, "teacher"),
        attribute(3, AttributeKind.DESCRIPTION, "organiser of an armed plot", standing=Standing.ALLEGED),
    )


def dossier(**tables: Any) -> Dossier:
    """A person in prison whose term is expected to end in 2027, with texts that break careless formats."""
    row = replace(
        proceedings(),
        people=people(),
        organisations=(
            Organisation(key=GROUP, kind=OrganisationKind.MOVEMENT, names=(name("Example Group"),), place=TOWN),
            Organisation(key="org-2", kind=OrganisationKind.COURT, names=(name("Example Court"),)),
        ),
        places=(Place(key=TOWN, country="ZZ", names=(name("Exampleton"),)),),
        cases=(Case(key=CASE, title=Text("Case of Zed Example"), country="ZZ", citations=CITED),),
        relationships=relationships(),
        attributes=attributes(),
        occurrences=(search(),),
        designations=(listing(),),
        sources=(
            Source(key="source-1", title="A report", publisher="Example Radio", url="https://radio.example/1"),
            Source(key="source-2", kind=SourceKind.COURT_PAPER, description=Text("A verdict"), language="ru"),
        ),
    )
    return with_public_key(replace(row, **tables))


def with_public_key(held: Dossier) -> Dossier:
    """The same with a key of the case that can stand in an address."""
    body = to_bytes(held).decode()
    for member in ("case", "key"):
        body = body.replace(f'"{member}":"{CASE}"', f'"{member}":"{KEY_OF_CASE}"')
    return from_bytes(body.encode())


def case_dossier() -> Dossier:
    """The case of the same person as a record of its own."""
    return replace(dossier(), kind=SubjectKind.CASE, key=KEY_OF_CASE)


def published(held: Dossier, number: int = 1, day: date = DAY) -> Published:
    """The edition that holds a dossier."""
    body = to_bytes(held)
    return Published(
        key=held.key,
        kind=held.kind.value,
        number=number,
        latest_number=number,
        published_on=day,
        sha256=digest(body),
        chain="",
        body=body,
        dossier=held,
    )


def issue(held: Dossier | None = None, lang: str = "en", **more: Any) -> Issue:
    """The edition as it goes out."""
    return Issue(published(held or dossier(), **more), lang, SITE)
