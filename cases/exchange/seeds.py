"""The two cases that a new installation can begin with, taken from public reports."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cases.models import Case, Person

from . import casefile
from .shape import Row, Tables

if TYPE_CHECKING:
    from django.contrib.auth.models import User

FOLDER = Path(__file__).parent / "seeds"


def load_missing(*, by: "User", at: datetime) -> list[Person | Case]:
    """Load the seed records unless they are there, and answer the people and cases that have pages of their own."""
    files = [json.loads(text) for text in _texts()]
    people = {row["key"] for file in files for row in file.get("people", ()) if row.get("is_of_interest")}
    cases = {row["key"] for file in files for row in file.get("cases", ())}
    if not Person.objects.filter(key__in=people).exists():
        casefile.load(_read(), by=by, at=at)
    return [*Person.objects.filter(key__in=people), *Case.objects.filter(key__in=cases)]


def people() -> list[Row]:
    """Answer everybody whom the seed records name or describe."""
    return [row for file in _read() for row in file.get("people", ())]


def _texts() -> list[str]:
    return [path.read_text() for path in sorted(FOLDER.glob("*.json"))]


def _read() -> list[Tables]:
    return [casefile.read(text) for text in _texts()]
