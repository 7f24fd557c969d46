"""The whole public side, written to a folder as files that lead to one another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static

from cases.published.languages import OWN_NAMES
from cases.published.snapshot import one_state

from . import bag, changes, finding, ledger, places, walk
from .asking import Answer, Site
from .ledger import Ledger, Line, on_a_disk, resting
from .links import relative, rewritten
from .states import renewed

DOOR: Final = "index.html"
HTML: Final = "text/html"


@dataclass(frozen=True, slots=True)
class Copied:
    """How many files the mirror has, how many were written anew, how many removed, and how many answers were drawn."""

    files: int
    written: int
    removed: int
    drawn: int


def mirror(site: Site, folder: Path, *, day: date, anew: bool = False) -> Copied:
    """Make the folder a bag whose payload is the public side; only what may have changed is asked for, or all `anew`.

    Pages are the live ones but for their links, which lead from file to file, and to the live site where plain files
    cannot answer; a name is looked for on pages by letter. Raise `bag.NotABag` or `walk.DeadLink`; whatever fails,
    readers of the folder keep the whole mirror that was there before.
    """
    with (
        on_a_disk(),
        renewed(folder) as states,
        TemporaryDirectory(dir=states.new, prefix=".spool-") as spool,
        one_state(idle=3600),
    ):
        past = None if anew else _past(states.present)
        to = bag.Bag(states.new, states.present)
        copy = Copy(site, to, past, changes.present(changes.made_by(site.base), day), Path(spool))
        copy.ask()
        removed = copy.write(((DOOR, _door(copy.files)), *finding.pages(copy.files, base=site.base)))
    return Copied(len(to.digests), to.written, removed, copy.drawn)


def _past(present: Path | None) -> Ledger | None:
    return Ledger(present / ledger.NAME) if present and (present / ledger.NAME).exists() else None


class Copy:
    """One mirror that is being made; `files` has the file of every address, of one that leads elsewhere of its end."""

    def __init__(self, site: Site, to: bag.Bag, past: Ledger | None, state: changes.State, spool: Path) -> None:
        self.site, self.to, self.past, self.spool = site, to, past, spool
        self.files: dict[str, str] = {}
        self.drawn = 0
        self._ledger = Ledger(to.folder / ledger.NAME)
        changes.remember(state, self._ledger)
        changed = changes.since(past, state) if past else None
        self._stale = past.resting_on(changed) if past and changed is not None else None
        self._spooled: dict[str, Path] = {}

    def ask(self) -> None:
        """Ask for everything that cannot be kept, then for what leads where an address has another file by now."""
        for _address, _answer in walk.answers(self.site, self._answer):
            pass
        self.files = _files(self._ledger, self.site)
        before = _files(self.past, self.site) if self.past else {}
        moved = {one for one in before.keys() | self.files.keys() if before.get(one) != self.files.get(one)}
        if self.past and moved:
            for line in self._ledger.lines():
                if line.address not in self._spooled and not moved.isdisjoint(line.targets):
                    self._drawn(line.address)

    def write(self, others: Iterable[tuple[str, str]]) -> int:
        """Write the files, the others too, and the manifests; answer how many files of before are no longer there."""
        for line in self._ledger.lines():
            if not line.location:
                self._write(line)
        for path, text in others:
            self.to.add(path, text.encode())
        for one in (self._ledger, self.past):
            if one:
                one.close()
        return self.to.close(
            {
                "Source-Organization": settings.SITE_NAME,
                "External-Identifier": self.site.base,
                "External-Description": f"The public side as files: open {bag.PAYLOAD}/{DOOR}.",
            }
        )

    def _answer(self, address: str) -> Answer:
        line = self._keepable(address)
        if line is None:
            return self._drawn(address)
        self._ledger.put(line)
        return Answer(line.status, line.kind, line.location, b"", line.targets)

    def _keepable(self, address: str) -> Line | None:
        """Answer what is remembered of an address if it is as good as what the site would answer."""
        if self.past is None or self._stale is None or address in self._stale:
            return None
        line = self.past.line(address)
        return line if line and (line.location or self._is_whole(line)) else None

    def _is_whole(self, line: Line) -> bool:
        path = self.to.before / bag.PAYLOAD / line.file if self.to.before else None
        if path is None or not path.is_file():
            return False
        there = path.stat()
        return (there.st_size, there.st_mtime_ns) == (line.octets, line.changed)

    def _drawn(self, address: str) -> Answer:
        with resting(address) as rests:
            answer = self.site.answer(address)
        self.drawn += 1
        if not walk.is_kept(answer):
            return answer
        leads = tuple(walk.targets(address, answer, self.site))
        line = Line(address, answer.status, answer.kind, answer.location, leads, frozenset(rests.on))
        if not answer.location:
            line.file = places.place(address, answer.kind)
            path = self._spooled[address] = self.spool / str(len(self._spooled))
            path.write_bytes(answer.body)
        self._ledger.put(line)
        return replace(answer, targets=leads)

    def _write(self, line: Line) -> None:
        path = self._spooled.get(line.address)
        if path is None:
            self.to.keep(line.file, line.sha256)
            return
        body = path.read_bytes()
        line.sha256 = self.to.add(line.file, self._led(body, line.address) if line.kind == HTML else body)
        there = (self.to.folder / bag.PAYLOAD / line.file).stat()
        line.octets, line.changed = there.st_size, there.st_mtime_ns
        self._ledger.put(line)

    def _led(self, body: bytes, page: str) -> bytes:
        return rewritten(
            body.decode(),
            page=page,
            files=self.files,
            elsewhere=lambda address: self.site.base + address,
            searches=finding.searches(),
        ).encode()


def _files(of: Ledger, site: Site) -> dict[str, str]:
    """Answer the file of every address; one that leads elsewhere has the file of its end."""
    files: dict[str, str] = {}
    leads: dict[str, str] = {}
    for address, file, location in of.files():
        if location:
            leads[address] = walk.own(location, site)
        else:
            files[address] = file
    ends = {address: files[end] for address in leads if (end := _end(address, leads)) in files}
    return files | ends


def _end(address: str, leads: Mapping[str, str]) -> str:
    """Answer where a chain of redirects ends; one that leads in a circle ends somewhere in it."""
    for _step in leads:
        if address not in leads:
            break
        address = leads[address]
    return address


def _door(files: Mapping[str, str]) -> str:
    """Answer the first page of a mirror: it cannot know which language a reader's browser asks for."""
    fronts = [
        (lang, name, relative(files[f"/{lang}/"], at=DOOR), finding.place(lang), finding.title(lang))
        for lang, name in OWN_NAMES.items()
    ]
    style = relative(files[static("site.css")], at=DOOR)
    return render_to_string("published/door.html", {"site": settings.SITE_NAME, "fronts": fronts, "style": style})
