"""The public record of one person or one case as frozen plain values."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from cases.domain.vocabulary.who import SubjectKind

from .base import Citation as Citation
from .base import Fact as Fact
from .base import Part as Part
from .base import Record as Record
from .base import When as When
from .court import Case as Case
from .court import Charge as Charge
from .court import ChargeStep as ChargeStep
from .court import Filing as Filing
from .court import Party as Party
from .court import Penalty as Penalty
from .court import Provision as Provision
from .court import Ruling as Ruling
from .court import RulingLink as RulingLink
from .court import Sentence as Sentence
from .court import SentenceChange as SentenceChange
from .evidence import Source as Source
from .life import Campaign as Campaign
from .life import Claim as Claim
from .life import Clemency as Clemency
from .life import Custody as Custody
from .life import Death as Death
from .life import Demand as Demand
from .life import Designation as Designation
from .life import Ground as Ground
from .life import HealthEvent as HealthEvent
from .life import IllTreatment as IllTreatment
from .life import Occurrence as Occurrence
from .life import Photo as Photo
from .life import Protest as Protest
from .life import Response as Response
from .life import Statement as Statement
from .life import Tally as Tally
from .who import Attribute as Attribute
from .who import Distinction as Distinction
from .who import Name as Name
from .who import Organisation as Organisation
from .who import Person as Person
from .who import Place as Place
from .who import Relationship as Relationship

SCHEMA: Final = 1


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """Everything public about the subject `key`: flat tables whose rows point at each other by key."""

    schema: int = field(default=SCHEMA, metadata={"always": True})
    kind: SubjectKind
    key: str
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    distinctions: tuple[Distinction, ...] = ()
    cases: tuple[Case, ...] = ()
    parties: tuple[Party, ...] = ()
    provisions: tuple[Provision, ...] = ()
    charges: tuple[Charge, ...] = ()
    filings: tuple[Filing, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    ruling_links: tuple[RulingLink, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    sentence_changes: tuple[SentenceChange, ...] = ()
    custody: tuple[Custody, ...] = ()
    health: tuple[HealthEvent, ...] = ()
    protests: tuple[Protest, ...] = ()
    ill_treatment: tuple[IllTreatment, ...] = ()
    responses: tuple[Response, ...] = ()
    clemency: tuple[Clemency, ...] = ()
    deaths: tuple[Death, ...] = ()
    designations: tuple[Designation, ...] = ()
    statements: tuple[Statement, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    tallies: tuple[Tally, ...] = ()
    claims: tuple[Claim, ...] = ()
    photos: tuple[Photo, ...] = ()
    sources: tuple[Source, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Record | Source]:
        """Every row of every table by its key."""
        return {row.key: row for table in TABLES for row in getattr(self, table)}

    @cached_property
    def worked_out(self) -> dict[tuple[str, str], Any]:
        """What was worked out of it, by the name of that and a key: it stays true, since a dossier never changes."""
        return {}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every dated fact, table by table."""
        return tuple(row for table in TABLES for row in getattr(self, table) if isinstance(row, Fact))

    @property
    def subject(self) -> Person | None:
        """The person whom a dossier of a person is about."""
        found = self.by_key.get(self.key)
        return found if isinstance(found, Person) else None


TABLES: Final = tuple(name for name in Dossier.__dataclass_fields__ if name not in {"schema", "kind", "key"})
