"""No page is left out where a browser looks at every kind of page."""

from itertools import combinations, product

from tests.browser import kinds


def test_every_route_is_a_kind_of_page_that_is_looked_at_or_a_file() -> None:
    assert kinds.routes() == kinds.PAGES.keys() | kinds.FILES
    assert not kinds.PAGES.keys() & kinds.FILES


def test_every_page_meets_every_language_colour_and_screen_and_the_site_every_pair_of_them() -> None:
    for page in kinds.addresses():
        met = [reader for at, reader in enumerate(kinds.READERS) if page in kinds.read_by(at)]
        assert [len(set(values)) for values in zip(*met, strict=True)] == [3, 2, 2], page
    for one, other in combinations(range(3), 2):
        pairs = {(reader[one], reader[other]) for reader in kinds.READERS}
        assert pairs == set(product(*({reader[at] for reader in kinds.READERS} for at in (one, other))))
