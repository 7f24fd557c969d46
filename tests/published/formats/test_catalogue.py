"""Every form of records that say little: no names, no sources, dates that are missing or vague."""

import json

import pytest

from cases.domain.dossier import Dossier
from cases.published.formats.catalogue import FORMATS
from tests.domain.builders import abishev, atabek
from tests.published.formats.editions import case_dossier, dossier, issue, with_public_key

pytestmark = pytest.mark.no_engine

RECORDS = {
    "person": dossier(),
    "case": case_dossier(),
    "bare person": dossier(
        organisations=(), places=(), relationships=(), attributes=(), designations=(), occurrences=(), sources=()
    ),
    "first seed in outline": with_public_key(abishev().dossier()),
    "second seed in outline": with_public_key(atabek().dossier()),
}


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("held", RECORDS.values(), ids=RECORDS)
def test_every_form_can_be_made_and_made_again(held: Dossier, extension: str, lang: str) -> None:
    one = FORMATS[extension]
    made = one.write(issue(held, lang))
    assert made == one.write(issue(held, lang))
    if extension not in {"xlsx", "sqlite"}:
        assert made.decode().endswith("\n") or not made


@pytest.mark.parametrize("extension", [name for name in FORMATS if "json" in name])
@pytest.mark.parametrize("held", RECORDS.values(), ids=RECORDS)
def test_what_calls_itself_json_is_json(held: Dossier, extension: str) -> None:
    one = FORMATS[extension]
    made = one.write(issue(held)).decode()
    for text in made.splitlines() if one.media_type.endswith("jsonl") else [made]:
        assert json.loads(text)


def test_extensions_media_types_and_names_are_told_apart() -> None:
    assert all(one.extension == extension for extension, one in FORMATS.items())
    assert len({one.label.en for one in FORMATS.values()}) == len(FORMATS)
    assert all(not one.label.missing() for one in FORMATS.values())
    assert FORMATS["csv"].content_type == "text/csv; charset=utf-8"
    assert FORMATS["jsonld"].content_type == "application/ld+json"
