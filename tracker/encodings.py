"""Which form of an answer a reader takes: brotli, gzip, or neither (RFC 9110, section 12.5.3)."""

import re
from functools import lru_cache
from typing import Final

from cases.published.packing import FORMS, Form

LONGEST: Final = 500
_WEIGHT: Final = re.compile(r"[ \t]*q=(0(?:\.[0-9]*)?|1(?:\.0*)?)")


def form_taken(accepted: str) -> Form | None:
    """Answer the form that an Accept-Encoding header ranks highest, brotli where two are equal; None for plain bytes.

    Whoever writes more than `LONGEST` letters gets plain bytes: what is not read to its end may refuse what it names.
    """
    return _form_taken(accepted) if len(accepted) <= LONGEST else None


@lru_cache(maxsize=256)
def _form_taken(accepted: str) -> Form | None:
    weights = _weights(accepted)
    others = weights.get("*", 0.0)
    best = max(FORMS, key=lambda form: weights.get(form, others))
    weight = weights.get(best, others)
    return best if weight and weight >= weights.get("identity", others) else None


def _weights(accepted: str) -> dict[str, float]:
    """Answer the weight of each coding that is named: of several the least, 0 for one that cannot be read."""
    weights: dict[str, float] = {}
    for item in accepted.lower().split(","):
        name, _semicolon, rest = item.strip(" \t").partition(";")
        name = name.rstrip(" \t")
        found = _WEIGHT.fullmatch(rest)
        weights[name] = min(float(found[1]) if found else float(not rest), weights.get(name, 1.0))
    return weights
