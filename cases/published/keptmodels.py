"""What is kept beside the editions: the signed ends of their chain, and where records that were joined are now."""

from django.db import models
from django.db.models import Q


class SignedHead(models.Model):
    """The last link of the chain as the owner of the site signed it on a day; never changed.

    Key and signature are Ed25519 (RFC 8032) in hexadecimal, over `cases.domain.chain.signed_words`.
    """

    position = models.PositiveBigIntegerField()
    chain = models.CharField(max_length=64)
    signed_on = models.DateField()
    public_key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["position", "public_key"], name="head_is_signed_once_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.public_key[:8]}"


class Forwarding(models.Model):
    """The old key of a record that was found to be of somebody with another record, and the key that was kept."""

    old_key = models.CharField(max_length=20, unique=True)
    key = models.CharField(max_length=20, db_index=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(old_key=models.F("key")), name="forwarding_leads_elsewhere")]

    def __str__(self) -> str:
        return f"{self.old_key} → {self.key}"
