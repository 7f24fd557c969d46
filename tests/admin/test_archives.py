"""What an editor is told of an archived copy: its archive, day and original address, and where they do not fit."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Source

OF_A = "https://web.archive.org/web/20210928101112/https://example.org/a"
HINT = "If that is the address of this source, enter it."
OTHER = "of another address, https://example.org/a, than this source"
UNKNOWN = "in none of the archives known here"


@pytest.fixture
def client(enter: Any, editor: Any) -> Client:
    browser: Client = enter(editor)
    return browser


def test_the_box_says_what_the_address_says(client: Client, read: Any) -> None:
    source = Source.objects.create(title="A report", archived_url=OF_A)
    shown = read(client, "cases_source_change", source.pk).html
    assert "Wayback Machine · 28 September 2021 · https://example.org/a" in shown


@pytest.mark.parametrize(
    ("url", "archived", "told"),
    [
        ("", OF_A, HINT),
        ("http://www.example.org/a/", OF_A, ""),
        ("https://example.org/b", OF_A, OTHER),
        ("https://example.org/a", "https://example.com/copy-of-a", UNKNOWN),
        ("https://example.org/a", "https://perma.cc/7Q2M-ZX9K", ""),
        ("https://example.org/a", "", ""),
    ],
)
def test_a_copy_that_does_not_fit_is_warned_of_and_kept(
    client: Client, read: Any, send: Any, url: str, archived: str, told: str
) -> None:
    source = Source.objects.create(title="A report")
    form = read(client, "cases_source_change", source.pk).form
    send(client, "cases_source_change", source.pk, form=form, url=url, archived_url=archived, _continue="1")
    source.refresh_from_db()
    assert (source.url, source.archived_url) == (url, archived)
    page = client.get(f"/admin/cases/source/{source.pk}/change/").content.decode()
    assert [words for words in (HINT, OTHER, UNKNOWN) if words in page] == [told] * bool(told)


def test_a_text_that_is_stored_with_an_archived_copy_alone_asks_for_the_address(client: Client) -> None:
    sent = {"text": "Somebody was held.", "title": "A report", "archived_url": OF_A}
    page = client.post("/admin/cases/source/from/", sent, follow=True).content.decode()
    assert HINT in page
