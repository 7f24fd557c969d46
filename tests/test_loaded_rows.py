"""Whoever is loaded with many others has the rows of the index that their edition alone would give them."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from cases import loads
from cases.published import index, indexrows
from cases.published.models import ListedEdition, ListedFact, ListedName, ListedToken, Listing, StatusSpan, Trait
from tests.exchange.people import write
from tests.test_loads import DESCRIBED, KIND


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def indexed() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the index of the loaded people, without the numbers of rows."""
    return {
        model.__name__: sorted(
            map(str, model.objects.filter(**{f"{path}__startswith": "AQ"}).values_list(*columns, flat=False))
        )
        for model, path, columns in (
            (Listing, "key", ("key", "subject_kind", "edition_id", "country", "title", "sort_key", "held_from")),
            (ListedName, "listing__key", ("listing__key", "from_key", "text", "folded")),
            (ListedToken, "name__listing__key", ("name__listing__key", "name__text", "token")),
            (ListedEdition, "listing__key", ("listing__key", "edition_id", "title", "known_from", "known_until")),
            (StatusSpan, "listing__key", ("listing__key", "known_from", "known_until", *index.SPAN)),
            (Trait, "listing__key", ("listing__key", "facet", "code", "known_from", "known_until")),
            (ListedFact, "listing__key", ("listing__key", *indexrows.COLUMNS[ListedFact][1:])),
        )
    }


def test_whoever_is_loaded_has_the_rows_of_the_index_that_their_edition_gives(
    tmp_path: Path, editor: User, reviewer: User, at: datetime
) -> None:
    strike = {"event3": "protests/hunger_strike", "event3_from": "1981-05-01~", "event3_to": "1981-05"}
    rows = [
        {},
        {"name_en": "", "event4": "", "event4_from": ""},
        {"event1_to": "", "birth": ""},
        strike,
        DESCRIBED,
        strike | DESCRIBED,
    ]
    some = [row | {"event1_from": f"19{year}-02-03"} for year in ("20", "40", "80") for row in rows]
    loads.approve(loads.submit(write(tmp_path / "people.csv", *some), kind=KIND, by=editor, at=at), by=reviewer, at=at)
    loaded = indexed()
    index.rebuild()
    assert indexed() == loaded
    assert len(loaded["Listing"]) == len(some)
    assert all(loaded.values())
