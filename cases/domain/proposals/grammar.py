"""A small notation for patterns over sentences in small letters: `@was released` covers "has since been released"."""

import re
from functools import cache
from typing import Final

from . import terms

_ADVERBS: Final = (
    "also|then|later|again|already|recently|finally|first|initially|subsequently|eventually|once|both|all|each|"
    "since|even"
    r"|soon|now|still|too|himself|herself|just|twice|always|\w{2,14}ly"
)
_EN: Final = {
    "adv": rf"(?:(?:{_ADVERBS}) ){{0,2}}",
    "was": rf"(?:was|were|has been|have been|had been|been|got|being)(?: (?:{_ADVERBS})){{0,2}}",
    "had": rf"(?:(?:has|have|had) )?(?:(?:{_ADVERBS}) ){{0,2}}",
    "few": r"(?:[\w'./-]+ ){0,6}?",
    "some": r"(?:[\w',./\"()-]+ ){0,9}?",
    "his": r"(?:(?:his|her|their|the|an?|its|all|any|such|that|this|[\w'-]+'s?) )",
    "early": (
        r"(?:(?:(?:the|an?) )?early(?: conditional)? release|(?:the )?conditional(?: early)? release|(?:early "
        r")?release on parole|parole"
        r"|(?:his|her|their) release)"
    ),
    "decision": r"(?:verdict|ruling|sentence|conviction|decision|judge?ment|order)s?",
    "prison": r"(?:prison|jail|custody|detention|(?:the |a )?(?:penal )?colony|penitentiary|labou?r camp)",
}
_RU: Final = {
    "few": r"(?:[\w\"./-]+ ){0,5}?",
    "some": r"(?:[\w\",./()-]+ ){0,8}?",
    "own": r"(?:(?:его|её|ее|их|свою|свой|этот|это|эту|прежний|прежнее) )?",
    "prison": r"(?:тюрьм\w+|колони\w+|сизо|заключени\w+|изолятор\w*|лагер\w+)",
    "udo": r"(?:(?:условно-)?досрочн\w+ освобождени\w+|удо)(?!\w)",
    "verdict": r"(?:приговор\w*|решени\w+|постановлени\w+|вердикт\w*|определени\w+)",
}
_KK: Final = {
    "few": r"(?:[\w\"./-]+ ){0,5}?",
    "some": r"(?:[\w\",./()-]+ ){0,8}?",
    "di": r"(?:ды|ді|ты|ті|ған|ген|қан|кен|ғаны|гені|қаны|кені)(?!\w)(?! (?:жоқ|емес))",
    "early": r"мерзімінен бұрын (?:шартты түрде )?(?:босат|босау|шығар)\w*",
    "verdict": r"(?:үкім|шешім|қаулы)\w*",
    "prison": r"(?:түрме|колония|абақты|изолятор)\w*",
}
_MACROS: Final = {
    lang: {**macros, "term": terms.loose(lang)} for lang, macros in (("en", _EN), ("ru", _RU), ("kk", _KK))
}


@cache
def compiled(lang: str, source: str) -> re.Pattern[str]:
    """The pattern that the notation stands for, at a word's beginning; KeyError for an unknown macro."""
    macros = _MACROS[lang]
    names = "|".join(sorted(macros, key=len, reverse=True))
    expanded = re.sub(f"@({names})", lambda found: macros[found[1]], source)
    if "@" in expanded:
        raise KeyError(source)
    return re.compile(rf"(?<!\w)(?:{expanded})")
