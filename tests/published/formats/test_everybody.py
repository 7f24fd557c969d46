"""Everybody in a file: the people of the page, however many, of one state, in a form that can hold them."""

import csv
import io
import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import QueryDict, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.exchange.sheets import read_sheet
from cases.published import addresses, archive, fullfiles
from cases.published.filters import people_filter
from cases.published.formats import everybody, newest
from cases.published.formats.everybody import Miscounted, who_fit
from cases.published.formats.issue import Site
from cases.published.models import Listing
from cases.published.packing import FORMS, Form
from cases.published.peoplelist import headings_told, part, rows
from cases.published.snapshot import one_state
from cases.published.views import longanswers, peoplefiles
from tests.published.test_packing import UNPACKED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published", "one_connection")]
DAY = date(2026, 11, 26)
FILES = ("csv", "json", "jsonl", "xlsx", "sqlite")


def asked(query: str) -> Any:
    return people_filter(QueryDict(query), DAY)


def records(query: str = "", lang: str = "en") -> list[Any]:
    return list(who_fit(asked(query), lang=lang, root="https://t.example").records())


def keys(body: bytes, extension: str, folder: Path) -> list[str]:
    """The keys of the people of a file, in its order."""
    match extension:
        case "csv":
            return [row["key"] for row in csv.DictReader(io.StringIO(body.decode()))]
        case "json":
            return [one["key"] for one in json.loads(body)["people"]]
        case "jsonl":
            return [json.loads(line)["key"] for line in body.splitlines()]
        case "xlsx":
            return [cells[0] for _number, cells in read_sheet(body, name="a.xlsx").rows]
    path = folder / "read.sqlite"
    path.write_bytes(body)
    return [key for (key,) in sqlite3.connect(path).execute("SELECT key FROM people ORDER BY rowid")]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("query", ["", "on=2014-03-01", "on=2019-06-01&held=yes", "known=2026-11-26", "country=KZ"])
def test_a_record_says_what_the_page_says(query: str, lang: str) -> None:
    question = asked(query)
    shown = part(question, sort="name").rows
    page = rows(shown, day=question.day, lang=lang, heads=list(headings_told())).rows
    assert [
        (one.key, one.name, one.name_lang or None, [s.code for s in one.standings], one.held, one.held_from or None)
        for one in page
    ] == [
        (one["key"], one["name"], one["name_lang"], one["status"], one["held"], one["first_held"])
        for one in records(query, lang)
    ]
    for one, row in zip(records(query, lang), page, strict=True):
        assert one["url"] == f"https://t.example{row.path}"
        assert (one["edition"], one["charges"]) == (row.number, row.told.get("charge", []))
        assert one["certainty"] == ["possibly" if state.certainty else "surely" for state in row.standings]


@pytest.mark.parametrize(("stride", "batch"), [(1, 1), (1, 2), (2, 1), (3, 2), (5000, 1000)])
@pytest.mark.parametrize("query", ["", "known=2026-11-26"])
def test_batches_end_anywhere(query: str, stride: int, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = records(query)
    assert len(whole) > 1
    monkeypatch.setattr(everybody, "_STRIDE", stride)
    monkeypatch.setattr(everybody, "BATCH", batch)
    assert records(query) == whole


def test_who_is_missing_is_missed() -> None:
    people = who_fit(asked(""), lang="en", root="")
    people.count += 1
    with pytest.raises(Miscounted):
        list(people.records())


@pytest.mark.parametrize("extension", FILES)
def test_a_file_is_the_same_whole_or_bit_by_bit(
    extension: str, reader: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = Listing.objects.filter(subject_kind="person", edition__isnull=False).count()
    monkeypatch.setattr(peoplefiles, "WHOLE", count)
    whole = reader.get(f"/en/people.{extension}")
    assert (whole.streaming, "ETag" in whole.headers) == (False, True)
    monkeypatch.setattr(peoplefiles, "WHOLE", count - 1)
    streamed = reader.get(f"/en/people.{extension}")
    assert isinstance(streamed, StreamingHttpResponse)
    body = streamed.getvalue()
    assert body == whole.content
    assert keys(body, extension, tmp_path) == [one["key"] for one in records()]
    assert longanswers._places._value == longanswers.AT_ONCE
    head = reader.head(f"/en/people.{extension}")
    assert (head.status_code, head.getvalue()) == (200, b"")
    assert longanswers._places._value == longanswers.AT_ONCE


@pytest.mark.parametrize("form", FORMS)
def test_a_long_text_travels_packed(form: Form, reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peoplefiles, "WHOLE", 0)
    answer = reader.get("/en/people.csv", headers={"Accept-Encoding": form})
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == (form, "Accept-Encoding")
    assert UNPACKED[form](answer.getvalue()) == reader.get("/en/people.csv").getvalue()
    other = reader.get("/en/people.sqlite", headers={"Accept-Encoding": form})
    assert other.getvalue().startswith(b"SQLite format 3")
    assert "Content-Encoding" not in other.headers


@pytest.mark.parametrize("extension", ["xlsx", "sqlite"])
@pytest.mark.parametrize(("lang", "said"), [("en", "take CSV"), ("ru", "возьмите CSV"), ("kk", "CSV")])
def test_who_asks_for_more_than_a_file_holds_is_told_what_to_do(
    extension: str, lang: str, said: str, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = len(records())
    monkeypatch.setitem(peoplefiles.MOST_IN, extension, count)  # type: ignore[arg-type]
    assert reader.get(f"/{lang}/people.{extension}").status_code == 200
    monkeypatch.setitem(peoplefiles.MOST_IN, extension, count - 1)  # type: ignore[arg-type]
    answer = reader.get(f"/{lang}/people.{extension}")
    assert (answer.status_code, answer.headers["Content-Language"]) == (422, lang)
    assert said in answer.json()["detail"]
    assert str(count) in answer.json()["detail"]
    assert reader.get(f"/{lang}/people.csv").status_code == 200


def test_few_are_sent_long_files_at_once(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peoplefiles, "WHOLE", 0)
    held = [reader.get("/en/people.csv") for _one in range(longanswers.AT_ONCE)]
    refused = reader.get("/ru/people.csv")
    assert refused.status_code == 503
    assert (refused.headers["Retry-After"], refused.headers["Content-Language"]) == ("60", "ru")
    held[0].close()
    assert len(reader.get("/en/people.csv").getvalue()) > 100
    assert reader.get("/en/people.csv?held=maybe").status_code == 400
    held[1].close()
    assert longanswers._places._value == longanswers.AT_ONCE


def test_what_is_taken_too_slowly_breaks_off(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peoplefiles, "WHOLE", 0)
    monkeypatch.setattr(longanswers, "LONGEST", -1.0)
    answer = reader.get("/en/people.csv")
    with pytest.raises(longanswers.TakenTooSlowly):
        answer.getvalue()
    answer.close()
    assert longanswers._places._value == longanswers.AT_ONCE


def test_a_file_takes_as_many_queries_for_one_as_for_all(reader: Client) -> None:
    with CaptureQueriesContext(connection) as taken, one_state():
        records()
    with CaptureQueriesContext(connection) as of_nobody, one_state():
        assert records("q=Nobodyhasthisname") == []
    assert len(taken) - len(of_nobody) <= 5


def test_full_files_say_the_same_and_are_there_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "files"
    with monkeypatch.context() as forgetful:
        forgetful.delattr(archive, "present")  # Which of a large archive takes more memory than the files.
        call_command("full_files", folder, base="http://localhost", lang="ru", verbosity=0)
    current = folder / "current"
    there = {path.name: path.read_bytes() for path in current.iterdir()}
    expected = [one["key"] for one in records(lang="ru")]
    for extension in ("csv", "jsonl", "sqlite"):
        assert keys(there[f"people.{extension}"], extension, tmp_path) == expected
    lines = [json.loads(line) for line in there["records.jsonl"].splitlines()]
    assert {(one["key"], one["record"]["key"]) for one in lines} == {
        (key, key) for key in Listing.objects.filter(edition__isnull=False).values_list("key", flat=True)
    }
    told = json.loads(there["files.json"])["files"]
    assert {one["name"]: one["octets"] for one in told} == {
        name: len(body) for name, body in there.items() if name != "files.json"
    }
    before = current.readlink()
    assert fullfiles.write(folder, lang="ru", root="http://localhost", day=timezone.localdate()) is None
    assert current.readlink() == before

    monkeypatch.setattr(fullfiles, "_records", lambda path: path.rename(path / "nowhere"))
    with pytest.raises(CommandError, match="as they were"):
        call_command("full_files", folder, base="http://localhost", lang="kk", verbosity=0)
    assert {path.name: path.read_bytes() for path in current.iterdir()} == there
    monkeypatch.undo()
    call_command("full_files", folder, base="http://localhost", lang="kk", verbosity=0)
    assert [path.name for path in folder.iterdir() if path.name not in {"current", current.readlink().name}] == []
    assert current.readlink() != before


@pytest.mark.parametrize("base", ["localhost", "ftp://localhost", "http://localhost/en/", "http://localhost?a=b"])
def test_full_files_take_an_address(base: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="without a path"):
        call_command("full_files", tmp_path, base=base)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stride", [1, 2, 100])
def test_a_feed_of_many_is_walked_to_the_same_end(stride: int, monkeypatch: pytest.MonkeyPatch) -> None:
    site, listed = Site("Tracker", "https://t.example"), Listing.objects.filter(edition__isnull=False)
    few = newest.newest_of(listed, site, "en")
    assert len(few) > 1
    fits = asked("").fitting.people()
    monkeypatch.setattr(newest, "_LONGEST_STRIDE", stride)
    monkeypatch.setattr(newest, "LONGEST", len(few))
    for most in (len(few), len(few) - 1, 0):
        monkeypatch.setattr(newest, "FEW", most)
        assert newest.newest_of(listed, site, "en") == few
    monkeypatch.setattr(newest, "LONGEST", len(few) - 1)
    assert newest.newest_of(listed, site, "en") == few[:-1]
    people = newest.newest_of(listed.filter(subject_kind="person"), site, "en", fits=fits)
    assert people == tuple(one for one in few if one.kind == "person")[: len(few) - 1]
    assert people[0].page == site.root + addresses.edition("en", "person", people[0].key, people[0].title, 1)
