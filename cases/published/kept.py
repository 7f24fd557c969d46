"""What was made once and is needed again: a shelf of a bounded size in the memory of the process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept", bound=Sized)


class Shelf(Generic[Kept]):
    """Things by a key that names everything they depend on, so that nothing on it can be out of date.

    It holds at most `limit` bytes, by the lengths of the things; what was not asked for the longest goes first.
    """

    def __init__(self, *, limit: int) -> None:
        self.limit = limit
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def take(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Answer what is under `key`, made now where it is not there; what fails to be made is not kept."""
        if (found := self.find(key)) is not None:
            return found
        made = make()
        self.put(key, made)
        return made

    def find(self, key: Hashable) -> Kept | None:
        """Answer what is under `key`, or None."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        return None

    def put(self, key: Hashable, made: Kept) -> None:
        """Keep a thing, unless one is there or it is larger than the shelf."""
        with self._lock:
            if key in self._kept or len(made) > self.limit:
                return
            self._kept[key] = made
            self._size += len(made)
            while self._size > self.limit:
                _key, dropped = self._kept.popitem(last=False)
                self._size -= len(dropped)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0
