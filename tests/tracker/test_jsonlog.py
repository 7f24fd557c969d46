"""A line of the log is JSON, says where in the code an error was, and nothing that came from outside."""

import json
import logging
import sys
from typing import Any

from django.test import Client

from tracker.jsonlog import JsonFormatter


def line_of(name: str, words: str, *args: object, error: bool = False) -> dict[str, str]:
    info: Any = sys.exc_info() if error else None
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, words, args, info)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    said: dict[str, str] = json.loads(line)
    return said


def test_arguments_and_messages_of_errors_are_left_out() -> None:
    try:
        raise ValueError("the name of somebody")
    except ValueError:
        said = line_of("cases", "%s was not stored", "somebody", error=True)
    assert (said["level"], said["logger"], said["message"]) == ("ERROR", "cases", "%s was not stored")
    assert (said["error"], said["at"].split(" ")[1]) == (
        "ValueError",
        "test_arguments_and_messages_of_errors_are_left_out",
    )
    assert said["at"].startswith("tests/tracker/test_jsonlog.py:")
    assert "somebody" not in json.dumps(said)


def test_an_error_without_end_is_a_line_of_some_length() -> None:
    def deeper() -> None:
        deeper()

    try:
        deeper()
    except RecursionError:
        said = line_of("cases", "It failed.", error=True)
    assert said["error"] == "RecursionError"
    assert said["at"].count(" < ") == 49


def test_the_address_of_a_request_that_failed_is_left_out() -> None:
    assert line_of("django.request", "%s: %s", "Internal Server Error", "/en/people/")["message"] == (
        "A request could not be answered."
    )


def test_a_view_that_fails_is_logged_without_its_address(monkeypatch: Any, settings: Any) -> None:
    lines: list[str] = []
    handler = logging.Handler()
    handler.setFormatter(JsonFormatter())
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    logging.getLogger("django.request").addHandler(handler)
    monkeypatch.setattr("cases.published.views.plain.connections", {})
    try:
        answer = Client(raise_request_exception=False).get("/healthz?q=secret", headers={"Referer": "secret"})
    finally:
        logging.getLogger("django.request").removeHandler(handler)
    assert answer.status_code == 500
    (line,) = lines
    assert json.loads(line)["error"] == "KeyError"
    assert json.loads(line)["at"].startswith("cases/published/views/plain.py:")
    assert not [word for word in ("secret", "healthz?", "127.0.0.1") if word in line]
