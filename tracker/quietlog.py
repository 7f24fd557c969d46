"""A log of the server that says what failed, and never for whom or on which page."""

from typing import Any, Final

from gunicorn.glogging import Logger

from .jsonlog import JsonFormatter

QUIET: Final = {"accesslog": None, "loglevel": "warning", "logger_class": "tracker.quietlog.QuietLog"}
"""Settings of gunicorn under which no log says who asked for what."""


class QuietLog(Logger):  # type: ignore[misc]
    """Gunicorn's log without the addresses of readers and without what they asked for."""

    def setup(self, cfg: Any) -> None:
        """Take the settings; every line is JSON, and of an error the place alone is told."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())

    def warning(self, msg: object, *args: Any, **kwargs: Any) -> None:
        """Say that a request was malformed, without its sender and its words."""
        if str(msg).startswith("Invalid request"):
            msg, args = "A request that is not HTTP was refused.", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: object, *args: Any, **kwargs: Any) -> None:
        """Say with a traceback that an answer failed, without the address that was asked for."""
        if str(msg).startswith("Error handling request"):
            msg, args = "A request could not be answered.", ()
        super().exception(msg, *args, **kwargs)

    def access(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing, whatever the settings of the server ask for."""
