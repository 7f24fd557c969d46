"""Numbers in words and figures, in English, Russian and Kazakh."""

import re
from typing import Final

_ONES_OF_ENGLISH: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_EN_ONES: Final = _ONES_OF_ENGLISH.split()
_TENS_OF_ENGLISH: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_EN_TENS: Final = _TENS_OF_ENGLISH.split()
_RU: Final = {
    1: "один одна одно одного одной одному одну",
    2: "два две двух двум двумя",
    3: "три трех трёх трем трём тремя",
    4: "четыре четырех четырёх четырем четырём",
    5: "пять пяти пятью",
    6: "шесть шести шестью",
    7: "семь семи семью",
    8: "восемь восьми восемью",
    9: "девять девяти девятью",
    10: "десять десяти десятью",
    11: "одиннадцать одиннадцати",
    12: "двенадцать двенадцати",
    13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати",
    15: "пятнадцать пятнадцати",
    16: "шестнадцать шестнадцати",
    17: "семнадцать семнадцати",
    18: "восемнадцать восемнадцати",
    19: "девятнадцать девятнадцати",
    20: "двадцать двадцати",
    30: "тридцать тридцати",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти",
    100: "сто ста",
}
_ONES_OF_KAZAKH: Final = "нөл бір екі үш төрт бес алты жеті сегіз тоғыз он"
_KK_ONES: Final = _ONES_OF_KAZAKH.split()
_TENS_OF_KAZAKH: Final = "жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз"
_KK_TENS: Final = _TENS_OF_KAZAKH.split()

WORDS: Final[dict[str, dict[str, float]]] = {
    "en": {word: float(n) for n, word in enumerate(_EN_ONES)}
    | {word: 20.0 + 10 * n for n, word in enumerate(_EN_TENS)}
    | {"a": 1, "an": 1, "dozen": 12, "a dozen": 12, "half a": 0.5},
    "ru": {form: float(n) for n, forms in _RU.items() for form in forms.split()}
    | {"полтора": 1.5, "полутора": 1.5, "полгода": 0.5, "дюжины": 12, "десятка": 10},
    "kk": {word: float(n) for n, word in enumerate(_KK_ONES)}
    | {word: 20.0 + 10 * n for n, word in enumerate(_KK_TENS)},
}
"""Language → word → what it counts."""


def pattern(lang: str) -> str:
    """A pattern for one number in small letters: figures or up to two number words."""
    one = "|".join(sorted(map(re.escape, WORDS[lang]), key=len, reverse=True))
    return (
        rf"(?:\d{{1,3}}(?:[ -]1/2|½)|\d{{1,3}}(?:[ ,]\d{{3}})+|\d{{1,6}}(?:[.,]\d)?"
        rf"|(?:{one})(?:[ -](?:{one}))?)(?![\w])"
    )


def value(words: str, lang: str) -> float | None:
    """The number that the words say; None if they say none."""
    written = words.strip()
    if written[:1].isdigit():
        halved = re.sub(r"[ -]1/2$|½$", ".5", written)
        whole = re.sub(r"[ ,](?=\d{3}(?:\D|$))", "", halved).replace(",", ".")
        return float(whole) if re.fullmatch(r"\d+(?:\.\d)?", whole) else None
    known = WORDS[lang]
    if written in known:
        return known[written]
    words_apart = re.split("[ -]", written)
    if lang == "en" and words_apart[0] in ("a", "an"):
        words_apart = words_apart[1:]
    parts = [known.get(part) for part in words_apart]
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2 and parts[0] and parts[1] and parts[0] >= 10 > parts[1]:
        return parts[0] + parts[1]
    return None
