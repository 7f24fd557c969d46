"""The pages of the public side in files of their own bytes, which a server sends without the application.

`current` in the folder leads to them. A ledger beside them tells on what each rests: when something changes, `current`
goes, then every file that may have changed, then `current` comes back, and what is missing is drawn and placed one by
one while the application answers for it. So no page that was taken from view is sent from a file.
"""

import fcntl
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone

from cases.published import generation
from cases.published.snapshot import one_state

from . import changes, lasting, livefiles, places, roots, walk
from .asking import Answer, Site
from .lasting import Lasting
from .ledger import EVERYTHING, NAME, TODAY, Line, on_a_disk, record_of, resting

CURRENT: Final = "current"
PAGES: Final = ".pages"
GONE: Final = ".gone"
LOCK: Final = ".lock"
KINDS: Final = frozenset(("text/html", "text/css", "text/javascript", "image/svg+xml"))
LOOKS: Final = 0.5
"""So many seconds at most files are removed from the disk between two looks at the present state."""
PATIENCE: Final = 60.0
"""So many seconds later an address is asked again that the site failed to answer."""
_STATIC: Final = (".css", ".js", ".svg")
_OF_BEFORE: Final = re.compile(r"\.?(?:[0-9a-f]{32}|empty)-\d{4}-\d\d-\d\d")
"""Folders in which all pages of one state were, before there was a ledger."""


class Busy(Exception):
    """Another process keeps the files."""

    def __str__(self) -> str:
        return "Another process keeps the files in this folder: stop it first, or name another folder."


@contextmanager
def kept(site: Site, folder: Path) -> Iterator["Keeper"]:
    """Answer who keeps the files in a folder; raise Busy where another process does."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise Busy from problem
        keeper = Keeper(site, folder)
        try:
            yield keeper
        finally:
            keeper.close()


def is_page(address: str) -> bool:
    """Answer whether an address may have a file: one of a page ends in a slash, others are styles and what they use."""
    is_asked = "?" in address
    is_ours = address.endswith("/") or (address.startswith(settings.STATIC_URL) and address.endswith(_STATIC))
    return is_ours and not is_asked and walk.is_mirrored(address)


class Keeper:
    """Keeps the files of one folder; what it did not place itself it looks at before `current` leads there."""

    def __init__(self, site: Site, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.site, self.folder = site, folder
        self.pages, self.gone = folder / PAGES, folder / GONE
        self.drawn = 0
        self._link = folder / CURRENT
        self._made_by = changes.made_by(site.base)  # The program that runs is the one of now, whatever comes later.
        self._opened: Lasting | None = None
        self._clock = clock
        self._again_at = 0.0

    def close(self) -> None:
        """Leave the files as they are."""
        if self._opened:
            self._opened.close()

    def keep(self) -> int:
        """Make the files those of the present state, whatever changes meanwhile; answer how many pages were placed.

        Raise `walk.DeadLink` for an address that the site failed to answer, which has no file and is asked again later,
        and OSError where a file cannot be written; every file that `current` leads to is right all the same.
        """
        count, failed = 0, ""
        self.catch_up()
        with self._whole_steps():
            while not livefiles.is_tidied(self.pages, self.gone, within=LOOKS):
                self.catch_up()
            if self._clock() >= self._again_at:
                self._ledger.take_up()
            while address := self._ledger.next():
                status = self._drawn(address)
                count += status == 200 and address.endswith("/")
                if status >= 500:
                    failed = f"{address} answers {status}."
                    self._again_at = self._clock() + PATIENCE
                self.catch_up()
        if failed:
            raise walk.DeadLink(failed)
        return count

    def catch_up(self) -> None:
        """Take away every file that may not be what the site answers now; `current` leads to the others afterwards.

        Where that fails, `current` leads nowhere until it is done.
        """
        if self._opened and self._is_present() and self._is_led():
            return
        self._link.unlink(missing_ok=True)
        with self._whole_steps():
            if self._opened is None:
                self._open()
            while not self._is_present():
                self._move()
            self.pages.mkdir(exist_ok=True)
            self._link.symlink_to(PAGES)

    @property
    def _ledger(self) -> Lasting:
        assert self._opened  # noqa: S101 - whoever catches up opens it
        return self._opened

    @contextmanager
    def _whole_steps(self) -> Iterator[None]:
        """Take back of the ledger what was not committed when something failed."""
        with on_a_disk():
            try:
                yield
            except BaseException:
                if self._opened:
                    self._opened.forget()
                raise

    def _is_present(self) -> bool:
        told = tuple(self._ledger.told(name) for name in ("made_by", "word", "day"))
        return told == (self._made_by, generation.present(), timezone.localdate().isoformat())

    def _is_led(self) -> bool:
        return self._link.is_symlink() and self._link.readlink() == Path(PAGES)

    def _open(self) -> None:
        """Open the ledger, and remove every file that is not as it says."""
        for old in list(self.folder.iterdir()):
            if _OF_BEFORE.fullmatch(old.name):
                livefiles.set_all_aside(old, self.gone)
        try:
            with lasting.opened(self.folder / NAME) as ledger:
                _look_at_all(self.pages, ledger)
        except sqlite3.DatabaseError as problem:
            if not lasting.is_of_no_use(problem):
                raise
            ledger = self._emptied()
        self._opened = ledger

    def _emptied(self) -> Lasting:
        """Answer a new ledger of no files; the old one goes first, so that it never tells of what is gone."""
        if self._opened:
            self._opened.close()
            self._opened = None
        for path in self.folder.glob(f"{NAME}*"):
            path.unlink()
        if self.pages.exists():
            livefiles.set_all_aside(self.pages, self.gone)
        return Lasting(self.folder / NAME)

    def _move(self) -> None:
        """Take away what may have changed since the state of the ledger, which is that of the present one then."""
        with one_state(idle=3600):
            state = changes.present(self._made_by, timezone.localdate())
            changed = changes.since(self._ledger, state)
            if changed is None:
                self._opened = self._emptied()
                changed, found = frozenset(), roots.of_all()
            else:
                found = roots.of(changed - {EVERYTHING, TODAY})
            for key in changed:
                self._ledger.wait_no_more(key)
            for address in filter(is_page, chain(walk.starts(), found)):
                self._ledger.wait(address)
            if changed:
                self._ledger.commit()  # Who is killed from here on finds every record that is being taken away.
                self._take_away(changed)
            changes.remember(state, self._ledger)
            self._ledger.commit()

    def _take_away(self, changed: frozenset[str]) -> None:
        """Set the files aside that rest on any of these; all pages of a record are looked for again from its root."""
        for key in changed:
            while lines := self._ledger.some_resting_on(key):
                for line in lines:
                    self._set_aside(line, is_asked_again=record_of(line.address) not in changed)
                self._ledger.commit()

    def _set_aside(self, line: Line, *, is_asked_again: bool) -> None:
        if line.file:
            livefiles.set_aside(self.pages, self.gone, line.file)
        self._ledger.drop(line)
        if is_asked_again:
            self._ledger.wait(line.address)

    def _drawn(self, address: str) -> int:
        """Place the file of an address and answer its status; 0 where the state is another one by now, and no file."""
        with one_state():
            if not self._is_present():
                return 0
            with resting(address) as rests:
                answer = self.site.answer(address)
        self.drawn += 1
        if not self._is_present():
            return 0
        if answer.status >= 500:
            self._ledger.put_off(address)
            self._ledger.commit()
        else:
            self._place(Line(address, answer.status, answer.kind, answer.location, (), frozenset(rests.on)), answer)
        return answer.status

    def _place(self, line: Line, answer: Answer) -> None:
        if answer.status == 200 and answer.kind in KINDS:
            line.file = places.place(line.address, answer.kind)
        try:
            if line.file:
                livefiles.put(self.pages, line, answer.body)
            self._ledger.done(line)
            for target in walk.targets(line.address, answer, self.site):
                if is_page(target):
                    self._ledger.wait_if_new(target)
            self._ledger.commit()
        except BaseException:
            if line.file:
                livefiles.remove(self.pages, line.file)
            raise


def _look_at_all(pages: Path, ledger: Lasting) -> None:
    """Remove every file that is not the one of its answer, and let what has none be asked again."""
    for line in ledger.lines():
        if line.file and not livefiles.is_whole(pages, line):
            livefiles.remove(pages, line.file)
            ledger.drop(line)
            ledger.wait(line.address)
    for file in livefiles.every(pages):
        if not ledger.has_file(file):
            livefiles.remove(pages, file)
    ledger.commit()
