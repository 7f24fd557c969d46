"""Names of courts and prosecutors in a sentence, and when its ruling takes effect."""

import re
from typing import Any, Final

from .numerals import value
from .passages import Sentence

_COURTS: Final = {
    "en": re.compile(
        r"(?:[A-Z][\w'-]+(?: No\. ?\d+)? ){0,3}(?:[A-Z][\w'-]+|city|regional|district|supreme|military|appeals?|"
         r"specialized"
        r"|interdistrict|provincial) [Cc]ourt(?: of [A-Z]\w+)?|[Cc]ourt in (?:the )?(?:[\w'-]+ ){0,5}?(?:city|town|"
         r"region|district|capital|province)(?: of)? [A-Z][\w-]+|[Cc]ourt in [A-Z][\w-]+(?!\w|')"
    ),
    "ru": re.compile(
        r"(?:[А-ЯЁ][\w-]+ )?(?:[Гг]ородск\w+|[Рр]айонн\w+|[Оо]бластн\w+|[Вв]ерховн\w+|[Мм]ежрайонн\w+|[Вв]оенн\w+|"
         r"[Аа]пелляционн\w+) суд\w{0,2}(?!\w)(?: (?:города |г\. )?[А-ЯЁ][\w-]+)?"
        r"|[Сс]уд\w{0,2} (?:города |в городе |в |г\. )[А-ЯЁ][\w-]+"
    ),
    "kk": re.compile(r"(?:[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+ )(?:[\w-]+ )?(?:қалалық|аудандық|облыстық|аудандық|жоғарғы) "
         r"сот\w{0,3}(?!\w)|[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+ (?:қаласының|ауданының|облысының) (?:[\w-]+ )?сот\w{0,3}(?!\w)"),
}  # fmt: skip
_EFFECT: Final = {
    "en": re.compile(r"(?:take|takes|took|come|comes|came|enter|enters|go|goes)s? (?:in)?(?:to )?(?:effect|force) "
         r"(?:in|within|after) (?P<n>[\w-]+) (?:calendar )?days"),
    "ru": re.compile(r"(?:вступ\w+|войд\w+) (?:[\w-]+ ){0,2}?в (?:законную )?силу (?:через|по истечении|в течение|"
         r"спустя) (?P<n>[\w-]+) (?:дней|суток|дня)|через (?P<n2>[\w-]+) дней (?:[\w-]+ ){0,2}?вступ\w+ в "
         r"(?:законную )?силу"),
    "kk": re.compile(r"(?P<n>[\w-]+) күннен кейін (?:заңды )?күшіне ен\w+|(?P<n2>[\w-]+) күн ішінде (?:заңды "
         r")?күшіне ен\w+"),
}  # fmt: skip
_UNLESS: Final = {
    "en": re.compile(r"(?:if|unless|provided)[^.;]{0,30}?(?P<who>prosecut|defen[cs]e|lawyers|parties|"
         r"side)[^.;]{0,30}?(?:appeal|challenge)|(?:unless|if not)[^.;]{0,20}?(?:appealed|challenged) by (?:the |a "
         r")?(?P<who2>prosecut|defen|lawyers)|(?P<who3>unless|if not) [^.;]{0,20}?(?:appealed|challenged)"),
    "ru": re.compile(r"если[^.;]{0,30}?(?P<who>прокур|защит|адвокат|сторон)[^.;]{0,40}?(?:обжал|апелляц|опротест)"),
    "kk": re.compile(r"(?P<who>прокур|адвокат|қорғаушы|тарап)[^.;]{0,40}?(?:шағым|наразылық)"),
}  # fmt: skip


def court(sentence: Sentence, start: int) -> str:
    """The name of the court nearest to a place in the sentence, "" if none is named."""
    named = [
        match
        for match in _COURTS[sentence.lang].finditer(sentence.text)
        if "court" in match[0].lower() or sentence.lang != "en"
    ]
    named = [match for match in named if not re.fullmatch(r"(?:the |a )?court", match[0].lower())]
    if not named:
        return ""
    return min(named, key=lambda match: abs(match.start() - start))[0].removeprefix("The ").strip()


def effect(sentence: Sentence) -> tuple[int, int, dict[str, Any]] | None:
    """When a ruling takes effect: where it is said, and the members that say it; None if it is not said."""
    if not any(cue in sentence.low for cue in ("effect", "force", "силу", "күшіне")):
        return None
    match = _EFFECT[sentence.lang].search(sentence.low)
    if match is None:
        return None
    groups = match.groupdict()
    days = value(groups.get("n") or groups.get("n2") or "", sentence.lang)
    if not days or days % 1:
        return None
    unless = _UNLESS[sentence.lang].search(sentence.low)
    members: dict[str, Any] = {"effect": "after_days_unless_appealed", "effect_days": int(days)}
    who = next((found for found in unless.groupdict().values() if found), "") if unless else ""
    if who:
        members["appeal_by"] = _appellant(who)
    return match.start(), match.end(), members


def _appellant(who: str) -> str:
    if who.startswith(("prosecut", "прокур")):
        return "prosecutor"
    return "any_party" if who in ("parties", "side", "unless", "if not", "сторон", "тарап") else "defence"
