"""A case's page as values."""

import pytest
from page_builders import by_label, life
from wording_builders import (
    DAY,
    when,
)

from cases.domain import dossier as d
from cases.domain.casepage import casepage
from cases.domain.dossier import TABLES
from cases.domain.profile import profile
from cases.domain.vocabulary.court import (
    Disposition,
    LinkKind,
)
from cases.domain.vocabulary.life import (
    ResponseKind,
)
from cases.domain.vocabulary.who import SubjectKind


def _case(**more):
    rows = life(**more)
    return d.Dossier(kind=SubjectKind.CASE, key="c", **{table: getattr(rows, table) for table in TABLES})


def test_a_case_tells_what_the_authorities_say_and_what_the_people_did():
    summary = casepage(_case(), "en", DAY).summary

    assert by_label(summary.details) == {
        "What the authorities say": "Unrest in English",
        "What the person did": "A protest in English",
    }


def test_parties_stand_side_by_side_with_charges_and_sentences():
    summary = casepage(_case(), "en", DAY).summary
    told = [
        (line.name, [one.key for one in line.charges], [one.key for one in line.sentences])
        for line in summary.defendants
    ]

    assert told == [("Sample Subject en", ["ch"], ["s"]), ("Co Defendant en", [], ["s-2"])]
    assert [line.name for line in summary.others] == ["A person not named here"]


def test_the_chain_of_rulings_tells_which_stand():
    rulings = (
        *life().rulings,
        d.Ruling(key="undone", case="c", disposition=Disposition.RELEASE_GRANTED, occurred=when("2020")),
        d.Ruling(key="undoing", case="c", disposition=Disposition.QUASHED),
    )
    link = d.RulingLink(key="l", later="undoing", earlier="undone", kind=LinkKind.QUASHES)
    chain = casepage(_case(rulings=rulings, ruling_links=(link,)), "en", DAY).summary.chain

    assert [(one.ruling.key, one.stands) for one in chain] == [("r", True), ("undone", False), ("undoing", True)]


def test_answers_to_the_case_as_a_whole_stand_with_it():
    answer = d.Response(key="re", kind=ResponseKind.DENIES, to_case="c")

    assert [one.key for one in casepage(_case(responses=(answer,)), "en", DAY).summary.replies] == ["re"]
    assert [one.key for one in profile(life(responses=(answer,)), "en", DAY).cases[0].replies] == ["re"]


def test_a_dossier_without_its_case_has_no_case_page():
    with pytest.raises(ValueError, match="is not a case"):
        casepage(life(), "en", DAY)
