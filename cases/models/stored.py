"""Stored copies: the words of a source as they were received, and which proposals about them were dropped."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

_DIGEST: Final = re.compile("[0-9a-f]{64}")


class DigestsField(models.JSONField):
    """Any number of SHA-256 digests in hexadecimal, as a list; nobody types them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {"blank": True, "default": list, "editable": False}
        super().__init__(*args, **defaults | kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Raise ValidationError unless `value` is a list of digests."""
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(one, str) and _DIGEST.fullmatch(one) for one in value):
            raise ValidationError(_("Give SHA-256 digests of 64 hexadecimal digits."), code="invalid")


class StoredCopy(models.Model):
    """The text of a source on the day it was received; confidential, never published, never changed.

    Editions commit to it by SHA-256 over the salt and what was received; copies of earlier times have no such thing.
    """

    source = models.ForeignKey(
        "cases.Source", verbose_name=_("source"), on_delete=models.PROTECT, related_name="copies"
    )
    text = models.TextField(_("text"))
    original = models.BinaryField(_("as received"), max_length=2_000_000)
    media_type = models.CharField(_("kind of file"), max_length=40)
    sha256 = models.CharField(_("SHA-256 of what was received"), max_length=64, db_index=True)
    salt = models.CharField(_("salt of the commitment"), max_length=64, blank=True, default="")
    commitment = models.CharField(_("commitment in editions"), max_length=64, blank=True, default="")
    captured_at = models.DateTimeField(_("received at"))
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("received by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("stored copy")
        verbose_name_plural = _("stored copies")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["source", "sha256"], name="stored_copy_once_a_source")]

    def __str__(self) -> str:
        return f"{self.captured_at:%Y-%m-%d} · {self.sha256[:12]}"


def stored_texts(sources: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Answer the texts of the stored copies of the sources with those keys; sources without one are left out."""
    found: dict[str, tuple[str, ...]] = {}
    rows = StoredCopy.objects.filter(source__key__in=set(sources)).values_list("source__key", "text")
    for key, text in rows.order_by("pk"):
        found[key] = (*found.get(key, ()), text)
    return found


class DroppedProposal(models.Model):
    """A proposal about a stored copy that an editor dropped; `digest` tells it from the others of the copy."""

    copy = models.ForeignKey(
        StoredCopy, verbose_name=_("stored copy"), on_delete=models.CASCADE, related_name="dropped"
    )
    digest = models.CharField(_("digest of the proposal"), max_length=64)
    dropped_at = models.DateTimeField(_("dropped at"))
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("dropped by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("dropped proposal")
        verbose_name_plural = _("dropped proposals")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["copy", "digest"], name="proposal_dropped_once")]

    def __str__(self) -> str:
        return f"{self.copy_id} · {self.digest[:12]}"
