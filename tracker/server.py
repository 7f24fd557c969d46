"""A server for one machine: threads in one worker, no log of who reads what."""

import gc
import socket
from typing import Any, Final

from gunicorn.app.base import BaseApplication

from .quickworker import OWN_PATH
from .quietlog import QUIET
from .wsgi import application

HOST: Final = "127.0.0.1"


def is_free(port: int) -> bool:
    """Answer whether nothing listens on `port` of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


class _Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with settings given here instead of on a command line."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Take the settings."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Answer what to serve."""
        return application


def serve(*, port: int) -> None:
    """Serve the site and the admin on `port` of this machine until stopped."""
    gc.collect()
    gc.freeze()  # What is never collected is not written to, so that the worker shares its memory with its parent.
    _Server(
        {
            "bind": [f"{HOST}:{port}"],
            "workers": 1,
            "worker_class": "tracker.quickworker.Worker",
            "threads": 8,
            "proc_name": "case-tracker",
            **OWN_PATH,
            **QUIET,
        }
    ).run()
