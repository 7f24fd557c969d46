"""Rules for petitions and other actions for a prisoner, for counts, visits, searches and the like."""

import re
from typing import Final

from . import numerals
from .rule import Found, Members, Rule, rule

_NUMBER: Final = {lang: numerals.pattern(lang) for lang in ("en", "ru", "kk")}
_COMPARATORS: Final = {
    "en": (("more_than", "more than|over"), ("at_least", "at least|no fewer than"), ("about",
         "some|about|around|nearly|almost|approximately"), ("less_than", "fewer than|less than")),
    "ru": (("more_than", "более|больше|свыше"), ("at_least", "не менее|как минимум|по меньшей мере"), ("about",
         "около|почти|примерно|порядка"), ("less_than", "менее|меньше")),
    "kk": (("at_least", "кемінде"), ("about", "шамамен")),
}  # fmt: skip
_COUNT: Final = {
    lang: rf"(?:(?P<cmp>{'|'.join(words for _, words in pairs)}) )?(?P<count>{_NUMBER[lang]})(?P<tysyach> тысяч\w?| "
    rf"мың)?"
    for lang, pairs in _COMPARATORS.items()
}


def _counted(found: Found, member: str, other: str) -> Members | None:
    number = numerals.value(found.group("count"), found.lang)
    if number is None:
        return None
    number *= 1000 if found.group("tysyach") else 1
    if number % 1:
        return None
    values: Members = {member: int(number)}
    comparator = _comparator(found)
    return {**values, other: comparator} if comparator != "exactly" else values


def _comparator(found: Found) -> str:
    said = found.group("cmp")
    return next((code for code, words in _COMPARATORS[found.lang] if said and re.fullmatch(words, said)), "exactly")


def _petition(found: Found) -> Members | None:
    counted = _counted(found, "size", "size_comparator")
    return None if counted is None else {"kind": "petition", **counted}


def _tally(found: Found) -> Members | None:
    counted = _counted(found, "value", "comparator")
    return None if counted is None or counted["value"] < 3 else {**counted, "scope": found.text("scope")}


def _kind(kind: str) -> Members:
    return {"kind": kind}


_EN: Final = [
    rule("campaigns", "en", "petition|appeal|letter", _COUNT["en"] + r" (?:[\w'-]+ ){0,4}?(?:have |had |has )?signed "
         r"(?:an? |the )?(?:[\w-]+ ){0,3}?(?:petition|appeal|open letter)", _petition, side=""),
    rule("campaigns", "en", "petition|appeal|letter", r"(?:petition|open letter)[^.;]{0,80}?(?:signed by|gathered|"
         r"collected|attracted) " + _COUNT["en"] + r"(?: (?:people|signatures|names))?", _petition, side=""),
    rule("campaigns", "en", "raise funds|raise money|fundrais|crowdfund", r"(?:launched|started|organi[sz]ed|opened) "
         r"(?:an? )?(?:[\w-]+ )?(?:campaign|appeal|drive|fundraiser) to raise (?:funds|money)|(?:launched|started) "
         r"(?:an? )?(?:[\w-]+ )?(?:fundraiser|fundraising campaign|crowdfunding campaign)",
         _kind("fundraising"), side=""),
    rule("tallies", "en", "political prisoners|prisoners of conscience|people",
         r"(?:are|were|remain|is|listed|lists|counts|counted|name[sd]?|recogni[sz]es)(?: [\w'-]+){0,4}? "
         + _COUNT["en"] + r" (?P<scope>political prisoners|prisoners of conscience)", _tally, side="", dated=""),
    rule("occurrences", "en", "visited", r"(?:visited|met with|met) (?:him|her) (?:[\w-]+ )?(?:in|at) (?:the |a "
         r")?(?:prison|jail|hospital|colony|detention)(?: (?:center|centre))?", _kind("visit"), side="right"),
    rule("occurrences", "en", "search", r"(?:police|officers|authorities|agents|investigators|security \w+) "
         r"@had(?:searched|raided) (?:@his)(?:[\w'-]+ ){0,3}?(?:home|house|apartment|flat|office)",
         _kind("search"), side="right"),
    rule("occurrences", "en", "search|raid", r"(?:@his)(?:[\w'-]+ ){0,2}?(?:home|house|apartment|flat|office)s? @was "
         r"(?:searched|raided)", _kind("search")),
    rule("occurrences", "en", "unrest|riot", r"(?:organi[sz]ing|leading|fomenting|inciting|deadly|violent) (?:[\w-]+ "
         r")?(?:unrest|riots?) (?=(?:in|on|of) )", _kind("unrest"), side=""),
    rule("occurrences", "en", "award|prize", r"@was awarded (?:the |an? )?(?:[\w'-]+ ){0,5}?(?:award|prize|medal)",
         _kind("award")),
    rule("occurrences", "en", "swap|exchange", r"(?:@was )?(?:released|freed|exchanged|swapped) (?:[\w'-]+ "
         r"){0,3}?(?:in|as part of) (?:a |the )?(?:[\w-]+ )?(?:prisoner )?(?:swap|exchange)", _kind("exchange")),
    rule("occurrences", "en", "deport|expel", r"@was (?:deported|expelled)(?= (?:from|to))", _kind("expulsion")),
    rule("occurrences", "en", "rall", r"@had(?:organi[sz]ed|held|staged) (?:[\w-]+ ){0,4}?(?:rally|rallies|protests|"
         r"demonstrations?)", _kind("rally"), side=""),
    rule("occurrences", "en", "barred|banned from|prevented", r"@was (?:barred|banned|prevented|stopped) from "
         r"(?:leaving|boarding|traveling|travelling)", _kind("travel_ban")),
]  # fmt: skip
_RU: Final = [
    rule("campaigns", "ru", "петици|обращени|письм", _COUNT["ru"] + r" (?:[\w-]+ ){0,3}?подписал[аио]? (?:[\w-]+ "
         r"){0,2}?(?:петици\w+|обращени\w+|открытое письмо)", _petition, side=""),
    rule("campaigns", "ru", "петици|обращени|письм", r"(?:петици\w+|обращени\w+|письмо) (?:[^.;,]{0,60}? "
         r")?подписал[аио]? (?:уже )?" + _COUNT["ru"] + r"(?: человек)?", _petition, side=""),
    rule("campaigns", "ru", "сбор средств|сбор денег", r"(?:объявил|начал|открыл)[аи]? (?:[\w-]+ )?сбор (?:средств|"
         r"денег)", _kind("fundraising"), side=""),
    rule("tallies", "ru", "политзаключ|политическ", r"(?:находятся|насчитывается|остаются|числится|значатся|"
         r"удерживаются)(?: [\w-]+){0,5}? " + _COUNT["ru"] + r" (?P<scope>(?:политзаключ[её]нн\w+|политическ\w+ "
         r"заключ[её]нн\w+))", _tally, side="", dated=""),
    rule("tallies", "ru", "политзаключ|политическ", r"(?:количество|число) (?P<scope>(?:политзаключ[её]нн\w+|"
         r"политическ\w+ "
         r"заключ[её]нн\w+)) (?:[\w-]+ ){0,3}?(?:увеличилось|выросло|сократилось|достигло|превысило) (?:до )?"
         + _COUNT["ru"], _tally, side="", dated=""),
    rule("occurrences", "ru", "обыск", r"(?:прош[её]л|прошли|провел[аи]?|проводится|проводили|пров[её]л) (?:[\w-]+ "
         r"){0,4}?обыск\w*|обыск\w* (?:[\w-]+ ){0,4}?(?:прош[её]л|прошли|провел[аи]?)", _kind("search")),
    rule("occurrences", "ru", "депортир|выдвор|выслан", r"(?:был[аи]? )?(?:депортирован[аы]?|выслан[аы]?|"
         r"выдворен[аы]?)(?!\w)", _kind("expulsion")),
    rule("occurrences", "ru", "обмен", r"(?:освобожд[её]н[аы]?|вышел|вышла|обменян[аы]?|обменяли) (?:[\w-]+ "
         r"){0,4}?(?:в рамках|в результате|при|по) (?:[\w-]+ )?обмен\w*", _kind("exchange")),
    rule("occurrences", "ru", "посетил|навестил", r"(?:посетил|навестил)[аи]? (?:его|её|ее|[\w-]+) (?:в|на) "
         r"(?:[\w-]+ )?(?:колони\w+|тюрьм\w+|больниц\w+|сизо|изолятор\w*)", _kind("visit"), side="right"),
]  # fmt: skip
_KK: Final = [
    rule("campaigns", "kk", "петиция|үндеу", _COUNT["kk"] + r"(?:дан|ден|нан|нен|тан|тен)?(?: астам| жуық)? (?:адам|"
         r"кісі) (?:[\w-]+ ){0,3}?(?:петиция|үндеу|хат)\w* қол қой\w+", _petition, side=""),
    rule("campaigns", "kk", "петиция|үндеу",
         r"(?:петиция|үндеу)\w* (?:[\w-]+ ){0,3}?" + _COUNT["kk"] + r"(?:дан|ден|нан|нен|тан|тен)?(?: астам| жуық)? "
         r"(?:адам|кісі) қол қой\w+", _petition, side=""),
    rule("occurrences", "kk", "тінту", r"тінту (?:[\w-]+ ){0,2}?(?:жүргізді|жүргізілді|болды)(?!\w)", _kind("search")),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
