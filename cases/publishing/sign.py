"""The head of the chain is signed by the owner of the site, so that nobody else can build another chain."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from cases.domain.chain import signed_words
from cases.published.models import Edition, SignedHead

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def sign_head(*, day: date) -> SignedHead | None:
    """Sign the newest link of the chain with the key of this installation, once; None without editions.

    Ed25519 (RFC 8032) over `cases.domain.chain.signed_words`.
    """
    last = Edition.objects.order_by("-position").first()
    if last is None:
        return None
    secret = private_key()
    words = signed_words(last.position, last.chain, day.isoformat())
    head, _created = SignedHead.objects.get_or_create(
        position=last.position,
        public_key=public_key(),
        defaults={"chain": last.chain, "signed_on": day, "signature": secret.sign(words).hex()},
    )
    return head


def private_key() -> "Ed25519PrivateKey":
    """Answer the key with which this installation signs."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings.SIGNING_KEY))


def public_key() -> str:
    """Answer the key, in hexadecimal, with which others check what this installation signed."""
    return private_key().public_key().public_bytes_raw().hex()
