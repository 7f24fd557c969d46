"""The site's own answers, asked for in this process as a reader would ask for them."""

import sys
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.handlers.wsgi import WSGIHandler


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answers to one address; `kind` is the media type without its parameters.

    One that was not asked for anew has no bytes, and knows its `targets`: where it leads.
    """

    status: int
    kind: str
    location: str
    body: bytes
    targets: tuple[str, ...] | None = None


class Site:
    """The public site under the address `base`, such as https://example.org; it is asked without a connection."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        self._handler = WSGIHandler()

    def answer(self, address: str) -> Answer:
        """Answer what a reader without cookies gets at a path with its query."""
        started: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], problem: Any = None) -> None:
            started.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})

        chunks = self._handler(self._environ(address), start)  # type: ignore[arg-type]
        body = b"".join(chunks)
        if close := getattr(chunks, "close", None):
            close()
        headers = started["headers"]
        kind = headers.get("content-type", "").split(";")[0]
        return Answer(started["status"], kind, headers.get("location", ""), body)

    def _environ(self, address: str) -> dict[str, Any]:
        base, asked = urlsplit(self.base), urlsplit(address)
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(asked.path).encode().decode("latin-1"),
            "QUERY_STRING": asked.query,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "SERVER_NAME": base.hostname or "",
            "SERVER_PORT": str(base.port or (443 if base.scheme == "https" else 80)),
            "HTTP_HOST": base.netloc,
            "wsgi.url_scheme": base.scheme,
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
        }
