"""The rows at a glance, the ledger, stated figures beside computed ones."""

from datetime import date

import pytest
from page_builders import TWO, by_label, life
from wording_builders import (
    DAY,
    SUBJECT,
    cited,
    subject_of,
    term,
    text,
    when,
)

from cases.domain import dossier as d
from cases.domain.profile import profile
from cases.domain.vocabulary.court import (
    ChangeKind,
    PenaltyKind,
)
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.evidence import ClaimKind
from cases.domain.vocabulary.life import (
    DesignationLabel,
)
from cases.domain.vocabulary.who import AttributeKind, DateBasis


def test_at_a_glance_has_what_is_asked_first_with_sources_or_as_computed():
    rows = profile(life(), "en", DAY).glance

    assert by_label(rows) == {
        "Born": "31 January 1953",
        "Died": "24 November 2021",
        "Age at death": "68",
        "Occupation": "poet",
        "Home town": "Sampletown en",
        "Time held": "15 years 2 months 14 days",
        "Accused of": "“organising unrest”",
        "Sentenced to": "18 years",
        "Case": "The case in English",
        "Place held": "Sampletown en",
    }
    assert all(row.citations or row.computed for row in rows if row.label != "Case")


def test_time_left_is_told_only_while_held():
    row = d.Custody(key="k", person=SUBJECT, form=CustodyForm.PRISON, occurred=when("2006-07-17"))
    held = life(custody=(row,), deaths=())

    rows = by_label(profile(held, "en", date(2021, 10, 1)).glance)

    assert (rows["Left to serve"], rows["Expected end"]) == ("2 years 9 months 16 days", "17 July 2024")


def test_an_age_between_two_birthdays_is_told_as_a_range():
    born = d.Attribute(key="b", person=SUBJECT, kind=AttributeKind.BIRTH, occurred=when("1953"))

    assert by_label(profile(subject_of(attributes=(born,)), "en", date(2021, 6, 1)).glance)["Age"] == "67–68"


def test_what_took_the_place_of_the_rest_is_told_at_a_glance():
    change = d.SentenceChange(
        key="ch",
        sentence="s",
        kind=ChangeKind.COMMUTATION,
        replacement=PenaltyKind.RESTRICTED_FREEDOM,
        occurred=when("2021-10-01"),
        citations=cited(TWO),
    )
    rows = {row.label: row for row in profile(life(sentence_changes=(change,)), "en", DAY).glance}

    assert rows["Replaced with"].value == "restricted freedom"
    assert [cite.source for cite in rows["Replaced with"].citations] == [TWO]


def test_recognition_is_told_at_a_glance_and_listings_against_the_person_are_not():
    rows = (
        d.Designation(key="a", person=SUBJECT, label=DesignationLabel.POLITICAL_PRISONER, by_organisation="o-1"),
        d.Designation(key="b", person=SUBJECT, label=DesignationLabel.TERRORIST_LIST, by=text("The state")),
    )
    page = profile(life(designations=rows), "en", DAY)
    (line,) = [row for row in page.glance if row.label == "Recognised by"]

    assert (line.value, line.sub[0].value) == ("Rights Group en", "political prisoner")
    assert [entry.key for entry in page.recognition] == ["a", "b"]


@pytest.mark.parametrize(
    ("lang", "label", "result"),
    [
        ("en", "Expected end of the term", "17 July 2024"),
        ("ru", "Ожидаемое окончание срока", "17 июля 2024 г."),
        ("kk", "Мерзімнің күтілетін аяқталуы", "2024 ж. 17 шілде"),
    ],
)
def test_the_ledger_ends_with_what_is_computed(lang, label, result):
    (table,) = profile(life(), lang, DAY).ledgers
    computed = {line.label: line.when for line in table.lines if line.computed}

    assert computed[label] == result


def test_two_thirds_and_each_change_are_lines_of_the_ledger():
    change = d.SentenceChange(
        key="cut",
        sentence="s",
        kind=ChangeKind.REDUCTION,
        term=term("P8M"),
        occurred=when("2007-10/2021-09-27", basis=DateBasis.ORDER),
        citations=cited(TWO),
    )
    (table,) = profile(life(sentence_changes=(change,)), "en", DAY).ledgers
    lines = {line.label: line for line in table.lines}

    assert lines["Reduction"].amount == "8 months"
    assert lines["Reduction"].result == "term 17 years 4 months; expected end 17 November 2023"
    assert lines["Reduction"].when == "from October 2007 to 27 September 2021"
    assert [cite.source for cite in lines["Reduction"].citations] == [TWO]
    assert lines["Two thirds served"].computed


def test_competing_reckonings_stand_beside_the_main_one():
    rival = d.Claim(key="cl", person=SUBJECT, kind=ClaimKind.TERM_END, value_date=when("2025"), citations=cited(TWO))
    main, other = profile(life(claims=(rival,)), "en", DAY).ledgers

    assert (main.main, other.main) == (True, False)
    assert [(line.label, line.amount) for line in other.lines] == [("End of the term", "2025")]
    assert [cite.source for cite in other.citations] == [TWO]


@pytest.mark.parametrize(("stated", "agree"), [("P15Y", True), ("P9Y", False)])
def test_a_stated_figure_stands_beside_the_computed_one(stated, agree):
    claim = d.Claim(
        key="cl",
        person=SUBJECT,
        kind=ClaimKind.TIME_HELD,
        term=term(stated),
        occurred=when("2021-10-01"),
        citations=cited(TWO),
    )
    (comparison,) = profile(life(claims=(claim,)), "en", DAY).comparisons

    assert (comparison.label, comparison.agree) == ("Time held", agree)
    assert [(value.value, value.computed) for value in comparison.values] == [
        (f"{stated[1:-1]} years", False),
        ("15 years 2 months 14 days", True),
    ]


def test_accounts_of_one_thing_that_differ_are_compared():
    other = d.Death(key="de-2", person=SUBJECT, same_as="de", occurred=when("2021-11-25"), citations=cited(TWO))
    first = life().deaths[0]
    (comparison,) = profile(life(deaths=(first, other)), "en", DAY).comparisons

    assert (comparison.label, comparison.to) == ("Death", "de")
    assert [value.value for value in comparison.values] == ["24 November 2021", "25 November 2021"]
