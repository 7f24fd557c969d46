"""Two states of a mirror beside each other, of which readers see one: `.current` leads to it, and all else through it.

A new state is written beside the present one and takes its place in one step; what fails leaves the present one.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Final

from .bag import NotABag

CURRENT: Final = ".current"
_OURS: Final = ".state-"


@dataclass(frozen=True, slots=True)
class States:
    """The folder of the present state, None where there is none, and that of the one which is being written."""

    present: Path | None
    new: Path


@contextmanager
def renewed(folder: Path) -> Iterator[States]:
    """Answer where a new state is written; it is the present one afterwards, or gone if that fails.

    Raise NotABag where the folder holds anything else than a mirror.
    """
    _refuse_others(folder)
    link = folder / CURRENT
    present = folder / link.readlink() if link.is_symlink() else None
    _remove_left(folder, present)
    new = folder / f"{_OURS}{token_hex(8)}"
    new.mkdir(parents=True)
    try:
        yield States(present, new)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    _lead(link, new.name)
    for path in sorted(new.iterdir()):
        if not path.name.startswith("."):
            _through(folder / path.name)
    _remove_left(folder, new)


def _refuse_others(folder: Path) -> None:
    there = list(folder.iterdir()) if folder.is_dir() else []
    if folder.exists() and (not folder.is_dir() or (there and not _is_mirror(folder))):
        raise NotABag(f"{folder} holds other things: name a new folder, or one that a mirror was written to before.")


def _remove_left(folder: Path, but: Path | None) -> None:
    """Remove the states that nothing leads to, also those that an earlier run left."""
    for left in folder.glob(f"{_OURS}*"):
        if left != but:
            shutil.rmtree(left)


def _is_mirror(folder: Path) -> bool:
    return (folder / "bagit.txt").exists() or all(path.name.startswith((_OURS, CURRENT)) for path in folder.iterdir())


def _lead(link: Path, to: str) -> None:
    new = link.with_name(f"{link.name}.part")
    new.unlink(missing_ok=True)
    new.symlink_to(to)
    new.replace(link)


def _through(path: Path) -> None:
    """Let a name lead through `.current`; what stood there before there were states goes."""
    to = f"{CURRENT}/{path.name}"
    if path.is_symlink() and str(path.readlink()) == to:
        return
    if path.is_dir() and not path.is_symlink():
        path.rename(path.with_name(f"{_OURS}{token_hex(8)}"))
    _lead(path, to)
