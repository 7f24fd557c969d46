"""Codes that an app computes from a shared secret and the time (RFC 6238: SHA-1, 30 seconds, six digits)."""

import base64
import hmac
import secrets
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode

SECONDS: Final = 30
DIGITS: Final = 6
SECRET_BYTES: Final = 20


def new_secret() -> str:
    """Answer 160 random bits in base32, as RFC 4226 recommends."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def step_at(at: datetime) -> int:
    """Answer the number of the step of time."""
    return int(at.timestamp()) // SECONDS


def code_of(secret: str, *, step: int) -> str:
    """Answer the six digits of a step (RFC 4226, section 5.3)."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0xF
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """Answer the step whose code this is, the one before and the one after included; None for a wrong code."""
    found = None
    for step in range(step_at(at) - 1, step_at(at) + 2):
        if hmac.compare_digest(code_of(secret, step=step).encode(), code.encode()):
            found = step
    return found


def address(secret: str, *, name: str, site: str) -> str:
    """Answer what the drawing for the app says: whose secret, for which site."""
    label = f"{quote(site, safe='')}:{quote(name, safe='')}"
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': site}, quote_via=quote)}"
