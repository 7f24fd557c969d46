"""What the interface for programs answers: every member of every answer, from which its description is made."""

import dataclasses
from datetime import date
from enum import Enum
from typing import Any

from cases.domain.schema import json_name
from cases.domain.text import Text
from cases.domain.vocabulary.custody import Certainty, Status
from cases.domain.vocabulary.removal import Removal, RemovalReason


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, as RFC 9457 writes it; `invalid_params` and `allowed` speak of the query."""

    type: str
    title: str
    status: int
    detail: str | None = None
    invalid_params: tuple["InvalidParam", ...] = ()
    allowed: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvalidParam:
    """A parameter that cannot be used, and why."""

    name: str
    reason: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One thing that a person is on the day, surely or possibly; several possibilities stand beside each other."""

    code: Status
    certainty: Certainty


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person with a published record: `url` is the page, `record` the newest edition."""

    key: str
    name: Text
    country: str
    status: tuple[Standing, ...]
    url: str
    record: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person without a record, whom the records at `urls` name; `found_as` are spellings that fit the query."""

    name: str
    found_as: tuple[str, ...]
    urls: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """People with a record as of the day `on`; `next` and `previous` are the addresses of the parts beside this one.

    `mentioned` holds people without a record, where `q` alone is asked for, as on the page, on the first page.
    """

    on: date
    count: int
    next: str | None
    previous: str | None
    people: tuple[PersonRow, ...]
    mentioned: tuple[Mention, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case with a published record, the number of its newest edition and its day."""

    key: str
    title: Text
    country: str
    edition: int
    published_on: date
    url: str
    record: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Cases with a record in the order of their titles; `next` is the address of the rest."""

    count: int
    next: str | None
    cases: tuple[CaseRow, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """An edition; `sha256` is the digest of its bytes, which are read at `url`. An expunged one has no digest."""

    number: int
    published_on: date
    sha256: str
    url: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """The editions of a record, the newest first."""

    key: str
    editions: tuple[EditionRow, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ChangedValue:
    """A value that differs, at its path in the JSON of both editions; null where it is absent."""

    path: str
    from_: Any
    to: Any


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row of a table that differs, and what became of it."""

    table: str
    key: str
    what: str
    values: tuple[ChangedValue, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that differs between two editions of a record."""

    key: str
    from_: EditionRow
    to: EditionRow
    count: int
    changes: tuple[Change, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class HiddenLink:
    """How, why and since when an edition is not in view."""

    act: Removal
    reason: RemovalReason
    since: date


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """What the chain keeps of one edition for ever; the two hashes are hexadecimal."""

    position: int
    kind: str
    key: str
    number: int
    published_on: date
    commitment: str
    chain: str
    hidden: HiddenLink | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The link of an edition with what it commits to: the salt, hexadecimal, and the exact text of the edition."""

    edition: ChainLink
    salt: str
    body: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last link of the chain as the site signed it with Ed25519 (RFC 8032); null while no key signs it."""

    position: int | None
    chain: str | None
    signed_on: date | None
    public_key: str | None
    signature: str | None


def said(value: Any) -> Any:
    """Answer an answer as JSON values, with every member."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [said(one) for one in value]
        case _ if dataclasses.is_dataclass(value):
            return {json_name(one.name): said(getattr(value, one.name)) for one in dataclasses.fields(value)}
    return value
