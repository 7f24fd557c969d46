"""Whether everything that was published, and everything that it rests on, is still as it was."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from cases.domain.chain import GENESIS, commitment, signed_words
from cases.models import StoredCopy
from cases.published import pictures, proof, store
from cases.published.models import Edition, ShownPicture, SignedHead


def first_fault(saved: Mapping[str, Any] | None = None) -> str:
    """Answer what is the first thing that does not fit, or an empty string.

    `saved` is a signed head as the site gave it earlier, kept elsewhere: only it shows that a chain was cut or rebuilt.
    """
    faults = (fault for question in QUESTIONS for fault in question())
    return next(_saved_head(saved), "") or next(faults, "")


def _chain() -> Iterator[str]:
    if fault := store.first_broken_link():
        yield fault


def _heads() -> Iterator[str]:
    for row in SignedHead.objects.order_by("position", "pk").iterator():
        yield from _head(proof.told_of_head(row))
    newest, signed = Edition.objects.order_by("-position").first(), proof.head()
    if newest and (signed is None or signed["position"] != newest.position):
        yield _("The newest edition (position %(position)s) has no signed head.") % {"position": newest.position}


def _saved_head(saved: Mapping[str, Any] | None) -> Iterator[str]:
    if saved is None:
        return
    yield from _head(saved)
    signed = proof.head()
    if signed and signed["public_key"] != saved["public_key"]:
        yield _("The saved head is signed with another key than the newest one.")


def _head(head: Mapping[str, Any]) -> Iterator[str]:
    """Give what is wrong with a head: its signature, or that the chain is another one at its position."""
    told = {"position": head["position"]}
    if not is_signed(head):
        yield _("The signature of the head at position %(position)s is not of the key that it names.") % told
    elif _chain_at(head["position"]) != head["chain"]:
        yield _("The chain at position %(position)s is not the one that was signed.") % told


def is_signed(head: Mapping[str, Any]) -> bool:
    """Answer whether the signature of a head is of its key (Ed25519, RFC 8032)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    words = signed_words(head["position"], head["chain"], str(head["signed_on"]))
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["public_key"]))
        key.verify(bytes.fromhex(head["signature"]), words)
    except (InvalidSignature, ValueError):
        return False
    return True


def _chain_at(position: int) -> str | None:
    if position == 0:
        return GENESIS
    return Edition.objects.filter(position=position).values_list("chain", flat=True).first()


def _pictures() -> Iterator[str]:
    for name in ShownPicture.objects.order_by("name").values_list("name", flat=True).distinct():
        body = pictures.read(name)
        if body is None or f"{hashlib.sha256(body).hexdigest()}.jpg" != name:
            yield _("The picture %(name)s is missing or was changed.") % {"name": name}


def _copies() -> Iterator[str]:
    for copy in StoredCopy.objects.select_related("source").order_by("pk").iterator():
        body = bytes(copy.original)
        if hashlib.sha256(body).hexdigest() != copy.sha256 or copy.commitment != (
            commitment(copy.salt, body) if copy.salt else ""
        ):
            told = {"source": copy.source.key, "copy": copy}
            yield _("The stored copy %(copy)s of the source %(source)s was changed.") % told


QUESTIONS: Final[tuple[Callable[[], Iterator[str]], ...]] = (_chain, _heads, _pictures, _copies)
