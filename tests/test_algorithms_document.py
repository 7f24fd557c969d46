"""The list of algorithms in docs/security.md is that of the code and of the settings."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from django.contrib.auth.hashers import ScryptPasswordHasher
from fido2.cose import CoseKey

from cases.door import totp
from tracker import settings as shipped

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = (ROOT / "docs" / "security.md").read_text().partition("## Algorithms")[2].partition("\n## ")[0]
# By what a module is known to use one; invented records are drawn by `random`, and nothing of them is secret.
USES = re.compile(
    r"^\s*(?:import|from) (?:hashlib|hmac|secrets|cryptography|fido2|pyrage|ssl)\b|django\.utils\.crypto", re.M
)
# What stands in a module that uses what the first words of a row name.
MARKS = {
    "scrypt": "ScryptPasswordHasher", "PBKDF2": "PBKDF2PasswordHasher", "HMAC with SHA-1": '"sha1"',
    "HMAC with SHA-256": 'algorithm="sha256"', "ES256": "fido2", "SHA-256": "sha256", "Ed25519": "ed25519",
    "X25519": "pyrage", "random bits": "secrets", "TLSv1.2": "ssl_protocols TLSv1.2 TLSv1.3;",
}  # fmt: skip


class Row(NamedTuple):
    """An algorithm, and the files in which it is used."""

    algorithm: str
    files: list[str]


ROWS = [
    Row(algorithm, re.findall("`([^`]+)`", files))
    for algorithm, files in re.findall(r"^\| ([^|]+) \| [^|]+ \| (`[^|]+) \| [^|]+ \|$", WRITTEN, re.M)
]


@pytest.mark.parametrize("row", ROWS, ids=[row.algorithm for row in ROWS])
def test_each_is_used_where_it_is_said_to_be(row: Row) -> None:
    (mark,) = [mark for start, mark in MARKS.items() if row.algorithm.startswith(start)]
    assert row.files
    assert [file for file in row.files if mark.lower() not in (ROOT / file).read_text().lower()] == []


def test_every_module_that_uses_one_stands_there() -> None:
    modules = [path for folder in ("cases", "tracker", "static") for path in (ROOT / folder).rglob("*.py")]
    using = {path.relative_to(ROOT).as_posix() for path in modules if USES.search(path.read_text())}
    assert using - {file for row in ROWS for file in row.files} == set()


def test_hashes_of_passwords_are_those_of_the_settings() -> None:
    said = [MARKS[start] for row in ROWS for start in ("scrypt", "PBKDF2") if row.algorithm.startswith(start)]
    assert [path.rpartition(".")[2] for path in shipped.PASSWORD_HASHERS] == said
    hasher = ScryptPasswordHasher
    assert f"scrypt (N {hasher.work_factor}, r {hasher.block_size}, p {hasher.parallelism})" in WRITTEN


def test_secrets_of_apps_and_keys_of_devices_are_those_of_the_code() -> None:
    assert f"HMAC with SHA-1, {totp.SECRET_BYTES * 8}-bit secrets" in WRITTEN
    names = {CoseKey.for_alg(number).__name__.upper() for number in CoseKey.supported_algorithms()}
    said = next(row.algorithm for row in ROWS if row.algorithm.startswith("ES256"))
    assert set(said.upper().removesuffix(" AND OTHERS").replace(" AND ", ", ").split(", ")) <= names
    assert not {name for name in names if name.startswith("RS1")}
