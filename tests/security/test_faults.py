"""Disks that are full, clocks that jump, migrations that are cut off: nothing is lost, half done or locked."""

import errno
import subprocess
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cases import review
from cases.door import second_step, sessions, tries
from cases.door.models import SecondStep, Tries
from cases.models import Person, Submission
from cases.published import pictures
from cases.published.models import Edition
from tests.conftest import ABISHEV, browser_of, code_now
from tests.demos import Fill
from tests.security.installation import ROOT, Installation, installed

PASSWORD = "a long enough secret"
FILLED = """
import django
django.setup()
from django.contrib.auth.models import User
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from cases import review
from cases.models import Person, Source
from cases.published.models import Edition
editor, reviewer = (User.objects.get(username=name) for name in ("editor", "reviewer"))
person, at, stored = Person.objects.order_by("key")[0], timezone.now(), []
person.names.create(text="Poet " * 30, lang="en", script="Latn", changed_by=editor, changed_at=at)
before = Edition.objects.count()

def publish():
    with transaction.atomic():
        review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)

def until_full():
    for number in range(100_000):
        with transaction.atomic():
            Source.objects.create(title=f"{number} " + "x" * 300, changed_by=editor, changed_at=at)
        stored.append(f"{number} ")

with connection.cursor() as cursor:
    cursor.execute("PRAGMA page_count")
    cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + 20}")
refused = []
for attempt in (until_full, publish):
    try:
        attempt()
    except OperationalError as error:
        refused.append("full" in str(error))
connection.close()
found = Source.objects.filter(title__endswith="x" * 300).count()
print(refused, len(stored) > 0, found == len(stored), Edition.objects.count() - before)
publish()
print(Edition.objects.count() - before)
"""


def test_a_full_disk_stores_what_was_acknowledged_and_publishes_nothing(tmp_path: Path, with_demo: Fill) -> None:
    """SQLite is given twenty more pages, which is what a full disk is to it."""
    site = Installation(tmp_path, f"sqlite:///{tmp_path / 'tracker.sqlite3'}")
    with_demo(site)
    done = site.run("-c", FILLED)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == ["[True, True] True True 0", "1"]
    assert "everything is as it was published" in site.manage("verify")


def test_a_picture_on_a_full_disk_is_there_whole_or_not_at_all(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = tmp_path

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            pictures.keep("0" * 64 + ".jpg", b"pixels")
    assert list((tmp_path / "published").iterdir()) == []
    pictures.keep("0" * 64 + ".jpg", b"pixels")
    assert [path.read_bytes() for path in (tmp_path / "published").iterdir()] == [b"pixels"]


ON_A_SMALL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", *sys.argv[1:]])
"""


def test_a_backup_on_a_full_disk_fails_and_leaves_no_file(site: Installation, tmp_path: Path) -> None:
    recipient = site.manage("new_backup_key", str(tmp_path / "key")).split()[0].removeprefix("BACKUP_RECIPIENTS=")
    (tmp_path / "backups").mkdir()
    done = site.run("-c", ON_A_SMALL_DISK, "backup", str(tmp_path / "backups" / "all.age"), BACKUP_RECIPIENTS=recipient)
    assert done.returncode != 0
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.fixture
def codes(editor: User) -> list[str]:
    editor.set_password(PASSWORD)
    editor.save()
    return second_step.set_up(editor, secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")


def test_a_clock_that_was_ahead_locks_nobody_out(codes: list[str]) -> None:
    ahead = timezone.now() + timedelta(days=400)
    Tries.objects.create(bucket=tries.bucket_of("editor"), failures=50, last=ahead)
    SecondStep.objects.update(last_step=0)
    sent = {"username": "editor", "password": PASSWORD, "code": code_now(), "next": "/admin/"}
    assert Client().post("/admin/login/", sent).status_code == 302


def test_a_session_of_the_future_does_not_hold(editor: User) -> None:
    client = browser_of(editor)
    session = client.session
    sessions.admit(session, editor, at=timezone.now() + timedelta(days=1))
    session.save()
    assert client.get("/admin/").status_code == 302


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(seconds=-1), timedelta(days=400)])
def test_an_edition_follows_the_one_before_whatever_the_clock_says(
    editor: User, reviewer: User, at: datetime, jump: timedelta
) -> None:
    person = Person.objects.get(key=ABISHEV)
    person.names.filter(lang="ru").update(text="Вымышленный Человек")
    edition = review.approve(review.submit(person, by=editor, at=at + jump), by=reviewer, at=at + jump)
    assert Edition.objects.filter(subject_key=ABISHEV).count() == 2
    assert Submission.objects.filter(subject_key=ABISHEV).count() == 2
    call_command("verify", verbosity=0)
    for address in (
        f"/en/people/{ABISHEV}/",
        f"/en/people/{ABISHEV}/x/editions/2/",
        "/en/editions.atom",
        "/en/people/",
    ):
        assert Client().get(address, follow=True).status_code == 200, (address, edition)


def test_migrations_that_were_killed_go_on_where_they_were(tmp_path: Path) -> None:
    """Each migration is a transaction: what was killed is begun anew, and the pages are there afterwards."""
    migrate = ("manage.py", "migrate", "--verbosity=0")
    with installed(tmp_path / "cut") as site:
        for seconds in (1.0, 2.0, 3.0):
            with suppress(subprocess.TimeoutExpired):  # Whoever is too late is killed.
                subprocess.run([sys.executable, *migrate], cwd=ROOT, env=site.variables(), check=False, timeout=seconds)
        site.manage("demo", "--no-serve")
        assert "No planned migration operations" in site.manage("migrate", "--plan")
        answers = site.crawled(["/en/people/", "/en/editions.atom", "/healthz"])
        assert [said[0] for said in answers.values()] == [200, 200, 200]
