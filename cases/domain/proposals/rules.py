"""Every rule, by language."""

from typing import Final

from . import (
    campaigns,
    claims,
    custody,
    deaths,
    filings,
    health,
    protests,
    responses,
    rulings,
    rulings_east,
    sentencing,
    statements,
    treatment,
)
from .rule import Rule

_MODULES: Final = (
    custody,
    sentencing,
    health,
    deaths,
    protests,
    treatment,
    filings,
    responses,
    campaigns,
    claims,
    statements,
)
_ALL: Final[tuple[Rule, ...]] = (
    *rulings.EN,
    *rulings_east.EAST,
    *(rule for module in _MODULES for rule in module.RULES),
)
RULES: Final = {lang: tuple(rule for rule in _ALL if rule.lang == lang) for lang in ("en", "ru", "kk")}
"""Language → every rule, in the order in which they are tried."""

CUES: Final = {lang: tuple(sorted({cue for rule in rules for cue in rule.cues})) for lang, rules in RULES.items()}
"""Language → every cue, each once."""
