"""Imprecise dates in words: exactly as much as is known, in three languages."""

import json
import re
from pathlib import Path

import pytest

from cases.domain.datewording import date_words, html_datetime, short_date_words
from cases.domain.fuzzydate import FuzzyDate

WORDS = [
    # EDTF, English, Russian, Kazakh
    ("2021-09-27", "27 September 2021", "27 сентября 2021 г.", "2021 ж. 27 қыркүйек"),
    ("2018-12", "December 2018", "декабрь 2018 г.", "2018 ж. желтоқсан"),
    ("2006", "2006", "2006 г.", "2006 ж."),
    ("2021-22", "summer 2021", "лето 2021 г.", "2021 ж. жаз"),
    ("2012-24", "winter 2012–13", "зима 2012–2013 гг.", "2012–2013 жж. қыс"),
    ("2001-30", "summer 2001–02 (southern hemisphere)", "лето 2001–2002 гг. (Южное полушарие)",
     "2001–2002 жж. жаз (Оңтүстік жарты шар)"),
    ("2021-33", "1st quarter of 2021", "I квартал 2021 г.", "2021 ж. I тоқсан"),
    ("2021-41", "second half of 2021", "вторая половина 2021 г.", "2021 ж. екінші жартысы"),
    ("2018-39~", "about September–December 2018", "примерно сентябрь–декабрь 2018 г.",
     "шамамен 2018 ж. қыркүйек–желтоқсан"),
    ("197X", "1970s", "1970-е годы", "1970-жылдар"),
    ("19XX", "20th century (1900–1999)", "XX век (1900–1999)", "XX ғасыр (1900–1999)"),
    ("1950S2", "between 1900 and 1999 (1950S2)", "не ранее 1900 г. и не позднее 1999 г. (1950S2)",
     "1900 ж. және 1999 ж. аралығында (1950S2)"),
    ("-0043-03-15", "15 March 44 BC", "15 марта 44 г. до н. э.", "б. з. д. 44 ж. 15 наурыз"),
    ("2018~", "about 2018", "примерно 2018 г.", "шамамен 2018 ж."),
    ("2021-04-15?", "15 April 2021 (uncertain)", "15 апреля 2021 г. (под вопросом)", "2021 ж. 15 сәуір (күмәнді)"),
    ("2018-05%", "about May 2018 (uncertain)", "примерно май 2018 г. (под вопросом)",
     "шамамен 2018 ж. мамыр (күмәнді)"),
    ("2004-XX", "2004, month not known", "2004 г., месяц неизвестен", "2004 ж., айы белгісіз"),
    ("1985-04-XX", "April 1985, day not known", "апрель 1985 г., день неизвестен", "1985 ж. сәуір, күні белгісіз"),
    ("1985-XX-XX", "1985, month and day not known", "1985 г., месяц и день неизвестны",
     "1985 ж., айы мен күні белгісіз"),
    ("XXXX-12-25", "25 December, year not known", "25 декабря, год неизвестен", "25 желтоқсан, жылы белгісіз"),
    ("156X-12-25", "25 December of a year between 1560 and 1569", "25 декабря одного из годов с 1560 по 1569",
     "1560–1569 жылдардың бірінің 25 желтоқсан күні"),
    ("XXXX", "not known", "неизвестно", "белгісіз"),
    ("/", "not known", "неизвестно", "белгісіз"),
    ("2021-04-11~/2021-04-20~", "about 11–20 April 2021", "примерно 11–20 апреля 2021 г.",
     "шамамен 2021 ж. 11–20 сәуір"),
    ("2021-04-11/2021-05-03", "11 April – 3 May 2021", "11 апреля – 3 мая 2021 г.", "2021 ж. 11 сәуір – 3 мамыр"),
    ("2020-12-25/2021-01-03", "25 December 2020 – 3 January 2021", "25 декабря 2020 г. – 3 января 2021 г.",
     "2020 ж. 25 желтоқсан – 2021 ж. 3 қаңтар"),
    ("2019-04/2019-06", "April–June 2019", "апрель–июнь 2019 г.", "2019 ж. сәуір–маусым"),
    ("2018-12/2021-09", "December 2018 – September 2021", "декабрь 2018 г. – сентябрь 2021 г.",
     "2018 ж. желтоқсан – 2021 ж. қыркүйек"),
    ("2017/2021", "2017–2021", "2017–2021 гг.", "2017–2021 жж."),
    ("2018-12/2021-09-27", "from December 2018 to 27 September 2021", "с декабря 2018 г. по 27 сентября 2021 г.",
     "2018 ж. желтоқсаннан 2021 ж. 27 қыркүйекке дейін"),
    ("2021-22/2021-23", "from summer 2021 to autumn 2021", "с лета 2021 г. по осень 2021 г.",
     "2021 ж. жаздан 2021 ж. күзге дейін"),
    ("2017/", "from 2017 to an unknown date", "с 2017 г. до неизвестной даты", "2017 жылдан белгісіз күнге дейін"),
    ("2021-05-02/..", "since 2 May 2021", "со 2 мая 2021 г.", "2021 ж. 2 мамырдан бастап"),
    ("/2021-09-27", "from an unknown date to 27 September 2021", "с неизвестной даты до 27 сентября 2021 г.",
     "белгісіз күннен 2021 ж. 27 қыркүйекке дейін"),
    ("../2021-09-27", "until 27 September 2021", "до 27 сентября 2021 г.", "2021 ж. 27 қыркүйекке дейін"),
    ("../..", "without limit of time", "без ограничения во времени", "уақыт шегі жоқ"),
    ("[2021-02-01..2021-02-10]", "one day between 1 and 10 February 2021", "один из дней с 1 по 10 февраля 2021 г.",
     "2021 ж. 1 ақпаннан 10 ақпанға дейінгі бір күн"),
    ("[2020-12-30..2021-01-02]", "one day between 30 December 2020 and 2 January 2021",
     "один из дней с 30 декабря 2020 г. по 2 января 2021 г.",
     "2020 ж. 30 желтоқсаннан 2021 ж. 2 қаңтарға дейінгі бір күн"),
    ("[2018..2020]", "between 2018 and 2020", "не ранее 2018 г. и не позднее 2020 г.",
     "2018 жылдан 2020 жылға дейінгі бір кез"),
    ("[..2019-05]", "no later than May 2019", "не позднее мая 2019 г.", "2019 ж. мамырдан кешіктірмей"),
    ("[2018..]", "no earlier than 2018", "не ранее 2018 г.", "2018 жылдан ерте емес"),
    ("[2021-04-14,2021-04-15]", "14 April 2021 or 15 April 2021", "14 апреля 2021 г. или 15 апреля 2021 г.",
     "2021 ж. 14 сәуір немесе 2021 ж. 15 сәуір"),
    ("{1960,1961-12}", "1960 and December 1961", "1960 г. и декабрь 1961 г.", "1960 ж. және 1961 ж. желтоқсан"),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", "1667 г., 1668 г. или 1670–1672 гг.",
     "1667 ж., 1668 ж. немесе 1670–1672 жж."),
    ("..2004-06-01/2005", "1 June 2004 or earlier – 2005", "1 июня 2004 г. или ранее – 2005 г.",
     "2004 ж. 1 маусым немесе одан бұрын – 2005 ж."),
    ("1985-04-12T23:20:30Z", "12 April 1985", "12 апреля 1985 г.", "1985 ж. 12 сәуір"),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "english", "russian", "kazakh"), WORDS)
def test_words(edtf, english, russian, kazakh):
    date = FuzzyDate.parse(edtf)
    assert [date_words(date, lang) for lang in ("en", "ru", "kk")] == [english, russian, kazakh]


@pytest.mark.parametrize(
    ("edtf", "english", "russian", "kazakh"),
    [
        ("2021-09-27", "27 Sep 2021", "27 сент. 2021 г.", "2021 ж. 27 қыр."),
        ("2021-04-11/2021-05-03", "11 Apr – 3 May 2021", "11 апр. – 3 мая 2021 г.", "2021 ж. 11 сәу. – 3 мам."),
    ],
)
def test_short_words(edtf, english, russian, kazakh):
    date = FuzzyDate.parse(edtf)
    assert [short_date_words(date, lang) for lang in ("en", "ru", "kk")] == [english, russian, kazakh]


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2021-09-27", "2021-09-27"), ("2021-09", "2021-09"), ("2021", "2021"), ("1985-04-12T23:20:30Z", "1985-04-12"),
        ("2021~", None), ("2021-09-27?", None), ("2021-22", None), ("202X", None), ("2021-XX", None), ("202", None),
        ("0000", None), ("-0044-03-15", None), ("Y12345", None), ("2021/2022", None), ("[2021]", None),
    ],
)  # fmt: skip
def test_the_value_of_a_time_element_is_given_only_where_it_is_exact(edtf, value):
    assert html_datetime(FuzzyDate.parse(edtf)) == value


def test_another_language_is_refused():
    with pytest.raises(KeyError):
        date_words(FuzzyDate.parse("2021"), "fr")


VALID = [
    text
    for text, verdict in json.loads((Path(__file__).parent / "data/edtf.json").read_text("utf-8"))
    if verdict != "invalid"
]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_form_has_words_with_plain_spaces_and_no_day_that_is_not_known(lang):
    for text in VALID:
        date = FuzzyDate.parse(text)
        for words in (date_words(date, lang), short_date_words(date, lang)):
            assert words
            assert not re.search(r"[\u00a0\u2009\u202f]|  |^ | $|\{|None", words), (text, words)
            if date.precision in ("month", "season", "year"):
                day = r"(?<![-–\d.])[0-3]?\d(?![-\d]|st|nd|rd|th| ж| г)"
                bounds = "X" in text or "(" in words or re.match(r"-?00|-?-0", text)
                assert bounds or not re.search(day, words), (text, words)
