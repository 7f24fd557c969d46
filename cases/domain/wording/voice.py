"""Words for answers, recognition, statements, campaigns, events, counts, stated figures and photographs."""

from cases.domain.dossier import (
    Campaign,
    Claim,
    Designation,
    Occurrence,
    Photo,
    Response,
    Statement,
    Tally,
)
from cases.domain.naming import country_name

from . import line
from .labels import common, voice
from .reading import Reading, begin, headed
from .worded import Worded


def response(row: Response, reading: Reading) -> Worded:
    """Who answers what, and how."""
    by = (
        *line.ref(reading, voice.RESPONSE_BY, row.by_organisation),
        *line.ref(reading, voice.RESPONSE_BY, row.by_person),
        *line.words(reading, voice.RESPONSE_BY, row.by),
    )
    details = (
        *line.stated(reading, voice.RESPONSE_BY, by),
        *line.words(reading, voice.DENIED, row.denied),
        *line.code(reading, voice.COVERS, row.scope),
        *line.refs(reading, voice.IN_ANSWER_TO, row.to_treatments),
        *line.ref(reading, voice.IN_ANSWER_TO, row.to_case),
        *line.ref(reading, voice.IN_ANSWER_TO, row.to_designation),
        *line.ref(reading, voice.IN_ANSWER_TO, row.to_death),
        *line.ref(reading, voice.REPLACES, row.replaces),
    )
    return Worded(headed(reading, voice.RESPONSE, row.kind), details)


def designation(row: Designation, reading: Reading) -> Worded:
    """As what somebody is recognised or listed, by whom, until when."""
    by = (
        *line.ref(reading, voice.RECOGNISED_BY, row.by_organisation),
        *line.words(reading, voice.RECOGNISED_BY, row.by),
    )
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.stated(reading, voice.RECOGNISED_BY, by),
        *line.raw(reading, voice.WGAD, row.wgad),
        *line.words(reading, voice.DOCUMENT, row.document),
        *line.date(reading, common.ENDED, row.ended),
        *line.words(reading, voice.COMPLIED, row.complied),
    )
    noun = voice.LISTED if row.label.is_against else voice.RECOGNISED
    return Worded(headed(reading, noun, row.label), details)


def statement(row: Statement, reading: Reading) -> Worded:
    """Who said what, where, in answer to what and about whom."""
    by = (
        *line.ref(reading, voice.SPEAKER, row.speaker_person),
        *line.words(reading, voice.SPEAKER, row.speaker),
    )
    details = (
        *line.stated(reading, voice.SPEAKER, by),
        *line.known(reading, voice.MEDIUM, row.medium),
        *line.quote(reading, voice.QUOTE, row.quote, row.quote_lang),
        *line.translation(reading, row.quote_lang, row.translation),
        *line.words(reading, voice.IN_REPLY_TO, row.in_reply_to),
        *line.ref(reading, voice.IN_REPLY_TO_PERSON, row.in_reply_to_person),
        *line.words(reading, common.DEMAND, row.demand),
        *line.ref(reading, common.DEMAND_CONCERNS, row.demand_ruling),
        *line.whom(reading, common.ABOUT_PERSON, row.about_person),
        *line.ref(reading, voice.ABOUT_RULING, row.about_ruling),
        *line.ref(reading, voice.ABOUT_DEATH, row.about_death),
        *line.ref(reading, voice.ABOUT_CASE, row.about_case),
        *line.whom(reading, common.PERSON, row.person),
        *line.case(reading, row.case),
    )
    return Worded(reading.say(voice.STATEMENT), details)


def campaign(row: Campaign, reading: Reading) -> Worded:
    """Who campaigned, to whom, for what, how many, and what came of it."""
    by = (
        *line.ref(reading, voice.ORGANISER, row.organiser_organisation),
        *line.words(reading, voice.ORGANISER, row.organiser),
    )
    details = (
        *line.stated(reading, voice.ORGANISER, by),
        *line.ref(reading, voice.ADDRESSEE, row.addressee_person),
        *line.words(reading, voice.ADDRESSEE, row.addressee),
        *line.words(reading, common.DEMAND, row.demand),
        *line.number(reading, voice.SIZE, row.size, row.size_comparator),
        *line.words(reading, voice.CONTEXT, row.context),
        *line.words(reading, voice.OUTCOME, row.outcome),
        *line.whom(reading, common.PERSON, row.person),
        *line.case(reading, row.case),
    )
    return Worded(headed(reading, voice.CAMPAIGN, row.kind), details)


def occurrence(row: Occurrence, reading: Reading) -> Worded:
    """What happened, where, through whom, why and how."""
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.ref(reading, common.PLACE, row.place),
        *line.words(reading, common.PLACE_AS_STATED, row.place_text),
        *line.date(reading, common.ENDED, row.ended),
        *line.ref(reading, common.BY, row.by_person),
        *line.ref(reading, common.BY, row.by_organisation),
        *line.words(reading, common.BY, row.by),
        *line.refs(reading, voice.WITH, row.with_people),
        *line.words(reading, voice.CAUSE, row.cause),
        *line.words(reading, voice.MEANS, row.means),
        *line.number(reading, voice.CASUALTIES, row.casualties),
        *line.words(reading, voice.CASUALTIES_AS_STATED, row.casualties_text),
        *line.case(reading, row.case),
    )
    return Worded(headed(reading, voice.OCCURRENCE, row.kind), details)


def tally(row: Tally, reading: Reading) -> Worded:
    """Somebody's count of something."""
    by = (
        *line.ref(reading, voice.TALLY_BY, row.by_organisation),
        *line.words(reading, voice.TALLY_BY, row.by),
    )
    details = (
        *line.number(reading, common.FIGURE, row.value, row.comparator),
        *line.words(reading, voice.COUNTED, row.scope),
        *line.raw(reading, common.COUNTRY, country_name(row.country, reading.lang) if row.country else ""),
        *line.stated(reading, voice.TALLY_BY, by),
        *line.whom(reading, common.PERSON, row.person),
        *line.case(reading, row.case),
    )
    return Worded(reading.say(voice.TALLY), details)


def claim(row: Claim, reading: Reading) -> Worded:
    """A figure as a source states it."""
    details = (
        *line.length(reading, voice.STATED, row.term, row.comparator),
        *line.number(reading, voice.STATED_NUMBER, row.number, row.comparator),
        *line.date(reading, voice.STATED_DATE, row.value_date),
        *line.words(reading, common.REMARK, row.remark),
        *line.ref(reading, common.RULING, row.about_ruling),
        *line.ref(reading, voice.ABOUT_CUSTODY, row.about_custody),
        *line.whom(reading, common.PERSON, row.person),
    )
    return Worded(f"{begin(reading.label(row.kind))} · {reading.say(voice.CLAIM).lower()}", details)


def photo(row: Photo, reading: Reading) -> Worded:
    """What a photograph shows, how that was verified, and whose it is."""
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.words(reading, common.DESCRIPTION, row.description),
        *line.words(reading, voice.VERIFIED, row.verified),
        *line.raw(reading, voice.CREDIT, row.credit),
        *line.raw(reading, voice.LICENCE, row.licence),
        *line.words(reading, voice.CIRCULATED_BY, row.circulated_by),
        *line.yes(reading, voice.SENSITIVE, row.sensitive),
    )
    return Worded(reading.say(voice.PHOTO), details)
