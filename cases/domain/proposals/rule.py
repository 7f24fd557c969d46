"""A rule: words that say a fact of one kind, and the members of a record that they fill."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from . import grammar, terms
from .passages import Sentence

Members = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a rule's words were found; `earlier` is the disposition of the ruling last read of, or ""."""

    sentence: Sentence
    match: re.Match[str]
    earlier: str = ""

    @property
    def lang(self) -> str:
        """The language of the sentence."""
        return self.sentence.lang

    def group(self, name: str) -> str:
        """The words of a named part in small letters, "" if it is not there."""
        return (self.match.groupdict().get(name) or "").strip()

    def text(self, name: str) -> Mapping[str, str]:
        """The words of a named part as the source has them, as a text in its language."""
        start, end = self.match.span(name)
        return {self.lang: self.sentence.raw[start:end].strip(' ,"“”«»')}

    def term(self) -> str:
        """The first length of time within the rule's words, "" if there is none."""
        lengths = self.lengths()
        return lengths[0].term if lengths else ""

    def lengths(self) -> tuple[terms.Length, ...]:
        """Every length of time that begins within the rule's words."""
        start, end = self.match.span()
        return tuple(one for one in terms.lengths(self.sentence.low, self.lang) if start <= one.start < end)


Builder = Callable[[Found], Members | None]


class Rule(NamedTuple):
    """One rule of one language.

    A sentence without any of `cues` is passed over. `side` tells where the person stands ("left", "right", or "" when
    the fact is nobody's); `dated` the member that takes the date, "" for none; `early` whether only a date before the
    words counts, since one behind them belongs to something else; `real` whether what is denied, possible
    or still to come is passed over.
    """

    kind: str
    lang: str
    cues: tuple[str, ...]
    source: str
    values: Builder
    side: str
    dated: str
    early: bool
    real: bool
    confidence: float

    @property
    def pattern(self) -> re.Pattern[str]:
        """What `source` stands for (see `grammar`), compiled when it is first asked for; KeyError as there."""
        return grammar.compiled(self.lang, self.source)


# One argument for each column of the table of rules.
def rule(  # noqa: PLR0913
    kind: str,
    lang: str,
    cues: str,
    source: str,
    values: Members | Builder,
    *,
    side: str = "left",
    dated: str = "occurred",
    early: bool = False,
    real: bool = True,
    confidence: float = 0.8,
) -> Rule:
    """The rule; `source` is a pattern in the notation of `grammar`, and `cues` are parted by "|"."""
    builder = values if callable(values) else _constant(values)
    return Rule(
        kind,
        lang,
        tuple(cues.split("|")),
        source,
        builder,
        side,
        dated,
        early,
        real,
        confidence,
    )


def _constant(values: Members) -> Builder:
    return lambda _: dict(values)
