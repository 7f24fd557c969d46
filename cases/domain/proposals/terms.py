"""Lengths of time named in a sentence: "seven years", "7 лет и 6 месяцев", "бір жарым жыл"."""

import re
from typing import Final, NamedTuple

from cases.domain.duration import Term

from . import numerals

_UNITS: Final = {
    "en": (("years?", "Y"), ("months?", "M"), ("weeks?", "W"), ("days?", "D")),
    "ru": (
        (r"год(?:а|у|ом|ами?|ам|ов)?|лет|летн\w{2,3}", "Y"),
        (r"месяц\w{0,3}|месячн\w{2,3}", "M"),
        (r"недел\w{1,3}", "W"),
        (r"дн(?:я|ей|ям)|день|суток|сутки|сутками", "D"),
    ),
    "kk": (
        (r"жыл\w{0,5}", "Y"),
        (r"ай(?!\w{6})\w{0,5}", "M"),
        (r"апта\w{0,5}", "W"),
        (r"күн\w{0,5}|тәулік\w{0,5}", "D"),
    ),
}
_HALF: Final = {"en": "[ -]and[ -]a[ -]half", "ru": " с половиной", "kk": " жарым"}
_AND: Final = {"en": "(?:,? and|,)? ", "ru": "(?:,? и|,)? ", "kk": " "}
_COMPARATORS: Final = {
    "en": {
        "more_than": "more than|over",
        "less_than": "less than|under|fewer than",
        "at_least": "at least|no less than|not less than",
        "about": "about|around|some|nearly|almost|approximately|roughly",
    },
    "ru": {
        "more_than": "более чем(?: на| за| в)?|более|больше|свыше",
        "less_than": "менее чем(?: на| за| через)?|менее|меньше",
        "at_least": "не менее|как минимум|по меньшей мере",
        "about": "около|почти|примерно|приблизительно",
    },
    "kk": {"at_least": "кемінде", "about": "шамамен|жуық"},
}


class Length(NamedTuple):
    """A length of time in a sentence: where, its ISO 8601 text, and the code of its comparator."""

    start: int
    end: int
    term: str
    comparator: str


def _unit_pattern(lang: str) -> str:
    return "|".join(pattern for pattern, _ in _UNITS[lang])


def _length_pattern(lang: str) -> re.Pattern[str]:
    number, unit, half = numerals.pattern(lang), _unit_pattern(lang), _HALF[lang]
    words = "|".join(f"(?P<{code}>{words})" for code, words in _COMPARATORS[lang].items())
    plain = rf"(?P<n>{number})(?P<half>{half})?[ -](?P<u>{unit})(?P<late>{half})?(?!\w)"
    more = "".join(rf"(?:{_AND[lang]}(?P<n{n}>{number})[ -](?P<u{n}>{unit})(?!\w))?" for n in (2, 3))
    return re.compile(rf"(?<![\w.,-])(?:(?:{words}) )?{plain}{more}")


_PATTERNS: Final = {lang: _length_pattern(lang) for lang in _UNITS}
_COMPOUND: Final = re.compile(
    r"(?<!\w)(двух|трех|трёх|четырех|четырёх|пяти|шести|семи|восьми|девяти|десяти)летн\w{2,3}"
)
_OF_A_PERSON: Final = re.compile(
    r"летн\w{2,3} (?!(?:[\w-]+ )?(?:срок|заключени|тюремн|лишени|приговор|наказани|ограничени|запрет|содержани))"
)
_AFTER: Final = {"kk": (("more_than", "астам"), ("less_than", "аз "), ("about", "жуық"))}


def loose(lang: str) -> str:
    """A pattern without groups that covers a length of time, for use inside longer patterns."""
    words = "|".join(words for words in _COMPARATORS[lang].values())
    number, unit, half = numerals.pattern(lang), _unit_pattern(lang), _HALF[lang]
    one = rf"(?:{number})(?:{half})?[ -](?:{unit})(?:{half})?(?!\w)"
    return rf"(?:(?:{words}) )?{one}(?:{_AND[lang]}(?:{number})[ -](?:{unit})(?!\w)){{0,2}}"


def lengths(low: str, lang: str) -> tuple[Length, ...]:
    """Every length of time in a sentence in small letters; points in time ("two years ago") and ages are left out."""
    found = [_length(match, low, lang) for match in _PATTERNS[lang].finditer(low)]
    if lang == "ru":
        found += [_compound(match) for match in _COMPOUND.finditer(low)]
    return tuple(one for one in found if one is not None and not _is_no_length(low, one, lang))


def _compound(match: re.Match[str]) -> Length | None:
    number = numerals.value(match[1], "ru")
    return Length(match.start(), match.end(), f"P{number:.0f}Y", "exactly") if number else None


def _is_no_length(low: str, one: Length, lang: str) -> bool:
    after = {"en": r" (?:ago|earlier|old\b)|-old\b", "ru": r" (?:назад|спустя)", "kk": r" бұрын"}[lang]
    age = _OF_A_PERSON.search(low, one.start, one.end + 24)
    if age is not None and age.start() < one.end:
        return True
    return re.compile(after).match(low, one.end) is not None


def _length(match: re.Match[str], low: str, lang: str) -> Length | None:
    first = _counted(match["n"], match["u"], bool(match["half"] or match["late"]), lang)
    if first is None:
        return None
    more = [_counted(match[f"n{n}"], match[f"u{n}"], False, lang) for n in (2, 3) if match[f"n{n}"]]
    term = sum((one for one in more if one), first)
    return Length(match.start(), match.end(), term.text, _comparator(match, low, lang)) if term else None


def _comparator(match: re.Match[str], low: str, lang: str) -> str:
    for code in _COMPARATORS[lang]:
        if match[code]:
            return code
    for code, word in _AFTER.get(lang, ()):
        if low.startswith(" " + word, match.end()):
            return code
    return "exactly"


def _counted(words: str, unit: str, half: bool, lang: str) -> Term | None:
    """So many units as a term; a half is only known of years and months."""
    number = numerals.value(words, lang)
    code = next(code for pattern, code in _UNITS[lang] if re.fullmatch(pattern, unit))
    if number is None or number > 999:
        return None
    number += 0.5 if half else 0
    if code == "Y":
        return Term(months=round(number * 12)) if number * 2 % 1 == 0 else None
    if number % 1:
        return None
    return Term(months=int(number)) if code == "M" else Term(days=int(number) * (7 if code == "W" else 1))
