"""Canaries: words that stand in every column that readers must not see, and every form in which one could get out."""

import base64
import binascii
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote_plus

import brotli
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.test import Client

from cases.models.fields import TextsField
from cases.models.kinds import KINDS, Role, members

WORD, LETTERS = "kanaryq", "жёлтаяптичка"
APPS = ("cases", "door", "auth", "admin")
# Columns of fixed codes and of keys, which hold nothing that anybody types, and what the tests themselves ask by.
NOT_TYPED = {
    "key", "codename", "sha256", "state", "subject_kind", "subject_key", "digest", "session_key", "secret",
    "salt", "commitment",
}  # fmt: skip
NOT_TABLES = {"Permission", "Group", "SecondStep", "RecoveryCode", "OpenSession"}


def tables() -> list[type[models.Model]]:
    """Every table of the editors' side."""
    found = [model for label in APPS for model in apps.get_app_config(label).get_models()]
    return [model for model in found if model.__name__ not in NOT_TABLES]


def typed_columns(model: type[models.Model]) -> list[Any]:
    """The columns of a table in which somebody's words, a file's name or a file can stand."""
    kinds = (models.CharField, models.TextField, models.FileField, models.BinaryField, TextsField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and field.name not in NOT_TYPED and takes_words(field)
    ]


def takes_words(field: Any) -> bool:
    """Whether a word fits into the column: a date, a term and a code of two letters hold none."""
    if isinstance(field, models.CharField) and (field.max_length or 99) <= len(WORD):
        return False
    try:
        field.get_prep_value({} if isinstance(field, TextsField) else WORD)
    except ValidationError:
        return False
    return True


def public_members() -> dict[type[models.Model], set[str]]:
    """For each table of the dossier the columns that may go out once they are approved."""
    return {
        model: {member.name for member in members(kind, model) if member.role is not Role.NOT_STORED}
        for kind, model in KINDS.values()
    }


def plant_all(model: type[models.Model], fields: list[Any], rows: Any = None) -> int:
    """Every column holds a canary in every row; one that needs another beside it is tried again after that."""
    planted = {field.name: plant(model, field, rows) for field in fields}
    planted |= {field.name: plant(model, field, rows) for field in fields if not planted[field.name]}
    return sum(planted.values())


def plant(model: type[models.Model], field: Any, rows: Any = None) -> int:
    """Every row holds a canary in the column, cut to what fits; the number of rows is answered."""
    word = f"{WORD}{model.__name__}{field.name}"
    value: Any = f"{word} {LETTERS}"
    if isinstance(field, TextsField):
        value = {"en": value, "ru": value, "kk": value}
    elif isinstance(field, models.BinaryField):
        value = value.encode()
    elif isinstance(field, models.CharField | models.FileField) and field.max_length:
        value = value[: field.max_length]
    rows = model._base_manager.all() if rows is None else rows
    try:
        with transaction.atomic():
            return _written(rows, field, word, value)
    except DatabaseError:  # A table that never changes, or a column that the database holds to a pattern.
        return 0


def _written(rows: Any, field: Any, word: str, value: Any) -> int:
    if field.unique:
        return sum(rows.filter(pk=pk).update(**{field.name: f"{word}{pk}"}) for pk in rows.values_list("pk", flat=True))
    return int(rows.update(**{field.name: value}))


def found_in(body: bytes) -> list[str]:
    """The forms in which a canary stands in these bytes, unpacked as far as they can be."""
    return sorted({name for part in unpacked(body) for name, form in FORMS.items() if form in part.lower()})


def unpacked(body: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes, and what they become when they are decompressed, unescaped or taken as wide letters."""
    yield body
    text = body.decode("utf-8", "replace")
    yield html.unescape(unquote_plus(text)).encode()
    yield unescaped(text).encode("utf-8", "replace")
    yield body.replace(b"\0", b"")
    yield BETWEEN.sub(b"", body)
    if depth < 4:
        for inner in packed_within(body):
            yield from unpacked(inner, depth + 1)


def unescaped(text: str) -> str:
    """Text whose JSON escapes are letters."""
    parts = text.split("\\u")
    letters = [chr(int(part[:4], 16)) + part[4:] if is_hex(part[:4]) else part for part in parts[1:]]
    return parts[0] + "".join(letters)


def is_hex(text: str) -> bool:
    return len(text) == 4 and all(letter in "0123456789abcdefABCDEF" for letter in text)


def packed_within(body: bytes) -> Iterator[bytes]:
    """What is packed in the bytes: all of them in brotli, which has no mark; gzip and zlib wherever they begin; a zip's
    members with their names; base64, hex.
    """
    yield from filter(None, [unbrotlied(body)])
    yield from filter(None, (inflated(body[begin.start() :]) for begin in PACKED.finditer(body)))
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for name in archive.namelist():
                yield name.encode() + b"\n" + archive.read(name)
    coded = [part for run in CODED.findall(body) for part in decoded(run)]
    yield from (part for part in coded if PACKED.match(part))
    yield b"\n".join(coded)


# What can stand between the letters of a word that a reader sees in one piece: tags, folds, letters of no width.
BETWEEN: Final = re.compile(rb"<[^<>]*>|\s+|=\r?\n|\xe2\x80[\x8b-\x8d]|\xc2\xad")
PACKED: Final = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
CODED: Final = re.compile(rb"[A-Za-z0-9+/_-]{24,}")


def inflated(body: bytes) -> bytes:
    """Answer what gzip or zlib made into these bytes, as far as they are whole; nothing where they are of neither."""
    try:
        return zlib.decompressobj(wbits=47).decompress(body, 5_000_000)
    except zlib.error:
        return b""


def unbrotlied(body: bytes) -> bytes:
    """Answer what brotli made into these bytes, as far as they are whole; nothing where they are not of brotli."""
    try:
        found: bytes = brotli.Decompressor().process(body, output_buffer_limit=5_000_000)
    except brotli.error:
        return b""
    return found


def decoded(run: bytes) -> Iterator[bytes]:
    """A run of letters as the bytes for which it may stand: base64 of either alphabet, or hexadecimal."""
    plain = run.translate(bytes.maketrans(b"-_", b"+/"))
    yield base64.b64decode(plain[: len(plain) // 4 * 4])
    if len(run) % 2 == 0:
        try:
            yield binascii.unhexlify(run)
        except binascii.Error:
            return


def forms(word: str) -> dict[str, bytes]:
    """The forms of a word that unpacking does not undo, in small letters as bytes are compared."""
    raw = word.encode()
    shifted = {f"base64 {skip}": _core(b"\0" * skip + raw, skip) for skip in range(3)}
    apart = unicodedata.normalize("NFD", word).encode()
    other = {name: word.encode(name) for name in ("utf-16-le", "utf-16-be") if not word.isascii()}
    other |= {name: word.encode(name) for name in ("cp1251", "koi8-r", "iso8859-5") if not word.isascii()}
    return {"plain": raw, "hex": raw.hex().encode(), "reversed": word[::-1].encode(), "marks apart": apart} | {
        name: value.lower() for name, value in (shifted | other).items()
    }


def _core(padded: bytes, skip: int) -> bytes:
    """The letters of base64 that the word alone decides, whatever stands around it."""
    encoded = base64.b64encode(padded)
    return encoded[(skip * 8 + 5) // 6 : len(padded) * 8 // 6]


FORMS = {f"{name} of {word}": form for word in (WORD, LETTERS) for name, form in forms(word).items()}


def said(client: Client, address: str, method: str = "get", **sent: Any) -> list[bytes]:
    """Everything that an address answers: status and headers, and the body."""
    response = getattr(client, method)(address, **sent)
    body = b"".join(response) if response.streaming else response.content
    head = [f"{name}: {value}" for name, value in response.headers.items()]
    cookies = [morsel.OutputString() for morsel in response.cookies.values()]
    return ["\n".join([str(response.status_code), *head, *cookies]).encode(), body]
