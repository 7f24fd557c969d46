"""How much a sentence imposes: a term, life, death, no fixed end, or a length that is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from cases.domain.dossier import Penalty, Sentence
from cases.domain.duration import ZERO, Term
from cases.domain.vocabulary.court import Combination, PenaltyKind

_BY_WEIGHT: Final = (
    PenaltyKind.DEATH,
    PenaltyKind.LIFE,
    PenaltyKind.IMPRISONMENT,
    PenaltyKind.COMPULSORY_TREATMENT,
    PenaltyKind.EXILE,
    PenaltyKind.RESTRICTED_FREEDOM,
    PenaltyKind.PROBATION,
)
PRISON: Final = frozenset({PenaltyKind.IMPRISONMENT, PenaltyKind.LIFE, PenaltyKind.DEATH})


class Extent(Enum):
    """What kind of length a sentence has."""

    TERM = "term"
    LIFE = "life"
    DEATH = "death"
    INDEFINITE = "indefinite"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is to be served, in which kind; `term` is meant only where `extent` is a term."""

    kind: PenaltyKind | None = None
    extent: Extent = Extent.NONE
    term: Term = ZERO

    @property
    def net(self) -> Term | None:
        """The term, or None where there is none that can be stated."""
        return self.term if self.extent is Extent.TERM else None

    @property
    def is_prison(self) -> bool:
        """Whether this takes a person's liberty away."""
        return self.kind in PRISON and self.extent is not Extent.NONE


def imposed(sentence: Sentence) -> Measure:
    """Answer what the penalties of a sentence come to, before any later change.

    The gravest kind leads; fines, bans and losses of rights have no length here. Penalties of that kind are added when
    consecutive, absorbed in the longest when concurrent (or when nothing is said), less what is suspended; a legal cap
    limits the whole. One length that is not known makes the whole not known, and one without end makes it endless.
    """
    kind = next((kind for kind in _BY_WEIGHT if any(line.kind is kind for line in sentence.penalties)), None)
    if kind is None:
        return Measure()
    if kind in {PenaltyKind.DEATH, PenaltyKind.LIFE}:
        return fixed(kind)
    lines = [line for line in sentence.penalties if line.kind is kind]
    if any(line.indefinite for line in lines):
        return Measure(kind, Extent.INDEFINITE)
    return _combined(kind, sentence, lines)


def fixed(kind: PenaltyKind) -> Measure:
    """Answer the measure of a penalty that has no length of its own: life and death; any other is not known."""
    extents = {PenaltyKind.DEATH: Extent.DEATH, PenaltyKind.LIFE: Extent.LIFE}
    return Measure(kind, extents.get(kind, Extent.UNKNOWN))


def to_serve(line: Penalty) -> Term | None:
    """Answer the part of a penalty that is to be served: its term less what is suspended; None if not known."""
    return line.term and line.term - (line.suspended or ZERO)


def _combined(kind: PenaltyKind, sentence: Sentence, lines: Iterable[Penalty]) -> Measure:
    terms = [to_serve(line) for line in lines]
    known = [term for term in terms if term is not None]
    if len(known) < len(terms):
        return Measure(kind, Extent.UNKNOWN)
    consecutive = sentence.combination is Combination.CONSECUTIVE
    total = sum(known, ZERO) if consecutive else max(known)
    capped = min(total, sentence.legal_cap) if sentence.legal_cap else total
    return Measure(kind, Extent.TERM, capped) if capped else Measure(kind, Extent.NONE)
