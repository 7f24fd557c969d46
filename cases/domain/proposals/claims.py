"""Rules for figures that a source states: ages, time held, time left, time from release to death."""

from typing import Final

from . import numerals, terms
from .rule import Found, Members, Rule, rule


def _age(found: Found) -> Members | None:
    number = numerals.value(found.group("n"), found.lang)
    return {"kind": "age", "number": int(number)} if number and 10 < number < 110 else None


def _age_beside(found: Found) -> Members | None:
    """An age between commas, right behind a name."""
    before = found.sentence.text[: found.match.start() - 2].rsplit(" ", 1)[-1]
    return _age(found) if before[:1].isupper() and before[-1:].isalpha() else None


def _length(kind: str, found: Found) -> Members | None:
    lengths = found.lengths()
    if not lengths:
        return None
    one = lengths[0]
    values: Members = {"kind": kind, "term": one.term}
    return {**values, "comparator": one.comparator} if one.comparator != "exactly" else values


def _day_of(found: Found) -> Members:
    return {"kind": "time_held", "term": f"P{found.group('n').replace(',', '')}D"}


def _left(found: Found) -> Members | None:
    return _length("time_left", found)


def _held(found: Found) -> Members | None:
    return _length("time_held", found)


def _to_death(found: Found) -> Members | None:
    return _length("release_to_death", found)


_N: Final = {lang: rf"(?P<n>{numerals.pattern(lang)})" for lang in ("en", "ru", "kk")}
_LOOSE: Final = terms.loose("en")
_EN: Final = [
    rule("claims", "en", "year-old", _N["en"] + r"-year-old (?=[\w-]+)", _age, side="right", dated="", real=False,
         confidence=0.85),
    rule("claims", "en", ", ", r"(?<=, )(?P<n>[1-9]\d)(?=, )", _age_beside, dated="", real=False),
    rule("claims", "en", "aged ", r"aged " + _N["en"], _age, dated="", real=False),
    rule("claims", "en", "died|dead", r"(?:died|dead) at (?:the age of )?" + _N["en"], _age, dated="", real=False),
    rule("claims", "en", "years old", _N["en"] + r" years old", _age, dated="", real=False),
    rule("claims", "en", "spent|behind bars|in prison|in jail|in custody", r"(?:@hadspent|@hadserved|served|"
         r"spending) (?:the (?:last|past) )?@term (?:behind bars|in (?:@his)?@prison)", _held, dated=""),
    rule("claims", "en", "day in|day behind", r"marked (?:his|her) (?P<n>\d{1,2},?\d{1,3})(?:st|nd|rd|th) day (?:in "
         r"@prison|"
         r"behind bars)", _day_of),
    rule("claims", "en", "of his|of her|of a|served", r"(?:@hadserved|serving) @term of (?:his|her|the|a)", _held,
         dated=""),
    rule("claims", "en", "early|ahead of", r"@term (?:early|ahead of (?:schedule|time)|before (?:the end of )?(?:his|"
         r"her) (?:term|sentence))(?! release)", _left, dated="occurred", real=False),
    rule("claims", "en", "to serve|left|remaining", r"(?:had|has|having) (?:still )?@term (?:left )?(?:to serve|left "
         r"(?:of|in|on) (?:his|her)|remaining)", _left, dated=""),
    rule("claims", "en", "remaining|remainder",
         r"remaining @term (?:of|in|on) (?:@his)(?:[\w-]+ )?(?:sentence|term)", _left, dated=""),
    rule("claims", "en", "after", rf"(?:died|dies|passed away|dead) (?:[\w,.' -]{{0,60}}?)?{_LOOSE} after (?:@his|"
         rf"(?:he|she) (?:was|had been) |being )?(?:[\w-]+ )?(?:release|released|set free|freed)",
         _to_death, dated=""),
]  # fmt: skip
_RU: Final = [
    rule("claims", "ru", "летн", _N["ru"] + r"-летн(?:ий|яя|его|ей|ему|юю|им|ие)(?! (?:срок|пребыван|заключ|годовщин|"
         r"стаж|опыт|запрет))(?= [\w-]+)", _age, side="right", dated="", real=False),
    rule("claims", "ru", "в возрасте", r"в возрасте " + _N["ru"], _age, dated="", real=False),
    rule("claims", "ru", "пров", r"пров[её]л[аи]? (?:[\w-]+ ){0,3}?@term (?:[\w-]+ ){0,2}?(?:в (?:@prison)|за "
         r"реш[её]ткой|под стражей)|пров[её]л[аи]? (?:за реш[её]ткой|в (?:@prison)|под стражей) (?:[\w-]+ "
         r"){0,2}?@term", _held, dated=""),
    rule("claims", "ru", "остава|остал", r"(?:остава(?:лось|лся|ется)|осталось) (?:[\w-]+ ){0,2}?(?:отбыва\w+ |"
         r"отсидеть )?@term", _left, dated=""),
    rule("claims", "ru", "через", r"(?:умер(?:ла)?|скончал(?:ся|ась))[^.;]{0,50}?(?:через |спустя )@term после "
         r"освобождения", _to_death, dated=""),
]  # fmt: skip
_KK: Final = [
    rule("claims", "kk", "жастағы|жасында|жаста", _N["kk"] + r" (?:жастағы|жасында|жаста|жасар)(?!\w)", _age,
         side="right", dated="", real=False),
    rule("claims", "kk", "түрмеде|абақты|қамауда", r"@term(?: астам| жуық)?(?: уақыт)? (?:[\w-]+ )?(?:түрмеде|"
         r"абақтыда|абақтысында|қамауда) "
         r"(?:отыр|өткіз|болған|болды)\w*|(?:түрмеде|абақтыда|қамауда) @term (?:отырды|отырған|өткізді|болды)",
         _held, dated=""),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
