"""The timeline: order, dates, the ends of custody, whom it is about."""

from datetime import date

import pytest
from page_builders import CASE, custody, entries_of, granted, ruling, visit, years_of
from wording_builders import DAY, SUBJECT, cited, person, subject_of, when, world

from cases.domain import dossier as d
from cases.domain.dossier import TABLES
from cases.domain.text import LANGUAGES
from cases.domain.timeline import timeline
from cases.domain.vocabulary.court import (
    ChangeKind,
    Disposition,
    LinkKind,
)
from cases.domain.vocabulary.custody import CustodyEnd
from cases.domain.vocabulary.life import (
    DesignationLabel,
    HealthKind,
    OccurrenceKind,
    TreatmentKind,
)
from cases.domain.vocabulary.who import DateBasis, SubjectKind


def test_facts_stand_by_year_from_the_earliest_on_and_undated_ones_last():
    rows = (visit("undated"), visit("late", "2021-05-01"), visit("early", "2019"), visit("may", "2021-05"))

    assert years_of(subject_of(occurrences=rows)) == {
        "2019": ["early"],
        "2021": ["late", "may"],
        "Date not reported": ["undated"],
    }


def test_facts_of_one_day_stand_in_their_recorded_order_then_by_kind():
    rows = {
        "occurrences": (visit("third", "2021-05-01", order=2),),
        "custody": (custody("second", "2021-05-01", order=1),),
        "health": (d.HealthEvent(key="b", person=SUBJECT, kind=HealthKind.TEST, occurred=when("2021-05-01")),),
        **CASE,
        "rulings": (ruling("a", Disposition.OTHER, "2021-05-01"),),
    }

    assert years_of(subject_of(**rows))["2021"] == ["a", "b", "second", "third"]


@pytest.mark.parametrize(
    ("at", "basis", "label"),
    [
        ("2021-05", DateBasis.STATED, "2021"),
        ("[2018-12-31..2019-01-01]", DateBasis.STATED, "2018–2019"),
        ("2018-12/2021-09-27", DateBasis.ORDER, "2018–2021"),
        ("2018-12/2021-09-27", DateBasis.STATED, "2018"),
        ("../2021-09-27", DateBasis.STATED, "2021 or earlier"),
        ("2021-09-27/..", DateBasis.STATED, "2021"),
        ("2021-22", DateBasis.STATED, "2021"),
        ("-0043-03", DateBasis.STATED, "44 BC"),
    ],
)
def test_no_fact_stands_under_a_narrower_year_than_is_known(at, basis, label):
    row = d.Occurrence(key="o", kind=OccurrenceKind.VISIT, occurred=when(at, basis=basis))

    assert years_of(subject_of(occurrences=(row,))) == {label: ["o"]}


def test_a_heading_does_not_say_the_same_twice():
    rows = (d.Occurrence(key="o", kind=OccurrenceKind.OTHER), d.Occurrence(key="u", kind=OccurrenceKind.UNREST))
    entries = entries_of(subject_of(occurrences=rows))

    assert [entries[key].heading for key in "ou"] == ["Event", "Event · unrest"]


def test_anchors_of_years_are_unique():
    dates = ("2018", "../2021", "[2018-12-31..2019-01-01]", "2021", None)
    rows = tuple(visit(f"o{number}", at) for number, at in enumerate(dates))
    anchors = [year.anchor for year in timeline(subject_of(occurrences=rows), "en", DAY)]

    assert sorted(anchors) == sorted(set(anchors)) == ["to-2021", "undated", "y2018", "y2018-2019", "y2021"]


def test_a_ruling_without_a_date_stands_where_its_place_in_the_case_puts_it():
    dossier = subject_of(
        **CASE,
        rulings=(
            ruling("cancelled", Disposition.RELEASE_CANCELLED),
            granted("granted", "2021-02-01"),
            ruling("other", Disposition.OTHER, "2021-08"),
        ),
        ruling_links=(d.RulingLink(key="l", later="cancelled", earlier="granted", kind=LinkKind.QUASHES),),
        filings=(d.Filing(key="appeal", case="c", against="granted"),),
    )

    assert years_of(dossier) == {"2021": ["granted", "appeal", "cancelled", "other"]}
    assert entries_of(dossier)["cancelled"].when_words == "date not reported"


def test_a_date_is_told_with_the_words_of_the_source_and_where_it_comes_from():
    row = d.Occurrence(
        key="o",
        kind=OccurrenceKind.VISIT,
        occurred=when("2021-09-27", "on September 27", DateBasis.YEAR_INFERRED),
    )
    entry = entries_of(subject_of(occurrences=(row,)))["o"]

    assert (entry.when_words, entry.source_words) == ("27 September 2021", "on September 27")
    assert entry.when_basis == "year taken from the date of the source"
    assert (entry.html_datetime, entry.earliest, entry.latest) == ("2021-09-27", date(2021, 9, 27), date(2021, 9, 27))


def test_custody_known_to_have_begun_by_a_day_is_not_told_as_over_by_then():
    entry = entries_of(subject_of(custody=(custody("k", "../2021-09-27"),)))["k"]

    assert entry.when_words == "no later than 27 September 2021"


@pytest.mark.parametrize(
    ("lang", "heading"), [("en", "Released early"), ("ru", "Освобождён досрочно"), ("kk", "Мерзімінен бұрын босатылды")]
)
def test_a_reported_release_is_an_entry_of_its_own(lang, heading):
    row = custody("k", "2017", ended=when("2021-10-01"), end=CustodyEnd.EARLY, citations=cited())
    end = entries_of(subject_of(custody=(row,)), lang)["k-end"]

    assert (end.heading, [cite.number for cite in end.citations]) == (heading, [1])


def test_a_transfer_into_the_next_custody_and_a_death_are_told_once():
    dossier = subject_of(
        custody=(
            custody("a", "2017", ended=when("2018-01-02"), end=CustodyEnd.TRANSFER),
            custody("b", "2018-01-02", ended=when("2019-01-02"), end=CustodyEnd.DIED),
        ),
        deaths=(d.Death(key="death", person=SUBJECT, occurred=when("2019-01-02")),),
    )

    assert set(entries_of(dossier)) == {"a", "b", "death"}


def test_custody_without_a_reported_end_has_no_end():
    assert set(entries_of(subject_of(custody=(custody("k", "2017"),)))) == {"k"}


def test_facts_of_other_people_are_not_on_the_timeline_of_a_person():
    others = {
        "people": (person("p-2", "Somebody Else"),),
        "deaths": (d.Death(key="de", person="p-2"),),
        "parties": (d.Party(key="pa-2", case="c", person="p-2"), d.Party(key="pa-3", case="c")),
        "sentences": (d.Sentence(key="s-2", party="pa-2"), d.Sentence(key="s-3", party="pa-3")),
        "sentence_changes": (d.SentenceChange(key="ch", sentence="s-2", kind=ChangeKind.REDUCTION),),
    }

    assert entries_of(subject_of(**others)) == {}


def test_everything_is_on_the_timeline_of_a_case():
    rows = world()
    tables = {table: getattr(rows, table) for table in TABLES}
    entries = entries_of(d.Dossier(kind=SubjectKind.CASE, key="c-x", **tables))

    assert {"cu-x", "de-x", "pr-x", "r-x", "f-x", "se-x"} <= set(entries)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_without_facts_is_an_empty_timeline(lang):
    assert timeline(subject_of(), lang, DAY) == ()


def test_what_may_distress_is_marked():
    rows = (
        d.IllTreatment(key="a", person=SUBJECT, kind=TreatmentKind.TORTURE),
        d.IllTreatment(key="b", person=SUBJECT, kind=TreatmentKind.DENIAL_OF_VISITS),
    )
    entries = entries_of(subject_of(ill_treatment=rows))

    assert [entries[key].sensitive for key in "ab"] == [True, False]


def test_recognition_is_a_voice_with_its_label_in_the_heading():
    row = d.Designation(key="dg", person=SUBJECT, label=DesignationLabel.POLITICAL_PRISONER)
    entry = entries_of(subject_of(designations=(row,)), "ru")["dg"]

    assert (entry.family.value, entry.heading) == ("voice", "Признание · политический заключённый")
