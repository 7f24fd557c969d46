"""The cast at the admin's door, forms as a browser would send them back, and pages read as HTML."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import browser_of


@pytest.fixture
def enter() -> Callable[[User], Client]:
    """Answer a browser that is logged in as somebody."""
    return browser_of


class Page(HTMLParser):
    """What a page is made of: its elements with their attributes, and the values of its form."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.form: dict[str, Any] = {}
        self._select = self._area = ""
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element; inside the main form keep the value of a control."""
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag == "form":
            self._inside = given.get("id", "").endswith("_form")
        if self._inside and given.get("name"):
            self._control(tag, given)
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.form):
            self.form[self._select] = given.get("value", "")

    def _control(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given["name"], given.get("type", "text")
        if tag == "select":
            self._select = name
        elif tag == "textarea":
            self._area, self.form[name] = name, ""
        elif tag == "input" and kind in {"checkbox", "radio"}:
            if "checked" in given:
                self.form[name] = given.get("value", "on")
        elif tag == "input" and kind != "submit":
            self.form[name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        """Keep the text of a text box."""
        if self._area:
            self.form[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        """Leave a control or a form."""
        if tag == "select":
            self._select = ""
        elif tag == "textarea" and self._area:
            self.form[self._area] = self.form[self._area].removeprefix("\r\n").removeprefix("\n")
            self._area = ""
        elif tag == "form":
            self._inside = False


@pytest.fixture
def read() -> Callable[..., Page]:
    """Answer a page that a browser got, with its form filled as it stands."""

    def got(client: Client, name: str, *args: Any, query: str = "") -> Page:
        response = client.get(reverse(f"admin:{name}", args=args) + query, follow=True)
        assert response.status_code == 200, response.status_code
        return Page(response.content.decode())

    return got


@pytest.fixture
def send() -> Callable[..., Any]:
    """Send a form back with some of it typed anew."""

    def sent(client: Client, name: str, *args: Any, form: dict[str, Any], **typed: Any) -> Any:
        data = {key: value for key, value in (form | typed).items() if "__prefix__" not in key}
        return client.post(reverse(f"admin:{name}", args=args), data)

    return sent
