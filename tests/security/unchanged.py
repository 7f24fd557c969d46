"""Whether anything that is not published has an effect on what readers get: every answer before and after, by bytes.

A word that leaks is found by looking for it; a number, a moment, a length, an order or a digest is not. But whatever
is made of drafts in any way becomes something else when the drafts do, and then the two answers differ.
"""

import gc
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from django.db import DatabaseError, models, transaction
from django.test import Client

from cases.domain.vocabulary.who import Naming
from cases.models import Case, Person, Source
from cases.published import store
from cases.published.kept import Shelf
from tests.security.canary import LETTERS, WORD, plant_all, said, tables, typed_columns

LATER = timedelta(days=1234, seconds=5678)
ASKED = ({}, {"Accept-Encoding": "gzip"}, {"Accept-Encoding": "br"})
Answers = dict[tuple[str, str], str]


def answers(reader: Client, listed: list[str]) -> Answers:
    """A digest of status, headers and body of each address in every form and by HEAD; nothing comes from memory."""
    forget()
    found: Answers = {}
    for address in listed:
        for headers in ASKED:
            found[address, headers.get("Accept-Encoding", "plain")] = _digest(said(reader, address, headers=headers))
        found[address, "HEAD"] = _digest(said(reader, address, "head"))
    return found


def _digest(parts: list[bytes]) -> str:
    return sha256(b"\0".join(parts)).hexdigest()


def forget() -> None:
    """Empty what this process keeps of answers, which would hide that one is made differently now."""
    store.dossier_of.cache_clear()
    for one in gc.get_objects():
        if type(one) is Shelf:  # To ask a lazy object for its class would call it.
            one.clear()


def files(folder: Path) -> Answers:
    """A digest of each file under a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {(path.relative_to(folder).as_posix(), "file"): sha256(path.read_bytes()).hexdigest() for path in found}


def differing(before: Answers, after: Answers) -> list[str]:
    """What is not the same, or is there once only."""
    return sorted({key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)})


def disturb() -> int:
    """Everything that is not published becomes something else; the number of columns and rows changed is answered.

    Words become canaries, moments are moved, and there are more people, cases and sources than before.
    """
    hidden = Person.objects.create(key="KZ-QQQQ", naming=Naming.HIDDEN, is_of_interest=True, note=WORD)
    hidden.names.create(text=f"{WORD} {LETTERS}", lang="ru")
    Case.objects.create(key="KZ-CQQQQ", title={"en": WORD})
    Source.objects.create(title=WORD)
    planted = sum(plant_all(model, typed_columns(model)) for model in tables())
    return 3 + planted + sum(map(_moved, tables()))


def _moved(model: type[models.Model]) -> int:
    """Every moment of a table is another one, where the database lets it be changed."""
    moments = [field.name for field in model._meta.concrete_fields if isinstance(field, models.DateTimeField)]
    changed = 0
    for name in moments:
        try:
            with transaction.atomic():
                changed += model._base_manager.update(**{name: models.F(name) + LATER})
        except DatabaseError:
            continue
    return changed
