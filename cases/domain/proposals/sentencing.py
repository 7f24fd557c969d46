"""Rules for sentences, and for what changes them afterwards."""

import re
from typing import Any, Final

from . import grammar
from .rule import Found, Members, Rule, rule

_KINDS: Final = (
    ("restricted_freedom", r"(?:restricted (?:freedom|liberty)|freedom (?:restriction|limitation)|restriction of "
         r"(?:freedom|liberty)|parole-like|"
         r"limited freedom|"
         r"ограничени\w+"
     r" свободы|шектеу)"),
    ("probation", r"(?:probation|пробаци)"),
    ("exile", r"(?:internal exile|ссылк)"),
    ("compulsory_treatment", r"(?:compulsory|forced) (?:psychiatric )?treatment|принудительн\w+ лечени"),
    ("restricted_freedom", r"house arrest"),
)  # fmt: skip


_BAN: Final = {
    "en": grammar.compiled("en", r"(?:and )?(?:barred|banned|prohibited|forbidden?|forbade) (?:[\w'-]+ ){0,3}?from "
    r"[^;]{3,90}?for @term|"
                           r"an? @term ban"),
    "ru": grammar.compiled("ru", r"(?:и )?(?:к )?@term запрета?(?!\w)|(?:с )?(?:запретом|лишением права) [^;]{3,120}?"
                           r"(?:на|в течение|сроком на) @term"),
    "kk": grammar.compiled("kk", r"@term (?:[\w-]+ ){0,5}?тыйым"),
}  # fmt: skip


_ELSE: Final = re.compile(r"[;:]|, (?:after|who|which|on|and|for)|(?<!\w)(?:after|for|on charges|over|instead)(?!\w)")


def _kind(words: str) -> str:
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), "imprisonment")


def _context(found: Found) -> str:
    low, (start, end) = found.sentence.low, found.match.span()
    if found.group("served"):
        return low[start:end]
    return low[start:end] + _ELSE.split(low[end : end + 60])[0]


def imposed(found: Found) -> Members | None:
    """A sentence with one penalty line; suspended where the words say so."""
    term = found.term()
    if not term:
        return None
    words = _context(found)
    penalty: dict[str, Any] = {"kind": _kind(words), "term": term}
    if re.search(r"suspended|условн(?:о(?!-)|ого срок|ый срок|ых)|шартты (?:түрде )?(?:сот|жаза|бас)", words):
        penalty["suspended"] = term
    return {"penalties": [penalty, *_bans(found), *_fines(found)]}


def _bans(found: Found) -> list[dict[str, Any]]:
    """What is forbidden beside the penalty, where the rest of the sentence says for how long."""
    ban = _BAN[found.lang].search(found.sentence.low, found.match.end(), found.match.end() + 240)
    lengths = Found(found.sentence, ban).lengths() if ban else ()
    return [{"kind": "ban", "term": lengths[0].term}] if lengths else []


def _fines(found: Found) -> list[dict[str, Any]]:
    """The fine beside the penalty."""
    fine = _AND_A_FINE[found.lang].search(found.sentence.low, found.match.end(), found.match.end() + 90)
    return [{"kind": "fine", "amount": found.sentence.raw[slice(*fine.span("amount"))]}] if fine else []


def _only_a_ban(found: Found) -> Members | None:
    """A ban that the sentence names beside no other penalty."""
    term = "" if "sentenced" in found.sentence.low[: found.match.start()] else found.term()
    return {"penalties": [{"kind": "ban", "term": term}]} if term else None


def _fine(found: Found) -> Members:
    return {"penalties": [{"kind": "fine", "amount": found.sentence.raw[slice(*found.match.span("amount"))]}]}


def _one_year(_: Found) -> Members:
    return {"penalties": [{"kind": "imprisonment", "term": "P1Y"}]}


def _life(_: Found) -> Members:
    return {"penalties": [{"kind": "life", "indefinite": True}]}


def _death(_: Found) -> Members:
    return {"penalties": [{"kind": "death"}]}


def _days(found: Found) -> Members | None:
    """Up to 45 days in jail is an administrative arrest and no sentence."""
    term = found.term()
    return None if not term or term.endswith("D") else imposed(found)


def cut(found: Found) -> Members | None:
    """A change "by" a length."""
    term = found.term()
    return {"kind": "reduction", "term": term} if term else None


def _longer(found: Found) -> Members | None:
    term = found.term()
    return {"kind": "extension", "term": term} if term else None


def _added(found: Found) -> Members:
    """A length that was added; "a year" has no number in Russian."""
    return {"kind": "extension", "term": found.term() or "P1Y"}


def _longer_by_years(found: Found) -> Members | None:
    """A pronoun that was lengthened by years stands for a sentence; by months it may stand for an arrest."""
    return _longer(found) if found.term().endswith("Y") else None


def _cut_to(found: Found) -> Members | None:
    """A term cut "to" a length: what is left of it, as a court fixed it."""
    lengths = found.lengths()
    return {"kind": "merger", "term": lengths[-1].term} if lengths else None


def _replaced(found: Found) -> Members | None:
    kind = _kind(found.group("by"))
    return None if kind == "imprisonment" else {"kind": "commutation", "replacement": kind}


_AMOUNT: Final = {
    "en": r"(?:[$€£]\d[\d,.]*\d?(?: (?:thousand|million))?|\d[\d,. ]*(?:thousand |million )?(?:tenge|ro?ubles?|"
    r"dollars|euros|hryvnias?|"
    r"som|sum|belarusian rubles)(?!\w))",
    "ru": r"(?:\d[\d., ]*(?:тыс\w*\.? |млн |миллион\w* )?(?:тенге|рубл\w+|доллар\w*|евро|гривен|сом\w*|сум\w*|"
    r"базов\w+ величин|мрп)"
    r"(?!\w))",
}
_AND_A_FINE: Final = {
    "en": re.compile(rf"and (?:to )?(?:a fine of|fined(?: him| her)?) (?P<amount>{_AMOUNT['en']})"),
    "ru": re.compile(rf"и (?:к )?штрафу? (?:в размере |в )?(?P<amount>{_AMOUNT['ru']})"),
    "kk": re.compile(r"(?!)(?P<amount>)"),
}
_TOTAL: Final = r"(?:(?:an? )?(?:total|combined) (?:(?:sentence|term) )?of )?"
_FIXED: Final = r"(?:prison|jail|sentence|term|colony|custody|imprisonment|behind bars|restricted|suspended|probation)"
_EN: Final = [
    rule("sentences", "en", "sentenced|jailed|imprisoned", r"(?:@was )?sentenced (?:on [\w. ]{3,18} |in absentia |in "
         r"[\w ]{3,14} )?"
         r"to (?:serve )?(?:a )?(?:an )?(?:suspended )?(?:[a-z-]+ )?@term", _days),
    rule("sentences", "en", "sentenced|sentences|jails|jailed",
         r"(?:sentenced|sentences|jails|jailed) (?:[\w.,!'-]+ ){1,16}?(?:to|for) (?:serve )?(?:a )?(?:suspended "
         r")?@term",
         _days, side="right"),
    rule("sentences", "en", "jailed|imprisoned|locked up|sent to", r"(?:@was )?(?:jailed|imprisoned|locked up|sent "
         r"to (?:prison|jail)) "
         r"(?:(?:in|on) [\w. ]{3,14} )?for @term(?! (?:for|"
         r"before) being)", _days),
    rule("sentences", "en", "handed|given|received|gets|got",
         r"(?:@was (?:handed|given)|received|gets|got|handed (?:him|her|them|down)|gave (?:him|her|them|[\w'-]+)) "
         r"(?:a |an |another )?"
         rf"(?:suspended |lengthy )?@term(?= (?:in |of )?(?:\w+ )?{_FIXED})", _days),
    rule("sentences", "en", "serving|served|serve", r"(?:@was |is |are )?serving (?:out )?(?:a |an |his |her "
         r")?@term(?! of (?:a|an|his|her|the) )(?:[ -]\w+){0,3}",
         _days, dated=""),
    rule("sentences", "en", "sentence|term", r"(?:his|her|their|the|(?:of|upheld) an?|[\w-]+'s?) @term "
         r"(?P<served>(?:prison |"
         r"jail )?(?:sentence|term))(?!s)", _days, dated=""),
    rule("sentences", "en", "fined", rf"@was fined (?P<amount>{_AMOUNT['en']})", _fine),
    rule("sentences", "en", "fined", rf"fined (?:[\w,'-]+ ){{1,6}}?(?P<amount>{_AMOUNT['en']})", _fine, side="right"),
    rule("sentences", "en", "life", r"sentenced (?:[\w'-]+ ){0,4}?to life(?: (?:in prison|imprisonment))?(?! (?:of|"
         r"in the))", _life),
    rule("sentences", "en", "life", r"(?:@was )?(?:handed|given|received|gets|got|serving) (?:a )?life (?:sentence|"
         r"term|imprisonment|in "
         r"prison)", _life),
    rule("sentences", "en", "death", r"sentenced (?:[\w'-]+ ){0,4}?to death", _death),
    rule("sentences", "en", "barred|banned", r"(?:barred|banned|prohibited) (?:him|her|them) from [^;]{3,90}?for @term",
         _only_a_ban),
    rule("sentence_changes", "en", "cut|reduc|shorten|commut",
         r"(?:sentence|term|punishment)s? @was (?:cut|reduced|shortened|commuted) by " + _TOTAL + "@term", cut),
    rule("sentence_changes", "en", "cut|reduc|shorten|commut",
         r"(?:cut|reduced|shortened) (?:@his)(?:[\w'-]+ ){0,4}?(?:sentence|term|punishment) by @term", cut,
         side="right"),
    rule("sentence_changes", "en", "cut|reduc|shorten|commut",
         r"(?:sentence|term|punishment|penalty|this|that|it)s? @was (?:cut|reduced|shortened|lowered|commuted)(?: "
         r"from @term)? to "
         + _TOTAL + "(?:an? )?@term", _cut_to),
    rule("sentence_changes", "en", "cut|reduc|shorten|commut|lower",
         r"(?:cut|reduc(?:ed|ing)|shorten(?:ed|ing)|lower(?:ed|ing)|commuted) (?:[\w'-]+ ){1,6}?(?:sentence|term|"
         r"punishment) "
         r"(?:from [\w-]+ (?:years? )?)?to @term",
         _cut_to, side="right"),
    rule("sentence_changes", "en", "extend|prolong|added|increas",
         r"(?:sentence|term|punishment)s? @was (?:extended|prolonged|increased) by " + _TOTAL + "@term", _longer),
    rule("sentence_changes", "en", "extend|prolong|increas",
         r"(?:that|this|it) @was (?:extended|prolonged|increased) by " + _TOTAL + "@term", _longer_by_years),
    rule("sentence_changes", "en", "extend|prolong|added|increas",
         r"(?:extended|prolonged|increased) (?:@his)(?:[\w'-]+ ){0,4}?(?:sentence|term) by @term", _longer,
         side="right"),
    rule("sentence_changes", "en", "commut|replac|chang",
         r"(?:sentence|term|sentences|terms)(?: in prison)? (?:@was )?(?:commuted|replaced|changed)(?: to| with| by) "
         r"(?P<by>[^,;.]{3,60})", _replaced),
    rule("sentence_changes", "en", "commut|replac",
         r"@had(?:commuted|replaced) (?:[\w'-]+ ){1,9}?(?:sentence|term) (?:to|with|by) (?P<by>[^,;.]{3,60})",
         _replaced, side="right"),
]  # fmt: skip
_RU: Final = [
    rule("sentences", "ru", "приговор", r"(?:был[аи]? )?приговор(?:ил[аи]?|[её]н\w{0,4}) @some(?:к|ко) @term", _days),
    rule("sentences", "ru", "к году", r"(?:был[аи]? )?приговор(?:ил[аи]?|[её]н\w{0,4}) @some(?:к|ко) году "
         r"(?:лишени\w+ свободы|колони\w+|тюрьм\w+|заключени\w+)", _one_year),
    rule("sentences", "ru", "осужд|осудил|получил|отбыва|отправил|посадил",
         r"(?:был[аи]? )?(?:осужд[её]н\w*|осудил[аи]?|посадил[аи]?|посажен[аы]?|лиш[её]н[аы]? свободы) "
         r"(?:@few)(?:на|к) @term", _days),
    rule("sentences", "ru", "приговор", r"(?:вынес(?:ли|ла)?|вынесен) (?:[\w-]+ ){0,2}?приговор[^.;:–—]{0,60}? ?[:–—] "
         r"@term (?:лишени\w+ свободы|колони\w+|тюрьм\w+|ограничени\w+ свободы|заключени\w+)", _days),
    rule("sentences", "ru", "получил", r"получил[аи]? (?:@few)@term(?= (?:\w+ )?(?:за (?!реш)|колони|тюрьм|лишени|"
         r"заключени|"
         r"условно|общего|строгого|ограничени))",
         _days),
    rule("sentences", "ru", "отбыва", r"отбыва(?:ет|ющ\w+|ла?|ют) (?:[\w-]+ ){0,2}?@term(?: срок\w*)?", _days,
         dated=""),
    rule("sentences", "ru", "пожизненн", r"(?:приговор\w+|осужд\w+) (?:[\w-]+ ){0,4}?к? ?пожизненн\w+", _life),
    rule("sentences", "ru", "оштраф", rf"оштрафовал[аи]? (?:[\w-]+ ){{0,5}}?на (?P<amount>{_AMOUNT['ru']})", _fine,
         side="right"),
    rule("sentences", "ru", "оштраф", rf"(?:был[аи]? )?оштрафован[аы]? (?:[\w-]+ ){{0,3}}?на "
         rf"(?P<amount>{_AMOUNT['ru']})", _fine),
    rule("sentence_changes", "ru", "сокра|сниз|уменьш",
         r"(?:срок\w*|наказани\w+|приговор\w*) (?:[\w-]+ ){0,3}?(?:сократил[аи]?|сокращ[её]н\w*|снизил[аи]?|"
         r"сниж[её]н\w*|уменьш\w+) на @term", cut),
    rule("sentence_changes", "ru", "сокра|сниз|уменьш|смягч",
         r"(?:сократил[аи]?|сокращ[её]н\w*|снизил[аи]?|сниж[её]н\w*|уменьшил[аи]?|смягчил[аи]?|смягч[её]н\w*) "
         r"(?:[\w-]+ ){0,4}?на @term", cut),
    rule("sentence_changes", "ru", "сокра|сниз|уменьш|смягч",
         r"(?:сократил[аи]?|сокращ[её]н\w*|снизил[аи]?|сниж[её]н\w*|уменьшил[аи]?|смягчил[аи]?|смягч[её]н\w*) "
         r"(?:[\w-]+ ){0,8}?до @term", _cut_to),
    rule("sentence_changes", "ru", "добав", r"добавил[аи]? (?:[\w-]+ ){0,4}?(?:@term|год) (?:колони\w+|тюрьм\w+|"
         r"лишени\w+ свободы|к сроку)", _added),
    rule("sentence_changes", "ru", "увелич|продл", r"(?:увеличил[аи]?|увелич[её]н\w*|продлил[аи]?) (?:[\w-]+ "
         r"){0,2}срок\w* (?:[\w-]+ ){0,3}?на @term", _longer),
    rule("sentence_changes", "ru", "замен", r"(?:заменил[аи]?|замен[её]н[аоы]?) (?:[\w-]+ ){0,8}?на "
         r"(?P<by>[^,;.]{3,60})|замен[её]н[аоы]? (?P<with>ограничением свободы)",
         lambda found: {"kind": "commutation",
         "replacement": "restricted_freedom"} if found.group("with") else _replaced(found)),
    rule("sentence_changes", "ru", "замен", r"заменил[аи]? (?:[\w-]+ ){0,8}?(?P<by>ограничением свободы)", _replaced),
]  # fmt: skip
_KK: Final = [
    rule("sentences", "kk", "сотта|айыр|кес", r"@term (?:@few)?(?:бас бостандығынан )?(?:сотта(?:лды|ды|лған|ған)|"
         r"айыр(?:ды|ылды|ған|ылған)|кес(?:ті|ілді))(?!\w)(?! (?:жоқ|емес))",
         _days),
    rule("sentences", "kk", "айыр|шект", r"бас бостандығын(?:ан)? @term (?:айыр|шекте)\w*", imposed),
    rule("sentences", "kk", "жазасын өте", r"@term (?:[\w-]+ ){0,3}?жаза\w* өтеп", imposed, dated=""),
    rule("sentence_changes", "kk", "қысқарт|азайт", r"мерзім\w* (?:[\w-]+ ){0,3}?@term (?:қысқар|азай)(?:тты|тылды|"
         r"ды|тқан|тылған)(?!\w)", cut),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
