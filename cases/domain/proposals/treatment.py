"""Rules for allegations of ill-treatment."""

from typing import Final

from .rule import Found, Members, Rule, rule


def _kind(kind: str) -> Members:
    return {"kind": kind}


def _solitary(found: Found) -> Members:
    values = _kind("solitary")
    lengths = found.lengths()
    if lengths:
        values["length"] = lengths[0].term
        if lengths[0].comparator != "exactly":
            values["length_comparator"] = lengths[0].comparator
    return values


_EN: Final = [
    rule("ill_treatment", "en", "solitary", r"(?:spent|spends|served) @term (?:\w+ )?in solitary(?: confinement)?",
         _solitary),
    rule("ill_treatment", "en", "solitary", r"(?:@hadremained|remains|has been|had been|is|was) (?:being )?(?:held |"
         r"kept )?"
         r"in solitary(?: confinement)?(?: for (?:the (?:past|last) )?@term)?", _solitary),
    rule("ill_treatment", "en", "solitary", r"(?:@was |and )(?:placed|held|kept|put|sent|transferred) (?:in|to|into) "
         r"(?:an? )?solitary(?: confinement)?(?: for @term)?", _solitary),
    rule("ill_treatment", "en", "denied|refus|depriv|medical",
         r"@was (?:denied|refused|deprived of) (?:[\w'-]+ ){0,3}?(?:medical|health ?care|treatment|medicine|"
         r"medication)(?: \w+)?", _kind("denial_of_care")),
    rule("ill_treatment", "en", "denied|refus|medical", r"(?:denial|lack) of (?:proper |adequate |appropriate "
         r")?medical (?:care|treatment|attention|help)", _kind("denial_of_care")),
    rule("ill_treatment", "en", "visits|lawyer", r"@was (?:denied|refused|deprived of) (?:[\w'-]+ ){0,2}?(?:visits|"
         r"family visits|access to (?:his|her|a) (?:lawyers?|family))", _kind("denial_of_visits")),
    rule("ill_treatment", "en", "tortur", r"@was (?:\w+ and )?tortured", _kind("torture")),
    rule("ill_treatment", "en", "subjected to", r"(?:@was )?subjected to (?:[\w'-]+ ){0,2}?torture", _kind("torture")),
    rule("ill_treatment", "en", "beat|assault", r"@was (?:severely |badly |brutally )?(?:beaten|assaulted|attacked|"
         r"kicked)(?! to death)", _kind("violence")),
    rule("ill_treatment", "en", "beat", r"(?:guards|officers|police|warders|inmates) @had(?:beat|beaten)(?= (?:him|"
         r"her|[\w-]+))", _kind("violence"), side="right"),
    rule("ill_treatment", "en", "subjected to", r"(?:@was )?subjected to (?:[\w'-]+ ){0,2}?violence",
         _kind("violence")),
    rule("ill_treatment", "en", "mistreat|ill-treat", r"(?:@was |subjected to (?:[\w'-]+ and )?)(?:mistreat\w*|"
         r"ill-treat\w*)", _kind("ill_treatment")),
    rule("ill_treatment", "en", "incommunicado", r"@was (?:held|kept|detained) incommunicado", _kind("incommunicado")),
    rule("ill_treatment", "en", "force-fed|force fed|forcibly fed", r"@was (?:force-fed|force fed|forcibly fed)",
         _kind("forced_feeding")),
    rule("ill_treatment", "en", "threaten", r"@was threatened with (?:death|rape|violence|torture)", _kind("threats")),
]  # fmt: skip
_RU: Final = [
    rule("ill_treatment", "ru", "одиночн", r"(?:пров[её]л[аи]?|содержал(?:ся|ась)|содержится|помещ[её]н[аы]?|"
         r"поместили) (?:[\w-]+ ){0,4}?(?:@term )?(?:[\w-]+ ){0,2}?в одиночн\w+ (?:камер\w|заключени\w)", _solitary),
    rule("ill_treatment", "ru", "медицинск|лечени|лекарств", r"(?:отказ(?:ывают|али|ано|ывали)|не (?:оказыва\w+|"
         r"оказали|предоставля\w+|получа\w+)|лиш[её]н[аы]?) (?:[\w-]+ ){0,3}?(?:медицинск\w+ помощ\w|лечени\w|"
         r"лекарств\w*)", _kind("denial_of_care"), real=False),
    rule("ill_treatment", "ru", "пытк|пыта", r"(?:подверг(?:ал[аи]?сь|ался|ли|ся|лась) (?:[\w-]+ ){0,2}?пыткам|"
         r"(?:его|её|ее|[\w-]+) пытали)(?!\w)", _kind("torture")),
    rule("ill_treatment", "ru", "изби|побо", r"(?:был[аи]? )?(?:избит[аы]?|избили|избивал[аи]?|избил[аи]?)(?!\w)",
         _kind("violence")),
    rule("ill_treatment", "ru", "свидани", r"(?:отказ(?:ывают|али|ано) (?:[\w-]+ ){0,3}?в свидани\w+|лиш(?:или|"
         r"[её]н[аы]?) свидани\w+)", _kind("denial_of_visits")),
]  # fmt: skip
_KK: Final = [
    rule("ill_treatment", "kk", "азапта|қинал", r"(?:азаптал(?:ды|ған)|азаптады|азаптаған|қинады|қиналған)(?!\w)(?! "
         r"жоқ)", _kind("torture")),
    rule("ill_treatment", "kk", "ұрып|соққы", r"(?:ұрып-соқ(?:ты|қан)|соққыға (?:жықты|жығылды|жыққан|"
         r"жығылған))(?!\w)", _kind("violence")),
    rule("ill_treatment", "kk", "медициналық көмек", r"медициналық көмек (?:көрсетілмеді|көрсетілмеген|көрсетпеді|"
         r"көрсетілмей)\w*", _kind("denial_of_care"), real=False),
    rule("ill_treatment", "kk", "жалғыз", r"(?:@term )?(?:жеке|жалғыз) (?:адамдық )?камера\w* (?:отырды|ұсталды|"
         r"қамалды|отырған|ұсталған|өткізді)(?!\w)", _solitary),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
