"""Logs as lines of JSON that say what failed and where in the code, and nothing of anybody or of what was asked for."""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

MOST_PLACES: Final = 50
ROOT: Final = Path(__file__).resolve().parent.parent
# Django's words for these are made of the address that was asked for.
OWN_WORDS: Final = {"django.request": "A request could not be answered."}


class JsonFormatter(logging.Formatter):
    """A record as one line: time, level, logger, words, what code says of it, of an error its class and lines of code.

    Arguments of the words and the message of an error are left out: they are what came from outside, such as the value
    that a table refused. So are the words of Django's refusals, which name the lookup that somebody tried.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Answer the line."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _words(record),
        } | getattr(record, "said", {})
        if record.exc_info and record.exc_info[0]:
            said |= {"error": record.exc_info[0].__name__, "at": " < ".join(reversed(_places(record.exc_info[2])))}
        return json.dumps(said, ensure_ascii=False)


def _words(record: logging.LogRecord) -> str:
    if record.name.startswith("django.security."):
        return "A request was refused."
    return OWN_WORDS.get(record.name, str(record.msg))


def _places(trace: TracebackType | None) -> list[str]:
    """Answer where the error passed last, the outermost place first, by file, line and function."""
    last = traceback.extract_tb(trace, -MOST_PLACES)
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in last]


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(ROOT) and ".venv" not in path.parts:
        return path.relative_to(ROOT).as_posix()
    return "/".join(path.parts[-3:])
