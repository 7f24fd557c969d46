"""What an address of an archived copy says."""

import pytest

from cases.domain.archived import PERMA, TODAY, WAYBACK, Archived, is_same_address, read_archived

PAGE = "https://example.org/news/1?lang=kk"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (f"https://web.archive.org/web/20210928101112/{PAGE}", Archived(WAYBACK, "2021-09-28", PAGE)),
        (f"http://web.archive.org/web/20210928101112if_/{PAGE}", Archived(WAYBACK, "2021-09-28", PAGE)),
        ("https://web.archive.org/web/2021/example.org", Archived(WAYBACK, "2021", "http://example.org")),
        ("https://web.archive.org/web/202109/https:/example.org/a", Archived(WAYBACK, "2021-09", "https://example.org/a")),
        (f"https://web.archive.org/web/*/{PAGE}", Archived(WAYBACK, "", PAGE)),
        (f"https://web.archive.org/web/{PAGE}", Archived(WAYBACK, "", PAGE)),
        ("https://web.archive.org/web/20210231101112/example.org/a", Archived(WAYBACK, "", "http://example.org/a")),
        (f"https://archive.today/2021.09.28-101112/{PAGE}", Archived(TODAY, "2021-09-28", PAGE)),
        (f"https://archive.ph/20210928101112/{PAGE}", Archived(TODAY, "2021-09-28", PAGE)),
        (f"https://archive.is/o/Ab3dE/{PAGE}", Archived(TODAY, "", PAGE)),
        (f"https://archive.md/newest/{PAGE}", Archived(TODAY, "", PAGE)),
        ("https://archive.vn/Ab3dE", Archived(TODAY)),
        ("https://perma.cc/7Q2M-ZX9K", Archived(PERMA)),
        ("https://perma.cc/7Q2M-ZX9K?type=image", Archived(PERMA)),
        ("https://web.archive.org/", None),
        ("https://perma.cc/about", None),
        ("https://example.org/web/20210928101112/https://example.com", None),
        ("", None),
    ],
)  # fmt: skip
def test_each_form_of_address(address: str, found: Archived | None) -> None:
    assert read_archived(address) == found


def test_a_day_before_and_after_the_end_of_a_month() -> None:
    at_the_end, after_it = (read_archived(f"https://archive.ph/{day}/{PAGE}") for day in ("20200229", "20210229"))
    assert at_the_end == Archived(TODAY, "2020-02-29", PAGE)
    assert after_it == Archived(TODAY, "", PAGE)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("http://www.example.org/a/#top", True),
        ("https://EXAMPLE.org/a", True),
        ("https://example.org/A", False),
        ("https://example.org/a?page=2", False),
        ("https://example.com/a", False),
    ],
)
def test_what_makes_two_addresses_one(other: str, same: bool) -> None:
    assert is_same_address("https://example.org/a", other) is same
