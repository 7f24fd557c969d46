"""Names of days, months, seasons and years in English, Russian and Kazakh, in the cases that sentences need.

Months come from CLDR through Babel. Spaces are plain spaces everywhere: no narrow or no-break ones.
"""

from functools import cache

from babel import Locale

from cases.domain.edtf.edtfpart import Part, Precision

LANGUAGES = ("en", "ru", "kk")
CASES = {"en": ("nom",), "ru": ("nom", "gen", "acc"), "kk": ("nom", "abl", "dat")}
"""Language → the grammatical cases in which `part_name` can give a name there."""

_KK_MONTH_ENDINGS = {
    "abl": ("", *["дан", "нан", "дан", "ден", "дан", "нан", "ден", "дан", "тен", "нан", "дан", "нан"]),
    "dat": ("", *["ға", "ға", "ға", "ге", "ға", "ға", "ге", "ға", "ке", "ға", "ға", "ға"]),
}
_SEASONS: dict[tuple[str, str], tuple[str, ...]] = {
    ("en", "nom"): ("spring", "summer", "autumn", "winter"),
    ("ru", "nom"): ("весна", "лето", "осень", "зима"),
    ("ru", "gen"): ("весны", "лета", "осени", "зимы"),
    ("ru", "acc"): ("весну", "лето", "осень", "зиму"),
    ("kk", "nom"): ("көктем", "жаз", "күз", "қыс"),
    ("kk", "abl"): ("көктемнен", "жаздан", "күзден", "қыстан"),
    ("kk", "dat"): ("көктемге", "жазға", "күзге", "қысқа"),
}
_HEMISPHERES = {
    "en": ("northern hemisphere", "southern hemisphere"),
    "ru": ("Северное полушарие", "Южное полушарие"),
    "kk": ("Солтүстік жарты шар", "Оңтүстік жарты шар"),
}
_QUARTERS = {
    ("en", "nom"): "{n} quarter of {year}",
    ("ru", "nom"): "{n} квартал {year}",
    ("ru", "gen"): "{n} квартала {year}",
    ("ru", "acc"): "{n} квартал {year}",
    ("kk", "nom"): "{year} {n} тоқсан",
    ("kk", "abl"): "{year} {n} тоқсаннан",
    ("kk", "dat"): "{year} {n} тоқсанға",
}
_HALVES: dict[tuple[str, str], tuple[str, str]] = {
    ("en", "nom"): ("first half of {}", "second half of {}"),
    ("ru", "nom"): ("первая половина {}", "вторая половина {}"),
    ("ru", "gen"): ("первой половины {}", "второй половины {}"),
    ("ru", "acc"): ("первую половину {}", "вторую половину {}"),
    ("kk", "nom"): ("{} бірінші жартысы", "{} екінші жартысы"),
    ("kk", "abl"): ("{} бірінші жартысынан", "{} екінші жартысынан"),
    ("kk", "dat"): ("{} бірінші жартысына", "{} екінші жартысына"),
}
_YEARS = {
    ("en", "nom"): ("{}", "{} BC"),
    ("ru", "nom"): ("{} г.", "{} г. до н. э."),
    ("kk", "nom"): ("{} ж.", "б. з. д. {} ж."),
    ("kk", "abl"): ("{} жылдан", "б. з. д. {} жылдан"),
    ("kk", "dat"): ("{} жылға", "б. з. д. {} жылға"),
}
_DECADES = {
    ("en", "nom"): "{}s",
    ("ru", "nom"): "{}-е годы",
    ("ru", "gen"): "{}-х годов",
    ("ru", "acc"): "{}-е годы",
    ("kk", "nom"): "{}-жылдар",
    ("kk", "abl"): "{}-жылдардан",
    ("kk", "dat"): "{}-жылдарға",
}
_CENTURIES = {
    ("en", "nom"): "{n} century ({years})",
    ("ru", "nom"): "{n} век ({years})",
    ("ru", "gen"): "{n} века ({years})",
    ("ru", "acc"): "{n} век ({years})",
    ("kk", "nom"): "{n} ғасыр ({years})",
    ("kk", "abl"): "{n} ғасырдан ({years})",
    ("kk", "dat"): "{n} ғасырға ({years})",
}
_SPAN_OF_YEARS = {"en": "{}–{}", "ru": "{}–{} гг.", "kk": "{}–{} жж."}


@cache
def month_name(month: int, lang: str, case: str = "nom", *, short: bool = False) -> str:
    """The month alone; in Russian "gen" is the form that follows a day."""
    context = "format" if case == "gen" or lang != "ru" else "stand-alone"
    name = str(Locale(lang).months[context]["abbreviated" if short else "wide"][month])
    return name if short else name + _KK_MONTH_ENDINGS.get(case if lang == "kk" else "", ("",) * 13)[month]


def year_name(year: int, lang: str, case: str = "nom") -> str:
    """The year with its abbreviation; astronomical years below 1 are said as before our era."""
    forms = _YEARS.get((lang, case)) or _YEARS[lang, "nom"]
    return forms[0].format(year) if year > 0 else forms[1].format(1 - year)


def years_name(first: int, last: int, lang: str) -> str:
    """A run of years, from the first to the last."""
    if first <= 0:
        return f"{year_name(first, lang)} – {year_name(last, lang)}"
    return _SPAN_OF_YEARS[lang].format(first, last)


def with_year(words: str, year: str, lang: str) -> str:
    """Words of a day, month or season with the words of its year, in the order of the language."""
    return f"{year} {words}" if lang == "kk" else f"{words} {year}"


def day_name(day: int, month: int, lang: str, case: str = "nom", *, short: bool = False) -> str:
    """Day and month without a year."""
    return f"{day} {month_name(month, lang, 'gen' if lang == 'ru' else case, short=short)}"


def part_name(part: Part, lang: str, case: str = "nom", *, short: bool = False) -> str:
    """The date in words, marks and hidden digits left out; its unit is never made smaller."""
    year, month, day = part.first
    if part.precision is Precision.DAY:
        return with_year(day_name(day, month, lang, case, short=short), year_name(year, lang), lang)
    if part.precision is Precision.MONTH:
        return with_year(month_name(month, lang, case, short=short), year_name(year, lang), lang)
    if part.group:
        return _group_name(part, lang, case, short=short)
    return _years_name(part, lang, case)


def _years_name(part: Part, lang: str, case: str) -> str:
    """A year, decade or century; any other run of years by its first and last."""
    year = part.first[0]
    if part.precision is Precision.YEAR:
        return year_name(year, lang, case) if len(str(year)) < 12 else part.text
    if part.precision is Precision.DECADE and year > 0:
        return _DECADES[lang, case].format(year)
    if part.precision is Precision.CENTURY and year > 0:
        return _CENTURIES[lang, case].format(n=_century(year // 100 + 1, lang), years=f"{year}–{year + 99}")
    return years_name(year, part.last[0], lang)


def _group_name(part: Part, lang: str, case: str, *, short: bool) -> str:
    year, month, _ = part.first
    if part.precision is Precision.SEASON:
        return _season_name(part, lang, case)
    if part.precision is Precision.QUARTER:
        ordinal = ("1st", "2nd", "3rd", "4th")[part.group - 33] if lang == "en" else _roman(part.group - 32)
        return _QUARTERS[lang, case].format(n=ordinal, year=year_name(year, lang))
    if part.precision is Precision.HALF_YEAR:
        return _HALVES[lang, case][part.group - 40].format(year_name(year, lang))
    start = month_name(month, lang, case if lang == "ru" else "nom", short=short)
    end = month_name(part.last[1], lang, case, short=short)
    return with_year(f"{start}–{end}", year_name(year, lang), lang)


def _season_name(part: Part, lang: str, case: str) -> str:
    """A season that runs into the next year names both years."""
    year, next_year = part.first[0], part.last[0]
    season = _SEASONS[lang, case][(part.group - 21) % 4]
    if year == next_year:
        years = year_name(year, lang)
    elif lang == "en" and year > 0:
        years = f"{year}–{next_year % 100:02}"
    else:
        years = years_name(year, next_year, lang)
    words = with_year(season, years, lang)
    return words if part.group < 25 else f"{words} ({_HEMISPHERES[lang][part.group > 28]})"


def _century(number: int, lang: str) -> str:
    if lang != "en":
        return _roman(number)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _roman(number: int) -> str:
    """Roman numerals up to a hundred."""
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return written
