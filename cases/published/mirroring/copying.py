"""The whole public side, written to a folder as files that lead to one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static

from cases.published.languages import OWN_NAMES

from . import bag, finding, places, walk
from .asking import Site
from .links import relative, rewritten

DOOR: Final = "index.html"
HTML: Final = "text/html"


@dataclass(frozen=True, slots=True)
class Copied:
    """How many files the mirror has, how many of them were written anew, and how many were removed."""

    files: int
    written: int
    removed: int


@dataclass(frozen=True, slots=True)
class _Spooled:
    """An answer that waits until the files of all are known: of which address, and where its bytes are now."""

    address: str
    kind: str
    path: Path


def mirror(site: Site, folder: Path) -> Copied:
    """Make the folder a bag whose payload is the public side; what has not changed is not touched.

    Pages are the live ones but for their links, which lead from file to file, and to the live site where plain files
    cannot answer; a name is looked for on pages by letter. Raise `bag.NotABag` or `walk.DeadLink`, before anything is
    removed.
    """
    written = bag.opened(folder)
    with TemporaryDirectory(dir=folder, prefix=".spool-") as spool:
        spooled, files = _asked(site, Path(spool))
        for one in spooled:
            body = one.path.read_bytes()
            written.add(files[one.address], _led(body, one.address, files, site.base) if one.kind == HTML else body)
    written.add(DOOR, _door(files).encode())
    for path, page in finding.pages(files, base=site.base):
        written.add(path, page.encode())
    removed = written.close(
        {
            "Source-Organization": settings.SITE_NAME,
            "External-Identifier": site.base,
            "External-Description": f"The public side as files: open {bag.PAYLOAD}/{DOOR}.",
        }
    )
    return Copied(len(written.digests), written.written, removed)


def _asked(site: Site, spool: Path) -> tuple[list[_Spooled], dict[str, str]]:
    """Answer what the site says, and the file of every address; one that leads elsewhere has the file of its end."""
    spooled: list[_Spooled] = []
    files: dict[str, str] = {}
    leads: dict[str, str] = {}
    for number, (address, answer) in enumerate(walk.answers(site)):
        if answer.location:
            leads[address] = walk.own(answer.location, site)
            continue
        files[address] = places.place(address, answer.kind)
        path = spool / str(number)
        path.write_bytes(answer.body)
        spooled.append(_Spooled(address, answer.kind, path))
    ends = {address: files[end] for address in leads if (end := _end(address, leads)) in files}
    return spooled, files | ends


def _end(address: str, leads: Mapping[str, str]) -> str:
    """Answer where a chain of redirects ends; one that leads in a circle ends somewhere in it."""
    for _step in leads:
        if address not in leads:
            break
        address = leads[address]
    return address


def _led(body: bytes, page: str, files: Mapping[str, str], base: str) -> bytes:
    return rewritten(
        body.decode(),
        page=page,
        files=files,
        elsewhere=lambda address: base + address,
        searches=finding.searches(),
    ).encode()


def _door(files: Mapping[str, str]) -> str:
    """Answer the first page of a mirror: it cannot know which language a reader's browser asks for."""
    fronts = [
        (lang, name, relative(files[f"/{lang}/"], at=DOOR), finding.place(lang), finding.title(lang))
        for lang, name in OWN_NAMES.items()
    ]
    style = relative(files[static("site.css")], at=DOOR)
    return render_to_string("published/door.html", {"site": settings.SITE_NAME, "fronts": fronts, "style": style})
