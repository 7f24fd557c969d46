"""Which form a reader takes, at the borders of what an Accept-Encoding header can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.published.packing import Form
from tests.through import Through, copies
from tracker.encodings import LONGEST, _form_taken, form_taken

SAID: list[tuple[str, Form | None]] = [
    ("", None),
    (",", None),
    ("gzip", "gzip"),
    ("br", "br"),
    ("gzip, deflate, br, zstd", "br"),
    ("br,gzip", "br"),
    ("GZip", "gzip"),
    ("gzip,\tBR", "br"),
    ("deflate, zstd", None),
    ("xgzip", None),
    ("brotli", None),
    ("br gzip", None),
    # Weights.
    ("gzip;q=1, br;q=1.000", "br"),
    ("gzip;q=1, br;q=0.999", "gzip"),
    ("gzip, br;q=0.9", "gzip"),
    ("gzip;q=0.8, br;q=0.9", "br"),
    ("gzip;q=0.5, br;q=0.5", "br"),
    ("deflate, gzip;q=0.5", "gzip"),
    ("gzip ; Q=0.5 , br ; q=0.4", "gzip"),
    # Refused.
    ("br;q=0", None),
    ("br;q=0.000", None),
    ("br;q=0.001", "br"),
    ("br;q=0, gzip", "gzip"),
    ("br;q=0, gzip;q=0", None),
    ("br, gzip;q=0", "br"),
    ("br, br;q=0", None),
    ("br;q=0, br", None),
    # What is not named.
    ("*", "br"),
    ("*;q=0.001", "br"),
    ("*;q=0", None),
    ("br;q=0, *", "gzip"),
    ("br;q=0, gzip;q=0, *", None),
    ("gzip, *;q=0", "gzip"),
    ("gzip;q=0.5, *;q=0.1", "gzip"),
    ("gzip;q=0.5, *;q=0.6", "br"),
    ("br, *;q=0.1", "br"),
    ("*, gzip; q=0.0", "br"),
    # Plain bytes.
    ("identity", None),
    ("identity, br", "br"),
    ("identity, br;q=0.9", None),
    ("identity;q=0.5, gzip;q=0.6", "gzip"),
    ("identity;q=0.5, gzip;q=0.5", "gzip"),
    ("identity;q=0.6, gzip;q=0.5", None),
    ("identity;q=0", None),
    ("identity;q=0, br;q=0.1", "br"),
    ("br;q=0, gzip;q=0, identity;q=0", None),
    # What cannot be read is not taken.
    ("br;q=2", None),
    ("br;q=1.1", None),
    ("br;q=-1", None),
    ("br;q=", None),
    ("br;", "br"),
    ("br;level=5", None),
    ("br;q=0.5;q=1", None),
    ("br;q=nan, gzip", "gzip"),
    ("br;q=\xff, *", "gzip"),
    ("br;q=٠", None),
]


@pytest.mark.parametrize(("accepted", "form"), SAID)
def test_a_reader_gets_what_is_ranked_highest(accepted: str, form: Form | None) -> None:
    assert form_taken(accepted) == form


def test_a_header_that_is_too_long_is_not_read_in_part() -> None:
    filled = "br," + "x" * (LONGEST - 3)
    assert len(filled) == LONGEST
    assert form_taken(filled) == "br"
    assert form_taken(filled + "x") is None
    assert form_taken("gzip;q=0," * 700 + "*") is None


def test_what_is_remembered_of_headers_is_bounded() -> None:
    for number in range(1_000):
        form_taken(f"br, x-{number}")
    found = _form_taken.cache_info()
    assert found.currsize == found.maxsize == 256


@given(st.text(max_size=LONGEST))
def test_nothing_that_can_be_sent_fails(accepted: str) -> None:
    assert form_taken(accepted) in {"br", "gzip", None}


@given(st.permutations(["gzip;q=0.7", "br;q=0.7", "identity;q=0.7", "zstd", "*;q=0"]))
def test_the_order_is_of_no_account(items: list[str]) -> None:
    assert form_taken(", ".join(items)) == "br"


@pytest.mark.django_db
@pytest.mark.usefixtures("published", "one_connection")
def test_there_are_three_copies_of_an_answer_however_readers_ask() -> None:
    through = Through(copies())
    asked = [accepted for accepted, _form in SAID if accepted.isascii()]
    assert len(asked) > 40
    tags = {through.get("/en/", headers={"Accept-Encoding": accepted}).headers["ETag"][-6:] for accepted in asked}
    assert len(tags) == len(through.site._shelf._kept) == 3
