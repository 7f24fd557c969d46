"""The table of ASVS: every requirement once, every test that it names, and small proofs that belong nowhere else."""

import json
import logging
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, ScryptPasswordHasher
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory

from cases.door import second_step
from cases.door.models import RecoveryCode
from cases.door.store import SessionStore
from tests.admin.conftest import Page
from tests.conftest import APP, browser_of
from tracker import settings as shipped
from tracker.jsonlog import JsonFormatter
from tracker.middleware import SecurityHeaders

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = (ROOT / "docs" / "asvs.md").read_text()
# Chapter → how many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; those of level 3 come after them.
CHAPTERS = {
    1: (2, 9, 11, 3, 2), 2: (3, 3, 4, 1), 3: (0, 2, 4, 6, 5, 0, 2), 4: (3, 1, 2, 4), 5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4), 7: (3, 4, 2, 5, 2, 2), 8: (2, 3, 1, 1), 9: (3, 4), 10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1), 12: (3, 2, 4), 13: (1, 5, 2, 5), 14: (2, 4, 3), 15: (3, 3, 7), 16: (1, 5, 4, 3, 3),
    17: (1, 4, 2),
}  # fmt: skip
CODE = [path for folder in ("cases", "tracker") for path in (ROOT / folder).rglob("*.py")]


class Row(NamedTuple):
    """A requirement: its number, what is said of it, and the test that is named, or ""."""

    number: str
    said: str
    test: str

    @property
    def applies(self) -> bool:
        return not self.said.startswith("Does not apply")


def rows() -> list[Row]:
    found = re.findall(r"^\| (\d+\.\d+\.\d+) \| (.+) \| (?:`(.+)`|none) \|$", WRITTEN, re.M)
    return [Row(*one) for one in found]


def test_every_requirement_stands_there_once() -> None:
    whole_chapters = re.findall(r"\b(?:10|17)\.\d\.\d+", WRITTEN)
    expected = [
        f"{chapter}.{section}.{number}"
        for chapter, sections in CHAPTERS.items()
        for section, most in enumerate(sections, start=1)
        for number in range(1, most + 1)
    ]
    assert len(expected) == 253
    assert sorted([row.number for row in rows()] + whole_chapters) == sorted(expected)


def test_every_test_that_is_named_exists() -> None:
    missing = []
    for row in rows():
        path, _, name = row.test.partition("::")
        file = ROOT / "tests" / path
        if row.test and not (file.is_file() and f"def {name or 'test_'}" in file.read_text()):
            missing.append(f"{row.number} {row.test}")
    assert missing == []


def test_nine_in_ten_of_what_applies_have_a_test_and_the_rest_says_that_it_is_not_met() -> None:
    applying = [row for row in rows() if row.applies]
    proved = [row for row in applying if row.test]
    assert len(proved) >= 0.9 * len(applying)
    assert {row.number for row in applying if not row.test and "Not met" not in row.said} == set()


def test_no_code_is_made_of_data() -> None:
    made = re.compile(r"(?<![\w.])(?:eval|exec|__import__)\(|pickle|yaml\.load|Template\(|from_string\(")
    assert [f"{path.name}: {found}" for path in CODE for found in made.findall(path.read_text())] == []


def test_nothing_is_fetched() -> None:
    modules = r"urllib\.request|http\.client|requests|httpx|aiohttp|ftplib"
    asking = re.compile(rf"^\s*(?:import|from) (?:{modules})\b", re.M)
    asked = {path.relative_to(ROOT).as_posix() for path in CODE if asking.search(path.read_text())}
    assert asked == {"cases/published/purging.py"}, "the operator's own address for a CDN, and no other"


def test_browsers_stay_on_https_for_a_year(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    answer = SecurityHeaders(lambda _: HttpResponse())(RequestFactory().get("/en/"))
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_passwords_are_hashed_by_scrypt() -> None:
    names = [f"{one.__module__}.{one.__qualname__}" for one in (ScryptPasswordHasher, PBKDF2PasswordHasher)]
    assert names == shipped.PASSWORD_HASHERS


@pytest.mark.django_db
def test_recovery_codes_are_long_and_kept_as_digests(editor: User) -> None:
    codes = second_step.set_up(editor, secret=APP)
    letters = [code.replace("-", "") for code in codes]
    assert ({len(code) for code in letters}, len(set(letters))) == ({24}, 10)
    kept = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert (len(kept.split()), any(code in kept for code in (*codes, *letters))) == (10, False)


@pytest.mark.django_db
def test_keys_of_sessions_are_long_and_differ() -> None:
    keys = {SessionStore()._get_new_session_key() for _ in range(50)}
    assert (len(keys), {len(key) for key in keys}) == (50, {32})


def addresses(client: Client) -> Iterator[str]:
    for tag, given in Page(client.get("/admin/").content.decode()).elements:
        if tag == "a" and given.get("href", "").startswith("/admin/"):
            yield given["href"]


@pytest.mark.django_db
def test_every_page_of_the_admin_leads_out(editor: User) -> None:
    client = browser_of(editor)
    seen = 0
    for address in sorted(set(addresses(client))):
        answer = client.get(address)
        assert answer.headers["Cache-Control"].find("no-store") >= 0, address
        assert b'action="/admin/logout/"' in answer.content, address
        seen += 1
    assert seen > 40


def test_the_rules_are_checked_strictly() -> None:
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]
    assert mypy["strict"] is True


def test_times_of_logs_are_in_utc() -> None:
    record = logging.LogRecord("a", logging.ERROR, "", 0, "words", None, None)
    record.created = 0
    assert json.loads(JsonFormatter().format(record))["time"] == "1970-01-01T00:00:00+00:00"
