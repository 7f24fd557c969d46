"""Whatever happened to a site and to the process that keeps its files, these are as those of a new folder."""

import os
import random
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from cases import review
from cases.models import Act, Person
from cases.published import forwarding, generation
from cases.published.mirroring import live, walk
from cases.published.mirroring.asking import Answer, Site
from cases.published.mirroring.lasting import Lasting
from cases.published.models import Edition, Lift
from cases.published.views import record
from tests.conftest import ABISHEV, ATABEK
from tests.security.installation import is_postgres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection", "published", "fewer")]

BASE = "http://localhost"
FEWER = re.compile(
    r"/en/(people/|cases/|places/)?|/en/people/.*/|/en/cases/[^/]+/[^/]+/|/ru/people/[^/]+/[^/]+/|/static/.*"
)
STEPS = 4


class Killed(BaseException):
    """The process is no more."""


@pytest.fixture
def fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk goes to all kinds of pages, but not to each of each."""
    everything = walk.is_mirrored
    monkeypatch.setattr(walk, "is_mirrored", lambda address: bool(FEWER.fullmatch(address)) and everything(address))


class World:
    """What editors do, chosen at random, and the day and the settings."""

    def __init__(self, chance: random.Random, editor: User, reviewer: User, done: Any, settings: Any) -> None:
        self.chance, self.editor, self.reviewer, self.done = chance, editor, reviewer, done
        self.settings, self.day, self.at = settings, timezone.localdate(), timezone.now()

    def publish(self, key: str = "") -> None:
        person = Person.objects.get(key=key or self.chance.choice([ABISHEV, ATABEK]))
        person.names.filter(lang="en").update(text=f"Aron Name{self.chance.choice('abc')}")
        review.approve(review.submit(person, by=self.editor, at=self.at), by=self.reviewer, at=self.at)

    def hide(self) -> None:
        shown = Edition.objects.filter(notices=None)
        if shown:
            self.done(self.chance.choice(list(shown)), Act.SUPPRESS)

    def show(self) -> None:
        hidden = Edition.objects.filter(notices__isnull=False).exclude(notices__in=Lift.objects.values("notice"))
        if hidden:
            self.done(self.chance.choice(list(hidden)), Act.LIFT)

    @transaction.atomic
    def forward(self) -> None:
        self.publish(ABISHEV)
        forwarding.forward([ATABEK], to=ABISHEV)  # In one transaction, as `publish` does.

    def another_day(self) -> None:
        self.day += timedelta(days=self.chance.choice([1, 1, 1, -1]))

    def rename(self) -> None:
        self.settings.SITE_NAME = f"Tracker {self.chance.random()}"

    def move_on(self) -> None:
        generation.move_on()

    def happen(self) -> str:
        """Let something happen, and answer what."""
        often = ["publish", "hide", "show"] * 4
        what = self.chance.choice([*often, "another_day", "another_day", "forward", "rename", "move_on"])
        getattr(self, what)()
        return what


def killed_after(number: int, keeper: live.Keeper) -> bool:
    """Keep, but end at the step with this number that changes a file or the ledger; answer whether it came so far."""
    steps = iter(range(number))

    def counted(do: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **named: Any) -> Any:
            if next(steps, None) is None:
                raise Killed  # Every later step too: who is killed tidies nothing up.
            return do(*args, **named)

        return step

    with pytest.MonkeyPatch.context() as patched:
        for of, name in (
            (Path, "unlink"), (Path, "replace"), (Path, "rmdir"), (Path, "symlink_to"), (Path, "mkdir"),
            (os, "utime"), (Lasting, "commit"),
        ):  # fmt: skip
            patched.setattr(of, name, counted(getattr(of, name)))
        try:
            keeper.keep()
        except Killed:
            return True
    return False


def files(folder: Path) -> dict[str, bytes]:
    current = folder / "current"
    return {path.relative_to(current).as_posix(): path.read_bytes() for path in current.rglob("*") if path.is_file()}


def made_anew(folder: Path) -> dict[str, bytes]:
    """The files as they are in a new folder, of pages that were not remembered."""
    record.pages.clear()
    with live.kept(Site(BASE), folder) as keeper:
        keeper.keep()
    return files(folder)


def differing(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    """The files that are not the same in both, with where they begin to differ."""
    names = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    return [f"{name}: {apart(found.get(name, b''), wanted.get(name, b''))}" for name in names]


def apart(one: bytes, other: bytes) -> tuple[bytes, bytes]:
    start = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), 0)
    return one[max(0, start - 40) : start + 50], other[max(0, start - 40) : start + 50]


@pytest.fixture
def world(
    request: pytest.FixtureRequest, editor: User, reviewer: User, done: Any, settings: Any, monkeypatch: Any
) -> World:
    made = World(random.Random(request.param), editor, reviewer, done, settings)  # noqa: S311 - the same each time
    monkeypatch.setattr(timezone, "localdate", lambda *_args: made.day)
    return made


@pytest.mark.parametrize("world", range(1 if is_postgres() else 2), indirect=True)  # Files are no engine's.
def test_files_are_as_in_a_new_folder(world: World, tmp_path: Path) -> None:
    folder, happened = tmp_path / "live", []
    for step in range(STEPS):
        with live.kept(Site(BASE), folder) as keeper:
            keeper.keep()
            happened.append(world.happen())
            if happened[-1] != "rename":  # Settings are those of the start.
                keeper.keep()
        if world.chance.random() < 0.6:
            with live.kept(Site(BASE), folder) as keeper:
                happened.append(f"killed: {killed_after(world.chance.randrange(1, 120), keeper)}")
            happened.append(world.happen())
            with live.kept(Site(BASE), folder) as keeper:
                happened.append(f"killed: {killed_after(world.chance.randrange(1, 60), keeper)}")
        with live.kept(Site(BASE), folder) as keeper:
            keeper.keep()
        found, wanted = files(folder), made_anew(tmp_path / str(step))
        assert differing(found, wanted) == [], happened


@pytest.mark.parametrize("world", [7], indirect=True)
def test_files_are_right_while_the_site_does_not_rest(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, left = Site.answer, iter(range(8))

    def answer(site: Site, address: str) -> Answer:
        if world.chance.random() < 0.15 and next(left, None) is not None:
            world.chance.choice([world.publish, world.hide, world.show, world.another_day])()
        return asked(site, address)

    monkeypatch.setattr(Site, "answer", answer)
    with live.kept(Site(BASE), tmp_path / "live") as keeper:
        keeper.keep()
    assert next(left, None) is None
    assert files(tmp_path / "live") == made_anew(tmp_path / "new")
