"""Ten questions that a journalist asks about each seed case: where the answer stands, in what words, by what source."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest
from django.test import Client

from tests.conftest import ABISHEV, ATABEK
from tests.htmltree import Element, read

pytestmark = pytest.mark.django_db

RFE, TIMES = "early release granted to Kenzhebek Abishev", "The Moscow Times"
COMPUTED: Final = ""


class Question(NamedTuple):
    """A question, the id of the section with its answer, words of the answer, and words of the source beside it."""

    asked: str
    section: str
    answer: str
    source: str


QUESTIONS: Final = {
    ABISHEV: (
        Question("Is he alive?", "glance", "17 January 2022", "fergana.news"),
        Question("What was he accused of?", "glance", 'Planning a "holy war"', RFE),
        Question("How long was he to serve?", "sentence", "term 6 years 4 months; expected end 27 March", RFE),
        Question("How long was he really held?", "glance", "3 years 9 months 5 days – 4 years 3 days", COMPUTED),
        Question("Since when was he held?", "timeline", "He was detained on 27 November 2017.", "bureau.kz"),
        Question("Which court let him go?", "timeline", "The Qapshaghai city court granted him early release.", RFE),
        Question("From when does that hold?", "timeline", "after 15 days unless the prosecutors appeal", RFE),
        Question("Who stopped it before?", "timeline", "The prosecutor’s office of Almaty Region appealed", RFE),
        Question("What is he ill with?", "health", "coronary heart disease", RFE),
        Question("Who calls him a political prisoner?", "recognition", "Human rights groups in the country", RFE),
    ),
    ATABEK: (
        Question("Is he alive?", "glance", "24 November 2021", TIMES),
        Question("What was he convicted of?", "glance", "Complicity in hostage-taking", "PEN International"),
        Question("How long was the sentence?", "glance", "18 years", TIMES),
        Question("How long was he held?", "glance", "15 years 2 months 14 days", COMPUTED),
        Question("Was he free at the end?", "timeline", "He lived under “restricted freedom”", TIMES),
        Question("Do sources agree for how long?", "figures", "1 year", "tirek.info"),
        Question("Was he offered a pardon?", "timeline", "offered a pardon", TIMES),
        Question("Was he mistreated, and what is answered?", "allegations", "Officials reject the claims", TIMES),
        Question("What did he die of?", "timeline", "his heart failed, his sister told Radio Azattyk", TIMES),
        Question("How many others are there?", "tallies", "more than twelve political prisoners", TIMES),
    ),
}
ASKED: Final = [pytest.param(key, one, id=f"{key}: {one.asked}") for key, some in QUESTIONS.items() for one in some]


def page_of(key: str, lang: str) -> Element:
    return read(Client().get(f"/{lang}/people/{key}/", follow=True).content.decode())


def section_of(page: Element, key: str) -> Element:
    (section,) = [one for one in page.all() if one.attributes.get("aria-labelledby") == key]
    return section


def answers(section: Element, words: str) -> Iterator[Element]:
    """The lines of a section that hold the words, outer ones first: entries, values, rows of a table."""
    for one in section.all():
        if one.name in {"li", "dd", "tr", "div"} and one.attributes.get("class") != "d" and words in one.text:
            yield one


def sources(page: Element, line: Element) -> list[str]:
    """What the list of sources says under each number beside a line."""
    numbers = [one for one in line.all() if one.attributes.get("role") == "doc-noteref"]
    found = (page.by_id(one.attributes["href"].removeprefix("#")) for one in numbers)
    return [source.text for source in found if source is not None]


@pytest.mark.parametrize(("key", "question"), ASKED)
def test_the_answer_stands_where_it_is_looked_for_by_its_source(published: None, key: str, question: Question) -> None:
    page = page_of(key, "en")
    lines = list(answers(section_of(page, question.section), question.answer))
    if question.source is COMPUTED:
        assert [line.name for line in lines if line.attributes.get("class") == "computed"] == ["div"]
    else:
        found = [said for line in lines if (said := sources(page, line))][-1]
        assert any(question.source in source for source in found), found


@pytest.mark.parametrize("lang", ["ru", "kk"])
@pytest.mark.parametrize("key", QUESTIONS)
def test_the_same_sections_answer_in_every_language(published: None, key: str, lang: str) -> None:
    page, english = page_of(key, lang), page_of(key, "en")
    for question in QUESTIONS[key]:
        numbers = [len(sources(one, section_of(one, question.section))) for one in (page, english)]
        assert numbers[0] == numbers[1] > 0, question.section


def test_ten_questions_are_asked_about_each_case() -> None:
    assert [len({one.asked for one in some}) for some in QUESTIONS.values()] == [10, 10]
