"""Bytes that were made once and are needed again: a shelf of a bounded size in the memory of the process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Shelf:
    """Bytes by a key that names everything they depend on, so that nothing on it can be out of date.

    It holds at most `limit` bytes; what was not asked for the longest goes first.
    """

    def __init__(self, *, limit: int) -> None:
        self.limit = limit
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def take(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Answer the bytes under `key`, made now where they are not there; what fails to be made is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._put(key, made)
        return made

    def _put(self, key: Hashable, made: bytes) -> None:
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
