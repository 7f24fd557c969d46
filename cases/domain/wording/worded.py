"""What a kind of record is in words."""

from typing import NamedTuple

from .line import Lines


class Worded(NamedTuple):
    """A heading and the lines beneath it."""

    heading: str
    details: Lines
