"""From which of several copies of one database readers are answered: never from one that is known to be behind.

Threads look at each database again and again, so that no request waits for that: at the word of the present state and
at the position in the log of PostgreSQL. While the primary answers, a replica is read that has the primary's word.
While it does not, one is read that has come at least as far as this process has seen anything.
"""

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from threading import Event, Lock, Thread
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cases.published import snapshot

PAUSE: Final = 0.3
"""Seconds between two looks at a database."""
HOLDS: Final = 0.9
"""For so many seconds what was seen is taken for the present; with `copies.FRESH` that is less than two seconds."""
LASTS: Final = 10.0
"""For so many seconds a replica that did not fail is read while the primary is silent."""
LONGEST_PAUSE: Final = {DEFAULT_DB_ALIAS: 1.0}
LONGEST_PAUSE_OF_A_REPLICA: Final = 5.0

_POSITION: Final = (
    "(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END"
    " - '0/0'::pg_lsn)::bigint"
)
_WORD: Final = "coalesce((SELECT word FROM published_generation LIMIT 1), '')"
_TOO_SLOW: Final = "57014"  # query_canceled: another database would need as long.


@dataclass(frozen=True, slots=True)
class Look:
    """What a database showed: the word of its state, and positions in the log in bytes.

    What is read later stands at `reached` or after it; whoever has come to `mark` has the word or a later one. `at` is
    when the look began.
    """

    word: str
    reached: int
    mark: int
    at: float


class Choice:
    """Which database is read now; the first is the primary, the others are taken in the order of `replicas`."""

    def __init__(self, replicas: Iterable[str], clock: Callable[[], float] = time.monotonic) -> None:
        self.replicas = tuple(replicas)
        self._clock = clock
        self._looks: dict[str, Look] = {}
        self._lock = Lock()
        self._word, self._mark = "", 0

    def saw(self, alias: str, look: Look | None) -> None:
        """Take what a database showed, None if it did not answer."""
        with self._lock:
            if look is None:
                self._looks.pop(alias, None)
            else:
                self._looks[alias] = look

    def present(self) -> tuple[str, str | None]:
        """Answer the database to read and the word of its state, None while that is not known."""
        with self._lock:
            primary = self._looks.get(DEFAULT_DB_ALIAS)
            if primary and self._age(primary) < HOLDS:
                return self._beside(primary)
            return self._alone()

    def _beside(self, primary: Look) -> tuple[str, str]:
        """A replica that has the word of the primary, else the primary."""
        mark = min(primary.mark, self._mark) if primary.word == self._word else primary.mark
        self._word, self._mark = primary.word, mark
        for alias in self.replicas:
            look = self._looks.get(alias)
            if look and look.word == self._word and self._age(look) < HOLDS:
                return alias, self._word
        return DEFAULT_DB_ALIAS, self._word

    def _alone(self) -> tuple[str, str | None]:
        """The replica that has come furthest, if it has not fallen behind what was seen."""
        known = [alias for alias in self.replicas if alias in self._looks and self._age(self._looks[alias]) < LASTS]
        for alias in sorted(known, key=lambda alias: -self._looks[alias].reached):
            look = self._looks[alias]
            if look.word == self._word:
                return alias, self._word
            if look.reached >= self._mark:
                self._word, self._mark = look.word, look.mark
                return alias, self._word
        return DEFAULT_DB_ALIAS, None

    def _age(self, look: Look) -> float:
        return self._clock() - look.at


class Watch:
    """Threads that look at the primary and the replicas for as long as the process lives, or until `end`."""

    def __init__(self, replicas: Iterable[str]) -> None:
        # Each process begins with another replica, so that they share the work.
        self.choice = Choice(random.sample(tuple(replicas), k=len(tuple(replicas))))
        self._ended = Event()

    def begin(self) -> None:
        """Start looking."""
        for alias in (DEFAULT_DB_ALIAS, *self.choice.replicas):
            Thread(target=self._look_on, args=(alias,), name=f"watch-{alias}", daemon=True).start()

    def end(self) -> None:
        """Stop looking."""
        self._ended.set()

    def _look_on(self, alias: str) -> None:
        pause, longest = PAUSE, LONGEST_PAUSE.get(alias, LONGEST_PAUSE_OF_A_REPLICA)
        while not self._ended.wait(pause):
            try:
                self.choice.saw(alias, looked(alias))
                pause = PAUSE
            except DatabaseError:
                self.choice.saw(alias, None)
                connections[alias].close()
                pause = min(pause * 2, longest)
        connections[alias].close()


def looked(alias: str) -> Look:
    """Answer what a database shows now; raise DatabaseError when it does not answer."""
    at = time.monotonic()
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT {_POSITION}")
        (reached,) = cursor.fetchone()
        cursor.execute(f"SELECT {_WORD}, {_POSITION}")
        word, mark = cursor.fetchone()
    return Look(word, reached, mark, at)


_watches: Final[list[Watch]] = []


def begin(replicas: Iterable[str]) -> Watch:
    """Look at the replicas from now on in this process; before that, and in commands, the primary alone is read."""
    watch = Watch(replicas)
    _watches[:] = [watch]
    watch.begin()
    return watch


def present_state() -> tuple[str, date] | None:
    """Answer the word of what is read now and the day, None while no database is known to answer; nothing is asked."""
    word = _watches[0].choice.present()[1] if _watches else None
    return None if word is None else (word, timezone.localdate())


class Router:
    """Reads go to a replica that is not behind, everything else to the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """Answer where to read."""
        if begun := snapshot.read_by():
            return begun
        return _watches[0].choice.present()[0] if _watches else DEFAULT_DB_ALIAS

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """Answer the primary."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Answer that rows of different copies are rows of one database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Answer that tables are made on the primary alone."""
        return db == DEFAULT_DB_ALIAS


class FromAnother:
    """A request whose database went away meanwhile is answered from the next one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer from the databases that are left, or nothing."""
        match = request.resolver_match
        while match and _watches and _gave_way(exception, _watches[0].choice):
            try:
                return match.func(request, *match.args, **match.kwargs)
            except (OperationalError, InterfaceError) as another:
                exception = another
        return None


def _gave_way(exception: Exception, choice: Choice) -> bool:
    """Answer whether a database that was read is gone and another one is read from now on."""
    if not isinstance(exception, OperationalError | InterfaceError):
        return False
    if getattr(exception.__cause__, "pgcode", None) == _TOO_SLOW:
        return False
    failed = [link for link in connections.all(initialized_only=True) if link.errors_occurred]
    for link in failed:
        choice.saw(link.alias, None)
        link.close()
    return choice.present()[0] not in {link.alias for link in failed}
