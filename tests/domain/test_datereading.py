"""What editors type and sources say about dates, in three languages, and what is left for a person to decide."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.domain.datereading import impossible_day, read_date

SEED_A, SEED_B = date(2021, 9, 27), date(2021, 11, 25)

SEEDS = [
    # words, day of the article, EDTF, year inferred
    ("on September 27", SEED_A, "2021-09-27", True),
    ("in early February", SEED_A, "2021-02-01~/2021-02-10~", True),
    ("in December 2018", SEED_A, "2018-12", False),
    ("in mid-April", SEED_A, "2021-04-11~/2021-04-20~", True),
    ("on Nov. 24", SEED_B, "2021-11-24", True),
    ("Oct. 1", SEED_B, "2021-10-01", True),
    ("in summer", SEED_B, "2021-22", True),
    ("in 2006", SEED_B, "2006", False),
    ("In 2012", SEED_B, "2012", False),
]


@pytest.mark.parametrize(("words", "reference", "edtf", "inferred"), SEEDS)
def test_the_date_phrases_of_the_seed_articles(words, reference, edtf, inferred):
    reading = read_date(words, reference=reference)
    assert (reading.date.text, reading.year_inferred, reading.words) == (edtf, inferred, words)


@pytest.mark.parametrize(
    "words",
    ["in recent years", "for several years", "until recently", "later cut by eight months", "soon after his release",
     "then-president", "about two months later", "", " ", "not known", "Abishev", "0 May 2021", "32 May 2021",
     "31 April 2021", "29 February 2021", "25.12.77", "00.2019", "12", "197", "May 2019 2020", "x" * 300,
     "last week of May 2021", "yesterday, 2021", "30-е годы XX века", "5.XIII.2021", "V half of 2020", "2018-20"],
)  # fmt: skip
def test_what_gives_no_date_is_not_made_into_one(words):
    assert read_date(words, reference=SEED_A) is None


READ = [
    ("en", "mid-April 2021", "2021-04-11~/2021-04-20~"),
    ("en", "early February 2021", "2021-02-01~/2021-02-10~"),
    ("en", "late February 2020", "2020-02-21~/2020-02-29~"),
    ("en", "at the end of May 2019", "2019-05-21~/2019-05-31~"),
    ("en", "late 2018", "2018-39~"),
    ("en", "mid-2019", "2019-38~"),
    ("en", "summer of 2012", "2012-22"),
    ("en", "winter of 2012–13", "2012-24"),
    ("en", "first half of 2021", "2021-40"),
    ("en", "Q3 2020", "2020-35"),
    ("en", "the 1990s", "199X"),
    ("en", "November 24, 2021", "2021-11-24"),
    ("en", "24th of November, 2021", "2021-11-24"),
    ("en", "15-Apr-2021", "2021-04-15"),
    ("en", "before 2010", "[..2009]"),
    ("en", "before May 2019", "[..2019-04]"),
    ("en", "before 1 March 2020", "[..2020-02-29]"),
    ("en", "after 27 September 2021", "[2021-09-28..]"),
    ("en", "no later than May 2019", "[..2019-05]"),
    ("en", "by 2019", "[..2019]"),
    ("en", "no earlier than 2018", "[2018..]"),
    ("en", "since 2018", "2018/.."),
    ("en", "until 27 September 2021", "../2021-09-27"),
    ("en", "from 2006 to 2021", "2006/2021"),
    ("en", "May 2019-July 2020", "2019-05/2020-07"),
    ("en", "1–10 February 2021", "2021-02-01/2021-02-10"),
    ("en", "between 1 and 10 February 2021", "[2021-02-01..2021-02-10]"),
    ("en", "night of 14–15 April 2021", "[2021-04-14,2021-04-15]"),
    ("en", "September 27 or 28, 2021", "[2021-09-27,2021-09-28]"),
    ("en", "1 and 2 May 2019", "{2019-05-01,2019-05-02}"),
    ("en", "around 15 April 2021", "2021-04-15~"),
    ("en", "on or about 15 April 2021", "2021-04-15~"),
    ("en", "early to mid-April 2021", "2021-04-01~/2021-04-20~"),
    ("en", "between May and July 2019", "[2019-05..2019-07]"),
    ("en", "no later than the end of May 2019", "[..2019-05-31~]"),
    ("en", "perhaps about May 2018", "2018-05%"),
    ("ru", "не позднее мая 2019", "[..2019-05]"),
    ("ru", "не ранее 2018 года", "[2018..]"),
    ("ru", "с 2006 по 2021 год", "2006/2021"),
    ("ru", "с лета 2012 года", "2012-22/.."),
    ("ru", "со 2 по 5 мая 2021 г.", "2021-05-02/2021-05-05"),
    ("ru", "до 27 сентября 2021 года", "../2021-09-27"),
    ("ru", "27 сентября 2021 г.", "2021-09-27"),
    ("ru", "1-го мая 2019 года", "2019-05-01"),
    ("ru", "в начале февраля 2021", "2021-02-01~/2021-02-10~"),
    ("ru", "в середине апреля 2021", "2021-04-11~/2021-04-20~"),
    ("ru", "в конце мая 2019", "2019-05-21~/2019-05-31~"),
    ("ru", "между 1 и 10 февраля 2021", "[2021-02-01..2021-02-10]"),
    ("ru", "в ночь с 14 на 15 апреля 2021", "[2021-04-14,2021-04-15]"),
    ("ru", "около 2018 года", "2018~"),
    ("ru", "зимой 2012/2013 года", "2012-24"),
    ("ru", "1990-е годы", "199X"),
    ("ru", "дек. 2018", "2018-12"),
    ("kk", "15 сәуір 2021", "2021-04-15"),
    ("kk", "2021 жылдың 1 қазаны", "2021-10-01"),
    ("kk", "2021 ж. 27 қыркүйек", "2021-09-27"),
    ("kk", "2021 жылғы 11-20 сәуір", "2021-04-11/2021-04-20"),
    ("kk", "2006 жылдан 2021 жылға дейін", "2006/2021"),
    ("kk", "2006-дан 2021-ге дейін", "2006/2021"),
    ("kk", "2018 жылдан бері", "2018/.."),
    ("kk", "2021 жылдың қазанынан бастап", "2021-10/.."),
    ("kk", "2019 жылдың мамырынан кешіктірмей", "[..2019-05]"),
    ("kk", "2021 жылдың сәуірінің ортасында", "2021-04-11~/2021-04-20~"),
    ("kk", "шамамен 2018 жыл", "2018~"),
    ("kk", "1990 жылдары", "199X"),
    ("kk", "2021 жылдың ақпан айының басында", "2021-02-01~/2021-02-10~"),
    ("kk", "2018 жылдың желтоқсанында", "2018-12"),
    ("kk", "1 мен 10 ақпан 2021 аралығында", "[2021-02-01..2021-02-10]"),
    ("kk", "2012 жылдың жазында", "2012-22"),
    ("en", "the week of 5 May 2021", "[2021-05-03..2021-05-09]"),
    ("en", "second half of March 2021", "2021-03-16/2021-03-31"),
    ("en", "first half of February 2020", "2020-02-01/2020-02-15"),
    ("en", "the first days of March 2021", "2021-03-01~/2021-03-10~"),
    ("en", "early 1990s", "1990~/1993~"),
    ("en", "the late 1980s", "1987~/1989~"),
    ("en", "20th century", "19"),
    ("en", "H1 2021", "2021-40"),
    ("en", "1H 2021", "2021-40"),
    ("en", "on the evening of 5 January 2022", "2022-01-05"),
    ("en", "5 January 2022, 15:30", "2022-01-05"),
    ("en", "at the latest by 1 May 2020", "[..2020-05-01]"),
    ("en", "with effect from 1 May 2020", "2020-05-01/.."),
    ("en", "27th Sep 2021", "2021-09-27"),
    ("ru", "в ночь на 5 января 2022", "2022-01-05~"),
    ("ru", "с 5 на 6 января 2022", "[2022-01-05,2022-01-06]"),
    ("ru", "в конце 2018 – начале 2019", "2018-39~/2019-37~"),
    ("ru", "осенью 2020-го", "2020-23"),
    ("ru", "1990-х", "199X"),
    ("ru", "середина 1990-х", "1994~/1996~"),
    ("ru", "II квартал 2020", "2020-34"),
    ("ru", "4 кв. 2021", "2021-36"),
    ("ru", "во второй половине мая 2020", "2020-05-16/2020-05-31"),
    ("ru", "в последних числах мая 2020", "2020-05-21~/2020-05-31~"),
    ("ru", "XX век", "19"),
    ("ru", "в XIX веке", "18"),
    ("ru", "ХІХ век", "18"),
    ("ru", "ок. 1937 г.", "1937~"),
    ("ru", "утром 5 января 2022", "2022-01-05"),
    ("ru", "по состоянию на 1 мая 2020", "2020-05-01"),
    ("ru", "27 сентября-3 октября 2021 г.", "2021-09-27/2021-10-03"),
    ("ru", "на неделе с 5 мая 2021", "[2021-05-03..2021-05-09]"),
    ("kk", "2021 жылдың көктемінде", "2021-21"),
    ("kk", "2021 жылғы наурыз айының басында", "2021-03-01~/2021-03-10~"),
    ("kk", "2021-жыл", "2021"),
    ("kk", "наурыздың бірінші онкүндігінде 2021", "2021-03-01~/2021-03-10~"),
    ("kk", "XIX ғасыр", "18"),
    ("kk", "2022 жылғы 5 қаңтарға қараған түні", "2022-01-05~"),
    (None, "5.XII.2021", "2021-12-05"),
    (None, "5/XII/2021", "2021-12-05"),
    (None, "12 XII 2021", "2021-12-12"),
    (None, "IV.2019", "2019-04"),
    (None, "27.09-03.10.2021", "2021-09-27/2021-10-03"),
    (None, "2018-19", "2018/2019"),
    (None, "1937 (?)", "1937?"),
    (None, "25- 26/12/1977", "1977-12-25/1977-12-26"),
    (None, "25/12/1977", "1977-12-25"),
    (None, "12/25/1977", "1977-12-25"),
    (None, "04/04/2021", "2021-04-04"),
    (None, "27.09.2021", "2021-09-27"),
    (None, "3.4.2021", "2021-04-03"),
    (None, "05.2019", "2019-05"),
    (None, "2021/09/27", "2021-09-27"),
    (None, "01.02.2021-10.02.2021", "2021-02-01/2021-02-10"),
    (None, " 2021-04~ ", "2021-04~"),
    (None, "[2021-02-01..2021-02-10]", "[2021-02-01..2021-02-10]"),
]


@pytest.mark.parametrize(("lang", "words", "edtf"), READ)
def test_words_to_edtf(lang, words, edtf):
    for language in {lang, None}:
        reading = read_date(words, lang=language)
        assert reading.date.text == edtf
        assert reading.words == words
        assert not reading.year_inferred


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("03/04/2021", {"2021-04-03", "2021-03-04"}),
        ("03-04-2021", {"2021-04-03", "2021-03-04"}),
        ("before 03/04/2021", {"[..2021-04-02]", "[..2021-03-03]"}),
        ("winter of 2012", {"2012-24", "2011-24"}),
        ("зимой 2012 года", {"2012-24", "2011-24"}),
        ("the 1900s", {"190X", "19XX"}),
    ],
)
def test_what_can_mean_two_dates_comes_back_as_both(words, dates):
    reading = read_date(words)
    assert reading.is_ambiguous
    assert reading.date is None
    assert {one.text for one in reading.dates} == dates


RELATIVE = [
    ("yesterday", "2021-09-26"),
    ("today", "2021-09-27"),
    ("вчера", "2021-09-26"),
    ("позавчера", "2021-09-25"),
    ("кеше", "2021-09-26"),
    ("3 days ago", "2021-09-24"),
    ("3 дня назад", "2021-09-24"),
    ("3 күн бұрын", "2021-09-24"),
    ("last week", "[2021-09-20..2021-09-26]"),
    ("на прошлой неделе", "[2021-09-20..2021-09-26]"),
    ("өткен аптада", "[2021-09-20..2021-09-26]"),
    ("last month", "2021-08"),
    ("в прошлом году", "2020"),
    ("в ноябре прошлого года", "2020-11"),
    ("былтыр", "2020"),
    ("on Monday", "2021-09-27"),  # the article appeared on a Monday
    ("on Tuesday", "2021-09-21"),
    ("в воскресенье", "2021-09-26"),
    ("сенбіде", "2021-09-25"),
]


@pytest.mark.parametrize(("words", "edtf"), RELATIVE)
def test_words_relative_to_the_article(words, edtf):
    assert read_date(words, reference=SEED_A).date.text == edtf
    assert read_date(words) is None


@pytest.mark.parametrize(
    ("words", "reference", "edtf"),
    [
        ("27 September", date(2021, 9, 27), "2021-09-27"),
        ("27 September", date(2021, 9, 26), "2020-09-27"),
        ("December 25", date(2022, 1, 3), "2021-12-25"),
        ("February 29", date(2021, 9, 27), "2020-02-29"),
        ("in May", date(2021, 4, 30), "2020-05"),
        ("in winter", date(2021, 11, 30), "2020-24"),
        ("in winter", date(2021, 12, 1), "2021-24"),
        ("from December to February", date(2021, 9, 27), "2020-12/2021-02"),
        ("from 5 November to 3 March 2021", date(2021, 9, 27), "2020-11-05/2021-03-03"),
    ],
)
def test_a_missing_year_is_the_latest_not_after_the_article_and_marked(words, reference, edtf):
    reading = read_date(words, reference=reference)
    assert (reading.date.text, reading.year_inferred) == (edtf, True)


def test_without_the_day_of_the_article_a_year_is_not_invented():
    assert read_date("27 September") is None
    assert read_date("in summer") is None


def test_a_weekday_that_does_not_fit_is_said():
    assert not read_date("Monday, 27 September 2021").weekday_differs
    assert read_date("Tuesday, 27 September 2021").weekday_differs
    assert read_date("Tuesday, 27 September 2021").date.text == "2021-09-27"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31 April 2021", (2021, 4, 31)),
        ("30 апреля 2021", None),
        ("31.04.2021", (2021, 4, 31)),
        ("29 февраля 1900", (1900, 2, 29)),
        ("29 February 2000", None),
        ("2021-02-29", (2021, 2, 29)),
        ("2021 жылғы 31 қараша", (2021, 11, 31)),
        ("Monday, 31 September 2021", (2021, 9, 31)),
        ("0 May 2021", None),
        ("31.13.2021", (2021, 13, 31)),
        ("somewhere", None),
        ("May 2021", None),
    ],
)
def test_a_day_that_no_month_has_is_named(words, day):
    assert impossible_day(words) == day
    assert (day is None) or read_date(words) is None


def test_a_named_language_leaves_the_others_unread():
    assert read_date("27 сентября 2021", lang="en") is None
    assert read_date("27.09.2021", lang="en").date.text == "2021-09-27"


WORDS = st.sampled_from(
    [
        "1",
        "10",
        "31",
        "2021",
        "1977",
        "0",
        "may",
        "мая",
        "қазаннан",
        "from",
        "с",
        "по",
        "бастап",
        "дейін",
        "before",
        "до",
        "early",
        "mid-",
        "summer",
        "winter",
        "/",
        "-",
        "–",
        ".",
        ",",
        "night",
        "monday",
        "03/04/2021",
        "27.09.2021",
        "yesterday",
        "last",
        "year",
        "about",
        "or",
        "and",
        "between",
        "1990s",
        "x",
    ]
)


@given(st.lists(WORDS, max_size=7), st.none() | st.dates())
def test_any_words_are_read_or_not_and_what_is_read_is_a_date(words, reference):
    reading = read_date(" ".join(words), reference=reference)
    assert reading is None or reading.dates


@given(st.text(max_size=40))
def test_any_text_is_read_or_not(text):
    reading = read_date(text, reference=SEED_A)
    assert reading is None or reading.words == text
