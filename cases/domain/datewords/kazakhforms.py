"""Case forms of Kazakh nouns, as far as reading dates needs them."""

from collections.abc import Iterator

_OWNED = ("", "ы", "і", "сы", "сі")
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")
_OTHER_CASES = (
    *("", "н", "ның", "нің", "дың", "дің", "тың", "тің"),
    *("ға", "ге", "қа", "ке", "на", "не"),
    *("ны", "ні", "ды", "ді", "ты", "ті"),
    *("да", "де", "та", "те", "нда", "нде"),
    *("дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі", "ғы", "гі"),
    *("мен", "бен", "пен"),
)
_VOICED = {"қ": "ғ", "к": "г", "п": "б"}


def case_forms(stem: str) -> Iterator[tuple[str, bool]]:
    """Every case form of the noun, possessed or not, and whether it is the ablative ("from").

    All variants of vowel harmony are given, so that a slip of the pen is still read; no stem used here becomes
    another word by it.
    """
    softened = stem[:-1] + _VOICED.get(stem[-1], stem[-1])
    for owned in _OWNED:
        base = (softened if owned[:1] in ("ы", "і") else stem) + owned
        for ending in _OTHER_CASES:
            yield base + ending, False
        for ending in _ABLATIVE:
            yield base + ending, True
