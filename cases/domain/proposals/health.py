"""Rules for illness, hospital and treatment; a list of illnesses gives one proposal for each."""

from typing import Final

from .illnesses import ILLNESS, LISTED
from .rule import Found, Members, Rule, rule


def _ill(kind: str) -> Members:
    return {"kind": kind}


def _by_physicians(found: Found) -> Members:
    return {"kind": "diagnosis", "reported_by": "physician"}


_E, _R, _K = ILLNESS["en"], ILLNESS["ru"], ILLNESS["kk"]
_EN: Final = [
    rule("health", "en", "diagnos", rf"@was diagnosed (?:as having|with) (?P<list>{LISTED['en']})", _ill("diagnosis")),
    rule("health", "en", "diagnos", rf"(?:doctors|physicians|medics)(?: \w+)? diagnosed (?:[\w'-]+ ){{1,4}}?(?:with|"
         rf"as having) (?P<list>{LISTED['en']})",
         _by_physicians, side="right"),
    rule("health", "en", "suffer", rf"(?:(?:is|was|are|were) (?:reported|said|known) to be )?(?:suffers|suffered|"
         rf"suffering)(?: \w+ly)? from (?P<list>{LISTED['en']})", _ill("condition")),
    rule("health", "en", "tested positive|contracted", rf"(?:@hadtested positive for|@hadcontracted) "
         rf"(?P<list>{LISTED['en']})",
         _ill("diagnosis")),
    rule("health", "en", "heart attack|stroke", r"@had(?:suffered|had) (?P<list>an? (?:severe |massive |major "
         r")?(?:heart attack|stroke))",
         _ill("condition")),
    rule("health", "en", "hospitali", r"(?:@was |(?<= and ))hospitali[sz]ed", _ill("hospitalisation")),
    rule("health", "en", "hospital|intensive care|clinic", r"@was (?:rushed|taken|admitted|transferred|moved|brought|"
         r"sent|transported|evacuated) (?:urgently |by ambulance |on \w+(?: \d+)? )?(?:from (?:[\w'-]+ ){1,4}?)?"
         r"(?:to|into) (?:(?:a|an|the|prison|city|local|regional|military|civilian|nearby|intensive|emergency|state) "
         r"){0,3}?(?:[\w'-]+ ){0,4}?(?:hospital|clinic|intensive care|medical (?:center|centre|facility|unit|"
         r"ward))",
         _ill("hospitalisation")),
    rule("health", "en", "health|condition", r"(?:health|condition|state)(?: in [a-z]+)? @had(?:worsened|"
         r"deteriorated|declined)", _ill("deterioration")),
    rule("health", "en", "complain", r"(?:complains|complained|complaining) of (?P<list>(?:[\w'-]+ ){0,6}?(?:pains?|"
         r"fever|"
         r"weakness|dizziness|nausea|headaches?|bleeding|cough|shortness of breath|loss of \w+)(?: in (?:the|his|"
         r"her) [\w-]+"
         r"(?: and (?:the |his |her )?[\w-]+)?)?)", _ill("symptom")),
    rule("health", "en", "failing health|poor health|ill health",
         r"in (?:failing|poor|ill|fragile|declining) health", _ill("symptom"), dated=""),
    rule("health", "en", "ailing", r"ailing (?!health|economy|industry|company|bank|father|mother|son|wife|husband|"
         r"parents)",
         lambda f: {"kind": "condition", "condition": {"en": "ailing"}}, dated="", side="right", real=False),
    rule("health", "en", "sick|ill", r"(?:was|is|became|fell|were) (?:already )?(?P<list>(?:extremely|seriously|"
         r"gravely|critically|severely|very|terminally) (?:sick|ill))", _ill("symptom"), dated=""),
    rule("health", "en", "lost", r"(?:has |have |had )?(?P<list>lost (?:(?:\w+ )?\d+ (?:kilograms|kilos|kg|pounds)|"
         r"consciousness))",
         _ill("symptom")),
    rule("health", "en", "operated on", r"(?:@was |(?<= and ))(?P<list>operated on)(?!\w)", _ill("treatment_given")),
    rule("health", "en", "surgery|operat", r"@had(?:underwent|undergone|had) (?:an? )?(?P<list>(?:emergency |heart |"
         r"open-heart )?(?:surgery|operation))", _ill("treatment_given")),
]  # fmt: skip
_RU: Final = [
    rule("health", "ru", "диагностир|диагноз", rf"(?:диагностировали|диагностирован\w?|диагноз\w*(?: "
         rf"[\w-]+){{0,3}}?)[ :\"–-]+(?P<list>{LISTED['ru']})", _ill("diagnosis"), side="right"),
    rule("health", "ru", "выявил|обнаружил|выявлен|обнаружен|подтвердил", rf"(?:выявили|обнаружили|выявлен[аоы]?|"
         rf"обнаружен[аоы]?|подтвердился|подтвердили)(?: [\w-]+){{0,3}}? (?P<list>{LISTED['ru']})",
         _ill("diagnosis")),
    rule("health", "ru", "страда|болеет|болел|болен|больн", rf"(?:страдает|страдал[аи]?|болеет|болел[аи]?|болен|"
         rf"больна) (?P<list>{LISTED['ru']})", _ill("condition")),
    rule("health", "ru", "беспоко|мучает|жал", rf"(?:беспокоит|беспокоят|беспокоить|мучает|мучают|жалуется на|"
         rf"жаловал(?:ся|ась) на) (?:его |её |ее )?(?P<list>{LISTED['ru']})", _ill("condition")),
    rule("health", "ru", "переболел|перенес|перенёс", rf"(?:перен[её]с(?:ла|ли)?|переболел[аи]?) "
         rf"(?P<list>{LISTED['ru']})", _ill("condition")),
    rule("health", "ru", "госпитализ", r"(?:был[аи]? )?(?:экстренно |срочно )?госпитализир(?:ован[аы]?|"
         r"овал[аи]?)(?!\w)", _ill("hospitalisation")),
    rule("health", "ru", "больниц|госпитал|реанимаци|клиник|стационар",
         r"(?:был[аи]? )?(?:достав(?:лен[аы]?|ил[аи]?)|перевед[её]н[аы]?|перевели|попал[аи]?|поместил[аи]?|"
         r"помещ[её]н[аы]?|увезл[аи]|увез[её]н[аы]?|положили|этапирован[аы]?)"
         r" (?:[\w-]+ ){0,4}?в (?:[\w-]+ ){0,3}?(?:больниц\w+|госпитал\w+|реанимаци\w+|клиник\w+|стационар\w*)",
         _ill("hospitalisation")),
    rule("health", "ru", "здоров|состояни|самочувств", r"(?:здоровь[ея]|состояние|самочувствие)(?: (?:здоровья|его|"
         r"её|ее|[\w-]+)){0,3}? (?:резко |сильно |значительно |серь[её]зно )?ухудшил(?:ось|ся|ась)(?!\w)|"
         r"ухудшил(?:ось|ся) (?:[\w-]+ ){0,3}?(?:состояние|здоровье|самочувствие)", _ill("deterioration")),
    rule("health", "ru", "похудел|потерял", r"(?P<list>похудел[аи]? на \d+ (?:кг|килограмм\w*)|потерял[аи]? "
         r"(?:[\w-]+ )?\d+ (?:кг|килограмм\w*)|потерял[аи]? сознание)", _ill("symptom")),
]  # fmt: skip
_KK: Final = [
    rule("health", "kk", "диагноз", rf"(?P<list>{LISTED['kk']}) (?:деген |деп )?(?:[\w-]+ ){{0,2}}?диагноз\w* "
         rf"қой\w+", _ill("diagnosis")),
    rule("health", "kk", "ауырад|ауырып|шалдық|анықта", rf"(?P<list>{LISTED['kk']}) (?:ауырады|ауырған|шалдыққан|"
         rf"шалдықты|анықталды|анықталған)(?!\w)", _ill("condition")),
    rule("health", "kk", "аурухана", r"аурухана\w* (?:[\w-]+ ){0,2}?(?:жеткізілді|жатқызылды|түсті|ауыстырылды|"
         r"жеткізді|жатқызды|алып кетті|жеткізілген|жатқызылған)(?!\w)", _ill("hospitalisation")),
    rule("health", "kk", "нашарла", r"(?:денсаулығы|жағдайы|халі)(?: [\w-]+){0,2}? нашарла(?:ды|ған|п кетті)(?!\w)",
         _ill("deterioration")),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
