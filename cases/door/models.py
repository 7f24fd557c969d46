"""What is kept of accounts: secrets of apps, codes, passkeys, sessions, tries, given passwords, who wants letters."""

from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q


class SecondStep(models.Model):
    """The secret that an account shares with an app, and the last step of time whose code was used."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_step")
    secret = models.CharField(max_length=64)
    last_step = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.user_id)


class RecoveryCode(models.Model):
    """The digest of a code that opens the door once without the app."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return str(self.user_id)


class Passkey(models.Model):
    """A public key whose private part a device of the account holds, and how far device and challenges have counted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential = models.CharField(max_length=1400, unique=True)
    public_key = models.TextField()
    counter = models.PositiveBigIntegerField()
    last_challenge = models.PositiveBigIntegerField()
    added = models.DateTimeField()
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user_id} {self.name}"


class GivenPassword(models.Model):
    """That whoever keeps the accounts knows the password of one, which its owner is to change before anything else."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="given_password")

    def __str__(self) -> str:
        return str(self.user_id)


class Letter(models.Model):
    """That whoever has the account wants to be told by e-mail what waits, and in which language."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letter")
    lang = models.CharField(max_length=2)

    def __str__(self) -> str:
        return f"{self.user_id} {self.lang}"


class Tries(models.Model):
    """How often some names in a row were tried in vain, and when last; a bucket stands for a name that is not kept."""

    bucket = models.PositiveIntegerField(primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(bucket__lt=2**16), name="tries_are_bounded")]

    def __str__(self) -> str:
        return str(self.bucket)


class OpenSession(AbstractBaseSession):
    """A session that knows whose it is, so that its owner can see and end it; no address and no browser is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Answer what reads and writes these sessions."""
        from .store import SessionStore  # noqa: PLC0415 - the store needs this class

        return SessionStore
