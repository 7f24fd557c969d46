"""A person's page as values: sections, people, sources, what is not reported."""

from dataclasses import replace
from datetime import date

import pytest
from page_builders import by_label, life
from wording_builders import (
    DAY,
    SUBJECT,
    cited,
    prose,
    source,
    subject_of,
    text,
    when,
    world,
)

from cases.domain import dossier as d
from cases.domain.dossier import TABLES
from cases.domain.profile import profile
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.evidence import SourceFlag
from cases.domain.vocabulary.life import (
    CampaignKind,
    HealthKind,
    ResponseKind,
    TreatmentKind,
)
from cases.domain.vocabulary.who import RelationKind, SubjectKind


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_nobody_reports_is_listed(lang):
    row = d.Custody(key="k", person=SUBJECT, form=CustodyForm.PRISON, occurred=when("../2021-09-27"))
    dossier = life(custody=(row,), attributes=(), deaths=())
    lines = profile(dossier, lang, DAY).not_reported
    labels = {
        "en": ["Date of birth", "Date of arrest", "Prison or colony"],
        "ru": ["Дата рождения", "Дата задержания", "Тюрьма или колония"],
        "kk": ["Туған күні", "Ұсталған күні", "Түрме немесе колония"],
    }

    assert [line.label for line in lines][:3] == labels[lang]
    assert {line.value for line in lines} == {
        {"en": "not reported", "ru": "не сообщается", "kk": "хабарланбаған"}[lang]
    }


def test_courts_judges_articles_and_lawyers_that_are_not_named_are_listed():
    assert [line.label for line in profile(life(), "en", DAY).not_reported] == [
        "Prison or colony",
        "Cause of death",
        "Inquiry into the death",
        "Court (Convicted, October 2007)",
        "Judge (Convicted, October 2007)",
        "Article of the law",
        "Name of the lawyer",
    ]


def test_sections_hold_the_entries_of_the_timeline_once_more():
    treatment = d.IllTreatment(key="it", person=SUBJECT, kind=TreatmentKind.VIOLENCE)
    dossier = life(
        health=(d.HealthEvent(key="he", person=SUBJECT, kind=HealthKind.DIAGNOSIS),),
        ill_treatment=(treatment,),
        responses=(d.Response(key="re", kind=ResponseKind.DENIES, to_treatments=("it",)),),
        statements=(d.Statement(key="st", speaker_person=SUBJECT),),
        campaigns=(d.Campaign(key="ca", kind=CampaignKind.PETITION),),
        tallies=(d.Tally(key="ta", value=12),),
        photos=(d.Photo(key="ph", person=SUBJECT, image="photos/1.jpg"),),
    )
    page = profile(dossier, "en", DAY)
    sections = (page.health, page.allegations, page.statements, page.campaigns, page.tallies)

    assert [entry.key for section in sections for entry in section] == ["he", "it", "st", "ca", "ta"]
    assert [reply.key for reply in page.allegations[0].replies] == ["re"]
    assert {"he", "it", "re", "st", "ca"} <= page.on_timeline
    assert [(picture.image, picture.entry.key) for picture in page.photos] == [("photos/1.jpg", "ph")]


def test_what_is_said_of_other_people_and_bodies_stands_with_them():
    relation = d.Relationship(
        key="rel", person="p-2", kind=RelationKind.OFFICER, other_organisation="o-1", citations=cited()
    )
    dossier = life(
        relationships=(relation,),
        deaths=(*life().deaths, d.Death(key="de-2", person="p-2", occurred=when("2006"))),
    )
    page = profile(dossier, "en", DAY)
    (other,), (group,) = page.people, page.organisations

    assert [fact.key for fact in other.facts] == ["de-2", "rel"]
    assert by_label(group.facts[0].details) == {"Person": "Co Defendant en"}
    assert by_label(page.places[0].details) == {"What it is": "city", "Country": "Kazakhstan"}


def test_what_is_said_of_the_person_outside_time_stands_apart():
    assert [entry.key for entry in profile(life(), "en", DAY).about] == ["born", "home", "job"]


def test_sources_are_described_in_full():
    full = source(
        "source-1",
        title_translation=text("Title"),
        authors="A. Writer",
        publisher="Publisher",
        first_published_in="First",
        republished_in="Second",
        url="https://example.org/1",
        archived_url="https://archive.example.org/1",
        published=when("2021-11-25", "November 25"),
        published_basis=text("From the page"),
        accessed=date(2026, 1, 2),
        flags=(SourceFlag.LINKS_LOST,),
        description=text("Described"),
    )
    shown = prose(profile(subject_of(sources=(full,)), "en", DAY).sources)

    for words in (
        *("Title of source-1", "A. Writer", "Publisher", "First", "Second", "https://example.org/1", "English"),
        *("https://archive.example.org/1", "25 November 2021", "November 25", "From the page in English"),
        *("January 2, 2026", "links lost in this copy", "Described in English", "news article"),
    ):
        assert words in shown


def test_a_source_without_an_archived_copy_says_so():
    (note,) = profile(subject_of(sources=(source(url="https://example.org"),)), "en", DAY).sources

    assert by_label(note.remarks) == {"Archived copy": "none recorded"}


def test_numbers_of_sources_are_the_same_everywhere_on_a_page():
    page = profile(life(), "en", DAY)
    numbers = {note.key: note.number for note in page.sources}
    cites = [cite for year in page.timeline for entry in year.entries for cite in entry.citations]
    cites += [cite for row in page.glance for cite in row.citations]

    assert {(cite.source, cite.number) for cite in cites} <= set(numbers.items())
    assert [note.number for note in page.sources] == [1, 2]


def test_a_dossier_without_its_person_has_no_profile():
    with pytest.raises(ValueError, match="XX-NONE is not a person"):
        profile(d.Dossier(kind=SubjectKind.PERSON, key="XX-NONE"), "en", DAY)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fact_stands_somewhere_on_the_page(lang):
    dossier = world()
    shown = prose(profile(dossier, lang, DAY)).split("\n")

    assert {fact.key for fact in dossier.facts} <= set(shown)


def test_a_fact_about_somebody_whom_the_dossier_lacks_is_not_lost():
    stay = d.Custody(key="k-2", person="gone", form=CustodyForm.PRISON)

    assert "k-2" in profile(subject_of(custody=(stay,)), "en", DAY).on_timeline


@pytest.mark.parametrize(
    "written",
    [
        "-0043-03-15",
        "Y17E7",
        "20XX",
        "XXXX-12",
        "2021-22",
        "../..",
        "/2021",
        "2021/",
        "2021?",
        "9999-12-31",
        "[..2021]",
    ],
)
def test_no_date_breaks_the_page(written):
    """A record of every kind, all on the same strange date."""
    rows = world()
    tables = {
        table: tuple(
            replace(row, occurred=when(written)) if isinstance(row, d.Fact) else row for row in getattr(rows, table)
        )
        for table in TABLES
    }
    tables["custody"] = (
        d.Custody(key="own", person=SUBJECT, form=CustodyForm.PRISON, occurred=when(written), ended=when(written)),
        d.Custody(key="open", person=SUBJECT, form=CustodyForm.REMAND, occurred=when(written)),
    )
    dossier = d.Dossier(kind=SubjectKind.PERSON, key=SUBJECT, **tables)

    assert {"own", "open"} <= profile(dossier, "en", DAY).on_timeline
