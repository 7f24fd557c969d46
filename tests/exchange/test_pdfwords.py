"""PDF files: their words come out in the paragraphs in which they were written, and hostile ones end in a sentence."""

import io
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter

from cases.exchange import pdfwords
from cases.exchange.text_of import PDF, Unreadable, text_of

pytestmark = pytest.mark.no_engine

SEEN = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Seen def
1 begincodespacerange <0000> <ffff> endcodespacerange
256 beginbfrange
%s
endbfrange
endcmap end end""" % b"\n".join(b"<%02x00> <%02xff> <%02x00>" % (high, high, high) for high in range(256))


def stream(words: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(words)
    return b"<< /Length %d /Filter /FlateDecode %s >> stream\n%s\nendstream" % (len(packed), more, packed)


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF of these lines in a font without outlines, whose codes are those of Unicode."""
    kids = b" ".join(b"%d 0 R" % (7 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /DW 500 >>",
        stream(SEEN),
        b"<< /Title <feff%s> >>" % title.encode("utf-16-be").hex().encode(),
    ]
    for number, lines in enumerate(pages):
        shown = b"\n".join(b"<%s> Tj 0 -14 Td" % line.encode("utf-16-be").hex().encode() for line in lines)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (8 + 2 * number)
        )
        objects.append(stream(b"BT /F1 12 Tf 50 750 Td\n" + shown + b"\nET"))
    return built(objects)


def built(objects: Sequence[bytes]) -> bytes:
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, words in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(body) + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (
        len(objects) + 1, table, len(objects) + 1,
    ) + b"startxref\n%d\n%%%%EOF" % len(body)  # fmt: skip


LINES = (
    "Суд города Отар 3 марта 2020 года приговорил поэта Марата Садыкова к",
    "шести годам лишения свободы. Это неза-",
    "конно, сказал его адвокат, и дело сфабриковано из-за его стихов, из-",
    "за которых его судили.",
    "Later Sadykov was moved to a hospital, and the court said that it would",
)
REST = ("take e\ufb00ect in fifteen days.", "Nothing more is known.")


def test_lines_become_the_paragraphs_that_they_were() -> None:
    received = text_of(pdf([LINES, REST], "Поэт из Отара"), name="article.pdf")
    assert (received.media_type, received.title) == (PDF, "Поэт из Отара")
    assert received.text.split("\n\n") == [
        "Суд города Отар 3 марта 2020 года приговорил поэта Марата Садыкова к шести годам лишения свободы. Это "
        "незаконно, сказал его адвокат, и дело сфабриковано из-за его стихов, из-за которых его судили.",
        "Later Sadykov was moved to a hospital, and the court said that it would take effect in fifteen days.",
        "Nothing more is known.",
    ]


def test_a_pdf_is_known_by_its_bytes() -> None:
    assert text_of(pdf([["Two words"]]), name="letter.txt").media_type == PDF


def encrypted(password: str) -> bytes:
    writer, out = PdfWriter(clone_from=io.BytesIO(pdf([["Secret words"]]))), io.BytesIO()
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-128")
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert text_of(encrypted(""), name="a.pdf").text == "Secret words"


WHOLE = pdf([LINES, REST])
ROUND = b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (encrypted("apple"), "asks for a password"),
        (b"%PDF-1.7", "cannot be read"),
        (b"Words that are no PDF.", "cannot be read"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 400, "cannot be read"),
        (WHOLE[:300], "cannot be read"),
        (built([b"<< /Type /Catalog /Pages 2 0 R >>", ROUND]), "cannot be read|holds pictures"),
        (pdf([[]]), "holds pictures of pages and no words"),
        (pdf([]), "holds pictures of pages and no words"),
    ],
    ids=["locked", "head", "text", "noise", "cut", "round", "no words", "no pages"],
)
def test_what_cannot_be_read_says_what_to_do(body: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        text_of(body, name="a.pdf")


def bomb() -> bytes:
    """A page whose words are 100 MB of blanks, packed twice."""
    packed = zlib.compress(zlib.compress(bytes(100_000_000), 1), 9)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    words = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >> stream\n%s\nendstream" % (len(packed), packed)
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return built([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, words, b"null", b"<< >>"])


def test_a_bomb_ends_soon_and_in_a_sentence() -> None:
    began = time.process_time()
    with pytest.raises(Unreadable, match=r"cannot be read|holds pictures"):
        text_of(bomb(), name="a.pdf")
    assert time.process_time() - began < 1


def test_one_that_never_ends_is_ended(monkeypatch: Any, tmp_path: Path) -> None:
    child = tmp_path / "child.py"
    child.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(pdfwords, "_CHILD", child)
    monkeypatch.setattr(pdfwords, "_PATIENCE", 0.2)
    with pytest.raises(pdfwords.BrokenPdf):
        pdfwords.read(WHOLE)


def test_the_reader_has_no_secret_of_the_site(monkeypatch: Any, tmp_path: Path) -> None:
    child = tmp_path / "child.py"
    child.write_text("import json, os, sys\nprint(json.dumps({'title': ' '.join(os.environ), 'pages': []}))\n")
    monkeypatch.setattr(pdfwords, "_CHILD", child)
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    assert "SECRET_KEY" not in pdfwords.read(WHOLE).title
