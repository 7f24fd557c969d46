"""Leaks as somebody could write them by mistake, to be planted: what each is called, where a reader meets it."""

import base64
import dataclasses
import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from django.contrib.auth.models import User
from django.db.models import Max
from django.http import HttpResponse
from django.utils.http import http_date

from cases.models import Name, Person, RemovalRequest, Source
from cases.published.formats.catalogue import FORMATS
from tests.conftest import ABISHEV

Change = Callable[[HttpResponse], None]
PAGE = f"/en/people/{ABISHEV}/x/"


def note() -> str:
    return Person.objects.get(key=ABISHEV).note


def name() -> str:
    return Name.objects.filter(person__key=ABISHEV).order_by("pk")[0].text


def link(response: HttpResponse) -> None:
    response.headers["Link"] = f"<{PAGE}>; rel=\"self\"; title*=UTF-8''{quote(quote(name()))}"


def last_modified(response: HttpResponse) -> None:
    newest = Source.objects.aggregate(found=Max("changed_at"))["found"]
    response.headers["Last-Modified"] = http_date(newest.astimezone(UTC).timestamp())


def length(response: HttpResponse) -> None:
    response.content += b" " * len(note())
    response.headers["Content-Length"] = str(len(response.content))


def digest_in_etag(response: HttpResponse) -> None:
    response.headers["ETag"] = f'"{sha256(note().encode()).hexdigest()}"'


def location(response: HttpResponse) -> None:
    response.status_code = 301
    response.headers["Location"] = f"/en/people/{ABISHEV}/{quote(name().lower().replace(' ', '-'))}/"


def own_header(response: HttpResponse) -> None:
    response.headers["X-Note"] = note().encode().hex()


def packed(response: HttpResponse) -> None:
    held = base64.urlsafe_b64encode(zlib.compress(note().encode())).decode()
    response.content = response.content.replace(b"<body", f'<body data-state="{held}"'.encode())


def count(response: HttpResponse) -> None:
    response.headers["X-Total"] = str(Person.objects.count())


def unlisted_in_sitemap(response: HttpResponse) -> None:
    lines = [f"<url><loc>http://testserver/en/people/{key}/</loc></url>" for key in _keys()]
    response.content = response.content.replace(b"</urlset>", "".join([*lines, "</urlset>"]).encode())


def _keys() -> list[str]:
    return [*Person.objects.order_by("key").values_list("key", flat=True)]


def draft_in_feed(response: HttpResponse) -> None:
    told = Source.objects.order_by("pk")[0].title
    response.content = response.content.replace(b"</feed>", f"<entry><title>{told}</title></entry></feed>".encode())


def why(response: HttpResponse) -> None:
    response.content += RemovalRequest.objects.all()[0].internal_reason.encode()


def letter_by_letter(response: HttpResponse) -> None:
    marked = "".join(f"<mark>{letter}</mark>" for letter in name())
    response.content = response.content.replace(b"</main>", f"{marked}</main>".encode())


def did_you_mean(response: HttpResponse) -> None:
    response.content += f"<p>Did you mean {name()}?</p>".encode()


# The lookup of the view, an address that it answers, and what is done to the answer.
OF_ANSWERS: dict[str, tuple[str, str, Change]] = {
    "a title in Link, escaped twice": ("record.record", PAGE, link),
    "a moment in Last-Modified": ("formats.feed", "/en/editions.atom", last_modified),
    "a length in Content-Length": ("record.record", PAGE, length),
    "a digest in ETag": ("api.edition", f"/api/v1/people/{ABISHEV}", digest_in_etag),
    "a name in Location": ("record.record", f"/en/people/{ABISHEV}/", location),
    "a note in a header of its own, in hex": ("people.people", "/en/people/", own_header),
    "a note packed and in base64": ("home.home", "/kk/", packed),
    "a number of drafts": ("api.people", "/api/v1/people", count),
    "a hidden person in the sitemap": ("discovery.sitemap", "/en/sitemap-1.xml", unlisted_in_sitemap),
    "a title in the feed": ("formats.feed", "/en/editions.atom", draft_in_feed),
    "a name letter by letter in tags": ("people.people", "/ru/people/", letter_by_letter),
    "a name on the page of places": ("headings.headings", "/en/places/", did_you_mean),
}


def author_of_workbook(whole: bytes) -> bytes:
    """A workbook that says who wrote it, and no hour at which it was written."""
    written = io.BytesIO(whole)
    member = zipfile.ZipInfo("docProps/core.xml")
    with zipfile.ZipFile(written, "a") as archive:
        author = f"<creator>{User.objects.order_by('pk')[0].username}</creator>"
        archive.writestr(member, author, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def deleted_row(whole: bytes) -> bytes:
    """A database in which a row was and is no more, but not its bytes."""
    held = sqlite3.connect(":memory:")
    held.deserialize(whole)
    held.execute("PRAGMA secure_delete = OFF")
    held.execute("CREATE TABLE drafts (note TEXT)")
    held.execute("INSERT INTO drafts VALUES (?)", [note()])
    held.execute("DROP TABLE drafts")
    held.commit()
    return held.serialize()


def old_letters(whole: bytes) -> bytes:
    """A table that ends in the letters of an old Windows."""
    return whole + note().encode("cp1251", "replace")


def line_of_notes(whole: bytes) -> bytes:
    """A calendar with a comment whose lines are very short."""
    folded = "\r\n ".join(re.findall(".{1,5}", note()))
    return whole + f"X-NOTE:{folded}\r\n".encode()


OF_FILES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "an author in a workbook": ("xlsx", author_of_workbook),
    "a deleted row in a database": ("sqlite", deleted_row),
    "a note in a table, in the letters of Windows": ("csv", old_letters),
    "a note in a calendar, over many lines": ("ics", line_of_notes),
}


def leaking_format(extension: str, change: Callable[[bytes], bytes]) -> Any:
    """The kind of file, whose bytes are changed after they are written."""
    one = FORMATS[extension]
    return dataclasses.replace(one, write=lambda issue: change(one.write(issue)))
