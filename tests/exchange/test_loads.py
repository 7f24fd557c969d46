"""What is wrong in a file of people is told by line, with what to do, and nothing is kept of it."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from cases import loads
from cases.exchange.columns import NUMBER, Column
from cases.exchange.loads import file
from cases.exchange.loads.file import BadFile
from cases.exchange.takelist import Kind
from cases.models import ListProfile, Load, LoadItem
from tests.exchange.people import write

KIND = Kind(name="Register of nowhere", publisher="", columns={NUMBER: Column(NUMBER)}, lang="en")


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


WRONG = [
    ({"country": ""}, "country", "needs a country"),
    ({"country": "Atlantis"}, "country", "two letters"),
    ({"source_title": "", "source_publisher": ""}, "source_title", "Every fact has a source"),
    ({"source_url": "nowhere"}, "source_url", "address"),
    ({"number": ""}, "number", "own number"),
    ({"naming": "hidden"}, "naming", "not to be mentioned"),
    ({"naming": "loud"}, "naming", "not among"),
    ({"naming": "described"}, "description_en", "no description"),
    ({"naming": "described", "description_en": "a friend of Mundson"}, "", "not to be named: Mundson"),
    ({"name_en": "", "name_ru": "", "other_names": ""}, "name_en", "needs a name"),
    ({"birth": "2015-01-01"}, "naming", "minor"),
    ({"event1": "custody/cellar"}, "event1", "not among"),
    ({"event1": "party"}, "event1", "no event"),
    ({"event1": ""}, "event1", "no kind"),
    ({"event1_to": "1979"}, "event1_to", "before the beginning"),
    ({"event4_to": "1991"}, "event4_to", "no end"),
    ({"event1_from": "1980-02-31"}, "event1_from", "not a date"),
    ({"event1_from": "some time ago"}, "event1_from", "could not be read"),
    ({"event2_text_en": "Call +7 701 234 56 78."}, "event2_text_en", "telephone"),
    ({"event2_text_en": "His card was 123-456-789 01."}, "event2_text_en", "number of a person"),
    ({"name_en": "=1+1"}, "name_en", "formula"),
    ({"name_en": "A" * 201}, "name_en", "longer than 200"),
    ({"name_en": "Bob\u202eble"}, "name_en", "cannot be shown"),
    ({"key": "nobody"}, "key", "not a key"),
]


@pytest.mark.parametrize(("cells", "heading", "sentence"), WRONG)
def test_a_wrong_line_is_told_and_nothing_is_kept(
    cells: dict[str, str], heading: str, sentence: str, tmp_path: Path, editor: User, at: datetime
) -> None:
    path = write(tmp_path / "people.csv", {}, cells, {})
    with pytest.raises(loads.NotLoadable) as refused:
        loads.submit(path, kind=KIND, by=editor, at=at)
    assert {one.line for one in refused.value.wrong} == {3}
    assert [one for one in refused.value.wrong if one.heading == heading and sentence in one.sentence]
    assert [model.objects.count() for model in (Load, LoadItem, ListProfile)] == [0, 0, 0]
    assert list(file.kept_at("x").parent.iterdir()) == []


def test_numbers_and_keys_that_come_twice_are_told(tmp_path: Path, editor: User, at: datetime) -> None:
    path = write(tmp_path / "people.csv", {"number": "7", "key": "AQ-TWIN"}, {"number": "7"}, {"key": "AQ-TWIN"})
    with pytest.raises(loads.NotLoadable) as refused:
        loads.submit(path, kind=KIND, by=editor, at=at)
    assert sorted((one.line, one.heading) for one in refused.value.wrong) == [(3, "number"), (4, "key")]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "no headings"),
        ("number;name_en;country\n1;Б;AQ".encode("cp1251"), "UTF-8"),
        (b"number,shoe_size\n1,44\n", "shoe_size"),
        (b"number,number\n1,2\n", "Two columns"),
        (b"number,name_en\n", "no rows"),
        (b'number,name_en\n1,"Bob\n', "quotation mark"),
    ],
)
def test_a_file_that_is_none_is_refused(body: bytes, sentence: str, tmp_path: Path, editor: User, at: datetime) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(body)
    with pytest.raises(BadFile, match=sentence):
        loads.submit(path, kind=KIND, by=editor, at=at)
    assert not Load.objects.exists()


def test_very_many_faults_are_counted(tmp_path: Path, editor: User, at: datetime) -> None:
    path = write(tmp_path / "people.csv", *[{"country": ""}] * (loads.MOST_TOLD + 5))
    with pytest.raises(loads.NotLoadable) as refused:
        loads.submit(path, kind=KIND, by=editor, at=at)
    assert len(refused.value.wrong) == loads.MOST_TOLD
    assert refused.value.more == 5
