"""What has changed since a mirror was written, as the records on which answers rest; or that anything may have."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings

from cases.published import generation
from cases.published.models import Edition, Forwarding, Lift, Notice

from .ledger import EVERYTHING, TODAY, Ledger

_PARTS: Final = ("cases", "templates", "static", "locale", "tracker")
_ALSO: Final = ("SITE_NAME", "LICENCE", "LICENCE_URL", "SECURITY_CONTACT", "ONION_LOCATION", "STATIC_URL", "LANGUAGES")


@dataclass(frozen=True, slots=True)
class State:
    """What a mirror is of; `made_by` is a digest of the code and the settings, `removed` of what is out of view."""

    made_by: str
    word: str
    day: str
    position: int
    removed: tuple[tuple[str, str], ...]


def present(made: str, day: date) -> State:
    """Answer the present state of the site that is made by what `made_by` told, on a day."""
    last = Edition.objects.order_by("-position").values_list("position", flat=True).first()
    notices = Notice.objects.values_list("pk", "edition__subject_key")
    lifts = Lift.objects.values_list("pk", "notice__edition__subject_key")
    moved = Forwarding.objects.values_list("old_key", "key")
    removed = {
        *((f"notice {number}", key) for number, key in notices),
        *((f"lift {number}", key) for number, key in lifts),
        *((f"forwarding {old} {key}", one) for old, key in moved for one in (old, key)),
    }
    return State(made, generation.present(), day.isoformat(), last or 0, tuple(sorted(removed)))


def remember(state: State, ledger: Ledger) -> None:
    """Write the state into its ledger."""
    for name in ("made_by", "word", "day"):
        ledger.tell(name, getattr(state, name))
    ledger.tell("position", str(state.position))
    ledger.tell("removed", json.dumps(state.removed))


def since(ledger: Ledger, now: State) -> frozenset[str] | None:
    """Answer on what an answer may not rest if it is to be kept; None where nothing may be kept.

    That is so where the site itself is another one, and where what readers get has changed and no edition, notice or
    forwarding says why.
    """
    if ledger.told("made_by") != now.made_by:
        return None
    changed = _changed(ledger, now)
    has_moved = ledger.told("word") != now.word
    if has_moved and not changed:
        return None
    is_another_day = ledger.told("day") != now.day
    whole = {EVERYTHING} if has_moved or is_another_day or changed else set()
    return frozenset(changed | whole | ({TODAY} if is_another_day else set()))


def _changed(ledger: Ledger, now: State) -> set[str]:
    """Answer the keys of the records of which there is another edition, or another one in view.

    What leads to one of them is among these: a publication takes it from the lists once more.
    """
    before = {(what, key) for what, key in json.loads(ledger.told("removed") or "[]")}
    appended = Edition.objects.filter(position__gt=int(ledger.told("position") or 0))
    keys = {key for _what, key in before ^ set(now.removed)} | set(appended.values_list("subject_key", flat=True))
    return keys | {old for old, key in Forwarding.objects.values_list("old_key", "key") if key in keys}


def made_by(base: str) -> str:
    """Answer a digest of the code and the settings from which the site at `base` is made."""
    found = hashlib.sha256(base.encode())
    for name in _ALSO:
        found.update(repr(getattr(settings, name)).encode())
    for part in _PARTS:
        for path in sorted((settings.BASE_DIR / part).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".po"}:
                found.update(f"{path}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
