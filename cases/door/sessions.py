"""Sessions of editors: 30 minutes idle, 12 hours at most, ended by a new password, role or second step."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final, NamedTuple

from django.contrib.auth import HASH_SESSION_KEY, login
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import GivenPassword, OpenSession, SecondStep

IDLE: Final = timedelta(minutes=30)
WHOLE: Final = timedelta(hours=12)
FRESH: Final = timedelta(minutes=15)
NOTED: Final = timedelta(minutes=1)
BEGAN, SEEN, PROVED, STANDING, GIVEN = "_began", "_seen", "_proved", "_standing", "_given"


class Shown(NamedTuple):
    """An open session as its owner sees it: a word for it in a form, its times, and whether it is this one."""

    word: str
    began: datetime
    seen: datetime
    is_this: bool


def begin(request: HttpRequest, user: User, *, at: datetime) -> None:
    """The user is logged in by a session that is new, and whole if the account has a second step, which was taken."""
    login(request, user)
    admit(request.session, user, at=at)


def admit(session: Any, user: User, *, at: datetime) -> None:
    """The session counts from now, as proved; with a second step it is whole. Sessions of the past are gone."""
    OpenSession.objects.filter(expire_date__lt=at).delete()
    session[BEGAN] = session[SEEN] = session[PROVED] = at.timestamp()
    session.pop(STANDING, None)
    session[GIVEN] = GivenPassword.objects.filter(user=user).exists()
    if standing := standing_of(user):
        session[STANDING] = standing


def standing_of(user: User) -> str:
    """Answer a digest of what a session depends on: roles, rights and the second step; nothing without the latter."""
    step = SecondStep.objects.filter(user=user).first()
    if step is None:
        return ""
    roles = sorted(user.groups.values_list("pk", flat=True))
    parts = [user.pk, user.is_staff, user.is_superuser, roles, step.secret]
    return salted_hmac("cases.door.standing", repr(parts), algorithm="sha256").hexdigest()


def goes_on(request: HttpRequest, user: User, *, at: datetime) -> bool:
    """Answer whether the session still holds, and note that it was used."""
    session, now = request.session, at.timestamp()
    began, seen = session.get(BEGAN, 0), session.get(SEEN, 0)
    if not (0 <= now - began < WHOLE.total_seconds() and 0 <= now - seen < IDLE.total_seconds()):
        return False
    if not constant_time_compare(session.get(STANDING, ""), standing_of(user)):
        return False
    if now - seen >= NOTED.total_seconds():
        session[SEEN] = now
    return True


def is_whole(request: HttpRequest) -> bool:
    """Answer whether the second step was taken in this session."""
    return bool(request.session.get(STANDING))


def has_given_password(request: HttpRequest) -> bool:
    """Answer whether the password is one that somebody else chose, and is to be changed before anything else."""
    return bool(request.session.get(GIVEN))


def own_password(request: HttpRequest, user: User) -> None:
    """The password is one that its owner chose."""
    GivenPassword.objects.filter(user=user).delete()
    request.session[GIVEN] = False


def is_fresh(request: HttpRequest, *, at: datetime) -> bool:
    """Answer whether somebody proved in the last 15 minutes to be the owner of the session."""
    return bool(0 <= at.timestamp() - request.session.get(PROVED, 0) < FRESH.total_seconds())


def prove(request: HttpRequest, *, at: datetime) -> None:
    """The owner of the session has just proved to be it; the key of the session is new."""
    request.session[PROVED] = at.timestamp()
    request.session.cycle_key()


def of(request: HttpRequest, user: User, *, at: datetime) -> list[Shown]:
    """Answer the open sessions of the user who asks, the one used last first."""
    this, shown = request.session, []
    for row in OpenSession.objects.filter(user=user, expire_date__gt=at):
        kept = row.get_decoded()
        began, seen = (datetime.fromtimestamp(kept.get(name, 0), tz=at.tzinfo) for name in (BEGAN, SEEN))
        holds = all(kept.get(name) == this.get(name) for name in (HASH_SESSION_KEY, STANDING))
        if holds and at - began < WHOLE and at - seen < IDLE:
            shown.append(Shown(_word(row.session_key), began, seen, row.session_key == this.session_key))
    return sorted(shown, key=lambda one: (one.is_this, one.seen), reverse=True)


def end(user: User, *, word: str = "", but: str | None = None) -> int:
    """The session that the word stands for is ended, or all of the user without a word; one key can be spared."""
    keys = OpenSession.objects.filter(user=user).values_list("session_key", flat=True)
    ended = [key for key in keys if key != but and word in {"", _word(key)}]
    OpenSession.objects.filter(session_key__in=ended).delete()
    return len(ended)


def _word(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:20]
