"""What hangs from what: sentences, links, answers, other accounts, stated figures."""

import pytest
from page_builders import CASE, entries_of, granted, ruling, visit
from wording_builders import DAY, SUBJECT, cited, prose, subject_of, term

from cases.domain import dossier as d
from cases.domain.timeline import timeline
from cases.domain.vocabulary.court import (
    ChangeKind,
    ChargeStatus,
    Disposition,
    LinkKind,
)
from cases.domain.vocabulary.evidence import ClaimKind, Comparator
from cases.domain.vocabulary.life import (
    ResponseKind,
    TreatmentKind,
)
from cases.domain.vocabulary.who import Finding


def test_a_sentence_and_its_change_stand_with_the_ruling_that_made_them():
    dossier = subject_of(
        **CASE,
        rulings=(ruling("r", Disposition.CONVICTED, "2018-12"),),
        sentences=(d.Sentence(key="s", party="pa", ruling="r", citations=cited()),),
        sentence_changes=(d.SentenceChange(key="ch", sentence="s", kind=ChangeKind.REDUCTION, ruling="r"),),
    )
    entries = entries_of(dossier)

    assert set(entries) == {"r"}
    assert [part.key for part in entries["r"].parts] == ["s", "ch"]
    assert {part.when_words for part in entries["r"].parts} == {""}


def test_what_became_of_a_charge_is_told_with_the_ruling():
    step = d.ChargeStep(key="st", status=ChargeStatus.CONVICTED, ruling="r")
    dossier = subject_of(
        **CASE,
        rulings=(ruling("r", Disposition.CONVICTED, "2018-12"),),
        charges=(d.Charge(key="ch", party="pa", wording="“words”", steps=(step,), citations=cited()),),
    )
    lines = [line for line in entries_of(dossier)["r"].details if line.to == "ch"]

    assert [(line.label, line.value, len(line.citations)) for line in lines] == [("Charge · convicted", "“words”", 1)]


def test_links_between_rulings_are_told_on_both_with_their_own_sources():
    dossier = subject_of(
        **CASE,
        rulings=(granted("first", "2021-02-01"), ruling("second", Disposition.RELEASE_CANCELLED, "2021-02-20")),
        ruling_links=(
            d.RulingLink(key="l", later="second", earlier="first", kind=LinkKind.QUASHES, citations=cited()),
        ),
    )
    entries = entries_of(dossier)
    told = {key: [line for line in entries[key].details if line.to in entries] for key in ("first", "second")}

    assert [(line.label, line.to) for line in told["first"]] == [("Quashed by", "second")]
    assert [(line.label, line.to) for line in told["second"]] == [("Quashes", "first")]
    assert all(line.citations for lines in told.values() for line in lines)


def test_an_answer_stands_under_each_allegation_with_one_anchor():
    treatments = tuple(d.IllTreatment(key=key, person=SUBJECT, kind=TreatmentKind.VIOLENCE) for key in "ab")
    answer = d.Response(key="re", kind=ResponseKind.DENIES, to_treatments=("a", "b"))
    entries = entries_of(subject_of(ill_treatment=treatments, responses=(answer,)))

    assert set(entries) == {"a", "b"}
    assert [reply.key for key in "ab" for reply in entries[key].replies] == ["re", "re-b"]


def test_a_replaced_answer_says_so():
    death = d.Death(key="de", person=SUBJECT)
    answers = (
        d.Response(key="one", kind=ResponseKind.DENIES, to_death="de"),
        d.Response(key="two", kind=ResponseKind.ACKNOWLEDGES, to_death="de", replaces="one"),
    )
    replies = entries_of(subject_of(deaths=(death,), responses=answers))["de"].replies

    assert {reply.key: "replaced" in {tag.code for tag in reply.tags} for reply in replies} == {
        "one": True,
        "two": False,
    }


@pytest.mark.parametrize(("finding", "lead"), [(Finding.OPEN, "main"), (Finding.ACCEPTED, "other")])
def test_another_account_stands_under_the_one_that_leads(finding, lead):
    rows = (visit("main", "2021-05-01"), visit("other", "2021-05-02", same_as="main", finding=finding))
    entries = entries_of(subject_of(occurrences=rows))

    assert list(entries) == [lead]
    assert [entry.key for entry in entries[lead].accounts] == [{"main": "other", "other": "main"}[lead]]


@pytest.mark.parametrize("same_as", [("nowhere", ""), ("b", "a"), ("a", "")])
def test_an_account_of_nothing_or_of_itself_is_kept(same_as):
    rows = tuple(visit(key, "2021", same_as=same) for key, same in zip("ab", same_as, strict=True))

    assert {"a", "b"} <= set(prose(timeline(subject_of(occurrences=rows), "en", DAY)).split("\n"))


def test_a_stated_figure_is_told_where_it_belongs_with_its_own_source():
    claim = d.Claim(
        key="cl",
        kind=ClaimKind.TIME_LEFT,
        term=term("P3Y"),
        comparator=Comparator.MORE_THAN,
        about_ruling="granted",
        citations=cited("source-2"),
    )
    dossier = subject_of(**CASE, rulings=(granted(citations=cited()),), claims=(claim,))
    (line,) = [line for line in entries_of(dossier)["granted"].details if line.to == "cl"]

    assert (line.label, line.value) == ("Time left to serve, as stated", "more than 3 years")
    assert [cite.number for cite in line.citations] == [2]
