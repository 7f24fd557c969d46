"""The codes of RFC 6238, appendix B, and the window around them."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from cases.door import totp

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_the_examples_of_the_standard(seconds: int, code: str) -> None:
    at = datetime.fromtimestamp(seconds, tz=UTC)
    assert totp.code_of(SECRET, step=totp.step_at(at)) == code
    assert totp.step_of(SECRET, code, at=at) == seconds // 30


def test_a_clock_may_be_thirty_seconds_off_and_not_sixty() -> None:
    at = datetime.fromtimestamp(1234567890, tz=UTC)
    answers = [totp.step_of(SECRET, "005924", at=at + timedelta(seconds=off)) for off in (-60, -30, 0, 30, 60)]
    assert answers == [None, 41152263, 41152263, 41152263, None]


@pytest.mark.parametrize("code", ["", "5924", "00592", "0059240", "٠٠٥٩٢٤", "005 92"])
def test_what_is_no_code(code: str) -> None:
    assert totp.step_of(SECRET, code, at=datetime.fromtimestamp(1234567890, tz=UTC)) is None


def test_secrets_differ_and_the_address_names_site_and_account() -> None:
    first, second = totp.new_secret(), totp.new_secret()
    assert first != second
    assert len(base64.b32decode(first)) == 20
    said = totp.address(first, name="a:b&c", site="Case tracker")
    assert said == f"otpauth://totp/Case%20tracker:a%3Ab%26c?secret={first}&issuer=Case%20tracker"
