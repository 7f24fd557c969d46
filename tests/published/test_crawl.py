"""Every page of the live site that a link leads to."""

import pytest

from tests.walking import Walk, counts_of_contents, counts_of_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(published: None) -> Walk:
    """A walk through the site of the seed cases, from the English front page on."""
    walk = Walk()
    walk.go("/en/")
    return walk


def test_every_link_and_anchor_leads_somewhere_and_nothing_comes_from_elsewhere(walk: Walk) -> None:
    assert [*walk.faults, *walk.lost_anchors()] == []
    for lang in ("en", "ru", "kk"):
        for part in (
            "people/",
            "cases/",
            "method/",
            "data/",
            "untranslated/",
            "people/KZ-TR99/aron-atabek/editions/1/",
        ):
            assert f"/{lang}/{part}" in walk.pages
    assert sum(counts_of_contents(path, page) for path, page in walk.pages.items()) > 100
    assert sum(counts_of_lists(walk, path, page) for path, page in walk.pages.items()) > 2
