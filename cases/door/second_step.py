"""The second step of logging in: a code of the app that the account shares a secret with, or a recovery code."""

import base64
import hashlib
import secrets
from datetime import datetime
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from . import totp
from .models import Passkey, RecoveryCode, SecondStep

CODES: Final = 10


def is_set_up(user: User) -> bool:
    """Answer whether the account has a second step."""
    return SecondStep.objects.filter(user=user).exists()


@transaction.atomic
def set_up(user: User, *, secret: str, step: int = 0) -> list[str]:
    """The account shares this secret from now on, its code of `step` is used; answer ten new recovery codes."""
    SecondStep.objects.update_or_create(user=user, defaults={"secret": secret, "last_step": step})
    return renew_codes(user)


@transaction.atomic
def renew_codes(user: User) -> list[str]:
    """The account has ten new recovery codes, which are answered and kept as digests only; the old ones are void."""
    codes = [_new_code() for _ in range(CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in codes)
    return codes


def take_away(user: User) -> None:
    """The account has no second step and is asked to set one up when it logs in next."""
    SecondStep.objects.filter(user=user).delete()
    Passkey.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()


def accepts(user: User, code: str, *, at: datetime) -> bool:
    """Answer whether the code opens the door, which it does once: of two senders of one code, one comes in."""
    code = "".join(code.split()).replace("-", "").lower()
    held = SecondStep.objects.filter(user=user).first()
    if held is None or not code.isascii():
        return False
    step = totp.step_of(held.secret, code, at=at)
    if step is not None:
        unused = SecondStep.objects.filter(pk=held.pk, secret=held.secret, last_step__lt=step)
        return bool(unused.update(last_step=step))
    deleted, _tables = RecoveryCode.objects.filter(user=user, digest=_digest(user, code)).delete()
    return bool(deleted)


def codes_left(user: User) -> int:
    """Answer how many recovery codes are unused."""
    return RecoveryCode.objects.filter(user=user).count()


def _new_code() -> str:
    """Answer 120 random bits as six groups of letters and digits: so many need no slow hash (ASVS 5.0, 6.5.2)."""
    letters = base64.b32encode(secrets.token_bytes(15)).decode().lower()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _digest(user: User, code: str) -> str:
    return hashlib.sha256(f"{user.pk}:{code.replace('-', '')}".encode()).hexdigest()
