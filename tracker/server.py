"""A server for one machine: threads in one worker, no log of who reads what."""

from typing import Any

from gunicorn.app.base import BaseApplication

from .wsgi import application


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
    _Server(
        {
            "bind": [f"127.0.0.1:{port}"],
            "workers": 1,
            "worker_class": "gthread",
            "threads": 8,
            "accesslog": None,
            "loglevel": "warning",
            "proc_name": "case-tracker",
        }
    ).run()
