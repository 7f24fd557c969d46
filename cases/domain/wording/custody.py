"""Words for custody, health, protest, ill-treatment, clemency and death."""

from typing import Final

from cases.domain.dossier import (
    Clemency,
    Custody,
    Death,
    Demand,
    Ground,
    HealthEvent,
    IllTreatment,
    Protest,
)
from cases.domain.entry import Detail
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm

from . import line
from .labels import common, court, life
from .reading import Reading, begin, headed, when_words, where_to_find
from .worded import Worded

_AT_LARGE: Final = frozenset(form for form in CustodyForm if not form.deprives_of_liberty)


def custody(row: Custody, reading: Reading) -> Worded:
    """In what form somebody is held or restricted, where, until when, and on what ground."""
    ended = row.ended is not None or row.end is not CustodyEnd.NOT_KNOWN
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.stated(reading, common.INSTITUTION, line.ref(reading, common.INSTITUTION, row.facility)),
        *line.ref(reading, common.PLACE, row.place),
        *line.date(reading, common.ENDED, row.ended),
        *(line.code(reading, life.HOW_ENDED, row.end) if ended else ()),
        *line.words(reading, life.END_AS_STATED, row.end_text),
        *line.words(reading, life.CONDITIONS, row.conditions),
        *line.ref(reading, court.BY_RULING, row.ruling),
        *(_ground(one, reading) for one in row.grounds),
    )
    form = reading.label(row.form)
    heading = begin(form) if row.form in _AT_LARGE else f"{reading.say(life.HELD)} · {form}"
    return Worded(heading, details)


def _ground(row: Ground, reading: Reading) -> Detail:
    since = f", {when_words(reading, row.occurred)}" if row.occurred else ""
    return Detail(
        label=reading.say(life.LEGAL_GROUND),
        value=f"{reading.label(row.ground)}{since}",
        to=row.ruling,
        where=where_to_find(reading, row.ruling),
        sub=line.ref(reading, court.BY_RULING, row.ruling),
    )


def health_event(row: HealthEvent, reading: Reading) -> Worded:
    """What is reported of somebody's health, by whom, and what is said to have caused it."""
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.words(reading, life.CONDITION, row.condition),
        *line.raw(reading, life.ICD11, row.icd11),
        *line.words(reading, life.SEVERITY, row.severity),
        *line.ref(reading, common.INSTITUTION, row.facility),
        *line.ref(reading, common.PLACE, row.place),
        *line.date(reading, common.ENDED, row.ended),
        *line.known(reading, common.REPORTED_BY, row.reported_by),
        *line.ref(reading, life.CAUSED_BY, row.caused_by_protest),
        *line.ref(reading, life.CAUSED_BY, row.caused_by_treatment),
    )
    return Worded(headed(reading, life.HEALTH, row.kind), details)


def protest(row: Protest, reading: Reading) -> Worded:
    """How somebody protested, for how long as claimed, why, and with which demands."""
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.words(reading, common.REASON, row.reason),
        *(detail for one in row.demands for detail in _demand(one, reading)),
        *line.words(reading, common.ABOUT, row.about),
        *line.whom(reading, common.ABOUT_PERSON, row.about_person),
        *line.date(reading, common.ENDED, row.ended),
        *line.length(reading, life.CLAIMED_LENGTH, row.claimed_length),
    )
    return Worded(headed(reading, life.PROTEST, row.kind), details)


def _demand(row: Demand, reading: Reading) -> line.Lines:
    concerned = line.ref(reading, common.DEMAND_CONCERNS, row.ruling)
    if not row.demand:
        return concerned
    words = reading.shown(row.demand)
    demand = Detail(
        label=reading.say(common.DEMAND),
        value=words.text,
        lang=words.lang,
        to=row.ruling,
        where=where_to_find(reading, row.ruling),
        sub=concerned,
    )
    return (demand,)


def ill_treatment(row: IllTreatment, reading: Reading) -> Worded:
    """What is alleged, by whom, and how far it is established."""
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.ref(reading, common.INSTITUTION, row.facility),
        *line.ref(reading, common.PLACE, row.place),
        *line.date(reading, common.ENDED, row.ended),
        *line.length(reading, common.LENGTH, row.length, row.length_comparator),
        *line.ref(reading, life.AFTER, row.trigger_protest),
        *line.code(reading, life.ALLEGED_BY, row.alleged_by),
        *line.code(reading, life.ESTABLISHED, row.established),
        *line.raw(reading, life.HURIDOCS, row.kind.huridocs),
    )
    return Worded(headed(reading, life.ILL_TREATMENT, row.kind), details)


def clemency(row: Clemency, reading: Reading) -> Worded:
    """What was offered, on what condition, and the answer."""
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.stated(reading, life.OFFERED_BY, line.words(reading, life.OFFERED_BY, row.offered_by)),
        *line.words(reading, life.CONDITION_SET, row.condition),
        *line.code(reading, life.ANSWER, row.answer),
        *line.words(reading, life.ANSWER_REASON, row.answer_reason),
    )
    return Worded(headed(reading, life.CLEMENCY, row.kind), details)


def death(row: Death, reading: Reading) -> Worded:
    """Where and of what somebody died, as reported, and what inquiry there was."""
    cause = line.words(reading, life.CAUSE_OF_DEATH, row.cause)
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.ref(reading, common.PLACE, row.place),
        *line.ref(reading, common.INSTITUTION, row.facility),
        *line.words(reading, life.INSTITUTION_AS_STATED, row.facility_text),
        *line.stated(reading, life.CAUSE_OF_DEATH, cause),
        *line.code(reading, life.MANNER, row.manner),
        *line.words(reading, common.DESCRIBED_AS, row.characterisation),
        *line.words(reading, life.AUTOPSY, row.autopsy),
        *line.code(reading, life.INQUIRY, row.inquiry),
        *line.words(reading, life.BURIAL, row.burial),
    )
    return Worded(reading.say(life.DEATH), details)
