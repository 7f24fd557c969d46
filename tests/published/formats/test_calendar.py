"""Calendars: lines of at most 75 octets, whole days, stable ids, and nothing but what is expected."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.domain.dossier import Dossier
from cases.published.formats import ics
from cases.published.formats.calendar import calendar
from tests.domain.builders import on
from tests.published.formats.editions import AWKWARD, DAY, case_dossier, dossier, issue

Event = dict[str, str]


def unfolded(body: bytes) -> list[str]:
    """The content lines of a stream, read as RFC 5545 3.1 says: CRLF and a space are nothing."""
    assert body.endswith(b"\r\n")
    assert all(len(line) <= ics.LIMIT for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert b"\r" not in body.replace(b"\r\n", b"")
    for line in body.split(b"\r\n"):
        line.decode()  # no character is split
    return body.decode().replace("\r\n ", "").split("\r\n")[:-1]


def plain(value: str) -> str:
    """A value of type TEXT without its escapes."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(body: bytes) -> Iterator[Event]:
    """Every event by the names of its properties without their parameters."""
    held: Event | None = None
    lines = unfolded(body)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            held = {}
        elif line == "END:VEVENT" and held is not None:
            yield held
            held = None
        elif held is not None:
            assert name.partition(";")[0] not in held
            held[name.partition(";")[0]] = value


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_folding_keeps_every_line_short_and_loses_nothing(line: str) -> None:
    folded = ics.fold(line)
    assert all(len(piece.encode()) <= ics.LIMIT for piece in folded.split("\r\n"))
    assert all(piece.startswith(" ") for piece in folded.split("\r\n")[1:])
    assert folded.replace("\r\n ", "") == line


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_comes_back_through_escapes_and_folds(text: str) -> None:
    line = unfolded(ics.stream([f"SUMMARY:{ics.text(text)}"]))
    kept = "".join(sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign != "\x7f"))
    assert [plain(one) for one in line] == [
        "SUMMARY:" + kept.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    ]


@pytest.mark.parametrize(("size", "pieces"), [(74, 1), (75, 1), (76, 2), (149, 2), (150, 3)])
def test_a_line_is_folded_after_75_octets(size: int, pieces: int) -> None:
    assert len(ics.fold("a" * size).split("\r\n")) == pieces


def test_a_letter_of_two_octets_is_not_split() -> None:
    assert ics.fold("a" * 74 + "ж") == "a" * 74 + "\r\n ж"
    assert ics.fold("a" * 73 + "ж") == "a" * 73 + "ж"


def test_the_expected_end_of_a_term_is_a_whole_day_and_marked() -> None:
    (event,) = events(calendar(issue()))
    first = date.fromisoformat(f"{event['DTSTART'][:4]}-{event['DTSTART'][4:6]}-{event['DTSTART'][6:]}")
    assert first > DAY
    assert event["DTEND"] > event["DTSTART"]
    assert plain(event["SUMMARY"]) == "Zed Example: Expected end of the term (expected, computed)"
    assert event["CATEGORIES"] == "expected,computed"
    assert (event["STATUS"], event["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert "Computed" in plain(event["DESCRIPTION"])
    assert b"DTSTART;VALUE=DATE:" in calendar(issue())


def test_ids_stay_and_the_sequence_grows_with_the_edition() -> None:
    later = date(2022, 6, 1)
    made = [
        next(events(calendar(one)))
        for one in (issue(), issue(lang="kk"), issue(number=2, day=later), issue(case_dossier()))
        if b"VEVENT" in calendar(one)
    ]
    assert {event["UID"] for event in made} == {"sentence-1-end@records.example"}
    assert [event["SEQUENCE"] for event in made[:3]] == ["1", "1", "2"]
    assert [event["DTSTAMP"] for event in made[:3]] == ["20220301T000000Z", "20220301T000000Z", "20220601T000000Z"]


def announced(day: str) -> Dossier:
    """The record with a dated event, as one that is announced."""
    held = dossier()
    return replace(held, occurrences=(replace(held.occurrences[0], occurred=on(day), ended=None),))


@pytest.mark.parametrize(("day", "there"), [("2022-03-01", False), ("2022-03-02", True), ("2022-03", False)])
def test_what_is_announced_is_there_until_its_day_comes(day: str, *, there: bool) -> None:
    ids = {event["UID"] for event in events(calendar(issue(announced(day))))}
    assert ("event-1@records.example" in ids) is there


def test_one_day_among_several_is_one_event_over_all_of_them() -> None:
    found = {event["UID"]: event for event in events(calendar(issue(announced("[2022-04-01..2022-04-10]"))))}
    event = found["event-1@records.example"]
    assert (event["DTSTART"], event["DTEND"]) == ("20220401", "20220411")


def test_an_awkward_text_is_escaped() -> None:
    held = announced("2023-01-01")
    held = replace(
        held, occurrences=(replace(held.occurrences[0], text=replace(held.occurrences[0].text, en=AWKWARD)),)
    )
    event = next(event for event in events(calendar(issue(held))) if event["UID"].startswith("event-1"))
    assert AWKWARD in plain(event["DESCRIPTION"])


def test_birthdays_are_left_out() -> None:
    assert all("attribute" not in event["UID"] for event in events(calendar(issue())))


def test_a_calendar_without_events_still_has_a_component() -> None:
    lines = unfolded(calendar(issue(replace(dossier(), sentences=()))))
    assert "BEGIN:VEVENT" not in lines
    assert lines.count("BEGIN:VTIMEZONE") == lines.count("END:VTIMEZONE") == 1
