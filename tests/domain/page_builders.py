"""Fictitious records for the tests of pages: a visit, custody, rulings, and one whole life in custody."""

from wording_builders import DAY, SUBJECT, cited, named, person, subject_of, term, text, when

from cases.domain import dossier as d
from cases.domain.text import Text
from cases.domain.timeline import timeline
from cases.domain.vocabulary.court import (
    Appellant,
    CountedFrom,
    Disposition,
    Effect,
    PartyRole,
    PenaltyKind,
    Stance,
)
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm
from cases.domain.vocabulary.life import OccurrenceKind
from cases.domain.vocabulary.who import AttributeKind

TWO = "source-2"


def visit(key, at=None, **more):
    return d.Occurrence(key=key, kind=OccurrenceKind.VISIT, occurred=at and when(at), **more)


def custody(key, at, **more):
    return d.Custody(key=key, person=SUBJECT, form=more.pop("form", CustodyForm.PRISON), occurred=when(at), **more)


def ruling(key, disposition, at=None, **more):
    return d.Ruling(key=key, case="c", disposition=disposition, occurred=at and when(at), **more)


CASE = {
    "cases": (d.Case(key="c", title=text("The case")),),
    "parties": (d.Party(key="pa", case="c", person=SUBJECT),),
}


def granted(key="granted", at="2021-09-27", **more):
    members = {"effect": Effect.AFTER_DAYS, "effect_days": 15, "appeal_by": Appellant.PROSECUTOR} | more
    return ruling(key, Disposition.RELEASE_GRANTED, at, **members)


def years_of(dossier, lang="en", day=DAY):
    return {year.label: [entry.key for entry in year.entries] for year in timeline(dossier, lang, day)}


def entries_of(dossier, lang="en", day=DAY):
    return {entry.key: entry for year in timeline(dossier, lang, day) for entry in year.entries}


def life(**more):
    """Eighteen years, held from 2006-07-17 to 2021-10-01, dead 54 days later."""
    tables = {
        "people": (person("p-2", "Co Defendant"),),
        "organisations": (d.Organisation(key="o-1", names=named("Rights Group")),),
        "places": (d.Place(key="pl-1", names=named("Sampletown"), country="KZ"),),
        "attributes": (
            d.Attribute(
                key="born",
                person=SUBJECT,
                kind=AttributeKind.BIRTH,
                occurred=when("1953-01-31"),
                citations=cited(),
            ),
            d.Attribute(
                key="job",
                person=SUBJECT,
                kind=AttributeKind.OCCUPATION,
                value=Text("poet", "поэт", "ақын"),
                citations=cited(TWO),
            ),
            d.Attribute(key="home", person=SUBJECT, kind=AttributeKind.HOME, place="pl-1", citations=cited()),
        ),
        "cases": (d.Case(key="c", title=text("The case"), accusation=text("Unrest"), conduct=text("A protest")),),
        "parties": (
            d.Party(key="pa", case="c", person=SUBJECT, stance=Stance.DENIES_ALL, citations=cited()),
            d.Party(key="pa-2", case="c", person="p-2", citations=cited()),
            d.Party(key="pa-3", case="c", role=PartyRole.LAWYER, head_count=2, citations=cited()),
        ),
        "charges": (d.Charge(key="ch", party="pa", wording="“organising unrest”", citations=cited()),),
        "rulings": (
            d.Ruling(key="r", case="c", disposition=Disposition.CONVICTED, occurred=when("2007-10"), citations=cited()),
        ),
        "sentences": (
            d.Sentence(
                key="s",
                party="pa",
                ruling="r",
                counted_from=when("2006-07-17"),
                counted_basis=CountedFrom.ARREST,
                penalties=(d.Penalty(key="pe", kind=PenaltyKind.IMPRISONMENT, term=term("P18Y")),),
                citations=cited(),
            ),
            d.Sentence(key="s-2", party="pa-2", ruling="r", citations=cited()),
        ),
        "custody": (
            d.Custody(
                key="k",
                person=SUBJECT,
                form=CustodyForm.PRISON,
                place="pl-1",
                occurred=when("2006-07-17"),
                ended=when("2021-10-01"),
                end=CustodyEnd.ILLNESS,
                citations=cited(),
            ),
        ),
        "deaths": (d.Death(key="de", person=SUBJECT, occurred=when("2021-11-24"), citations=cited()),),
    }
    return subject_of(**tables | more)


def by_label(details):
    return {line.label: line.value for line in details}
