"""The one canonical form of a dossier: values to bytes to digest, and back.

Bytes are JSON as RFC 8785 (JCS) writes it: UTF-8, members sorted, no white space; texts are NFC; a member that has
its default value is left out, so that a later schema can add members without changing the bytes of older records.
"""

import dataclasses
import hashlib
import json
import types
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from cases.domain.calendars import Conversion
from cases.domain.dossier import SCHEMA, Dossier
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate


class BadRecord(ValueError):
    """A JSON value is not the record that it should be; the message names the path to the first fault."""


def to_bytes(value: object) -> bytes:
    """Answer the canonical bytes of a dossier or of any value in it."""
    # Members are ASCII and no number is fractional, so sorting and integers agree with RFC 8785.
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(body: bytes) -> str:
    """Answer the SHA-256 of canonical bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def from_bytes(body: bytes) -> Dossier:
    """Read a dossier from its bytes, of this schema or an older one; raise BadRecord when they do not hold one."""
    try:
        held = json.loads(body)
    except ValueError as error:
        raise BadRecord(f"This is not JSON: {error}") from error
    dossier: Dossier = decode(Dossier, upgraded(held))
    return dossier


# For each older schema, how to read what it holds as the next one; the bytes of an edition stay as they are.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def upgraded(held: Any) -> Any:
    """Answer JSON values of an older schema as those of the present one; raise BadRecord for a newer one."""
    number = held.get("schema") if isinstance(held, dict) else None
    if type(number) is not int or number > SCHEMA:
        raise BadRecord(f"schema: {number!r:.40} is not known to this version, which reads up to {SCHEMA}.")
    while number < SCHEMA:
        if number not in UPGRADES:
            raise BadRecord(f"schema: nothing reads {number}.")
        held = UPGRADES[number](held)
        number += 1
    return held | {"schema": SCHEMA}


def plain(value: object) -> Any:
    """Answer `value` as JSON values: mappings, lists, text, integers, booleans; raise TypeError for anything else."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return unicodedata.normalize("NFC", value.value if isinstance(value, Enum) else value)
        case tuple() | list():
            return [plain(item) for item in value]
        case FuzzyDate() | Term() | Conversion():
            return value.text
        case date():
            return value.isoformat()
        case _ if dataclasses.is_dataclass(value):
            return {name: plain(held) for name, held in _said(value)}
    raise TypeError(f"{type(value).__name__} has no place in a dossier.")


def _said(value: Any) -> Iterator[tuple[str, Any]]:
    """The members that say something beyond their default, and those that are always written."""
    for field in dataclasses.fields(value):
        held = getattr(value, field.name)
        if held != field.default or field.metadata.get("always"):
            yield field.name, held


def decode(kind: Any, value: Any, path: str = "") -> Any:
    """Read `value`, made of JSON values, as `kind`, a type that `plain` can write; raise BadRecord with the path."""
    try:
        return _reader(kind)(value)
    except (ValueError, TypeError, LookupError, AttributeError):
        # Whatever is wrong is looked for again with the path, which nothing else needs.
        return _decode(kind, value, path)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Answer what reads a value as `kind` or raises anything: `_decode` put together once for each kind."""
    origin, inner = get_origin(kind), [one for one in get_args(kind) if one is not types.NoneType]
    if origin in {Union, types.UnionType}:
        (read,) = map(_reader, inner)
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        item = _reader(inner[0])
        return lambda value: tuple(map(item, _exactly(value, list)))
    if found := _READERS.get(kind):
        return found
    if dataclasses.is_dataclass(kind):
        return _record_reader(kind)
    if kind in {str, int, bool}:
        return lambda value: _exactly(value, kind)
    return lambda value: kind(_exactly(value, str))


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    members = {name: _reader(hint) for name, hint in _hints(kind).items()}
    return lambda value: kind(**{name: members[name](held) for name, held in _exactly(value, dict).items()})


def _exactly(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError
    return value


def _decode(kind: Any, value: Any, path: str) -> Any:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        (inner,) = (member for member in get_args(kind) if member is not types.NoneType)
        return None if value is None else _decode(inner, value, path)
    if origin is tuple:
        if not isinstance(value, list):
            raise BadRecord(f"{path}: a list is expected.")
        return tuple(_decode(get_args(kind)[0], item, f"{path}[{index}]") for index, item in enumerate(value))
    if reader := _READERS.get(kind):
        return _read(reader, value, path)
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind, value, path)
    if isinstance(value, bool) is not (kind is bool) or not isinstance(
        value, kind if kind in {str, int, bool} else str
    ):
        raise BadRecord(f"{path}: {value!r:.80} is not of the expected kind.")
    return _read(kind, value, path)


_READERS: Mapping[Any, Callable[[str], Any]] = {
    FuzzyDate: FuzzyDate.parse,
    Term: Term.parse,
    Conversion: Conversion.parse,
    date: date.fromisoformat,
}


def _read(reader: Callable[[Any], Any], value: Any, path: str) -> Any:
    try:
        return reader(value)
    except (ValueError, TypeError) as error:
        raise BadRecord(f"{path}: {error}") from error


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode_record(kind: Any, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise BadRecord(f"{path}: a mapping is expected.")
    hints = _hints(kind)
    if unknown := sorted(set(value) - set(hints)):
        raise BadRecord(f"{path}: unknown member “{unknown[0]:.40}”.")
    if missing := [name for name in _required(kind) if name not in value]:
        raise BadRecord(f"{path}: the member “{missing[0]}” is missing.")
    return kind(**{name: _decode(hints[name], held, f"{path}.{name}") for name, held in value.items()})


@cache
def _required(kind: Any) -> tuple[str, ...]:
    without = dataclasses.MISSING
    return tuple(
        field.name
        for field in dataclasses.fields(kind)
        if field.init and field.default is without and field.default_factory is without
    )
