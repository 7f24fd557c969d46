"""Files that are sent in: rebuilt, stored and never served, or refused, in bounded memory."""

import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from cases.exchange.casefile import BadCaseFile, parsed
from cases.exchange.sheets import BadSheet, read_sheet
from cases.models import StoredCopy
from cases.models.pictures import BadPicture, kept, rebuilt
from tests.conftest import browser_of
from tests.security.installation import ROOT
from tests.security.surface import addresses
from tracker.bounds import MOST_OF_A_STRANGER, MOST_OF_AN_EDITOR

MARK = b"zz-where-the-witness-lives"
SCRIPT = b"<script>alert(1)</script>" + MARK
SIZE = (60, 40)
CHANCE = random.Random(7)  # noqa: S311 - the same files at each run


def noise() -> Image.Image:
    return Image.frombytes("RGB", SIZE, CHANCE.randbytes(SIZE[0] * SIZE[1] * 3))


def picture(kind: str = "JPEG", image: Image.Image | None = None, **more: Any) -> bytes:
    written = io.BytesIO()
    (image or noise()).save(written, kind, **more)
    return written.getvalue()


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x0112], made[0x010E], made[0x8825] = 6, MARK.decode(), {1: "N", 2: (43.0, 14.0, 15.0)}
    return made


def moving(kind: str) -> bytes:
    return picture(kind, save_all=True, append_images=[Image.new("RGB", SIZE, "red")] * 3, exif=exif())


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return written.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    """A PNG that says what stands in a chunk of its own, without a sum that fits."""
    whole = picture("PNG")
    return whole[:33] + len(body).to_bytes(4, "big") + name + body + b"\0\0\0\0" + whole[33:]


TAKEN = {
    "comment": picture(comment=SCRIPT),
    "exif": picture(exif=exif()),
    "progressive": picture(progressive=True, comment=MARK),
    "png-exif": picture("PNG", exif=exif()),
    "webp-exif": picture("WEBP", exif=exif()),
    "html-after-jpeg": picture() + SCRIPT,
    "zip-after-jpeg": picture() + zipped(x=MARK),
    "gif-in-a-comment": picture(comment=b"GIF89a/*" + MARK + b"*/=1;alert(1)//"),
    "pdf-after-png": picture("PNG") + b"%PDF-1.7\n" + MARK,
    "moving-webp": moving("WEBP"),
    "moving-png": moving("PNG"),
    "two-in-one": picture("MPO", save_all=True, append_images=[Image.new("RGB", SIZE)], comment=MARK),
    "palette": picture("PNG", noise().quantize(16)),
    "print-colours": picture(image=Image.new("CMYK", SIZE), exif=exif()),
    "sixteen-bits": picture("PNG", Image.new("I;16", SIZE)),
}
REFUSED = {
    "gif": picture("GIF"),
    "gif-named-jpeg": b"GIF89a" + picture()[6:],
    "html": b"<!doctype html>" + SCRIPT,
    "html-before-jpeg": SCRIPT + picture(),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "pdf": b"%PDF-1.7\n" + MARK,
    "zip": zipped(x=MARK),
    "zip-before-jpeg": zipped(x=MARK) + picture(),
    "tiff": picture("TIFF"),
    "bmp": picture("BMP"),
    "icon": picture("ICO"),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "jpeg-2000": picture("JPEG2000"),
    "half-a-jpeg": picture()[: len(picture()) // 2],
    "half-a-png": picture("PNG")[: len(picture("PNG")) // 2],
    "half-a-webp": picture("WEBP")[: len(picture("WEBP")) // 2],
    "head-alone": b"\xff\xd8\xff\xe0",
    "png-that-says-it-is-huge": picture("PNG")[:16] + b"\x7f\xff\xff\xff" * 2 + picture("PNG")[24:],
    "png-of-no-width": picture("PNG")[:16] + b"\0" * 8 + picture("PNG")[24:],
    "wrong-sum": chunk(b"tEXt", MARK),
    "endless-chunk": chunk(b"zTXt", b"")[:33] + b"\xff\xff\xff\xffzTXt" + b"x" * 200,
    "41-megapixels": picture("PNG", Image.new("1", (8200, 5000))),
}


@pytest.mark.parametrize("content", TAKEN.values(), ids=TAKEN)
def test_a_picture_becomes_pixels_alone(content: bytes) -> None:
    for made in (rebuilt(content), kept(content)):
        assert MARK not in made
        assert not any(sign in made for sign in (b"<script", b"GIF8", b"PK\x03\x04", b"%PDF", b"Exif", b"MPF"))
        with Image.open(io.BytesIO(made)) as again:
            assert (again.format, sorted(again.size), again.getexif()) == ("JPEG", sorted(SIZE), {})
            assert "comment" not in again.info


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_is_refused_in_words(content: bytes) -> None:
    for take in (rebuilt, kept):
        with pytest.raises(BadPicture, match="send a"):
            take(content)


def test_no_broken_picture_fails_otherwise() -> None:
    """Bytes are changed, left out and put in, mostly in the heads; each is taken or refused with the one error."""
    taken = 0
    for _ in range(1_500):
        content = bytearray(CHANCE.choice(list(TAKEN.values())))
        for _ in range(CHANCE.randint(1, 6)):
            at = CHANCE.randrange(min(len(content), 300))
            content[at : at + CHANCE.randint(0, 3)] = CHANCE.randbytes(CHANCE.randint(0, 4))
        try:
            taken += bool(rebuilt(bytes(content)))
        except BadPicture:
            continue
    assert 0 < taken < 1_500


MEASURED = """
import io, os, resource
from PIL import Image
import django
django.setup()
from cases.models.pictures import rebuilt
written = io.BytesIO()
Image.new("RGBA", (8000, 5000)).save(written, "PNG", compress_level=1)
pid = os.fork()
if not pid:
    rebuilt(written.getvalue())
    os._exit(0)
os.waitpid(pid, 0)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_a_picture_of_forty_megapixels_is_taken_in_bounded_memory() -> None:
    """At most the decoded picture and one copy of it in three colours, in kilobytes, beside the program itself."""
    done = subprocess.run([sys.executable, "-c", MEASURED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 700_000


SHEETS = {
    "zip-slip.xlsx": zipped(**{"../zz-slipped": MARK, "xl/worksheets/sheet1.xml": b"<worksheet/>"}),
    "absolute.ods": zipped(**{"/zz-slipped": MARK, "content.xml": b"<x/>"}),
    "picture.xlsx": picture(),
    "page.ods": SCRIPT,
    "zip-in-zip.xlsx": zipped(**{"xl/worksheets/sheet1.xml": zipped(x=b"0" * 5_000_000)}),
    "entities.ods": zipped(**{"content.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'}),
    "fetched.ods": zipped(**{"content.xml": b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
    "many.xlsx": zipped(**{f"xl/{number}.xml": b"" for number in range(2_500)}),
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "program.exe": b"MZ" + b"\0" * 100,
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_table_that_is_none_is_refused_and_nothing_is_unpacked(name: str) -> None:
    with pytest.raises(BadSheet):
        read_sheet(SHEETS[name], name=name)
    places = (Path("/"), Path.cwd(), Path.cwd().parent, ROOT)
    assert [place for place in places if (place / "zz-slipped").exists()] == []


CASE_FILES = {
    "deep": b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    "deep-lists": b'{"people":' + b"[" * 100_000,
    "no-number": b'{"people": [NaN]}',
    "endless-number": b'{"people": [' + b"9" * 5_000 + b"]}",
    "twice": b'{"people": [], "people": []}',
    "not-utf-8": b'{"people": "\xff"}',
    "list": b"[]",
    "cut": b'{"people": [',
    "large": b'{"x": "' + b"x" * 30_000_001 + b'"}',
    "zip": zipped(x=b"{}"),
}


@pytest.mark.parametrize("name", CASE_FILES)
def test_a_case_file_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(BadCaseFile, match=r"\$"):
        parsed(CASE_FILES[name])


@pytest.fixture
def desk(editor: User) -> Client:
    return browser_of(editor)


def offer(desk: Client, name: str, body: bytes) -> Any:
    form = {"title": "A source", "publisher": "An outlet", "language": "en"}
    return desk.post(reverse("admin:cases_source_from"), form | {"file": SimpleUploadedFile(name, body)})


@pytest.mark.usefixtures("published")
def test_a_page_that_is_stored_is_never_answered_as_it_came(desk: Client) -> None:
    body = b"<html><title>t</title><p>A judge refused.</p><img src=x onerror=alert(1)>" + SCRIPT + b"<p>More words.</p>"
    assert offer(desk, "page.html", body).status_code == 302
    copy = StoredCopy.objects.get()
    assert bytes(copy.original) == body
    pages = [
        reverse("admin:cases_source_copy", args=[copy.pk]),
        reverse("admin:cases_source_change", args=[copy.source_id]),
        reverse("admin:cases_source_history", args=[copy.source_id]),
    ]
    for answer in map(desk.get, pages):
        assert answer.status_code == 200
        assert b"onerror" not in answer.content
        assert b"alert(1)" not in answer.content
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
    stranger = Client()
    assert [address for address in addresses() if MARK in stranger.get(address).getvalue()] == []


@pytest.mark.usefixtures("drafted")
@pytest.mark.parametrize("name", ["article.pdf", "article.txt", "article.html"])
def test_a_broken_pdf_whatever_its_name_is_not_taken_for_words(desk: Client, name: str) -> None:
    answer = offer(desk, name, b"%PDF-1.7\n" + MARK)
    assert answer.status_code == 422
    assert "PDF" in answer.content.decode()
    assert not StoredCopy.objects.exists()


@pytest.mark.usefixtures("drafted")
@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "a\\..\\b.txt", "x.php.txt", "\u202etxt.exe.txt", "nul\x00.txt"]
)
def test_the_name_of_a_file_names_no_place(desk: Client, name: str) -> None:
    assert offer(desk, name, b"A judge refused.\n\nHe appealed.").status_code in {302, 400, 422}
    assert [copy.media_type for copy in StoredCopy.objects.all()] in ([], ["text/plain"])


def test_what_is_too_large_is_refused_before_it_is_read(desk: Client) -> None:
    """The length alone decides: none of these bodies is there."""
    stranger, form = Client(), "multipart/form-data; boundary=x"
    for client, most in ((stranger, MOST_OF_A_STRANGER), (desk, MOST_OF_AN_EDITOR)):
        for address in ("/admin/login/", "/admin/cases/person/case-file/", "/admin/nowhere/"):
            for length in (most + 1, 10**30):
                answer = client.generic("POST", address, b"", form, CONTENT_LENGTH=str(length))
                assert answer.status_code == 413, (address, length)
        assert client.generic("POST", "/admin/nowhere/", b"", form).status_code != 413


def test_a_body_of_many_parts_is_refused(desk: Client) -> None:
    fields = {f"f{number}": "x" for number in range(6_000)}
    files = {f"f{number}": SimpleUploadedFile("x.txt", b"x") for number in range(200)}
    for sent in (fields, files):
        assert desk.post(reverse("admin:cases_source_from"), sent).status_code == 400
