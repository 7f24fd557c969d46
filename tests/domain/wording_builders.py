"""A fictitious record in which every kind of row can be mentioned, and the words that an entry prints."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from cases.domain import dossier as d
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.text import Text
from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.life import (
    ClemencyKind,
    DesignationLabel,
    HealthKind,
    ProtestKind,
    ResponseKind,
    TreatmentKind,
)
from cases.domain.vocabulary.who import DateBasis, SubjectKind

DAY = date(2021, 11, 25)
SUBJECT = "XX-SUBJ"


def when(text: str, words: str = "", basis: DateBasis = DateBasis.STATED) -> d.When:
    return d.When(date=FuzzyDate.parse(text), words=words, basis=basis)


def text(mark: str) -> Text:
    return Text(f"{mark} in English", f"{mark} по-русски", f"{mark} қазақша")


def term(iso: str) -> Term:
    return Term.parse(iso)


def name(words: str, lang: str = "en", **more: Any) -> d.Name:
    return d.Name(key=f"name-{words}-{lang}", text=words, lang=lang, **more)


def named(mark: str) -> tuple[d.Name, ...]:
    return tuple(name(f"{mark} {lang}", lang, preferred=True) for lang in ("en", "ru", "kk"))


def cited(source: str = "source-1", **more: Any) -> tuple[d.Citation, ...]:
    return (d.Citation(source=source, **more),)


def source(key: str = "source-1", **more: Any) -> d.Source:
    return d.Source(key=key, **{"title": f"Title of {key}", "language": "en"} | more)


def person(key: str, mark: str, **more: Any) -> d.Person:
    return d.Person(key=key, names=named(mark), **more)


def subject_of(**tables: Any) -> d.Dossier:
    """The record of one person, Sample Subject, with one source."""
    people = (person(SUBJECT, "Sample Subject", has_page=True), *tables.pop("people", ()))
    return d.Dossier(
        kind=SubjectKind.PERSON,
        key=SUBJECT,
        people=people,
        **{"sources": (source(), source("source-2"))} | tables,
    )


def world(**tables: Any) -> d.Dossier:
    """A record with a row of each kind that others point at; `tables` are added to its rows."""
    rows: dict[str, tuple[Any, ...]] = {
        "people": (person("p-x", "Mentioned Person"),),
        "organisations": (d.Organisation(key="o-x", names=named("Mentioned Body")),),
        "places": (d.Place(key="pl-x", names=named("Mentioned Place")),),
        "cases": (d.Case(key="c-x", title=text("Mentioned case")), d.Case(key="c-y", title=text("Other case"))),
        "parties": (d.Party(key="pa-x", case="c-x", description=text("Mentioned party")),),
        "provisions": (d.Provision(key="pv-x", code=text("Mentioned code"), article="1"),),
        "filings": (d.Filing(key="f-x", case="c-x", occurred=when("1907-01")),),
        "rulings": (d.Ruling(key="r-x", case="c-x", disposition=Disposition.REMEDY, occurred=when("1907-02")),),
        "sentences": (d.Sentence(key="se-x", party="pa-x"),),
        "custody": (d.Custody(key="cu-x", person="p-x", form=CustodyForm.CAMP, occurred=when("1907-03")),),
        "health": (d.HealthEvent(key="he-x", person="p-x", kind=HealthKind.TEST),),
        "protests": (d.Protest(key="pr-x", person="p-x", kind=ProtestKind.REFUSES_WORK, occurred=when("1907-04")),),
        "ill_treatment": (d.IllTreatment(key="it-x", person="p-x", kind=TreatmentKind.THREATS),),
        "responses": (d.Response(key="re-x", kind=ResponseKind.NO_ANSWER, occurred=when("1907-05")),),
        "clemency": (d.Clemency(key="cl-x", person="p-x", kind=ClemencyKind.AMNESTY),),
        "deaths": (d.Death(key="de-x", person="p-x", occurred=when("1907-06")),),
        "designations": (d.Designation(key="dg-x", person="p-x", label=DesignationLabel.WANTED),),
    }
    merged = {table: (*rows.get(table, ()), *tables.get(table, ())) for table in {*rows, *tables}}
    return subject_of(**merged)


def printed(value: Any) -> Iterator[str]:
    """Every text anywhere in a value that a page prints."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from printed(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from printed(getattr(value, field.name))


def prose(value: Any) -> str:
    return "\n".join(printed(value))
