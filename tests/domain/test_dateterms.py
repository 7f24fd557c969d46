"""The months of three languages, in every case and abbreviated."""

import pytest

from cases.domain.datereading import read_date
from cases.domain.datewords.kazakhforms import case_forms

ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ENGLISH_SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
RUSSIAN = [
    "январь января январю январём январе",
    "февраль февраля февралю февралём феврале",
    "март марта марту мартом марте\n",
    "апрель апреля апрелю апрелем апреле",
    "май мая маю маем мае",
    "июнь июня июню июнем июне",
    "июль июля июлю июлем июле\n",
    "август августа августу августом августе",
    "сентябрь сентября сентябрю сентябрём сентябре\n",
    "октябрь октября октябрю октябрём октябре",
    "ноябрь ноября ноябрю ноябрём ноябре\n",
    "декабрь декабря декабрю декабрём декабре",
]
RUSSIAN_SHORT = ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."]
KAZAKH = [
    "қаңтар қаңтардың қаңтарға қаңтарды қаңтарда қаңтармен қаңтары қаңтарында қаңтарының\n",
    "ақпан ақпанның ақпанға ақпанды ақпанда ақпанмен ақпаны ақпанында",
    "наурыз наурыздың наурызға наурызды наурызда наурызы\n",
    "сәуір сәуірдің сәуірге сәуірді сәуірде сәуірі сәуірінде",
    "мамыр мамырдың мамырға мамырды мамырда мамыры мамырында\n",
    "маусым маусымның маусымға маусымды маусымда маусымы",
    "шілде шілденің шілдеге шілдені шілдеде шілдесі шілдесінде\n",
    "тамыз тамыздың тамызға тамызды тамызда тамызы",
    "қыркүйек қыркүйектің қыркүйекке қыркүйекті қыркүйекте қыркүйегі\nқыркүйегінде",
    "қазан қазанның қазанға қазанды қазанда қазаны қазанында",
    "қараша қарашаның қарашаға қарашаны қарашада\nқарашасы",
    "желтоқсан желтоқсанның желтоқсанға желтоқсанды желтоқсанда желтоқсаны желтоқсанындағы",
]
MONTH_WORDS = [
    (lang, word, number)
    for lang, months in (("en", ENGLISH), ("en", ENGLISH_SHORT), ("ru", RUSSIAN), ("ru", RUSSIAN_SHORT), ("kk", KAZAKH))
    for number, words in enumerate(months, 1)
    for word in words.split()
]


@pytest.mark.parametrize(("lang", "word", "number"), MONTH_WORDS)
def test_every_month_in_every_case(lang, word, number):
    expected = f"2021-{number:02}-15"
    assert read_date(f"15 {word} 2021", lang=lang).date.text == expected
    assert read_date(f"2021 15 {word.upper()}").date.text == expected


def test_the_kazakh_ablative_says_from():
    assert dict(case_forms("қазан"))["қазаннан"] is True
    assert dict(case_forms("қазан"))["қазанның"] is False
