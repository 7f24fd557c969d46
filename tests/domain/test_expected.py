"""What is expected, what is due, and what no longer is."""

from datetime import date

import pytest
from page_builders import CASE, custody, entries_of, granted, ruling
from wording_builders import DAY, SUBJECT, cited, subject_of, term, when

from cases.domain import dossier as d
from cases.domain.vocabulary.court import (
    CountedFrom,
    Disposition,
    FilingKind,
    LinkKind,
    PenaltyKind,
)
from cases.domain.vocabulary.custody import CustodyEnd


def _serving(**more):
    sentence = d.Sentence(
        key="s",
        party="pa",
        counted_from=when("2017-11-27"),
        counted_basis=CountedFrom.ARREST,
        penalties=(d.Penalty(key="pe", kind=PenaltyKind.IMPRISONMENT, term=term("P7Y")),),
        citations=cited(),
    )
    tables = {"custody": (custody("k", "2017-11-27"),), "sentences": (sentence,), "rulings": (granted(),)}
    return subject_of(**CASE | tables | more)


@pytest.mark.parametrize(
    ("day", "tag"),
    [(date(2021, 9, 26), None), (date(2021, 9, 27), "expected"), (date(2021, 10, 11), "expected"), (DAY, "due")],
)
def test_a_release_is_expected_and_then_due_but_never_an_event(day, tag):
    entry = entries_of(_serving(), day=day).get("granted-in-force")

    assert (entry and entry.tags[0].code) == tag
    assert entry is None or (entry.expected and entry.computed and entry.when_words == "12 October 2021")


@pytest.mark.parametrize(
    ("lang", "tags"),
    [
        ("en", ["due, not confirmed", "computed"]),
        ("ru", ["срок наступил, не подтверждено", "вычислено"]),
        ("kk", ["мерзімі жетті, расталмаған", "есептелген"]),
    ],
)
def test_a_day_that_passed_without_report_is_due_not_confirmed(lang, tags):
    assert [tag.label for tag in entries_of(_serving(), lang)["granted-in-force"].tags] == tags


@pytest.mark.parametrize(
    "more",
    [
        {"rulings": (granted(in_force=when("2021-10-12")),)},
        {"rulings": (granted(carried_out=when("2021-10-15")),)},
        {"custody": (custody("k", "2017-11-27", ended=when("2021-10-12"), end=CustodyEnd.EARLY),)},
        {"deaths": (d.Death(key="de", person=SUBJECT, occurred=when("2021-10-02")),)},
        {"filings": (d.Filing(key="f", case="c", kind=FilingKind.PROTEST, against="granted"),)},
        {
            "rulings": (granted(), ruling("undone", Disposition.RELEASE_CANCELLED, "2021-10-05")),
            "ruling_links": (d.RulingLink(key="l", later="undone", earlier="granted", kind=LinkKind.QUASHES),),
        },
    ],
    ids=["in force", "carried out", "released", "died", "appealed", "quashed"],
)
def test_what_was_overtaken_is_no_longer_expected(more):
    assert "granted-in-force" not in entries_of(_serving(**more))


def test_the_end_of_a_term_is_expected_while_nobody_is_free():
    free = custody("k", "2017-11-27", ended=when("2021-10-12"), end=CustodyEnd.EARLY)

    assert entries_of(_serving())["s-end"].when_words == "27 November 2024"
    assert "s-end" not in entries_of(_serving(custody=(free,)))


def test_every_entry_has_citations_or_is_computed():
    dossier = _serving(custody=(custody("k", "2017-11-27", citations=cited()),), rulings=(granted(citations=cited()),))

    assert all(entry.citations or entry.computed for entry in entries_of(dossier).values())
