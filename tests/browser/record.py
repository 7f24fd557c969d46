"""What a browser does besides showing a page: messages, broken policy, requests to other hosts."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

OWN_HOSTS = {"127.0.0.1", "localhost", None}


@dataclass
class Record:
    """Everything noticed on the pages of one test; a sound page leaves all four lists empty."""

    violations: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self, context: "BrowserContext") -> None:
        """From now on every page of the context is recorded."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("page", self._page)

    @property
    def clean(self) -> bool:
        return not (self.violations or self.console or self.errors or self.foreign)

    def _page(self, page: "Page") -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request: "Request") -> None:
        if urlsplit(request.url).hostname not in OWN_HOSTS:
            self.foreign.append(request.url)

    def _console(self, message: "ConsoleMessage") -> None:
        heard = self.violations if "Content Security Policy" in message.text else self.console
        heard.append(f"{message.type}: {message.text}")
