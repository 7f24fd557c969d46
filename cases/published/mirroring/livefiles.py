"""The files of live pages, each beside its compressed form; a server sends neither where the plain one is missing.

So the plain one comes last and goes first, and a form that was left alone by a kill is sent to nobody. What goes is set
aside first, because a file is moved in a moment, and is removed from the disk afterwards.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Final

from cases.published import packing

from .bag import replace
from .ledger import Line

PACKED: Final = ".gz"


def put(pages: Path, line: Line, body: bytes) -> None:
    """Place the file of an answer, and write into its line how large it is and when it changed."""
    path = pages / line.file
    packed = _packed(path)
    if is_packed := packing.is_worth_it(line.kind, body):
        replace(packed, packing.packed(body, "gzip"))
    else:
        packed.unlink(missing_ok=True)
    replace(path, body)
    there = path.stat()
    line.octets, line.changed = there.st_size, there.st_mtime_ns
    if is_packed:  # By this the two are known for those of one answer.
        os.utime(packed, ns=(there.st_atime_ns, there.st_mtime_ns))


def remove(pages: Path, file: str) -> None:
    """Remove a file with its compressed form, and the folders that are empty then."""
    path = pages / file
    path.unlink(missing_ok=True)
    _packed(path).unlink(missing_ok=True)
    folder = path.parent
    while folder != pages and _rid_of(folder):
        folder = folder.parent


def set_aside(pages: Path, gone: Path, file: str) -> None:
    """Move a file with its compressed form to where nobody is sent it; remove it where there is no room for that."""
    try:
        (gone / file).parent.mkdir(parents=True, exist_ok=True)
        for name in (file, f"{file}{PACKED}"):
            if (pages / name).exists():
                (pages / name).replace(gone / name)
    except OSError:
        remove(pages, file)


def set_all_aside(folder: Path, gone: Path) -> None:
    """Move a whole folder to where nobody is sent it."""
    gone.mkdir(exist_ok=True)
    folder.replace(gone / token_hex(8))


def is_tidied(pages: Path, gone: Path, *, within: float) -> bool:
    """Remove for so many seconds what was set aside, and the folders that it left empty; answer whether all is gone."""
    end = time.monotonic() + within
    for folder, _folders, names in os.walk(gone, topdown=False):
        for name in names:
            Path(folder, name).unlink()
            if time.monotonic() > end:
                return False
        Path(folder).rmdir()
        if (left := pages / Path(folder).relative_to(gone)) != pages:
            _rid_of(left)
    return True


def is_whole(pages: Path, line: Line) -> bool:
    """Answer whether the file of an answer is the one that was placed, and its compressed form too."""
    path = pages / line.file
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    packed = _packed(path)
    is_of_these = not packed.exists() or packed.stat().st_mtime_ns == there.st_mtime_ns
    return is_of_these and (there.st_size, there.st_mtime_ns) == (line.octets, line.changed)


def every(pages: Path) -> Iterator[str]:
    """Give the relative path of every file, compressed forms by that of the plain one."""
    for folder, _folders, names in os.walk(pages):
        at = os.path.relpath(folder, pages)
        for name in names:
            yield os.path.normpath(os.path.join(at, name.removesuffix(PACKED)))


def _packed(path: Path) -> Path:
    return path.with_name(f"{path.name}{PACKED}")


def _rid_of(folder: Path) -> bool:
    """Remove a folder unless something is in it; answer whether it is gone."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
