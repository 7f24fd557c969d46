"""The head of a person's page."""

from datetime import date

from page_builders import by_label, custody, life
from wording_builders import (
    DAY,
    SUBJECT,
    cited,
    name,
    named,
    source,
    subject_of,
    text,
    when,
)

from cases.domain import dossier as d
from cases.domain.profile import profile
from cases.domain.vocabulary.custody import CustodyEnd
from cases.domain.vocabulary.who import NameKind, Sameness, SubjectKind


def test_the_header_tells_the_name_the_state_and_the_two_ends_of_the_life():
    header = profile(life(), "en", DAY).header

    assert (header.name, header.name_lang) == ("Sample Subject en", "")
    assert (header.state, header.state_code, header.certainty) == ("Died after release", "died_after_release", "")
    assert header.life_line == "Born: 31 January 1953 · Died: 24 November 2021"
    assert by_label(header.state_notes)["Time from release to death"] == "54 days"


def test_the_state_is_that_of_the_day_asked_about():
    assert profile(life(), "en", date(2021, 9, 30)).header.state == "Serving a prison sentence"


def test_a_release_follows_from_the_end_of_the_stay_and_not_from_the_stay():
    stay = custody("stay", "2020-01-01", ended=when("2021-03-02"), end=CustodyEnd.AT_TERM)
    held, freed = (
        next(note for note in profile(subject_of(custody=(stay,)), "en", on).header.state_notes if note.to)
        for on in (date(2021, 3, 1), date(2021, 3, 3))
    )

    assert (held.label, held.value, held.to) == ("Follows from", "Prison or colony, 1 January 2020", "stay")
    assert (freed.value, freed.to) == ("Released at the end of the term, 2 March 2021", "stay-end")


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
    (entry,) = profile(life(distinctions=(row,)), "en", DAY).header.not_to_confuse

    assert entry.heading == "Not the same person"
    assert by_label(entry.details) == {"Other person": "Co Defendant en", "Reason": "Another age in English"}
