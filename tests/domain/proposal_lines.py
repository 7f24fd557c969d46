"""Proposals in short, one line each, for tests to compare."""

from datetime import date
from typing import Any

from cases.domain.proposals import Proposal, propose

_LEFT_OUT = {"wording_lang", "quote_lang", "role"}


def lines(text: str, published: date) -> list[str]:
    """What is proposed of an article, in its order."""
    return [_line(one) for one in propose(text, published=published)]


def _line(one: Proposal) -> str:
    kept = {name: held for name, held in one.values.items() if name not in _LEFT_OUT}
    return f"{one.passage.paragraph} {one.kind}: " + ", ".join(f"{name}={_shown(held)}" for name, held in kept.items())


def _shown(value: Any) -> str:
    """A value in short: a date by its EDTF text, a text by its words, a line by what it holds."""
    if isinstance(value, dict):
        return _shown(value["date"]) if "date" in value else " ".join(map(_shown, value.values()))
    return "; ".join(map(_shown, value)) if isinstance(value, list) else str(value)
