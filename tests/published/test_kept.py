"""A shelf answers what was made, makes nothing twice, and stays within its bounds."""

import pytest

from cases.published.kept import Shelf


def test_what_is_on_the_shelf_is_not_made_again() -> None:
    shelf, made = Shelf(limit=100), []

    def make() -> bytes:
        made.append(1)
        return b"once"

    assert [shelf.take("a", make) for _ in range(3)] == [b"once"] * 3
    assert len(made) == 1


def test_the_longest_unasked_for_goes_first() -> None:
    shelf = Shelf(limit=10)
    for key in "ab":
        shelf.take(key, lambda: b"x" * 5)
    shelf.take("a", lambda: b"")
    shelf.take("c", lambda: b"y")
    assert shelf.take("a", lambda: b"anew") == b"x" * 5
    assert shelf.take("b", lambda: b"anew") == b"anew"


def test_what_is_larger_than_the_shelf_is_answered_and_not_kept() -> None:
    shelf = Shelf(limit=3)
    assert shelf.take("a", lambda: b"long") == b"long"
    assert shelf.take("a", lambda: b"new") == b"new"


def test_a_failure_is_not_kept() -> None:
    shelf = Shelf(limit=10)

    def fail() -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        shelf.take("a", fail)
    assert shelf.take("a", lambda: b"made") == b"made"
