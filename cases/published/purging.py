"""A CDN is told which of its copies are old, after what was published or taken from view, again until it hears it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote
from urllib.request import Request, urlopen

from django.db.models import Max

from . import generation
from .models import Edition, Forwarding, Lift, Notice

logger = logging.getLogger(__name__)

ALL: Final = "site"
LISTS: Final = "lists"
SETTLES: Final = 8.0
"""Seconds after which no process and no nginx holds an old page: two and five, and one."""
MOST_KEYS: Final = 30
PATIENCE: Final = 10.0
LONGEST_PAUSE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Place:
    """How far the public side has come: the word of its state, the last edition, and what took from view or moved."""

    word: str
    edition: int
    others: tuple[int, ...]


def place() -> Place:
    """Answer the present place; a change meanwhile is seen at the next look, because the word is read first."""
    word = generation.present()
    last = Edition.objects.aggregate(last=Max("position"))["last"] or 0
    return Place(word, last, (Notice.objects.count(), Lift.objects.count(), Forwarding.objects.count()))


def old_tags(before: Place | None, now: Place) -> list[str]:
    """Answer the tags of what is old at a place for whoever was told all until an earlier one, None for nobody."""
    if before == now:
        return []
    if before is None or before.others != now.others:
        return [ALL]
    found = Edition.objects.filter(position__gt=before.edition, position__lte=now.edition)
    keys = sorted(set(found.values_list("subject_key", flat=True)[: MOST_KEYS + 1]))
    return [*keys, LISTS] if 0 < len(keys) <= MOST_KEYS else [ALL]


def post(template: str, header: str, tag: str) -> None:
    """Tell one tag; raise OSError when it was not taken."""
    name, _, value = header.partition(":")
    heads = {name.strip(): value.strip()} if header else {}
    request = Request(template.replace("{tag}", quote(tag, safe="")), b"", heads, method="POST")  # noqa: S310 - http alone
    with urlopen(request, timeout=PATIENCE):  # noqa: S310 - the operator's own address
        pass


@dataclass
class Purge:
    """What is still to be told, by when; `tell` raises OSError where it is not heard."""

    tell: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic
    known: Place | None = None
    due: dict[str, float] = field(default_factory=dict)
    pause: float = 1.0

    def step(self) -> float:
        """Look, tell what is due, and answer the seconds until the next look."""
        now = place()
        for tag in old_tags(self.known, now):
            self.due[tag] = self.clock() + SETTLES
        self.known = now
        for tag in [tag for tag, at in self.due.items() if at <= self.clock()]:
            try:
                self.tell(tag)
            except OSError as error:
                self.pause = min(self.pause * 2, LONGEST_PAUSE)
                said = getattr(error, "code", type(error).__name__)
                logger.warning("The CDN did not take what is old: %s. It is told again in %.0f s.", said, self.pause)
                return self.pause
            del self.due[tag]
            self.pause = 1.0
        return 1.0
