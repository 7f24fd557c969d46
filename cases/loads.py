"""Loads: a file of very many people is offered by one account and, by its digest, approved by another and published."""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.canonical import digest, from_bytes
from cases.domain.dossier import TABLES, Dossier
from cases.domain.naming import display_name
from cases.exchange.loads import file
from cases.exchange.loads.file import BadFile, Kept
from cases.exchange.loads.rows import Offered, Wrong
from cases.exchange.takelist import Kind, remembered
from cases.models import ListProfile, Load, LoadItem, LoadState, Person
from cases.published import indexrows, reckoning
from cases.published.countmodels import NameWord, Spelling
from cases.published.models import Edition, EditionContent
from cases.published.pour import look_again, pour, ready
from cases.published.unindexed import unindexed
from cases.publishing import many
from cases.publishing.draftrows import MODELS
from cases.publishing.sign import sign_head

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST_TOLD: Final = 50
SAMPLE: Final = 3
_ASKED: Final = 1_000
FEW: Final = 2_000
WORKERS: Final = max(1, (os.cpu_count() or 2) - 1)
"""Loads of up to so many people are made by one process; larger ones by so many beside it."""
Tell = Callable[[str, int], None]


class LoadError(Exception):
    """A step of a load cannot be taken; the message says why and what to do."""


class NotLoadable(LoadError):
    """Lines of the file are wrong; `wrong` lists the first of them, `more` says how many are left out."""

    def __init__(self, wrong: list[Wrong], more: int) -> None:
        super().__init__("\n".join(map(str, wrong)))
        self.wrong, self.more = wrong, more


@dataclass
class _Faults:
    first: list[Wrong]
    number: int = 0

    def add(self, one: Wrong) -> None:
        self.number += 1
        if len(self.first) < MOST_TOLD:
            self.first.append(one)


def submit(path: Path, *, kind: Kind, by: "User", at: datetime, tell: Tell = lambda _phase, _people: None) -> Load:
    """Offer the people of a file for publication: it is checked whole and kept, and nothing of it is loaded.

    Raise PermissionDenied unless `by` is an editor, BadFile, NotLoadable with what is wrong by line.
    """
    permissions.check_can_edit(by)
    permissions.check_can_submit(by)
    waiting = file.kept_at(f"{secrets.token_hex(8)}.part")
    waiting.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with (
            os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened,
            transaction.atomic(),
        ):
            load = _opened(path.name, kind, by, at)
            kept = Kept(opened)
            _check_all(_read(path, kept, load, at, tell), load)
            load.digest, load.people, load.state = kept.done(), kept.people, LoadState.SUBMITTED
            load.save(update_fields=["digest", "people", "state"])
            _log(load, by=by, message=_("%(people)s people submitted.") % {"people": load.people}, flag=ADDITION)
            waiting.rename(file.kept_at(load.digest))
    finally:
        waiting.unlink(missing_ok=True)
    return load


def _opened(name: str, kind: Kind, by: "User", at: datetime) -> Load:
    profile = ListProfile.objects.filter(name=kind.name).first() or remembered(kind, by=by, at=at)
    return Load.objects.create(
        digest=secrets.token_hex(32), name=name[:200], profile=profile, submitted_by=by, submitted_at=at
    )


def _read(path: Path, kept: Kept, load: Load, at: datetime, tell: Tell) -> Iterator["Offered | Wrong"]:
    """Give what the file says, keeping whom it offers and listing them in the load."""
    found = file.people_in(path, today=at.date())
    while some := list(islice(found, _ASKED)):
        people = [one for one in some if isinstance(one, Offered)]
        for one in people:
            kept.add(one)
        yield from some
        yield from _there_already(people, load)
        rows = [(load.pk, one.key, digest(one.body)) for one in people]
        try:
            with transaction.atomic():
                pour(ready(LoadItem, ("load_id", "subject_key", "sha256"), rows, vendor=connection.vendor))
        except IntegrityError:
            yield from _repeated(people, load)
        tell("read", len(people))


def _there_already(people: list[Offered], load: Load) -> Iterator[Wrong]:
    keys = [one.key for one in people]
    known = set(Person.objects.filter(key__in=keys).values_list("key", flat=True))
    known |= set(Edition.objects.filter(subject_key__in=keys).values_list("subject_key", flat=True))
    numbers = [one.draft["number"] for one in people]
    listed = load.profile.rows.filter(number__in=numbers).select_related("person")
    whose = dict(listed.values_list("number", "person__key"))
    for one in people:
        if one.key in known:
            told = {"key": one.key}
            yield Wrong(one.line, "key", _("%(key)s is there already: take the row out, or change the record.") % told)
        if one.draft["number"] in whose:
            told = {"number": one.draft["number"], "key": whose[one.draft["number"]]}
            yield Wrong(one.line, "number", _("“%(number)s” of this list was taken in before, as %(key)s.") % told)


def _repeated(people: list[Offered], load: Load) -> Iterator[Wrong]:
    there = set(load.items.filter(subject_key__in=[one.key for one in people]).values_list("subject_key", flat=True))
    for one in people:
        if one.key in there:
            yield Wrong(one.line, "key", _("“%(key)s” stands in an earlier row already.") % {"key": one.key})
        there.add(one.key)


def _check_all(found: Iterator["Offered | Wrong"], load: Load) -> None:
    """Read all, and raise NotLoadable for what is wrong anywhere in the file, numbers that come twice included."""
    faults, seen, people = _Faults([]), dict[int, int](), 0
    for one in found:
        if isinstance(one, Wrong):
            faults.add(one)
            continue
        people += 1
        mark = int.from_bytes(hashlib.sha256(one.draft["number"].encode()).digest()[:8])
        if (first := seen.setdefault(mark, one.line)) != one.line:
            told = {"number": one.draft["number"], "first": first}
            faults.add(Wrong(one.line, "number", _("“%(number)s” stands in row %(first)s already.") % told))
    if faults.number:
        raise NotLoadable(faults.first, faults.number - len(faults.first))
    if not people:
        raise BadFile(_("The file has no rows."))


def sample(load: Load) -> list[Dossier]:
    """Answer the first people that a load offers, as they would be published; raise LoadError without its file."""
    for batch in file.batches(_file(load), hashlib.sha256()):
        return [from_bytes(body.rstrip()) for body in batch.lines[: 2 * SAMPLE : 2]]
    return []


def in_a_line(dossier: Dossier) -> str:
    """Answer the name or description of a person, what is recorded and who says so, for whoever decides."""
    person = dossier.subject
    who = (display_name(person, "en") or person.description.best("en")) if person else ""
    facts = ", ".join(f"{len(rows)} {table}" for table in TABLES if (rows := getattr(dossier, table)))
    return f"{who} ({facts}), {'; '.join(source.title or source.publisher for source in dossier.sources)}"


def waiting(given: str) -> Load:
    """Answer the load with this digest, or this beginning of one of sixteen digits or more; raise LoadError."""
    found = list(Load.objects.filter(digest__startswith=given)[:2]) if len(given) >= 16 else []
    if len(found) != 1:
        raise LoadError(_("There is no load with this digest: name it as the first step printed it."))
    return found[0]


def approve(
    load: Load, *, by: "User", at: datetime, workers: int = 0, tell: Tell = lambda _phase, _people: None
) -> None:
    """Publish exactly the bytes that were submitted, each person's as a first edition: all of them or none.

    Raise PermissionDenied when `by` may not decide or submitted it, LoadError when it was decided before, publication
    is switched off, its kept file is not the one that was submitted, or somebody is there by now.
    """
    digest_of_load = load.digest
    try:
        with transaction.atomic():
            _approve(load, by=by, at=at, workers=workers, tell=tell)
    except IntegrityError as error:
        raise LoadError(_("Nothing was published: %(error)s Submit the file again.") % {"error": error}) from error
    file.drop(digest_of_load)


def _approve(load: Load, *, by: "User", at: datetime, workers: int, tell: Tell) -> None:
    if settings.FREEZE_PUBLICATION:
        raise LoadError(_("Publication is switched off for the time being: approve this later. It stays submitted."))
    permissions.check_can_decide_load(by, load)
    load = _decided(load, LoadState.APPROVED, by=by, at=at)
    path, sha = _file(load), hashlib.sha256()
    _refuse_what_came_meanwhile(load)
    reckoning.advance(at.date())
    told = many.Told(
        by=load.submitted_by_id,
        at=str(connection.ops.adapt_datetimefield_value(load.submitted_at)),
        profile=load.profile_id,
        day=at.date(),
        vendor=connection.vendor,
    )
    people = 0
    tables: list[type[Model]] = [*MODELS, Edition, EditionContent, *indexrows.COLUMNS]
    batches = ((batch.head, batch.lines) for batch in file.batches(path, sha))
    is_first = not (Person.objects.exists() or Edition.objects.exists())
    publication = many.Publication(told)
    with unindexed(tables if is_first else ()):
        for number in publication.publish(batches, workers=workers):
            people += number
            tell("published", number)
    if sha.hexdigest() != load.digest or people != load.people:
        raise LoadError(_("The kept file of the load was changed. Submit the file again."))
    look_again(tables)
    tell("analysed", 0)
    with unindexed((NameWord, Spelling) if is_first else ()):
        reckoning.recount(also_glances=False)
    tell("reckoned", 0)
    sign_head(day=at.date())
    _log(load, by=by, message=_("%(people)s people approved and published.") % {"people": load.people})


def _refuse_what_came_meanwhile(load: Load) -> None:
    """Raise LoadError where somebody of the load is there by now, as when the same list was loaded in between."""
    keys = LoadItem.objects.filter(load=load).values("subject_key")
    there = Person.objects.filter(key__in=keys).values_list("key", flat=True).first()
    if there:
        raise LoadError(_("%(key)s is there by now: send the load back and submit the file anew.") % {"key": there})


@transaction.atomic
def send_back(load: Load, *, by: "User", at: datetime, remark: str) -> None:
    """Refuse a load: what it offered is forgotten, that it was offered is not. Raise as `approve` does."""
    permissions.check_can_decide_load(by, load)
    if not remark.strip():
        raise LoadError(_("Say in a remark what should be changed."))
    load = _decided(load, LoadState.SENT_BACK, by=by, at=at, remark=remark)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_loaditem WHERE load_id = %s", [load.pk])
    _log(load, by=by, message=_("Sent back."))
    transaction.on_commit(lambda: file.drop(load.digest))


def _decided(load: Load, state: LoadState, *, by: "User", at: datetime, remark: str = "") -> Load:
    row = Load.objects.select_for_update().get(pk=load.pk)
    if row.state != LoadState.SUBMITTED:
        raise LoadError(_("This load was decided before: %(state)s.") % {"state": row.get_state_display()})
    row.state, row.decided_by, row.decided_at, row.remark = state.value, by, at, remark
    row.save(update_fields=["state", "decided_by", "decided_at", "remark"])
    return row


def _file(load: Load) -> Path:
    path = file.kept_at(load.digest)
    if not path.is_file():
        raise LoadError(_("The kept file of the load is not on this machine. Submit the file again."))
    return path


def _log(load: Load, *, by: "User", message: str, flag: int = CHANGE) -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Load),
        object_id=str(load.pk),
        object_repr=f"{load} {load.digest[:16]}"[:200],
        action_flag=flag,
        change_message=message,
    )
