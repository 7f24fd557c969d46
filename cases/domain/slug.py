"""The readable part of an address, from a name in any script."""

import re

from anyascii import anyascii


def slug(text: str) -> str:
    """Answer lower-case ASCII words joined by hyphens, at most 60 characters, or `-` when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")[:60].rstrip("-") or "-"
