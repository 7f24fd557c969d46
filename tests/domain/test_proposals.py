"""Proposals: where they stand, who speaks, what they may hold, and how long a hostile text can take."""

import dataclasses
import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest

from cases.domain import dossier
from cases.domain.dossier import TABLES, Dossier
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.proposals import LONGEST, Proposal, paragraphs, propose
from cases.domain.proposals.rules import RULES
from cases.domain.text import Text
from cases.domain.vocabulary import Vocabulary
from tests.domain import test_proposals_english, test_proposals_kazakh, test_proposals_russian

PUBLISHED = date(2021, 9, 27)
KEY = json.loads((Path(__file__).parents[1] / "seeds" / "proposals_key.json").read_text("utf-8"))
ARTICLES = [
    text
    for module in (test_proposals_english, test_proposals_russian, test_proposals_kazakh)
    for text, _ in module.ARTICLES.values()
]


def only(text: str, *, published: date | None = PUBLISHED) -> Proposal:
    (found,) = propose(text, published=published)
    return found


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text[:20])
def test_passages_hold_their_words(text: str) -> None:
    starts = paragraphs(text)

    for one in propose(text, published=PUBLISHED):
        passage = text[one.passage.start : one.passage.end]
        begin, end = starts[one.passage.paragraph - 1]
        assert one.words.rstrip('"') in passage
        assert begin <= one.passage.start < one.passage.end <= end
        assert passage == passage.strip()
        assert one.about in passage
        assert 0 < one.confidence <= 1


def test_offsets_survive_links_quotation_marks_and_odd_spaces() -> None:
    text = "Title\n\nHe  was\n[released](https://example.org/a) on\u00a0May 4,  2021. “Then” ’twas night."

    one = only(text)

    assert text[one.passage.start : one.passage.end].startswith("He  was\n[released](https")
    assert one.passage.paragraph == 2
    assert one.values["ended"]["date"] == "2021-05-04"


def test_a_paragraph_that_breaks_off_is_read_on() -> None:
    text = (
        "The long opening of this sentence says nothing at all but fills up the line until the poet was\n\n"
        "sentenced to three years in prison."
    )

    assert only(text).values["penalties"] == [{"kind": "imprisonment", "term": "P3Y"}]
    assert only(text).passage.paragraph == 1


def values_of(kind: Any, values: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Each value with the type that the table gives its member; KeyError for a member the table has not."""
    hints = get_type_hints(kind)
    for member, value in values.items():
        yield hints[member], value
        if isinstance(value, list):
            for line in value:
                yield from values_of(get_args(hints[member])[0], line)


def check(expected: Any, value: Any) -> None:
    kinds = get_args(expected) if isinstance(expected, UnionType) else (expected,)
    kind = next(one for one in kinds if one is not type(None))
    if kind is dossier.When:
        FuzzyDate.parse(value["date"])
        assert set(value) <= {"date", "words", "basis"}
    elif kind is Term:
        assert Term.parse(value).text == value
    elif kind is Text:
        assert set(value) <= {"en", "ru", "kk"}
        assert all(value.values())
    elif isinstance(kind, type) and issubclass(kind, Vocabulary):
        kind(value)
    elif kind in (str, int, bool):
        assert type(value) is kind


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text[:20])
def test_values_are_members_of_the_table_as_the_case_file_has_them(text: str) -> None:
    for one in propose(text, published=PUBLISHED):
        table = get_args(get_type_hints(Dossier)[one.kind])[0]
        for expected, value in values_of(table, dict(one.values)):
            check(expected, value)


def test_every_rule_is_of_a_table_and_fills_a_date_it_has() -> None:
    for rule in (rule for rules in RULES.values() for rule in rules):
        assert rule.kind in TABLES
        members = {field.name for field in dataclasses.fields(get_args(get_type_hints(Dossier)[rule.kind])[0])}
        assert rule.dated == "" or rule.dated in members
        assert all(cue == cue.lower() and cue for cue in rule.cues)


@pytest.mark.parametrize(
    ("text", "speaker", "connection"),
    [
        ("He was arrested in May, his sister told Radio Step.", "his sister", "relative"),
        ("Ivlev's lawyer, Dina Karpova, said Ivlev was arrested in May.", "Dina Karpova", "lawyer"),
        ("According to the rights group Open Door, he was arrested.", "the rights group Open Door", "campaigner"),
        ("The Interior Ministry announced that he was arrested.", "The Interior Ministry", "official"),
        ("He was arrested in May.", "", "not_known"),
        ("По словам адвоката Дины Карповой, он был задержан.", "адвоката Дины Карповой", "lawyer"),
        ("Он был задержан, сообщила его сестра.", "его сестра", "relative"),
        ("Апасының айтуынша, ол ұсталды.", "Апасының", "not_known"),
    ],
)
def test_the_speaker_is_named(text: str, speaker: str, connection: str) -> None:
    assert (only(text).speaker, only(text).connection) == (speaker, connection)


@pytest.mark.parametrize(
    "text",
    [
        "The activist could be released in May.",
        "The activist will be released on parole.",
        "The activist was not released.",
        "The activist has never been convicted.",
        "If the activist was convicted, nobody heard of it.",
        "The lawyer denied that the activist was tortured.",
        "Prosecutors asked the court to sentence the activist to nine years in prison.",
        "The activist faces a ten-year sentence.",
        "Was the activist arrested?",
        "Relatives demanded that the court acquit the activist.",
        "The activist is expected to be transferred to another prison.",
        "The minister's mother died in May.",
        "A bridge of 120 metres was built in May 2019 by 300 workers.",
        "Активист может быть освобожден в мае.",
        "Активист не был освобожден.",
        "Активиста освободят в октябре.",
        "Прокурор потребовал, чтобы активиста осудили на семь лет.",
        "Мать министра умерла в мае.",
        "Белсенді босатылуы мүмкін.",
        "Белсенді ұсталған жоқ.",
        "Белсенді босатылмады.",
        "Егер белсенді сотталса, ол шағымданады.",
    ],
)
def test_what_did_not_or_may_not_happen_is_not_proposed(text: str) -> None:
    assert propose(text, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The activist was arrested on 3 May 2019.", "2019-05-03"),
        ("The activist was arrested on September 28.", "2020-09-28"),
        ("The activist was arrested on September 27.", "2021-09-27"),
        ("In early February, the activist was arrested.", "[2021-02-01..2021-02-10]"),
        ("The activist was arrested yesterday.", "2021-09-26"),
        ("The activist was arrested three days ago.", "2021-09-24"),
        ("The activist was arrested two years ago.", "2019~"),
        ("The activist was arrested last summer.", "2021-22"),
        ("The activist was arrested in mid-2019.", "2019-38~"),
        ("The activist was arrested after his release on May 3.", "[2021-05-03..2021-09-27]"),
        ("Активист был задержан в середине мая.", "[2021-05-11..2021-05-20]"),
        ("Активист был задержан 3 мая прошлого года.", "2020-05-03"),
        ("Летом 2019 года активист был задержан.", "2019-22"),
        ("Белсенді 2019 жылғы 3 мамырда ұсталды.", "2019-05-03"),
        ("Белсенді былтыр мамырда ұсталды.", "2020-05"),
    ],
)
def test_dates_are_read_from_the_day_of_the_article(text: str, expected: str) -> None:
    assert propose(text, published=PUBLISHED)[0].values["occurred"]["date"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The activist arrested in January started a hunger strike.",
        "The activist was arrested, his lawyer said on Monday.",
        "The activist was arrested until May 2020 ended.",
    ],
)
def test_a_date_of_something_else_is_left_alone(text: str) -> None:
    strikes = [one for one in propose(text, published=PUBLISHED) if one.kind == "protests"]
    arrests = [one for one in propose(text, published=PUBLISHED) if one.kind == "custody" and not strikes]

    assert all("occurred" not in one.values for one in strikes + arrests)


def test_without_a_day_of_publication_a_day_without_year_stays_undated() -> None:
    assert "occurred" not in only("The activist was arrested on May 3.", published=None).values
    assert only("The activist was arrested on May 3, 2019.", published=None).values["occurred"]["date"] == "2019-05-03"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The poet was sentenced to seven years in prison.", "P7Y"),
        ("The poet was sentenced to 3 years and six months in prison.", "P3Y6M"),
        ("The poet was sentenced to two and a half years in prison.", "P2Y6M"),
        ("Поэта приговорили к 7,5 года колонии.", "P7Y6M"),
        ("Поэта приговорили к двенадцати годам колонии.", "P12Y"),
        ("Поэта приговорили к двум годам и трём месяцам колонии.", "P2Y3M"),
        ("Ақынды екі жарым жылға соттады.", "P2Y6M"),
        ("Ақын он бес жылға сотталды.", "P15Y"),
    ],
)
def test_terms(text: str, term: str) -> None:
    assert only(text).values["penalties"][0]["term"] == term


def test_the_move_that_is_scrapped_is_the_release_granted_before() -> None:
    granted = "The court granted Ivlev early release. "

    assert [one.values["disposition"] for one in propose(granted + "It scrapped the decision.", published=None)] == [
        "early_release_granted",
        "early_release_cancelled",
    ]
    assert only("The court scrapped the decision.").values["disposition"] == "quashed"


def test_what_is_said_twice_is_proposed_once_where_it_says_more() -> None:
    text = "Poet Marat Ivlev was arrested.\n\nIvlev was arrested on 3 May 2021 in Otar."

    assert only(text).passage.paragraph == 2


def test_two_people_are_not_made_one() -> None:
    text = "Marat Ivlev was arrested. Lena Torpova was arrested on 3 May 2021."

    assert len(propose(text, published=PUBLISHED)) == 2


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        propose("He was arrested.", published=None, lang="de")


def test_the_key_holds_words_and_no_sentences() -> None:
    def words(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from words(inner)

    assert all(
        len(text.split()) <= 6 for article in KEY["articles"] for text in words(article["facts"]) if "A" not in text
    )
    assert {fact["kind"] for article in KEY["articles"] for fact in article["facts"]} <= set(TABLES)


HOSTILE = {
    "letters": "a" * LONGEST,
    "brackets": "[" * LONGEST + "](",
    "quotes": '"' * LONGEST,
    "spaces": " \n" * LONGEST,
    "names": "Ab " * LONGEST,
    "numbers": "1,000, " * LONGEST,
    "number words": "seven " * LONGEST,
    "months": "January 1 " * LONGEST,
    "commas": "was sentenced, " * LONGEST,
    "triggers": "found guilty released denied medical care petition appeal charges of hunger strike " * LONGEST,
    "russian": "суд приговорил его к семи годам по обвинению в ходатайство об удо освобожден " * LONGEST,
    "kazakh": "сот оны 7 жылға бас бостандығынан айырды босатылды аштық ұсталды мерзімінен бұрын " * LONGEST,
    "paragraphs": "Xx.\n\n" * LONGEST,
    "initials": "A. " * LONGEST,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_of_a_million_characters_takes_bounded_time(name: str) -> None:
    text = HOSTILE[name][:1_000_000]
    start = time.perf_counter()

    propose(text, published=PUBLISHED)

    assert time.perf_counter() - start < 12
