"""The pages of the public side in files of their own bytes, which a server sends without the application.

`current` in the folder leads to the pages of the present state, and to nothing while these are being written: so no
page that was taken from view is sent from a file.
"""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Final

from django.utils import timezone

from cases.published import generation, packing

from . import places, walk
from .asking import Answer, Site
from .bag import replace

CURRENT: Final = "current"
KINDS: Final = frozenset(("text/html", "text/css", "text/javascript", "image/svg+xml"))
_OURS: Final = re.compile(r"\.?(?:[0-9a-f]{32}|empty)-\d{4}-\d\d-\d\d")


class Moved(Exception):
    """The public side changed while its pages were being written; the next run begins anew."""

    def __str__(self) -> str:
        return "What readers get changed while it was being written: run it again."


def keep(site: Site, folder: Path) -> int:
    """Make the files in the folder those of the present state and answer how many pages were written, 0 if they were.

    Raise Moved, `walk.DeadLink`, or OSError where the files cannot be written; what was written then goes again.
    """
    state = _state()
    link = folder / CURRENT
    if link.is_symlink() and link.readlink() == Path(state):
        return 0
    link.unlink(missing_ok=True)
    part = folder / f".{state}"
    _remove(folder, but=part.name)
    count = _written_whole(site, part, state)
    part.rename(folder / state)
    link.symlink_to(state)
    return count


def _written_whole(site: Site, part: Path, state: str) -> int:
    try:
        count = _written(site, part)
    except walk.DeadLink as dead:
        if _state() == state:
            raise
        raise Moved from dead
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        raise
    if _state() != state:
        raise Moved
    return count


def _state() -> str:
    day: date = timezone.localdate()
    return f"{generation.present() or 'empty'}-{day.isoformat()}"


def _remove(folder: Path, *, but: str) -> None:
    """Remove the files of other states, and nothing that is not ours."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if _OURS.fullmatch(path.name) and path.name != but:
            shutil.rmtree(path)


def _written(site: Site, part: Path) -> int:
    part.mkdir(parents=True, exist_ok=True)
    return sum(_put(part, address, answer) for address, answer in walk.answers(site) if _is_file(address, answer))


def _is_file(address: str, answer: Answer) -> bool:
    return answer.status == 200 and answer.kind in KINDS and "?" not in address


def _put(part: Path, address: str, answer: Answer) -> bool:
    path = part / places.place(address, answer.kind)
    replace(path, answer.body)
    if packing.is_worth_it(answer.kind, answer.body):
        replace(path.with_name(f"{path.name}.gz"), packing.packed(answer.body, "gzip"))
    return answer.kind == "text/html"
