"""A person's page and a case's page as values."""

from dataclasses import replace
from datetime import date

import pytest
from wording_builders import (
    DAY,
    SUBJECT,
    cited,
    name,
    named,
    person,
    prose,
    source,
    subject_of,
    term,
    text,
    when,
    world,
)

from cases.domain import dossier as d
from cases.domain.casepage import casepage
from cases.domain.dossier import TABLES
from cases.domain.profile import profile
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary.court import (
    ChangeKind,
    CountedFrom,
    Disposition,
    LinkKind,
    PartyRole,
    PenaltyKind,
    Stance,
)
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm
from cases.domain.vocabulary.evidence import ClaimKind, SourceFlag
from cases.domain.vocabulary.life import (
    CampaignKind,
    DesignationLabel,
    HealthKind,
    ResponseKind,
    TreatmentKind,
)
from cases.domain.vocabulary.who import AttributeKind, DateBasis, NameKind, RelationKind, Sameness, SubjectKind

TWO = "source-2"


def _record(**more):
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


def _lines(details):
    return {line.label: line.value for line in details}


# header


def test_the_header_tells_the_name_the_state_and_the_two_ends_of_the_life():
    header = profile(_record(), "en", DAY).header

    assert (header.name, header.name_lang) == ("Sample Subject en", "")
    assert (header.state, header.state_code, header.certainty) == ("Died after release", "died_after_release", "")
    assert header.life_line == "Born: 31 January 1953 · Died: 24 November 2021"
    assert _lines(header.state_notes)["Time from release to death"] == "54 days"


def test_the_state_is_that_of_the_day_asked_about():
    assert profile(_record(), "en", date(2021, 9, 30)).header.state == "Serving a prison sentence"


def test_a_birth_that_is_not_reported_is_said_to_be_so():
    assert profile(subject_of(), "ru", DAY).header.life_line == "Дата рождения: не сообщается"


def test_other_spellings_stand_beside_the_name_with_kind_and_sources():
    spelled = name("Sampel", kind=NameKind.AS_SPELLED, system="RFE/RL", citations=cited())
    dossier = d.Dossier(
        kind=SubjectKind.PERSON,
        key=SUBJECT,
        people=(d.Person(key=SUBJECT, names=(*named("Sample"), spelled)),),
        sources=(source(),),
    )
    other = profile(dossier, "en", DAY).header.other_names

    assert [(one.text, one.kind, one.system) for one in other] == [
        ("Sample ru", "", ""),
        ("Sample kk", "", ""),
        ("Sampel", "as spelled in a source", "RFE/RL"),
    ]
    assert [cite.number for cite in other[-1].citations] == [1]


def test_who_is_not_to_be_confused_is_told_with_the_reason():
    row = d.Distinction(
        key="di", person=SUBJECT, other="p-2", verdict=Sameness.NOT_SAME, reason=text("Another age"), citations=cited()
    )
    (entry,) = profile(_record(distinctions=(row,)), "en", DAY).header.not_to_confuse

    assert entry.heading == "Not the same person"
    assert _lines(entry.details) == {"Other person": "Co Defendant en", "Reason": "Another age in English"}


# at a glance, ledger, comparisons


def test_at_a_glance_has_what_is_asked_first_with_sources_or_as_computed():
    rows = profile(_record(), "en", DAY).glance

    assert _lines(rows) == {
        "Born": "31 January 1953",
        "Died": "24 November 2021",
        "Age at death": "68",
        "Occupation": "poet",
        "Home town": "Sampletown en",
        "Time held": "15 years 2 months 14 days",
        "Sentenced to": "18 years",
        "Case": "The case in English",
        "Place held": "Sampletown en",
    }
    assert all(row.citations or row.computed for row in rows if row.label != "Case")


def test_time_left_is_told_only_while_held():
    row = d.Custody(key="k", person=SUBJECT, form=CustodyForm.PRISON, occurred=when("2006-07-17"))
    held = _record(custody=(row,), deaths=())

    rows = _lines(profile(held, "en", date(2021, 10, 1)).glance)

    assert (rows["Left to serve"], rows["Expected end"]) == ("2 years 9 months 16 days", "17 July 2024")


def test_an_age_between_two_birthdays_is_told_as_a_range():
    born = d.Attribute(key="b", person=SUBJECT, kind=AttributeKind.BIRTH, occurred=when("1953"))

    assert _lines(profile(subject_of(attributes=(born,)), "en", date(2021, 6, 1)).glance)["Age"] == "67–68"


def test_recognition_is_told_at_a_glance_and_listings_against_the_person_are_not():
    rows = (
        d.Designation(key="a", person=SUBJECT, label=DesignationLabel.POLITICAL_PRISONER, by_organisation="o-1"),
        d.Designation(key="b", person=SUBJECT, label=DesignationLabel.TERRORIST_LIST, by=text("The state")),
    )
    page = profile(_record(designations=rows), "en", DAY)
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
    (table,) = profile(_record(), lang, DAY).ledgers
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
    (table,) = profile(_record(sentence_changes=(change,)), "en", DAY).ledgers
    lines = {line.label: line for line in table.lines}

    assert lines["Reduction"].amount == "8 months"
    assert lines["Reduction"].result == "term 17 years 4 months; expected end 17 November 2023"
    assert lines["Reduction"].when == "from October 2007 to 27 September 2021"
    assert [cite.source for cite in lines["Reduction"].citations] == [TWO]
    assert lines["Two thirds served"].computed


def test_competing_reckonings_stand_beside_the_main_one():
    rival = d.Claim(key="cl", person=SUBJECT, kind=ClaimKind.TERM_END, value_date=when("2025"), citations=cited(TWO))
    main, other = profile(_record(claims=(rival,)), "en", DAY).ledgers

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
    (comparison,) = profile(_record(claims=(claim,)), "en", DAY).comparisons

    assert (comparison.label, comparison.agree) == ("Time held", agree)
    assert [(value.value, value.computed) for value in comparison.values] == [
        (f"{stated[1:-1]} years", False),
        ("15 years 2 months 14 days", True),
    ]


def test_accounts_of_one_thing_that_differ_are_compared():
    other = d.Death(key="de-2", person=SUBJECT, same_as="de", occurred=when("2021-11-25"), citations=cited(TWO))
    first = _record().deaths[0]
    (comparison,) = profile(_record(deaths=(first, other)), "en", DAY).comparisons

    assert (comparison.label, comparison.to) == ("Death", "de")
    assert [value.value for value in comparison.values] == ["24 November 2021", "25 November 2021"]


# not reported


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_nobody_reports_is_listed(lang):
    row = d.Custody(key="k", person=SUBJECT, form=CustodyForm.PRISON, occurred=when("../2021-09-27"))
    dossier = _record(custody=(row,), attributes=(), deaths=())
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
    assert [line.label for line in profile(_record(), "en", DAY).not_reported] == [
        "Prison or colony",
        "Cause of death",
        "Inquiry into the death",
        "Court (Convicted, October 2007)",
        "Judge (Convicted, October 2007)",
        "Article of the law",
        "Name of the lawyer",
    ]


# sections


def test_sections_hold_the_entries_of_the_timeline_once_more():
    treatment = d.IllTreatment(key="it", person=SUBJECT, kind=TreatmentKind.VIOLENCE)
    dossier = _record(
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
    dossier = _record(
        relationships=(relation,),
        deaths=(*_record().deaths, d.Death(key="de-2", person="p-2", occurred=when("2006"))),
    )
    page = profile(dossier, "en", DAY)
    (other,), (group,) = page.people, page.organisations

    assert [fact.key for fact in other.facts] == ["de-2", "rel"]
    assert _lines(group.facts[0].details) == {"Person": "Co Defendant en"}
    assert _lines(page.places[0].details) == {"What it is": "city", "Country": "Kazakhstan"}


def test_what_is_said_of_the_person_outside_time_stands_apart():
    assert [entry.key for entry in profile(_record(), "en", DAY).about] == ["born", "home", "job"]


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

    assert _lines(note.remarks) == {"Archived copy": "none recorded"}


def test_numbers_of_sources_are_the_same_everywhere_on_a_page():
    page = profile(_record(), "en", DAY)
    numbers = {note.key: note.number for note in page.sources}
    cites = [cite for year in page.timeline for entry in year.entries for cite in entry.citations]
    cites += [cite for row in page.glance for cite in row.citations]

    assert {(cite.source, cite.number) for cite in cites} <= set(numbers.items())
    assert [note.number for note in page.sources] == [1, 2]


def test_a_dossier_without_its_person_has_no_profile():
    with pytest.raises(ValueError, match="XX-NONE is not a person"):
        profile(d.Dossier(kind=SubjectKind.PERSON, key="XX-NONE"), "en", DAY)


# the case


def _case(**more):
    rows = _record(**more)
    return d.Dossier(kind=SubjectKind.CASE, key="c", **{table: getattr(rows, table) for table in TABLES})


def test_a_case_tells_what_the_authorities_say_and_what_the_people_did():
    summary = casepage(_case(), "en", DAY).summary

    assert _lines(summary.details) == {
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
        *_record().rulings,
        d.Ruling(key="undone", case="c", disposition=Disposition.RELEASE_GRANTED, occurred=when("2020")),
        d.Ruling(key="undoing", case="c", disposition=Disposition.QUASHED),
    )
    link = d.RulingLink(key="l", later="undoing", earlier="undone", kind=LinkKind.QUASHES)
    chain = casepage(_case(rulings=rulings, ruling_links=(link,)), "en", DAY).summary.chain

    assert [(one.ruling.key, one.stands) for one in chain] == [("r", True), ("undone", False), ("undoing", True)]


def test_answers_to_the_case_as_a_whole_stand_with_it():
    answer = d.Response(key="re", kind=ResponseKind.DENIES, to_case="c")

    assert [one.key for one in casepage(_case(responses=(answer,)), "en", DAY).summary.replies] == ["re"]
    assert [one.key for one in profile(_record(responses=(answer,)), "en", DAY).cases[0].replies] == ["re"]


def test_a_dossier_without_its_case_has_no_case_page():
    with pytest.raises(ValueError, match="is not a case"):
        casepage(_record(), "en", DAY)


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
