"""What is packed: the same bytes again, and of what is long the pieces as soon as they are worth sending."""

import gzip
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any, Final

import brotli
import pytest

from cases.published import packing
from cases.published.packing import FORMS, Form

UNPACKED: Final[dict[Form, Callable[[bytes], bytes]]] = {"br": brotli.decompress, "gzip": gzip.decompress}
PIECE = 65_536


def rows(count: int) -> Iterator[bytes]:
    """So many pieces of text, no two alike."""
    for number in range(count):
        yield b"".join(b'{"key":"KZ-%d-%d","name":"Somebody"}\n' % (number, row) for row in range(2_000))[:PIECE]


def test_every_form_can_be_unpacked() -> None:
    assert FORMS == tuple(UNPACKED) == ("br", "gzip")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_packed_is_smaller_and_the_same_again(form: Form) -> None:
    body = b"".join(rows(3))
    packed = packing.packed(body, form)
    assert packed == packing.packed(body, form)
    assert len(packed) < len(body) / 5
    assert UNPACKED[form](packed) == body


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pieces", [[], [b""], [b"a"], [b"", b"a", b""], [b"word "] * 40_000, list(rows(4))], ids=len)
def test_pieces_make_the_same_whole(form: Form, pieces: list[bytes]) -> None:
    packed = list(packing.packed_pieces(iter(pieces), form))
    assert all(packed)
    assert UNPACKED[form](b"".join(packed)) == b"".join(pieces)


def unpacked_so_far(unpacking: Any, some: bytes) -> bytes:
    """All that a stream says up to here; brotli's own loop gives it bit by bit."""
    received = bytearray(unpacking.process(some))
    while more := unpacking.process(b""):
        received += more
    return bytes(received)


def test_a_piece_that_is_worth_sending_goes_out_before_the_next_one_is_made() -> None:
    made = []

    def noted() -> Iterator[bytes]:
        for piece in rows(5):
            made.append(piece)
            yield piece

    unpacking, received = brotli.Decompressor(), b""
    for number, some in enumerate(packing.packed_pieces(noted(), "br"), 1):
        received += unpacked_so_far(unpacking, some)
        assert received == b"".join(made)
        assert len(made) == min(number, 5)


def test_what_is_not_worth_sending_waits() -> None:
    small = [b"x" * 1_000] * 131
    packed = list(packing.packed_pieces(iter(small), "br"))
    assert len(packed) == 2  # After 66,000 bytes, and the end.


@pytest.mark.parametrize("form", FORMS)
def test_however_long_a_stream_is_it_takes_the_same_memory(form: Form) -> None:
    def most(count: int) -> int:
        tracemalloc.start()
        sent = sum(len(some) for some in packing.packed_pieces(rows(count), form))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert sent
        return most

    assert most(60) < most(6) + PIECE
