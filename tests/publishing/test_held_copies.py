"""An edition commits to the stored copies of its sources; whoever is handed a copy can check it without the site."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from cases import review
from cases.domain.chain import commitment
from cases.models import Person, Source, StoredCopy
from cases.published import store
from cases.published.models import Edition
from cases.publishing import verify
from cases.publishing.gather import gather
from tests.conftest import ABISHEV, browser_of

pytestmark = pytest.mark.usefixtures("drafted")
CHECKER = Path(__file__).resolve().parents[2] / "static" / "check_editions.py"
WORDS = "The court of Otar was told of it.\n\nNobody answered the telephone."


@pytest.fixture
def copy(editor: Any) -> StoredCopy:
    """A copy of the first source of a person, stored from the page of editors."""
    source = Source.objects.get(key=gather(Person.objects.get(key=ABISHEV)).dossier.sources[0].key)
    answer = browser_of(editor).post(reverse("admin:cases_source_from"), {"source": source.key, "text": WORDS})
    assert answer.status_code == 302
    return StoredCopy.objects.get(source=source)


@pytest.fixture
def edition(copy: StoredCopy, editor: Any, reviewer: Any, at: datetime) -> Edition:
    person = Person.objects.get(key=ABISHEV)
    review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)
    return Edition.objects.get(subject_key=ABISHEV)


def body(edition: Edition) -> bytes:
    found = store.edition(ABISHEV, edition.number)
    assert found
    return found.body


def held(edition: Edition, source: str) -> list[str]:
    found = next(row for row in json.loads(body(edition))["sources"] if row["key"] == source)
    return list(found.get("held", []))


def test_an_edition_commits_to_the_copy_and_gives_neither_salt_nor_digest(copy: StoredCopy, edition: Edition) -> None:
    assert held(edition, copy.source.key) == [copy.commitment]
    for secret in (copy.salt, copy.sha256, "telephone"):
        assert secret.encode() not in body(edition)


def test_a_copy_of_a_confidential_source_is_not_told_of(copy: StoredCopy) -> None:
    Source.objects.filter(pk=copy.source_id).update(is_confidential=True, authors="")
    assert copy.commitment.encode() not in gather(Person.objects.get(key=ABISHEV)).body


def test_readers_see_that_a_copy_is_kept(copy: StoredCopy, edition: Edition, client: Any) -> None:
    for lang, words in (("en", "Copy kept"), ("ru", "Копия хранится"), ("kk", "Көшірмесі сақталған")):
        page = client.get(f"/{lang}/people/{ABISHEV}/", follow=True).content.decode()
        assert words in page
        assert copy.commitment[:16] in page


def test_a_commitment_that_came_in_with_a_case_file_stands_once(copy: StoredCopy) -> None:
    before = gather(Person.objects.get(key=ABISHEV)).body
    Source.objects.filter(pk=copy.source_id).update(held=[copy.commitment])
    assert gather(Person.objects.get(key=ABISHEV)).body == before


def test_what_another_group_holds_stands_before_what_we_hold(copy: StoredCopy) -> None:
    Source.objects.filter(pk=copy.source_id).update(held=["ab" * 32])
    found = next(row for row in gather(Person.objects.get(key=ABISHEV)).dossier.sources if row.key == copy.source.key)
    assert found.held == ("ab" * 32, copy.commitment)


def test_a_copy_that_does_not_fit_its_commitment_is_named(copy: StoredCopy) -> None:
    assert verify.first_fault() == ""
    kept = {field.attname: getattr(copy, field.attname) for field in StoredCopy._meta.concrete_fields}
    other = Source.objects.exclude(pk=copy.source_id)[0]
    StoredCopy.objects.create(**kept | {"id": None, "source_id": other.pk, "salt": "00" * 32})
    assert other.key in verify.first_fault()


Handed = tuple[Path, Path]


@pytest.fixture
def handed_on(copy: StoredCopy, edition: Edition, client: Any, tmp_path: Path) -> Handed:
    """The proof of the edition, as its page gives it, and the folder of copies that the operator handed on."""
    proof, folder = tmp_path / "1.proof.json", tmp_path / "copies"
    proof.write_bytes(client.get(f"/api/v1/people/{ABISHEV}/editions/1.proof.json").content)
    call_command("copy_out", copy.source.key.upper(), folder)
    return proof, folder


def checked(place: Path, folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-I", str(CHECKER), str(place), "--copies", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_a_copy_that_was_handed_on_is_the_one_of_the_edition(handed_on: Handed, copy: StoredCopy) -> None:
    assert next(handed_on[1].glob("*.copy")).read_bytes() == WORDS.encode()
    status, said = checked(*handed_on)
    assert status == 0, said
    assert said.endswith("1 stored copies of sources are those that editions commit to.\n")


def change_a_byte(folder: Path) -> None:
    path = next(folder.glob("*.copy"))
    path.write_bytes(path.read_bytes().replace(b"Nobody", b"Somebody"))


def make_it_fit(folder: Path) -> None:
    """Change the copy and write a new salt and commitment beside it, as one would who holds the database."""
    change_a_byte(folder)
    path = next(folder.glob("*.copy.json"))
    body = next(folder.glob("*.copy")).read_bytes()
    told = {"salt": "11" * 32, "commitment": commitment("11" * 32, body)}
    path.write_text(json.dumps(json.loads(path.read_text()) | told))


def name_another_source(folder: Path) -> None:
    path = next(folder.glob("*.copy.json"))
    path.write_text(json.dumps(json.loads(path.read_text()) | {"source": "source-none"}))


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (change_a_byte, "is not one that an edition commits to"),
        (make_it_fit, "is not one that an edition commits to"),
        (name_another_source, "no edition here commits to a copy of the source source-none"),
    ],
)
def test_a_changed_stored_source_is_named(handed_on: Handed, tamper: Callable[[Path], None], named: str) -> None:
    tamper(handed_on[1])
    status, said = checked(*handed_on)
    assert (status, "DOES NOT FIT" in said) == (1, True), said
    assert named in said
    assert next(handed_on[1].glob("*.copy")).name in said


@pytest.mark.parametrize("lost", ["*.copy", "*.copy.json"])
def test_a_copy_that_is_not_there_cannot_be_checked(handed_on: Handed, lost: str) -> None:
    next(handed_on[1].glob(lost)).unlink()
    status, said = checked(*handed_on)
    assert (status, "COULD NOT CHECK" in said) == (2, True), said


def test_what_cannot_be_handed_on_is_said(copy: StoredCopy, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no source with the key source-none"):
        call_command("copy_out", "source-none", tmp_path / "new")
    other = Source.objects.exclude(pk=copy.source_id)[0]
    with pytest.raises(CommandError, match="No copy of"):
        call_command("copy_out", other.key, tmp_path / "new")
    with pytest.raises(CommandError, match="exists"):
        call_command("copy_out", copy.source.key, tmp_path)
