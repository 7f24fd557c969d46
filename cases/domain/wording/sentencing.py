"""Words for sentences, their penalties and what changed them."""

from typing import Final

from cases.domain.dossier import Penalty, Sentence, SentenceChange
from cases.domain.entry import Detail
from cases.domain.termwording import term_words
from cases.domain.vocabulary.court import Combination, CountedFrom, PenaltyKind

from . import line
from .labels import common, court
from .reading import Reading, begin, headed
from .worded import Worded

_WITHOUT_LENGTH: Final = frozenset({PenaltyKind.LIFE, PenaltyKind.DEATH, PenaltyKind.FINE, PenaltyKind.CONFISCATION})


def sentence(row: Sentence, reading: Reading) -> Worded:
    """What was imposed, penalty by penalty, and from which day it runs."""
    several = len(row.penalties) > 1 or row.combination is not Combination.SINGLE
    details = (
        *line.ref(reading, court.SENTENCED, row.party),
        *(penalty(one, reading) for one in row.penalties),
        *(line.code(reading, court.COMBINATION, row.combination) if several else ()),
        *line.length(reading, court.LEGAL_CAP, row.legal_cap),
        *line.date(reading, court.COUNTED_FROM, row.counted_from),
        *_basis(row, reading),
        *line.ref(reading, court.BY_RULING, row.ruling),
    )
    return Worded(reading.say(court.SENTENCE), details)


def _basis(row: Sentence, reading: Reading) -> line.Lines:
    nothing = row.counted_from is not None and row.counted_basis is CountedFrom.NOT_KNOWN
    return () if nothing else line.code(reading, court.COUNTED_BASIS, row.counted_basis)


def penalty(row: Penalty, reading: Reading) -> Detail:
    """One penalty: its kind and length, with what is suspended, the regime and the amount under it."""
    return Detail(
        label=begin(reading.label(row.kind)),
        value=_measure(row, reading),
        sub=(
            *line.length(reading, court.SUSPENDED, row.suspended),
            *line.words(reading, court.REGIME, row.regime),
            *line.raw(reading, court.AMOUNT, row.amount),
            *line.words(reading, common.DESCRIPTION, row.description),
        ),
    )


def _measure(row: Penalty, reading: Reading) -> str:
    length = [term_words(row.term, reading.lang)] if row.term is not None else []
    length += [reading.say(court.INDEFINITE)] if row.indefinite else []
    if length:
        return "; ".join(length)
    if row.kind in _WITHOUT_LENGTH or row.amount:
        return reading.say(court.IMPOSED)
    return reading.say(court.TERM_UNKNOWN)


def sentence_change(row: SentenceChange, reading: Reading) -> Worded:
    """What changed a sentence, by how much, and by which ruling."""
    length = court.CHANGED_BY.get(row.kind, court.CHANGE_LENGTH)
    details = (
        *line.length(reading, length, row.term),
        *line.date(reading, court.CREDIT_FROM, row.credit_from),
        *line.date(reading, court.CREDIT_TO, row.credit_to),
        *line.raw(reading, court.CREDIT_RATE, row.credit_rate),
        *line.code(reading, court.REPLACED_WITH, row.replacement),
        *line.length(reading, court.REPLACEMENT_TERM, row.replacement_term),
        *line.words(reading, court.SCOPE, row.scope),
        *line.ref(reading, court.BY_RULING, row.ruling),
        *line.ref(reading, court.SENTENCE, row.sentence),
    )
    return Worded(headed(reading, court.CHANGE, row.kind), details)
