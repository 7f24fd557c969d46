"""The chain of editions: what each link commits to, and what is wrong with a chain that was tampered with.

A link commits to the content of its edition by SHA-256 over a random salt and the bytes. Without the salt nobody can
test a guess of the content, so that content and salt can be removed for good while the chain still verifies.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

GENESIS: Final = "0" * 64
"""The chain before the first link."""


@dataclass(frozen=True, slots=True)
class Link:
    """What the chain keeps of one edition for ever; `published_on` is YYYY-MM-DD, the two hashes are hexadecimal."""

    position: int
    kind: str
    key: str
    number: int
    published_on: str
    commitment: str
    chain: str

    def __str__(self) -> str:
        return f"{self.key} edition {self.number} (position {self.position})"


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of a chain as its owner signed it; key and signature are hexadecimal Ed25519 (RFC 8032)."""

    position: int
    chain: str
    signed_on: str
    public_key: str
    signature: str


def commitment(salt: str, body: bytes) -> str:
    """Answer SHA-256 over the bytes of the salt (hexadecimal text) and the body."""
    return hashlib.sha256(bytes.fromhex(salt) + body).hexdigest()


def following(before: str, link: Link) -> str:
    """Answer the chain of `link` after the chain `before`: SHA-256 over both and all that the link says."""
    said = (before, link.position, link.kind, link.key, link.number, link.published_on, link.commitment)
    return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()


def first_fault(links: Iterable[Link]) -> str:
    """Answer what is wrong with the first link that does not follow from the one before it, or an empty string."""
    before = GENESIS
    numbers: dict[str, int] = {}
    for expected, link in enumerate(links, start=1):
        if link.position != expected:
            return f"Position {expected} is missing: {link} stands in its place."
        if link.chain != following(before, link):
            return f"{link}: it does not follow from the link before it."
        if link.number != numbers.get(link.key, 0) + 1:
            return f"{link}: edition {numbers.get(link.key, 0) + 1} of {link.key} is due."
        numbers[link.key] = link.number
        before = link.chain
    return ""


def signed_words(position: int, chain: str, signed_on: str) -> bytes:
    """Answer the bytes that the owner of a chain signs for its head."""
    return f"case-tracker chain\n{position}\n{chain}\n{signed_on}\n".encode("ascii")
