"""Words for cases, parties, charges, filings and rulings."""

from typing import Final

from cases.domain.dossier import Case, Charge, ChargeStep, Filing, Party, Provision, Ruling, RulingLink
from cases.domain.duration import Term
from cases.domain.entry import Detail
from cases.domain.naming import country_name
from cases.domain.termwording import term_words
from cases.domain.vocabulary.court import Appellant, Effect, PartyRole, Stance
from cases.domain.vocabulary.evidence import Comparator
from cases.domain.vocabulary.who import OrganisationKind

from . import line
from .citing import cites
from .labels import common, court
from .reading import Reading, begin, headed, when_words, where_to_find
from .title import title
from .worded import Worded

_SHARED: Final = frozenset({Appellant.NOT_REPORTED, Appellant.ANY_PARTY})


def case(row: Case, reading: Reading) -> Worded:
    """What the authorities say, and what the people did; the two are not the same."""
    details = (
        *line.stated(reading, court.ACCUSATION, line.words(reading, court.ACCUSATION, row.accusation)),
        *line.stated(reading, court.CONDUCT, line.words(reading, court.CONDUCT, row.conduct)),
        *line.raw(reading, common.COUNTRY, country_name(row.country, reading.lang) if row.country else ""),
        *line.raw(reading, court.CASE_NUMBERS, row.numbers),
    )
    return Worded(title(reading, row.key).text, details)


def party(row: Party, reading: Reading) -> Worded:
    """Who takes part in the case, and what a defendant answers."""
    is_defendant = row.role is PartyRole.DEFENDANT
    one = row.head_count == 1 and row.head_count_comparator is Comparator.EXACTLY
    details = (
        *line.ref(reading, common.PERSON, row.person),
        *line.words(reading, common.DESCRIPTION, row.description),
        *(() if one else line.number(reading, common.PEOPLE, row.head_count, row.head_count_comparator)),
        *(line.code(reading, court.STANCE, row.stance) if is_defendant or row.stance is not Stance.NOT_KNOWN else ()),
        *line.yes(reading, court.IN_ABSENTIA, row.in_absentia),
        *line.case(reading, row.case),
    )
    return Worded(begin(reading.label(row.role)), details)


def provision(row: Provision, reading: Reading) -> Worded:
    """An article of a law."""
    details = line.words(reading, court.PROVISION_TITLE, row.title)
    return Worded(title(reading, row.key).text or reading.say(court.PROVISION), details)


def charge(row: Charge, reading: Reading) -> Worded:
    """What somebody is charged with, and what became of it."""
    details = (
        *line.ref(reading, court.AGAINST, row.party),
        *_provision_line(row.provision, reading),
        *line.raw(reading, court.WORDING, row.wording, row.wording_lang),
        *line.translation(reading, row.wording_lang, row.wording_translation),
        *(_step(step, reading) for step in row.steps),
    )
    latest = f" · {reading.label(row.steps[-1].status)}" if row.steps else ""
    return Worded(f"{reading.say(court.CHARGE)}{latest}", details)


def _provision_line(key: str, reading: Reading) -> line.Lines:
    row = reading.row(key)
    if not isinstance(row, Provision):
        return ()
    name = title(reading, key)
    return (
        Detail(
            label=reading.say(court.PROVISION),
            value=name.text,
            lang=name.lang,
            sub=provision(row, reading).details,
            citations=cites(row.citations, reading),
        ),
    )


def _step(step: ChargeStep, reading: Reading) -> Detail:
    return Detail(
        label=begin(reading.label(step.status)),
        value=when_words(reading, step.occurred),
        to=step.ruling,
        where=where_to_find(reading, step.ruling),
        sub=line.ref(reading, court.BY_RULING, step.ruling),
    )


def filing(row: Filing, reading: Reading) -> Worded:
    """What somebody asked for, of whom, with which arguments, and what came of it."""
    outcomes = (ruling.key for ruling in reading.dossier.rulings if ruling.on_filing == row.key)
    by = (
        *line.ref(reading, court.FILED_BY, row.by_person),
        *line.ref(reading, court.FILED_BY, row.by_organisation),
        *line.words(reading, court.FILED_BY, row.by),
    )
    details = (
        *line.stated(reading, court.FILED_BY, by),
        *line.ref(reading, court.ADDRESSEE, row.addressee),
        *line.ref(reading, court.AGAINST_RULING, row.against),
        *line.lines(reading, court.ARGUMENT, row.arguments),
        *line.refs(reading, court.OUTCOME, outcomes),
        *line.case(reading, row.case),
    )
    return Worded(begin(reading.label(row.kind)), details)


def ruling(row: Ruling, reading: Reading) -> Worded:
    """What a body decided, on what grounds, when it takes effect, and whether that was reported."""
    details = (
        *_body(row, reading),
        *line.refs(reading, court.JUDGE, row.judges),
        *line.ref(reading, court.ON_FILING, row.on_filing),
        *line.refs(reading, court.CONCERNS, row.concerns),
        *line.words(reading, court.GROUNDS, row.grounds),
        *line.words(reading, court.GROUNDS_BY, row.grounds_by),
        *line.words(reading, court.LEGAL_BASIS, row.legal_basis),
        *line.date(reading, court.WRITTEN, row.written),
        *_effect(row, reading),
        *line.date(reading, court.IN_FORCE, row.in_force),
        *line.date(reading, court.CARRIED_OUT, row.carried_out),
        *_links(row, reading),
        *line.case(reading, row.case),
    )
    return Worded(headed(reading, common.RULING, row.disposition), details)


def _body(row: Ruling, reading: Reading) -> line.Lines:
    body = reading.row(row.body)
    kind = getattr(body, "kind", OrganisationKind.COURT)
    label = court.COURT if kind is OrganisationKind.COURT else court.DECIDED_BY
    return line.stated(reading, label, line.ref(reading, label, row.body))


def _effect(row: Ruling, reading: Reading) -> line.Lines:
    said = row.effect is Effect.AFTER_DAYS and row.effect_days is not None
    if said:
        days = term_words(Term.of(days=row.effect_days or 0), reading.lang)
        value = reading.say(court.AFTER_DAYS[row.appeal_by]).format(days)
    else:
        value = reading.label(row.effect)
    in_sentence = said and row.appeal_by not in _SHARED
    return (
        *line.raw(reading, court.EFFECT, value),
        *(() if in_sentence else line.known(reading, court.MAY_APPEAL, row.appeal_by)),
        *line.words(reading, court.CONDITION, row.condition),
    )


def _links(row: Ruling, reading: Reading) -> line.Lines:
    """What this ruling does to earlier rulings, and what later ones do to it, each with the sources of the link."""
    found: list[Detail] = []
    for link in reading.dossier.ruling_links:
        if link.later == row.key:
            found.extend(_link(link, link.earlier, court.DOES[link.kind].best(reading.lang), reading))
        if link.earlier == row.key:
            found.extend(_link(link, link.later, court.DONE_BY[link.kind].best(reading.lang), reading))
    return tuple(found)


def _link(link: RulingLink, other: str, label: str, reading: Reading) -> line.Lines:
    name = title(reading, other)
    return (
        Detail(
            label=label,
            value=begin(name.text),
            to=other,
            where=where_to_find(reading, other),
            sub=line.words(reading, common.IN_PART, link.scope),
            citations=cites(link.citations, reading),
        ),
    )


def ruling_link(row: RulingLink, reading: Reading) -> Worded:
    """What a later ruling does to an earlier one."""
    details = (
        *line.ref(reading, court.LATER, row.later),
        *line.ref(reading, court.EARLIER, row.earlier),
        *line.words(reading, common.IN_PART, row.scope),
    )
    return Worded(begin(reading.label(row.kind)), details)
