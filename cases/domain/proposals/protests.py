"""Rules for hunger strikes and other protests of prisoners, and for offers of clemency."""

import re
from typing import Final

from .rule import Found, Members, Rule, rule

_BUT_REFUSED: Final = re.compile(r" but (?:he |she )?(?:refused|declined|rejected|turned)|, но (?:он |она )?отказал")


def _strike(found: Found) -> Members:
    values: Members = {
        "kind": "dry_hunger_strike"
        if re.search(r"dry hunger|сухую голод|сухая голод|құрғақ аштық", found.match[0])
        else "hunger_strike"
    }
    term = found.term()
    if term:
        values["claimed_length"] = term
    return values


def _kind(kind: str) -> Members:
    return {"kind": kind}


def _offer(found: Found) -> Members:
    values: Members = {"kind": _offered(found.match[0])}
    if found.group("condition"):
        values["condition"] = found.text("condition")
    answer = re.search(r"reject|refus|turned down|declin|отверг|отказал|отклонил|бас тарт", found.match[0])
    if answer or _BUT_REFUSED.search(found.sentence.low, found.match.start()):
        values["answer"] = "refused"
    return values


def _offered(words: str) -> str:
    if re.search(r"amnesty|амнист|рақымшылық", words):
        return "amnesty"
    return "pardon" if re.search(r"pardon|clemency|помилован|кешірім", words) else "release"


_EN: Final = [
    rule("protests", "en", "hunger strike", r"(?:@had(?:started|launched|began|begun|declared|announced|gone on|went "
         r"on|staged|held|resumed)|starts|launches|begins|goes on) (?:an? |his |her |the |another |indefinite |"
         r"open-ended |dry |\w+-day )*hunger strike",
         _strike),
    rule("protests", "en", "hunger strike", r"hunger strike (?:that |which )(?:he|she|they) (?:had )?(?:started|"
         r"launched|began|declared)", _strike, side="left"),
    rule("protests", "en", "hunger strike", r"@had(?:ended|halted|suspended|stopped|called off) (?:an? |his |her |"
         r"the |earlier |previous |first |second |\w+-day )*hunger strike", _strike, dated="ended"),
    rule("protests", "en", "hunger strike", r"(?:(?:had|was forced|was compelled) to (?:end|halt|suspend|stop|break "
         r"off|call off)|"
         r"(?:is|was) (?:ending|halting|suspending|stopping)) (?:an? |his |her |the |\w+-day )*hunger strike", _strike,
         dated="ended"),
    rule("protests", "en", "hunger strike", r"(?:has been|is|was|had been) on (?:an? |dry )*hunger strike(?: for "
         r"@term)?", _strike),
    rule("protests", "en", "refus", r"@had(?:refused|declined) to (?:ask|apply|plead|petition|appeal) for (?:early "
         r")?(?:parole|pardon|a pardon|clemency|release|early release)", _kind("refuses_clemency"), dated=""),
    rule("protests", "en", "smuggl", r"(?:@hadsmuggled|smuggling)(?: [\w'-]+){0,4}? out (?:of )?(?:@prison )?(?:an? |"
         r"the )?(?:[\w'-]+ )?(?:article|letter|message|note|essay|poem|book|manuscript|from)"
         r"|(?:@hadsmuggled|smuggling) (?:an? |the )?(?:[\w'-]+ ){0,3}?(?:article|letter|message|note|essay|poem|"
         r"book)s? out", _kind("smuggled_writing"), dated=""),
    rule("protests", "en", "slit|cut his|cut her|sewed|sewn|stitched|harm", r"@had(?:slit|slashed|cut|sewed|sewn|"
         r"stitched) (?:his|her|their) (?:wrists?|veins|stomach|abdomen|lips|mouth|throat|neck)", _kind("self_harm")),
    rule("clemency", "en", "pardon|amnesty|clemency", r"@had(?:rejected|refused|turned down|declined|spurned) "
         r"(?:(?:the|an?|any|his|her) )?(?:(?:presidential )?offers? (?:of|for) )?(?:an? |the )?(?:presidential |"
         r"conditional )?(?:pardon|amnesty|clemency)(?: that (?P<condition>[^,;.]{5,70}?)(?= but |[,;.]|$))?", _offer),
    rule("clemency", "en", "pardon|amnesty|clemency", r"@was offered (?:an? )?(?:presidential |conditional "
         r")?(?:pardon|amnesty|clemency|release|freedom)(?: in \d{4})?(?: (?:on condition that|if|in exchange for|in "
         r"return for|provided) (?P<condition>[^,;.]{5,70}?)(?= but |[,;.]|$))?", _offer),
]  # fmt: skip
_RU: Final = [
    rule("protests", "ru", "голод", r"(?:(?:объявил|начал|возобновил|держит|держал)[аи]? (?:[\w-]+ ){0,4}?голодовк\w|"
         r"(?:вышел|вышла) на голодовку)", _strike),
    rule("protests", "ru", "голод", r"продолжает (?:[\w-]+ ){0,3}?голодовк\w", _strike, dated=""),
    rule("protests", "ru", "голод", r"(?:прекратил|завершил|закончил|приостановил|снял)[аи]?с?[ья]? (?:[\w-]+ "
         r"){0,4}?голодовк\w", _strike, dated="ended"),
    rule("protests", "ru", "отказал", r"отказал(?:ся|ась|ись) (?:просить|подавать|писать|ходатайствовать) (?:[\w-]+ "
         r"){0,3}?(?:о помиловании|помилования|об удо|об освобождении|о досрочном|прошени\w+)",
         _kind("refuses_clemency"), dated=""),
    rule("protests", "ru", "вскрыл|порезал|зашил|перерезал", r"(?:вскрыл|порезал|зашил|перерезал)[аи]? (?:себе "
         r")?(?:вены|руки|рот|живот|горло|рты)", _kind("self_harm")),
    rule("clemency", "ru", "помилован|амнист", r"(?:отказал(?:ся|ась) от|отверг(?:ла)?|отклонил[аи]?) "
         r"(?:предложени\w+ )?(?:[\w-]+ ){0,2}?(?:помиловани\w+|амнисти\w+)", _offer),
    rule("clemency", "ru", "помилован|амнист", r"предложили (?:[\w-]+ ){0,3}?(?:помилование|амнистию)(?: при "
         r"условии,? (?:что )?(?P<condition>[^,;.]{5,70}?)(?= but |[,;.]|$))?", _offer),
]  # fmt: skip
_KK: Final = [
    rule("protests", "kk", "аштық", r"(?:құрғақ )?аштық (?:(?:жарияла|баста)@di|(?:жариялап|ұстап) (?:жатыр|отыр|жүр))",
         _strike),
    rule("protests", "kk", "аштық", r"аштық\w* (?:[\w-]+ ){0,2}?(?:тоқтатты|аяқтады|тоқтатқан)(?!\w)", _strike,
         dated="ended"),
    rule("clemency", "kk", "кешірім", r"кешірім\w* (?:[\w-]+ ){0,3}?бас тарт(?:ты|қан)(?!\w)", _offer),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
