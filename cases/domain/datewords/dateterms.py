"""The words about dates of three languages: each word, its class and its value.

Classes of what a date is made of: `m` month, `s` season (EDTF code), `w` weekday (Monday 0), `p` part (1 early, 2
middle, 3 late), `q` quarter or half (EDTF code), `k` a decade is meant, `r` days from the reference day, `u` weeks,
`i` months, `j` years, `z` so many days ago, `x` night, `W` the week of a day, `_` says nothing. Classes of
what binds dates: `F` from, `T` to or until, `B` between, `A` and, `O` or, `L` before, `G` after, `Y` no later than,
`E` no earlier than, `C` about, `U` perhaps.
"""

from cases.domain.datewords.kazakhforms import case_forms

Term = tuple[str, int]
Terms = dict[str, tuple[Term, ...]]


def _listed(kind: str, words: str, first: int = 1) -> Terms:
    """One value for each line of words, counted from `first`."""
    lines = [line.split() for line in words.strip().splitlines()]
    return {word.replace("_", " "): ((kind, n),) for n, line in enumerate(lines, first) for word in line}


def _same(kind: str, words: str) -> Terms:
    return {word.replace("_", " "): ((kind, 0),) for word in words.split()}


def _declined(kind: str, stems: str, first: int, endings: str) -> Terms:
    """Russian nouns: stem of each line with each of the endings given ("-" is none)."""
    return {
        stem + ending.strip("-"): ((kind, n),)
        for n, line in enumerate(stems.strip().splitlines(), first)
        for stem in line.split()
        for ending in endings.split()
    }


def _kazakh(kind: str, stems: str, first: int = 1) -> Terms:
    """Kazakh nouns in every case; the ablative says "from" after them."""
    found: Terms = {}
    for n, line in enumerate(stems.strip().splitlines(), first):
        for stem in line.split():
            for form, ablative in case_forms(stem.replace("_", " ")):
                found[form] = ((kind, n), ("F", 0)) if ablative else ((kind, n),)
    return found


_ENGLISH: Terms = {
    **_listed(
        "m",
        """january jan
        february feb
        march mar
        april apr
        may
        june jun
        july jul
        august aug
        september sept sep
        october oct
        november nov
        december dec""",
    ),
    **_listed("s", "spring\nsummer summertime\nautumn fall\nwinter wintertime", 21),
    **_listed(
        "w",
        """monday mon
        tuesday tue tues
        wednesday wed
        thursday thu thur thurs
        friday fri
        saturday sat
        sunday sun""",
        0,
    ),
    **_listed("p", "early beginning start first_days first_ten_days\nmid middle\nlate end last_days last_ten_days"),
    **_listed("q", "first_quarter q1\nsecond_quarter q2\nthird_quarter q3\nfourth_quarter last_quarter q4", 33),
    **_listed("q", "first_half h1\nsecond_half h2", 40),
    **_listed("r", "day_before_yesterday\nyesterday\ntoday\ntomorrow", -2),
    **_listed("u", "last_week\nthis_week", -1),
    **_listed("i", "last_month\nthis_month", -1),
    **_listed("j", "last_year\nthis_year", -1),
    **_same("z", "day_ago days_ago"),
    **_same("x", "night overnight"),
    **_same("W", "week_of week_beginning week_starting"),
    **_same(
        "_",
        "on in of the at during year years a day month date dated some time sometime period"
        " dawn morning midday noon afternoon evening",
    ),
    **_same("F", "from since starting beginning_from as_of with_effect_from effective"),
    **_same("T", "to until till through"),
    **_same("B", "between"),
    **_same("A", "and &"),
    **_same("O", "or"),
    **_same("L", "before prior_to earlier_than"),
    **_same("G", "after later_than"),
    **_same("Y", "by no_later_than not_later_than not_after at_the_latest on_or_before"),
    **_same("E", "no_earlier_than not_earlier_than not_before at_the_earliest on_or_after"),
    **_same("C", "on_or_about about around circa ca c approximately approx roughly near"),
    **_same("U", "perhaps possibly probably presumably maybe reportedly"),
}
_RUSSIAN: Terms = {
    **_declined("m", "январ\nфеврал", 1, "ь я ю ем ём е"),
    **_declined("m", "март", 3, "- а у ом е"),
    **_declined("m", "апрел", 4, "ь я ю ем ём е"),
    **_declined("m", "ма", 5, "й я ю ем е"),
    **_declined("m", "июн\nиюл", 6, "ь я ю ем е"),
    **_declined("m", "август", 8, "- а у ом е"),
    **_declined("m", "сентябр\nоктябр\nноябр\nдекабр", 9, "ь я ю ем ём е"),
    **_listed("m", "янв\nфев февр\nмар\nапр\nмай\nиюн\nиюл\nавг\nсен сент\nокт\nноя нояб\nдек"),
    **_declined("s", "весн", 21, "а ы е у ой ою"),
    **_declined("s", "лет", 22, "о а у ом е"),
    **_declined("s", "осен", 23, "ь и ью"),
    **_declined("s", "зим", 24, "а ы е у ой ою"),
    **_declined("w", "понедельник\nвторник", 0, "- а у ом е"),
    **_listed(
        "w",
        """пн
        вт
        среда среды среде среду средой ср
        четверг четверга четвергу четвергом четверге чт
        пятница пятницы пятнице пятницу пятницей пт
        суббота субботы субботе субботу субботой сб
        воскресенье воскресенья воскресенью воскресеньем вс""",
        0,
    ),
    **_declined("p", "начал\nсередин\nкон", 1, "о а е у ом ой ец ца це цу цом ы"),
    **_listed(
        "q",
        """первый_квартал первом_квартале первого_квартала
        второй_квартал втором_квартале второго_квартала
        третий_квартал третьем_квартале третьего_квартала
        четвертый_квартал четвертом_квартале четвертого_квартала""",
        33,
    ),
    **_listed("q", "q1\nq2\nq3\nq4", 33),
    **_listed(
        "q",
        """первая_половина первой_половине первой_половины первую_половину h1
        вторая_половина второй_половине второй_половины вторую_половину h2""",
        40,
    ),
    **_listed(
        "p",
        """первых_числах первые_числа первой_декаде
        второй_декаде
        последних_числах последние_числа третьей_декаде""",
    ),
    **_listed("r", "позавчера\nвчера\nсегодня\nзавтра", -2),
    **_listed("u", "прошлой_неделе\nэтой_неделе", -1),
    **_listed("i", "прошлом_месяце прошлого_месяца\nэтом_месяце этого_месяца", -1),
    **_listed("j", "прошлом_году прошлого_года\nэтом_году этого_года", -1),
    **_same("z", "день_назад дня_назад дней_назад"),
    **_same("x", "ночь ночью"),
    **_same("W", "неделе_с неделю_с неделя_с неделе_от"),
    **_same(
        "_",
        "в во на год года году годом годы годов годах г гг день дня числа месяц месяца месяце чем"
        " утром днём днем вечером утра вечера полдень рассвете по_состоянию_на",
    ),
    **_same("F", "с со начиная_с начиная_со"),
    **_same("T", "по до"),
    **_same("B", "между"),
    **_same("A", "и"),
    **_same("O", "или либо"),
    **_same("L", "раньше ранее"),
    **_same("G", "после позже позднее"),
    **_same("Y", "к ко не_позднее не_позже"),
    **_same("E", "не_ранее не_раньше"),
    **_same("C", "около ок примерно приблизительно ориентировочно"),
    **_same("U", "возможно вероятно предположительно maybe"),
}
_KAZAKH: Terms = {
    **_kazakh(
        "m",
        "қаңтар\nақпан\nнаурыз\nсәуір\nмамыр\nмаусым\nшілде\nтамыз\nқыркүйек\nқазан\nқараша\nжелтоқсан",
    ),
    **_listed("m", "қаң\nақп\nнау\nсәу\nмам\nмау\nшіл\nтам\nқыр\nқаз\nқар\nжел"),
    **_kazakh("s", "көктем\nжаз\nкүз\nқыс", 21),
    **_kazakh("w", "дүйсенбі\nсейсенбі\nсәрсенбі\nбейсенбі\nжұма\nсенбі\nжексенбі", 0),
    **_kazakh("p", "бас бірінші_онкүндік\nорта екінші_онкүндік\nсоң аяқ үшінші_онкүндік"),
    **_kazakh(
        "q",
        "бірінші_тоқсан\nекінші_тоқсан\nүшінші_тоқсан\nтөртінші_тоқсан",
        33,
    ),
    **_kazakh("q", "бірінші_жарты\nекінші_жарты", 40),
    **_listed("q", "q1\nq2\nq3\nq4", 33),
    **_listed("q", "h1\nh2", 40),
    **_listed("r", "алдыңгүні алдыңғы_күні\nкеше\nбүгін\nертең", -2),
    **_listed("u", "өткен_аптада\nосы_аптада", -1),
    **_listed("i", "өткен_айда өткен_айдың\nосы_айда осы_айдың", -1),
    **_listed("j", "былтыр өткен_жылы өткен_жылдың\nбиыл осы_жылы осы_жылдың", -1),
    **_same("z", "күн_бұрын"),
    **_kazakh("x", "түн"),
    **_same("W", "аптасы аптасында"),
    **_kazakh("_", "жыл", 0),
    **_kazakh("_", "күн", 0),
    **_same("_", "ж ай айы айының қараған таңертең кешке түсте"),
    **_kazakh("k", "жылдар", 0),
    **_same("F", "бастап бері"),
    **_same("T", "дейін"),
    **_same("B", "аралығында арасында"),
    **_same("A", "және мен бен пен"),
    **_same("O", "немесе не"),
    **_same("L", "бұрын"),
    **_same("G", "кейін соң"),
    **_same("Y", "кешіктірмей кешікпей кеш_емес"),
    **_same("E", "ерте_емес"),
    **_same("C", "шамамен жуық"),
    **_same("U", "мүмкін бәлкім maybe"),
}
TERMS: dict[str, Terms] = {"en": _ENGLISH, "ru": _RUSSIAN, "kk": _KAZAKH}
"""Language → words in lower case, without dots, with ё kept and one space inside a phrase."""

ALL_TERMS: Terms = {**_KAZAKH, **_RUSSIAN, **_ENGLISH}
"""The words of all three languages together."""
