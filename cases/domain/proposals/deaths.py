"""Rules for deaths and burials."""

import re
from typing import Final

from .rule import Found, Members, Rule, rule

_CAUSE: Final = {
    "en": re.compile(r"(?:after |when |because )((?:his|her|their) heart (?:failed|stopped|gave out))|(?:of|from|due "
         r"to) "
                     r"((?:an? )?(?:[\w'-]+ ){0,2}?(?:heart attack|heart failure|cancer|stroke|pneumonia|covid-19"
                     r"|tuberculosis|complications|cardiac arrest|suicide|torture|injuries|wounds))"),
    "ru": re.compile(r"(?:от|из-за|вследствие) ((?:[\w-]+ )?(?:инфаркта|рака|инсульта|пневмонии|туберкулеза|"
         r"остановки сердца|пыток"
                     r"|сердечного приступа|сердечной недостаточности|осложнений))"),
    "kk": re.compile(r"((?:жүрек талмасынан|инфарктан|инсульттан|қатерлі ісіктен|пневмониядан))"),
}  # fmt: skip
_KILLED: Final = re.compile(r"killed|shot dead|murdered|assassinated|beaten to death|убит|застрелен|өлтірілді")


def _died(found: Found) -> Members:
    low, end = found.sentence.low, found.match.end()
    values: Members = {}
    cause = _CAUSE[found.lang].search(low, end, end + 120)
    if cause:
        start, stop = next(span for span in (cause.span(n) for n in range(1, len(cause.groups()) + 1)) if span[0] >= 0)
        values["cause"] = {found.lang: found.sentence.raw[start:stop]}
    if _KILLED.search(found.match[0]):
        values["manner"] = "killing"
    elif re.search(r"executed|казн", found.match[0]):
        values["manner"] = "execution"
    return values


def _buried(_: Found) -> Members:
    return {"kind": "burial"}


RULES: Final[tuple[Rule, ...]] = (
    rule("deaths", "en", "died|dies|dead|passed away|killed|murdered|assassinated|executed",
         r"(?:@had(?:died|passed away)|dies(?= (?:in|at|of|after|on|from))|dies\.?$|@was (?:found dead|killed|"
         r"murdered|assassinated|executed|shot dead|beaten to death)|dead at \d\d)",
         _died),
    rule("deaths", "en", "death", r"(?:his|her|[\w-]+'s) death (?:on|in) (?=(?:january|february|march|april|may |"
         r"june|july|august|september|october"
         r"|november|december|jan|feb|apr|aug|sep|oct|nov|dec|\d))", _died),
    rule("deaths", "ru", "умер|скончал|погиб|убит|казн|смерт",
         r"(?:умер(?:ла|ли)?|скончал(?:ся|ась|ись)|погиб(?:ла|ли)?|(?:был[аи]? )?(?:убит[аы]?|застрелен[аы]?|"
         r"казн[её]н[аы]?)|найден[аы]? м[её]ртв\w+)(?!\w)", _died),
    rule("deaths", "kk", "қайтыс|көз жұм|дүние салды|өлтір", r"(?:қайтыс бол(?:ды|ған|ып)|көз жұм(?:ды|ған)|дүниеден "
         r"(?:өтті|озды|өткен)|дүние сал(?:ды|ған)|өлтірілді|өлтірілген)(?!\w)(?! жоқ)", _died),
    rule("occurrences", "en", "buried", r"@was buried", _buried),
    rule("occurrences", "ru", "похорон", r"(?:был[аи]? )?похорон(?:ен[аы]?|или)(?!\w)", _buried),
    rule("occurrences", "kk", "жерлен", r"жерленді(?!\w)", _buried),
)  # fmt: skip
