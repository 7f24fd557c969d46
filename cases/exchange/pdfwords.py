"""The paragraphs of a PDF: its lines are joined to what they were before they were set."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final, NamedTuple

from .pdfchild import LOCKED

_CHILD: Final = Path(__file__).with_name("pdfchild.py")
_PATIENCE: Final = 20
"""Seconds; the child ends itself before."""

_ENDS: Final = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_HYPHENED: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_LIGATURES: Final = re.compile("[\ufb00-\ufb06]")
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])(?:\u00ad|-)$")


class Pdf(NamedTuple):
    """The words of a PDF in paragraphs parted by blank lines, and the title that it gives itself."""

    text: str
    title: str


class LockedPdf(Exception):
    """The PDF is encrypted with a password."""


class BrokenPdf(Exception):
    """The PDF cannot be read, or not within the limits of its reader."""


def read(body: bytes) -> Pdf:
    """Answer the words of a PDF, none when it holds only pictures; raise LockedPdf or BrokenPdf."""
    command = [sys.executable, "-I", str(_CHILD)]
    try:
        done = subprocess.run(  # noqa: S603 - a file of ours
            command, input=body, capture_output=True, env={}, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise BrokenPdf from late
    if done.returncode == LOCKED:
        raise LockedPdf
    if done.returncode:
        raise BrokenPdf
    told = json.loads(done.stdout)
    return Pdf(in_paragraphs(told["pages"]), " ".join(told["title"].split()))


def in_paragraphs(pages: Sequence[str]) -> str:
    """Answer the lines of pages as paragraphs: one ends where a line ends a sentence and falls short of the others.

    A word that was broken at the end of a line is whole again, without the hyphen unless it has one elsewhere.
    """
    lines = [_plain(line) for page in pages for line in page.splitlines()]
    widths = sorted(map(len, filter(None, lines)))
    full = widths[len(widths) * 9 // 10] if widths else 0
    hyphened = set(_HYPHENED.findall(" ".join(lines)))
    return "\n\n".join(filter(None, (_joined(part, hyphened) for part in _parted(lines, full))))


def _plain(line: str) -> str:
    """Answer a line with single spaces, and with letters in place of the ligatures in which they were set."""
    return " ".join(_LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line).split())


def _parted(lines: Sequence[str], full: int) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        paragraph.append(line)
        is_short = len(line) < full * 0.93 and _ENDS.search(line) and not following[:1].islower()
        if is_short or (not line and _is_done(paragraph)):
            yield paragraph
            paragraph = []
    yield paragraph


def _is_done(paragraph: Sequence[str]) -> bool:
    """Whether the blank line at its end ends it; one between pages may stand in the middle of a sentence."""
    words = [line for line in paragraph if line]
    return bool(words) and not _BROKEN.search(words[-1]) and not words[-1].endswith(",")


def _joined(lines: Sequence[str], hyphened: Collection[str]) -> str:
    joined = ""
    for line in filter(None, lines):
        broken = _BROKEN.search(joined)
        if broken and line[0].islower():
            whole = f"{joined.rpartition(' ')[2]}{line.partition(' ')[0]}"
            kept = joined if any(word in hyphened for word in _HYPHENED.findall(whole)) else joined[: broken.start()]
            joined = kept + line
        else:
            joined = f"{joined} {line}" if joined else line
    return joined
