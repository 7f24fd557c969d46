"""Every kind of record in words: a heading and lines "label: value" in the reader's language."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from cases.domain import dossier as d
from cases.domain.entry import Family

from . import court, custody, sentencing, voice, who
from .reading import Reading, read
from .worded import Worded

__all__ = ["FAMILY", "WORDING", "Reading", "Worded", "family_of", "read", "worded"]

WORDING: Final[Mapping[type, Callable[[Any, Reading], Worded]]] = {
    d.Person: who.person,
    d.Organisation: who.organisation,
    d.Place: who.place,
    d.Attribute: who.attribute,
    d.Relationship: who.relationship,
    d.Distinction: who.distinction,
    d.Case: court.case,
    d.Party: court.party,
    d.Provision: court.provision,
    d.Charge: court.charge,
    d.Filing: court.filing,
    d.Ruling: court.ruling,
    d.RulingLink: court.ruling_link,
    d.Sentence: sentencing.sentence,
    d.SentenceChange: sentencing.sentence_change,
    d.Custody: custody.custody,
    d.HealthEvent: custody.health_event,
    d.Protest: custody.protest,
    d.IllTreatment: custody.ill_treatment,
    d.Clemency: custody.clemency,
    d.Death: custody.death,
    d.Response: voice.response,
    d.Designation: voice.designation,
    d.Statement: voice.statement,
    d.Campaign: voice.campaign,
    d.Occurrence: voice.occurrence,
    d.Tally: voice.tally,
    d.Claim: voice.claim,
    d.Photo: voice.photo,
}
"""The function that words each kind of record; every table of a dossier but that of the sources has one."""

FAMILY: Final[Mapping[type, Family]] = {
    d.Charge: Family.RULING,
    d.Filing: Family.RULING,
    d.Ruling: Family.RULING,
    d.RulingLink: Family.RULING,
    d.Sentence: Family.RULING,
    d.SentenceChange: Family.RULING,
    d.Party: Family.RULING,
    d.Custody: Family.CUSTODY,
    d.HealthEvent: Family.HEALTH,
    d.Protest: Family.PROTEST,
    d.IllTreatment: Family.ALLEGED,
    d.Clemency: Family.CLEMENCY,
    d.Death: Family.DIED,
    d.Response: Family.VOICE,
    d.Designation: Family.VOICE,
    d.Statement: Family.VOICE,
    d.Campaign: Family.VOICE,
    d.Tally: Family.VOICE,
}
"""The family of each kind; what is not listed is an event."""


def worded(record: d.Record, reading: Reading) -> Worded:
    """Answer a record in words."""
    return WORDING[type(record)](record, reading)


def family_of(record: d.Record) -> Family:
    """Answer the family to which an entry of this record belongs."""
    return FAMILY.get(type(record), Family.EVENT)
