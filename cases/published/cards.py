"""A picture of a record for previews of links: name, state and edition in words, never a face."""

import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from cases.domain.dossier import Dossier, Person
from cases.domain.page.header import header
from cases.domain.wording import read

from . import days
from .formats.issue import Issue

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

SIZE: Final = (1200, 630)
_EDGE: Final = 84
_PAPER, _INK, _SOFT, _LINE = (252, 251, 248), (28, 27, 25), (91, 88, 80), (29, 79, 124)
_FONTS: Final = Path(__file__).parent / "fonts"
_SERIF, _SANS = "DejaVuSerif-Bold.ttf", "DejaVuSans.ttf"


def card(issue: Issue) -> bytes:
    """Answer a PNG of 1200 × 630 with the words of `lines`."""
    from PIL import Image, ImageDraw

    title, state, foot = lines(issue)
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 18, SIZE[1]), fill=_LINE)
    below = _write(draw, title, _SERIF, (76, 64, 52, 42), top=_EDGE, most=3, colour=_INK)
    _write(draw, state, _SANS, (46, 40, 34), top=below + 34, most=3, colour=_INK)
    draw.text((_EDGE, SIZE[1] - _EDGE), foot, font=_font(_SANS, 27), fill=_SOFT, anchor="ls")
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def lines(issue: Issue) -> tuple[str, str, str]:
    """Answer the name or title, how the person stands on the day of the edition, and which edition this is."""
    day = days.day_words(issue.day, issue.lang)
    edition = _("edition %(number)s, %(day)s") % {"number": issue.edition.number, "day": day}
    return issue.title.text, state(issue.dossier, issue.lang, issue.day), f"{issue.site.name} · {edition}"


def state(dossier: Dossier, lang: str, day: date) -> str:
    """Answer how the person of the dossier stands on a day, with its certainty; nothing for a case."""
    if not isinstance(dossier.subject, Person):
        return ""
    found = header(read(dossier, lang), dossier.subject, day)
    return " ".join(part for part in (found.certainty, found.state) if part)


def _write(
    draw: "ImageDraw.ImageDraw",
    text: str,
    face: str,
    sizes: tuple[int, ...],
    *,
    top: int,
    most: int,
    colour: tuple[int, ...],
) -> int:
    """Write a text in the largest of the sizes in which it takes at most so many lines; answer where it ends."""
    wrapped: list[str] = []
    for size in sizes:
        font = _font(face, size)
        wrapped = _wrap(text, font, SIZE[0] - 2 * _EDGE)
        if len(wrapped) <= most:
            break
    if len(wrapped) > most:
        wrapped = [*wrapped[: most - 1], f"{wrapped[most - 1].rstrip(' ,;')}…"]
    for line in wrapped:
        draw.text((_EDGE, top), line, font=font, fill=colour, anchor="la")
        top += size * 5 // 4
    return top


def _wrap(text: str, font: "ImageFont.FreeTypeFont", width: int) -> list[str]:
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and font.getlength(longer) <= width:
            found[-1] = longer
        else:
            found.append(word)
    return found


@cache
def _font(face: str, size: int) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(_FONTS / face), size)
