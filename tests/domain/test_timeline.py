"""The timeline: order, what hangs from what, what is expected, whom it is about."""

from datetime import date

import pytest
from wording_builders import DAY, SUBJECT, cited, person, prose, source, subject_of, term, text, when, world

from cases.domain import dossier as d
from cases.domain.dossier import TABLES
from cases.domain.sourceindex import source_index
from cases.domain.text import LANGUAGES
from cases.domain.timeline import timeline
from cases.domain.vocabulary.court import (
    Appellant,
    ChangeKind,
    ChargeStatus,
    CountedFrom,
    Disposition,
    Effect,
    FilingKind,
    LinkKind,
    PenaltyKind,
)
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm
from cases.domain.vocabulary.evidence import CitationStance, ClaimKind, Comparator, Connection
from cases.domain.vocabulary.life import (
    DesignationLabel,
    HealthKind,
    OccurrenceKind,
    ResponseKind,
    TreatmentKind,
)
from cases.domain.vocabulary.who import DateBasis, Finding, SubjectKind


def _visit(key, at=None, **more):
    return d.Occurrence(key=key, kind=OccurrenceKind.VISIT, occurred=at and when(at), **more)


def _custody(key, at, **more):
    return d.Custody(key=key, person=SUBJECT, form=more.pop("form", CustodyForm.PRISON), occurred=when(at), **more)


def _ruling(key, disposition, at=None, **more):
    return d.Ruling(key=key, case="c", disposition=disposition, occurred=at and when(at), **more)


CASE = {
    "cases": (d.Case(key="c", title=text("The case")),),
    "parties": (d.Party(key="pa", case="c", person=SUBJECT),),
}


def _granted(key="granted", at="2021-09-27", **more):
    members = {"effect": Effect.AFTER_DAYS, "effect_days": 15, "appeal_by": Appellant.PROSECUTOR} | more
    return _ruling(key, Disposition.RELEASE_GRANTED, at, **members)


def _years(dossier, lang="en", day=DAY):
    return {year.label: [entry.key for entry in year.entries] for year in timeline(dossier, lang, day)}


def _entries(dossier, lang="en", day=DAY):
    return {entry.key: entry for year in timeline(dossier, lang, day) for entry in year.entries}


# order


def test_facts_stand_by_year_from_the_earliest_on_and_undated_ones_last():
    rows = (_visit("undated"), _visit("late", "2021-05-01"), _visit("early", "2019"), _visit("may", "2021-05"))

    assert _years(subject_of(occurrences=rows)) == {
        "2019": ["early"],
        "2021": ["late", "may"],
        "Date not reported": ["undated"],
    }


def test_facts_of_one_day_stand_in_their_recorded_order_then_by_kind():
    rows = {
        "occurrences": (_visit("third", "2021-05-01", order=2),),
        "custody": (_custody("second", "2021-05-01", order=1),),
        "health": (d.HealthEvent(key="b", person=SUBJECT, kind=HealthKind.TEST, occurred=when("2021-05-01")),),
        **CASE,
        "rulings": (_ruling("a", Disposition.OTHER, "2021-05-01"),),
    }

    assert _years(subject_of(**rows))["2021"] == ["a", "b", "second", "third"]


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

    assert _years(subject_of(occurrences=(row,))) == {label: ["o"]}


def test_a_heading_does_not_say_the_same_twice():
    rows = (d.Occurrence(key="o", kind=OccurrenceKind.OTHER), d.Occurrence(key="u", kind=OccurrenceKind.UNREST))
    entries = _entries(subject_of(occurrences=rows))

    assert [entries[key].heading for key in "ou"] == ["Event", "Event · unrest"]


def test_anchors_of_years_are_unique():
    dates = ("2018", "../2021", "[2018-12-31..2019-01-01]", "2021", None)
    rows = tuple(_visit(f"o{number}", at) for number, at in enumerate(dates))
    anchors = [year.anchor for year in timeline(subject_of(occurrences=rows), "en", DAY)]

    assert sorted(anchors) == sorted(set(anchors)) == ["to-2021", "undated", "y2018", "y2018-2019", "y2021"]


def test_a_ruling_without_a_date_stands_where_its_place_in_the_case_puts_it():
    dossier = subject_of(
        **CASE,
        rulings=(
            _ruling("cancelled", Disposition.RELEASE_CANCELLED),
            _granted("granted", "2021-02-01"),
            _ruling("other", Disposition.OTHER, "2021-08"),
        ),
        ruling_links=(d.RulingLink(key="l", later="cancelled", earlier="granted", kind=LinkKind.QUASHES),),
        filings=(d.Filing(key="appeal", case="c", against="granted"),),
    )

    assert _years(dossier) == {"2021": ["granted", "appeal", "cancelled", "other"]}
    assert _entries(dossier)["cancelled"].when_words == "date not reported"


# dates


def test_a_date_is_told_with_the_words_of_the_source_and_where_it_comes_from():
    row = d.Occurrence(
        key="o",
        kind=OccurrenceKind.VISIT,
        occurred=when("2021-09-27", "on September 27", DateBasis.YEAR_INFERRED),
    )
    entry = _entries(subject_of(occurrences=(row,)))["o"]

    assert (entry.when_words, entry.source_words) == ("27 September 2021", "on September 27")
    assert entry.when_basis == "year taken from the date of the source"
    assert (entry.html_datetime, entry.earliest, entry.latest) == ("2021-09-27", date(2021, 9, 27), date(2021, 9, 27))


def test_custody_known_to_have_begun_by_a_day_is_not_told_as_over_by_then():
    entry = _entries(subject_of(custody=(_custody("k", "../2021-09-27"),)))["k"]

    assert entry.when_words == "no later than 27 September 2021"


# custody


@pytest.mark.parametrize(
    ("lang", "heading"), [("en", "Released early"), ("ru", "Освобождён досрочно"), ("kk", "Мерзімінен бұрын босатылды")]
)
def test_a_reported_release_is_an_entry_of_its_own(lang, heading):
    row = _custody("k", "2017", ended=when("2021-10-01"), end=CustodyEnd.EARLY, citations=cited())
    end = _entries(subject_of(custody=(row,)), lang)["k-end"]

    assert (end.heading, [cite.number for cite in end.citations]) == (heading, [1])


def test_a_transfer_into_the_next_custody_and_a_death_are_told_once():
    dossier = subject_of(
        custody=(
            _custody("a", "2017", ended=when("2018-01-02"), end=CustodyEnd.TRANSFER),
            _custody("b", "2018-01-02", ended=when("2019-01-02"), end=CustodyEnd.DIED),
        ),
        deaths=(d.Death(key="death", person=SUBJECT, occurred=when("2019-01-02")),),
    )

    assert set(_entries(dossier)) == {"a", "b", "death"}


def test_custody_without_a_reported_end_has_no_end():
    assert set(_entries(subject_of(custody=(_custody("k", "2017"),)))) == {"k"}


# what hangs from what


def test_a_sentence_and_its_change_stand_with_the_ruling_that_made_them():
    dossier = subject_of(
        **CASE,
        rulings=(_ruling("r", Disposition.CONVICTED, "2018-12"),),
        sentences=(d.Sentence(key="s", party="pa", ruling="r", citations=cited()),),
        sentence_changes=(d.SentenceChange(key="ch", sentence="s", kind=ChangeKind.REDUCTION, ruling="r"),),
    )
    entries = _entries(dossier)

    assert set(entries) == {"r"}
    assert [part.key for part in entries["r"].parts] == ["s", "ch"]
    assert {part.when_words for part in entries["r"].parts} == {""}


def test_what_became_of_a_charge_is_told_with_the_ruling():
    step = d.ChargeStep(key="st", status=ChargeStatus.CONVICTED, ruling="r")
    dossier = subject_of(
        **CASE,
        rulings=(_ruling("r", Disposition.CONVICTED, "2018-12"),),
        charges=(d.Charge(key="ch", party="pa", wording="“words”", steps=(step,), citations=cited()),),
    )
    lines = [line for line in _entries(dossier)["r"].details if line.to == "ch"]

    assert [(line.label, line.value, len(line.citations)) for line in lines] == [("Charge · convicted", "“words”", 1)]


def test_links_between_rulings_are_told_on_both_with_their_own_sources():
    dossier = subject_of(
        **CASE,
        rulings=(_granted("first", "2021-02-01"), _ruling("second", Disposition.RELEASE_CANCELLED, "2021-02-20")),
        ruling_links=(
            d.RulingLink(key="l", later="second", earlier="first", kind=LinkKind.QUASHES, citations=cited()),
        ),
    )
    entries = _entries(dossier)
    told = {key: [line for line in entries[key].details if line.to in entries] for key in ("first", "second")}

    assert [(line.label, line.to) for line in told["first"]] == [("Quashed by", "second")]
    assert [(line.label, line.to) for line in told["second"]] == [("Quashes", "first")]
    assert all(line.citations for lines in told.values() for line in lines)


def test_an_answer_stands_under_each_allegation_with_one_anchor():
    treatments = tuple(d.IllTreatment(key=key, person=SUBJECT, kind=TreatmentKind.VIOLENCE) for key in "ab")
    answer = d.Response(key="re", kind=ResponseKind.DENIES, to_treatments=("a", "b"))
    entries = _entries(subject_of(ill_treatment=treatments, responses=(answer,)))

    assert set(entries) == {"a", "b"}
    assert [reply.key for key in "ab" for reply in entries[key].replies] == ["re", "re-b"]


def test_a_replaced_answer_says_so():
    death = d.Death(key="de", person=SUBJECT)
    answers = (
        d.Response(key="one", kind=ResponseKind.DENIES, to_death="de"),
        d.Response(key="two", kind=ResponseKind.ACKNOWLEDGES, to_death="de", replaces="one"),
    )
    replies = _entries(subject_of(deaths=(death,), responses=answers))["de"].replies

    assert {reply.key: "replaced" in {tag.code for tag in reply.tags} for reply in replies} == {
        "one": True,
        "two": False,
    }


@pytest.mark.parametrize(("finding", "lead"), [(Finding.OPEN, "main"), (Finding.ACCEPTED, "other")])
def test_another_account_stands_under_the_one_that_leads(finding, lead):
    rows = (_visit("main", "2021-05-01"), _visit("other", "2021-05-02", same_as="main", finding=finding))
    entries = _entries(subject_of(occurrences=rows))

    assert list(entries) == [lead]
    assert [entry.key for entry in entries[lead].accounts] == [{"main": "other", "other": "main"}[lead]]


@pytest.mark.parametrize("same_as", [("nowhere", ""), ("b", "a"), ("a", "")])
def test_an_account_of_nothing_or_of_itself_is_kept(same_as):
    rows = tuple(_visit(key, "2021", same_as=same) for key, same in zip("ab", same_as, strict=True))

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
    dossier = subject_of(**CASE, rulings=(_granted(citations=cited()),), claims=(claim,))
    (line,) = [line for line in _entries(dossier)["granted"].details if line.to == "cl"]

    assert (line.label, line.value) == ("Time left to serve, as stated", "more than 3 years")
    assert [cite.number for cite in line.citations] == [2]


# expected


def _serving(**more):
    sentence = d.Sentence(
        key="s",
        party="pa",
        counted_from=when("2017-11-27"),
        counted_basis=CountedFrom.ARREST,
        penalties=(d.Penalty(key="pe", kind=PenaltyKind.IMPRISONMENT, term=term("P7Y")),),
        citations=cited(),
    )
    tables = {"custody": (_custody("k", "2017-11-27"),), "sentences": (sentence,), "rulings": (_granted(),)}
    return subject_of(**CASE | tables | more)


@pytest.mark.parametrize(
    ("day", "tag"),
    [(date(2021, 9, 26), None), (date(2021, 9, 27), "expected"), (date(2021, 10, 11), "expected"), (DAY, "due")],
)
def test_a_release_is_expected_and_then_due_but_never_an_event(day, tag):
    entry = _entries(_serving(), day=day).get("granted-in-force")

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
    assert [tag.label for tag in _entries(_serving(), lang)["granted-in-force"].tags] == tags


@pytest.mark.parametrize(
    "more",
    [
        {"rulings": (_granted(in_force=when("2021-10-12")),)},
        {"rulings": (_granted(carried_out=when("2021-10-15")),)},
        {"custody": (_custody("k", "2017-11-27", ended=when("2021-10-12"), end=CustodyEnd.EARLY),)},
        {"deaths": (d.Death(key="de", person=SUBJECT, occurred=when("2021-10-02")),)},
        {"filings": (d.Filing(key="f", case="c", kind=FilingKind.PROTEST, against="granted"),)},
        {
            "rulings": (_granted(), _ruling("undone", Disposition.RELEASE_CANCELLED, "2021-10-05")),
            "ruling_links": (d.RulingLink(key="l", later="undone", earlier="granted", kind=LinkKind.QUASHES),),
        },
    ],
    ids=["in force", "carried out", "released", "died", "appealed", "quashed"],
)
def test_what_was_overtaken_is_no_longer_expected(more):
    assert "granted-in-force" not in _entries(_serving(**more))


def test_the_end_of_a_term_is_expected_while_nobody_is_free():
    free = _custody("k", "2017-11-27", ended=when("2021-10-12"), end=CustodyEnd.EARLY)

    assert _entries(_serving())["s-end"].when_words == "27 November 2024"
    assert "s-end" not in _entries(_serving(custody=(free,)))


def test_every_entry_has_citations_or_is_computed():
    dossier = _serving(
        custody=(_custody("k", "2017-11-27", citations=cited()),), rulings=(_granted(citations=cited()),)
    )

    assert all(entry.citations or entry.computed for entry in _entries(dossier).values())


# whom


def test_facts_of_other_people_are_not_on_the_timeline_of_a_person():
    others = {
        "people": (person("p-2", "Somebody Else"),),
        "deaths": (d.Death(key="de", person="p-2"),),
        "parties": (d.Party(key="pa-2", case="c", person="p-2"), d.Party(key="pa-3", case="c")),
        "sentences": (d.Sentence(key="s-2", party="pa-2"), d.Sentence(key="s-3", party="pa-3")),
        "sentence_changes": (d.SentenceChange(key="ch", sentence="s-2", kind=ChangeKind.REDUCTION),),
    }

    assert _entries(subject_of(**others)) == {}


def test_everything_is_on_the_timeline_of_a_case():
    rows = world()
    tables = {table: getattr(rows, table) for table in TABLES}
    entries = _entries(d.Dossier(kind=SubjectKind.CASE, key="c-x", **tables))

    assert {"cu-x", "de-x", "pr-x", "r-x", "f-x", "se-x"} <= set(entries)


# citations and numbers


def test_sources_are_numbered_as_the_timeline_first_uses_them_then_the_rest():
    rows = (
        _visit("late", "2021", citations=cited("s-a")),
        _visit("early", "2019", citations=(*cited("s-c"), *cited("s-a"))),
    )
    sources = tuple(source(key) for key in ("s-a", "s-b", "s-c"))
    dossier = subject_of(occurrences=rows, sources=sources)

    assert dict(source_index(dossier)) == {"s-c": 1, "s-a": 2, "s-b": 3}


def test_a_citation_tells_through_whom_it_came():
    citation = d.Citation(
        source="source-1",
        locator="paragraph 5",
        quote="слова",
        quote_lang="ru",
        translation=text("words"),
        speaker="p-2",
        speaker_text=text("the sister"),
        via="Radio Example",
        connection=Connection.RELATIVE,
        stance=CitationStance.DENIES,
    )
    visit = _visit("o", "2021", citations=(citation,))
    (cite,) = _entries(subject_of(people=(person("p-2", "A Speaker"),), occurrences=(visit,)))["o"].citations

    assert cite.said_by == "A Speaker en, the sister in English → Radio Example"
    assert (cite.connection, cite.stance, cite.stance_code) == ("relative", "denies", "denies")
    assert (cite.quote, cite.quote_lang, cite.translation) == ("слова", "ru", "words in English")


def test_a_citation_of_a_source_that_is_not_public_is_left_out():
    entry = _entries(subject_of(occurrences=(_visit("o", "2021", citations=cited("hidden")),)))["o"]

    assert entry.citations == ()


# details


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_without_facts_is_an_empty_timeline(lang):
    assert timeline(subject_of(), lang, DAY) == ()


def test_what_may_distress_is_marked():
    rows = (
        d.IllTreatment(key="a", person=SUBJECT, kind=TreatmentKind.TORTURE),
        d.IllTreatment(key="b", person=SUBJECT, kind=TreatmentKind.DENIAL_OF_VISITS),
    )
    entries = _entries(subject_of(ill_treatment=rows))

    assert [entries[key].sensitive for key in "ab"] == [True, False]


def test_recognition_is_a_voice_with_its_label_in_the_heading():
    row = d.Designation(key="dg", person=SUBJECT, label=DesignationLabel.POLITICAL_PRISONER)
    entry = _entries(subject_of(designations=(row,)), "ru")["dg"]

    assert (entry.family.value, entry.heading) == ("voice", "Признание · политический заключённый")
