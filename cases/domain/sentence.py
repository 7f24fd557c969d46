"""What a person's sentence comes to: the ledger, its expected end, parole fractions and competing calculations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Final

from cases.domain import defendant
from cases.domain.accounts import counted, others
from cases.domain.docket import Docket, docket
from cases.domain.dossier import Citation, Claim, Dossier, Sentence, SentenceChange
from cases.domain.duration import Term, share_of
from cases.domain.reckoning.ledger import Balance, Ledger, Line, after, is_remission
from cases.domain.reckoning.measure import Extent, imposed, to_serve
from cases.domain.reckoning.sentencewording import (
    COMBINED,
    END,
    LASTING,
    NET,
    change_label,
    penalty_label,
    replaced_label,
    start_label,
)
from cases.domain.ruling import expected_in_force
from cases.domain.vocabulary.court import Combination, CountedFrom
from cases.domain.vocabulary.evidence import ClaimKind
from cases.domain.window import ANY_DAY, Window

TWO_THIRDS: Final = Fraction(2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """One reckoning among several: whose (`citations`), the net term and the end it gives (None: not stated).

    `key` is the row it comes from: a sentence, worked out in `ledger`, or a claim as its source states it.
    """

    key: str
    citations: tuple[Citation, ...]
    net: Term | None
    ends: Window | None
    ledger: Ledger | None = None


def ledger(dossier: Dossier, sentence: Sentence, *, day: date | None = None) -> Ledger:
    """Answer the ledger of a sentence, with every change that can have been made by `day` (None: with all).

    A change without a day counts from the first day on which it can have been made: the record names it as part of the
    sentence. A change by a ruling that a later one undid is shown and not applied. The start is the day that the row
    states; else the verdict or the first day of custody where the row says that one of these is meant.
    """
    court = docket(dossier)
    balance = Balance(imposed(sentence), _start(dossier, court, sentence))
    lines = [*_imposed_lines(sentence, balance)]
    for change, on in changes_of(dossier, court, sentence):
        if day is not None and not on.possibly_by(day):
            continue
        undone = not _stands(court, change, day)
        since = None if undone else _tells_from(court, change, on)
        balance = after(balance, change, since) if since else balance
        lines.append(_change_line(change, on, balance, applied=not undone))
    return _closed(sentence, balance, lines)


def current(dossier: Dossier, *, person: str | None = None, day: date | None = None) -> tuple[Ledger, ...]:
    """Answer the ledgers of the sentences on a person, one a case: the last that a standing ruling imposed."""
    court, mine = docket(dossier), defendant.whom(dossier, person)
    latest: dict[str, Sentence] = {}
    for row in sorted(defendant.sentences(dossier, mine), key=lambda row: _sort_key(pronounced(court, row))):
        if _sentence_stands(court, row, day) and (day is None or pronounced(court, row).possibly_by(day)):
            latest[row.party] = row
    return tuple(ledger(dossier, row, day=day) for row in latest.values())


def pronounced(court: Docket, sentence: Sentence) -> Window:
    """Answer the days on which a sentence can have been imposed: those that its row and its ruling both allow."""
    stated, ruling = Window.of(sentence.occurred), court.rulings.get(sentence.ruling)
    return stated.within(court.pronounced[ruling.key]) if ruling else stated


def part_served(of: Ledger, share: Fraction) -> Window | None:
    """Answer the day on which `share` of the net term is served; None if the term or its start is not known.

    Of whole months exactly: two thirds of 18 years from 2006-07-17 are over on 2018-07-17.
    """
    if of.net is None or of.start.is_open:
        return None
    return of.start.moved(partial(share_of, term=of.net, share=share))


def calculations(dossier: Dossier, sentence: str) -> tuple[Calculation, ...]:
    """Answer every reckoning of a sentence side by side: the main one, other accounts of it, then stated figures."""
    rows = [row for row in dossier.sentences if row.key == sentence]
    rows += others(dossier.sentences, sentence)
    worked = [_worked(ledger(dossier, row)) for row in rows]
    person = _person_of(dossier, rows[0]) if rows else ""
    return (*worked, *(_stated(claim) for claim in dossier.claims if _is_about(claim, person)))


def _worked(of: Ledger) -> Calculation:
    return Calculation(key=of.sentence, citations=of.citations, net=of.net, ends=of.ends, ledger=of)


def _stated(claim: Claim) -> Calculation:
    ends = Window.of(claim.value_date) if claim.value_date else None
    return Calculation(key=claim.key, citations=claim.citations, net=claim.term, ends=ends)


def _is_about(claim: Claim, person: str) -> bool:
    return claim.person in {"", person} and claim.kind in {ClaimKind.TERM, ClaimKind.TERM_END}


def _person_of(dossier: Dossier, sentence: Sentence) -> str:
    return next((row.person for row in dossier.parties if row.key == sentence.party), "")


def _start(dossier: Dossier, court: Docket, sentence: Sentence) -> Window:
    if sentence.counted_from:
        return Window.of(sentence.counted_from)
    match sentence.counted_basis:
        case CountedFrom.VERDICT:
            return pronounced(court, sentence)
        case CountedFrom.ARREST | CountedFrom.CAPTURE:
            stays = defendant.stays(dossier, _person_of(dossier, sentence))
            begun = [Window.of(row.occurred) for row in stays if row.occurred and row.form.deprives_of_liberty]
            return min(begun, key=_sort_key, default=Window())
    return Window()


def changes_of(dossier: Dossier, court: Docket, sentence: Sentence) -> tuple[tuple[SentenceChange, Window], ...]:
    """Answer the changes of a sentence in the order of the days on which each can have been made."""
    keys = {sentence.key, sentence.same_as}
    dated = [(row, made(court, row)) for row in counted(dossier.sentence_changes) if row.sentence in keys]
    return tuple(sorted(dated, key=lambda pair: (*_sort_key(pair[1]), pair[0].order)))


def made(court: Docket, change: SentenceChange) -> Window:
    """Answer the days on which a change can have been made: those that its row and its ruling both allow."""
    stated, ruling = Window.of(change.occurred), court.rulings.get(change.ruling)
    return stated.within(court.pronounced[ruling.key]) if ruling else stated


def _tells_from(court: Docket, change: SentenceChange, made_on: Window) -> Window | None:
    """The days from which what is left of a term is remitted: when the ruling takes effect, as far as that is known.

    One that was appealed against in time (None) remits nothing until it is upheld.
    """
    if change.ruling not in court.rulings or not is_remission(change):
        return made_on
    effective = expected_in_force(court, change.ruling)
    return effective or (None if court.appeals[change.ruling] else made_on)


def _stands(court: Docket, change: SentenceChange, day: date | None) -> bool:
    return court.stands(change.ruling, _known(court, day))


def _sentence_stands(court: Docket, row: Sentence, day: date | None) -> bool:
    return court.stands(row.ruling, _known(court, day))


def _known(court: Docket, day: date | None) -> set[str]:
    return {key for key, window in court.pronounced.items() if day is None or window.surely_by(day)}


def _sort_key(window: Window) -> tuple[date, date]:
    first = window.earliest or window.latest or date.max
    return first, window.latest or date.max


def _imposed_lines(sentence: Sentence, balance: Balance) -> Iterator[Line]:
    for penalty in sentence.penalties:
        yield Line(key=penalty.key, label=penalty_label(penalty), term=to_serve(penalty))
    if sentence.combination is not Combination.SINGLE or sentence.legal_cap:
        label = COMBINED[sentence.combination]
        yield Line(key=sentence.key, label=label, term=balance.net, net=balance.net, computed=True)
    if not balance.start.is_open:
        label = start_label(sentence.counted_basis)
        yield Line(key=sentence.key, label=label, net=balance.net, ends=balance.ends, day=balance.start)


def _change_line(change: SentenceChange, day: Window, balance: Balance, *, applied: bool) -> Line:
    return Line(
        key=change.key,
        label=change_label(change, applied=applied),
        term=change.replacement_term or change.term,
        net=balance.net,
        ends=balance.ends,
        day=day,
        applied=applied,
    )


def _closed(sentence: Sentence, balance: Balance, lines: list[Line]) -> Ledger:
    result = Line(key=sentence.key, label=NET, net=balance.net, ends=balance.ends, computed=True)
    if balance.measure.extent in LASTING:
        lines.append(replace(result, label=LASTING[balance.measure.extent]))
    if balance.net is not None and balance.measure.extent is Extent.TERM:
        lines.append(replace(result, term=balance.net))
    if balance.ends:
        lines.append(replace(result, label=END, day=balance.ends))
    if balance.replaced:
        label = replaced_label(balance.replaced.kind)
        ends = balance.replaced.ends
        lines.append(Line(key=balance.replaced.key, label=label, ends=ends, day=ends or ANY_DAY, computed=True))
    return Ledger(
        sentence=sentence.key,
        same_as=sentence.same_as,
        citations=sentence.citations,
        imposed=imposed(sentence),
        measure=balance.measure,
        net=balance.net,
        start=balance.start,
        ends=balance.ends,
        replaced=balance.replaced,
        lines=tuple(lines),
    )
