"""The ledger of a sentence as a table: what was imposed, what changed it, what is left."""

from dataclasses import dataclass
from datetime import date

from cases.domain.datewording import date_words
from cases.domain.dossier import Claim, Fact, SentenceChange
from cases.domain.entry import Cite
from cases.domain.page.expected import window_words
from cases.domain.reckoning.ledger import Ledger, Line
from cases.domain.sentence import TWO_THIRDS, Calculation, calculations, current, part_served
from cases.domain.termwording import term_words
from cases.domain.wording import Reading
from cases.domain.wording.citing import cites
from cases.domain.wording.claimed import claimed_value
from cases.domain.wording.labels import page
from cases.domain.wording.reading import begin


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One line of a ledger: what it is, when, by how much, what follows, and whether it is computed."""

    label: str
    when: str
    amount: str
    result: str
    citations: tuple[Cite, ...] = ()
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTable:
    """One sentence from what was imposed to what is left; `caption` says by whose account.

    `main` is the reckoning that the status follows; the others stand beside it. `citations` own it.
    """

    key: str
    caption: str
    main: bool
    lines: tuple[LedgerLine, ...]
    citations: tuple[Cite, ...]


def ledger_tables(reading: Reading, day: date) -> tuple[LedgerTable, ...]:
    """Answer the ledgers of the sentences on the person as of `day`, each followed by competing ones."""
    found: list[LedgerTable] = []
    for ledger in current(reading.dossier, day=day):
        found.append(_table(ledger, reading, main=True))
        found.extend(
            _other(one, reading) for one in calculations(reading.dossier, ledger.sentence) if one.key != ledger.sentence
        )
    return tuple({table.key: table for table in reversed(found)}.values())[::-1]


def _table(ledger: Ledger, reading: Reading, *, main: bool) -> LedgerTable:
    caption = page.LEDGER if main else page.LEDGER_OTHER
    return LedgerTable(
        key=f"{ledger.sentence}-ledger",
        caption=reading.say(caption),
        main=main,
        lines=(*(_line(one, reading) for one in ledger.lines), *_two_thirds(ledger, reading)),
        citations=cites(ledger.citations, reading),
    )


def _other(one: Calculation, reading: Reading) -> LedgerTable:
    """A reckoning that a source states, or another account of the sentence."""
    if one.ledger is not None:
        return _table(one.ledger, reading, main=False)
    row = reading.row(one.key)
    label, amount = reading.say(page.BY_SOURCE), ""
    if isinstance(row, Claim):
        label, amount = begin(reading.label(row.kind)), claimed_value(row, reading)
    figure = LedgerLine(label=label, when="", amount=amount, result="")
    return LedgerTable(
        key=f"{one.key}-ledger",
        caption=reading.say(page.LEDGER_OTHER),
        main=False,
        lines=(figure,),
        citations=cites(one.citations, reading),
    )


def _line(one: Line, reading: Reading) -> LedgerLine:
    row = reading.row(one.key)
    cited = row.citations if isinstance(row, Fact) and not one.computed else ()
    return LedgerLine(
        label=begin(reading.say(one.label)),
        when=_when(one, row, reading),
        amount=term_words(one.term, reading.lang) if one.term is not None else "",
        result=_result(one, reading),
        citations=cites(cited, reading),
        computed=one.computed,
    )


def _when(one: Line, row: object, reading: Reading) -> str:
    """Answer the day of a change as it is recorded, else as the ledger has it."""
    if isinstance(row, SentenceChange) and row.occurred:
        return date_words(row.occurred.date, reading.lang)
    return window_words(one.day, reading)


def _result(one: Line, reading: Reading) -> str:
    if not one.applied:
        return reading.say(page.NOT_APPLIED)
    parts = []
    if one.net is not None and one.net != one.term and not one.computed:
        parts.append(reading.say(page.LEAVES).format(term_words(one.net, reading.lang)))
    if one.ends and not one.ends.is_open and one.ends != one.day:
        parts.append(reading.say(page.UNTIL).format(window_words(one.ends, reading)))
    return "; ".join(parts)


def _two_thirds(ledger: Ledger, reading: Reading) -> tuple[LedgerLine, ...]:
    served = part_served(ledger, TWO_THIRDS)
    if served is None:
        return ()
    label = reading.say(page.TWO_THIRDS)
    return (LedgerLine(label=label, when=window_words(served, reading), amount="", result="", computed=True),)
