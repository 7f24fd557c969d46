"""The ledger names what was expunged, grows by it alone, and expunges it again where an old copy brought it back."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cases import ledger
from cases.models import Act, Progress, RemovalRequest
from cases.published.models import Edition, EditionContent, Notice
from tests.conftest import ABISHEV, rolled_back

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def path(settings: Any, tmp_path: Path) -> Path:
    settings.EXPUNGED_LEDGER = tmp_path / "kept" / "expunged.jsonl"
    return Path(settings.EXPUNGED_LEDGER)


def test_it_is_written_when_something_is_expunged_and_not_else(
    edition: Edition, done: Any, path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        done(edition, Act.SUPPRESS)
    assert not path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        request = done(edition, Act.EXPUNGE)
    (line,) = map(json.loads, path.read_text().splitlines())
    assert line == {
        "key": ABISHEV,
        "number": 1,
        "commitment": edition.commitment,
        "reason": "protection",
        "given_on": request.decided_at.date().isoformat(),
        "decision": request.pk,
    }
    ledger.catch_up()
    assert len(path.read_text().splitlines()) == 1
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def lines_of(edition: Edition, done: Any) -> list[ledger.Expunged]:
    """The ledger of a time line in which the edition was expunged, which is undone."""
    with rolled_back():
        done(edition, Act.EXPUNGE)
        return ledger.expunged()


@pytest.mark.parametrize("asked_before", [False, True])
def test_it_expunges_again(edition: Edition, done: Any, ask: Any, at: datetime, asked_before: bool) -> None:
    if asked_before:
        request = ask(edition, Act.EXPUNGE)
        lines = [ledger.Expunged(ABISHEV, 1, edition.commitment, request.reason, at.date().isoformat(), request.pk)]
    else:
        lines = lines_of(edition, done)
    assert EditionContent.objects.filter(edition=edition).exists()
    assert ledger.replay(lines, at=at) == lines
    assert not EditionContent.objects.filter(edition=edition).exists()
    assert Notice.objects.get(edition=edition).decision == lines[0].decision
    assert RemovalRequest.objects.get(pk=lines[0].decision).progress == Progress.CARRIED_OUT
    assert ledger.replay(lines, at=at) == []
    assert ledger.expunged() == lines


def test_another_edition_with_that_number_is_left_alone(edition: Edition, done: Any, at: datetime) -> None:
    (line,) = lines_of(edition, done)
    other = ledger.Expunged(line.key, line.number, "0" * 64, line.reason, line.given_on, line.decision)
    assert ledger.replay([other], at=at) == []
    assert EditionContent.objects.filter(edition=edition).exists()


def test_a_decision_whose_number_is_taken_gets_another(edition: Edition, done: Any, ask: Any, at: datetime) -> None:
    (line,) = lines_of(edition, done)
    taken = ask(edition, Act.SUPPRESS)
    line = ledger.Expunged(line.key, line.number, line.commitment, line.reason, line.given_on, taken.pk)
    assert ledger.replay([line], at=at) == [line]
    assert Notice.objects.get(edition=edition).decision != taken.pk


@pytest.mark.parametrize("line", ["nothing", "{}", "[1]", '{"key": "KZ-1"}'])
def test_a_file_that_is_none_is_named_with_its_line(path: Path, line: str) -> None:
    path.parent.mkdir()
    path.write_text(f"{line}\n")
    with pytest.raises(ledger.BadLedger, match="line 1"):
        ledger.read(path)
