"""Files become words: encodings, pages, messages, what is refused and what hostile markup costs."""

import time

import pytest

from cases.domain.proposals import paragraphs
from cases.exchange.text_of import LARGEST, MESSAGE, PAGE, PLAIN, Unreadable, decoded, pasted, text_of

pytestmark = pytest.mark.no_engine

RUSSIAN = "Суд в Отаре отказал.\n\nАдвокат подал жалобу."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("text", [RUSSIAN, "A court in Otar refused, he said.\n\nThe lawyer appealed."])
def test_encodings(encoding: str, text: str) -> None:
    assert text_of(text.encode(encoding), name="a.txt").text == text


def test_kazakh_in_utf_8() -> None:
    assert text_of("Оны қамауға алды.".encode(), name="A.TXT").text == "Оны қамауға алды."


def test_cyrillic_that_is_not_cp1251_is_refused() -> None:
    with pytest.raises(Unreadable, match="Save it as UTF-8"):
        decoded(("café naïve déjà résumé " * 10).encode("latin-1"))


def test_words_after_a_wrong_claim_are_still_read() -> None:
    assert decoded(RUSSIAN.encode(), charset="no-such-thing") == RUSSIAN


@pytest.mark.parametrize("charset", ["punycode", "PUNYCODE", "idna", "unicode_escape", "raw-unicode-escape", "utf_7"])
def test_a_page_does_not_choose_how_python_reads_it(charset: str) -> None:
    assert decoded(b"a-" + b"9" * 300_000 + rb"\u0041+AEE-", charset=charset).endswith(r"\u0041+AEE-")


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.docx", b"PK", "Only .txt, .html, .pdf and .eml"),
        ("noname", b"Words", "Only .txt, .html, .pdf and .eml"),
        ("a.txt", b"", "No words"),
        ("a.txt", b" \r\n\t ", "No words"),
        ("a.html", b"<script>alert(1)</script>", "No words"),
        ("a.txt", bytes(range(256)) * 4, "could not be made out"),
        ("a.eml", b"", "No text was found in this message"),
        ("a.txt", b"a" * (LARGEST + 1), "larger than 2 MB"),
    ],
)
def test_what_is_refused_says_what_to_do(name: str, body: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        text_of(body, name=name)


def test_largest_file_is_taken() -> None:
    assert len(text_of(b"a" * LARGEST, name="a.txt").text) == LARGEST


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("One\r\n\r\n\r\n\r\nTwo\u2028\u2028Three", "One\n\nTwo\n\nThree"),
        ("A line\nand its next\n\nTwo", "A line\nand its next\n\nTwo"),
        ("short\nlines\nstay", "short\nlines\nstay"),
        (f"{'long ' * 40}\n{'line ' * 40}", f"{('long ' * 40).strip()}\n\n{('line ' * 40).strip()}"),
        ("seen \u202eover\u0000 \ufeffhere", "seen over here"),
    ],
)
def test_pasted_text(typed: str, kept: str) -> None:
    assert pasted(typed) == kept


HTML = """<!doctype html><html><head><title>A ruling &amp; more</title><style>p{}</style></head><body>
<nav><ul><li>Menu</li></ul></nav><h1>A ruling</h1><!-- <p>not this</p> --><p>The court <b>refused</b>
&laquo;it&raquo;.<br>Next line.<br><br>A third.</p><script>document.write('<p>no</p>')</script>
<aside>Read also</aside><div>Last<div>of all</div></div><form><button>Send</button></form></body></html>"""


def test_page() -> None:
    read = text_of(HTML.encode(), name="page.html")
    assert read.media_type == PAGE
    assert read.title == "A ruling & more"
    assert read.text.split("\n\n") == [
        "A ruling", "The court refused «it».\nNext line.", "A third.", "Last", "of all",
    ]  # fmt: skip
    assert len(paragraphs(read.text)) == 5


def test_page_names_its_encoding() -> None:
    page = '<meta http-equiv="content-type" content="text/html; charset=koi8-r"><p>Суд отказал</p>'
    assert text_of(page.encode("koi8-r"), name="a.htm").text == "Суд отказал"


def test_navigation_that_is_never_closed_does_not_swallow_the_article() -> None:
    assert "The court refused." in text_of(b"<nav>Menu<p>The court refused.</p>", name="a.html").text


def test_markup_becomes_words_and_stays_words() -> None:
    assert text_of(b"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", name="a.html").text == "<script>alert(1)</script>"


OPEN = ("<!--", "<!", "<a ", "<", "<p>", "&#", '<a b="', "</", "<script>", "<![CDATA[", "<?", "<nav>", "<x/")


@pytest.mark.parametrize("end", ["", ">", "x-->"])
@pytest.mark.parametrize("piece", OPEN)
def test_markup_left_open_takes_no_long_time(piece: str, end: str) -> None:
    body = f"<p>Words</p>{piece * (100_000 // len(piece))}{end}".encode()
    began = time.perf_counter()
    assert "Words" in text_of(body, name="a.html").text
    assert time.perf_counter() - began < 5


MAIL = """From: Reader <reader@example.org>
Subject: =?utf-8?b?0KHRg9C0?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=windows-1251
Content-Transfer-Encoding: 8bit

Суд отказал.
--x
Content-Type: text/html; charset=utf-8

<p>No</p>
--x--
"""


def test_message_gives_its_plain_text_and_subject() -> None:
    assert text_of(MAIL.encode("cp1251"), name="a.eml") == ("Суд отказал.", MESSAGE, "Суд")


def test_message_of_a_page_alone() -> None:
    mail = b"Subject: x\nContent-Type: text/html; charset=bogus\n\n<p>One</p><script>no</script><p>Two</p>"
    assert text_of(mail, name="a.eml").text == "One\n\nTwo"


@pytest.mark.parametrize("coded", ["QQBC", "QX9C", "4oCuQULigK4="])
def test_a_subject_in_any_signs_becomes_a_line(coded: str) -> None:
    mail = f"Subject: =?utf-8?b?{coded}?=\nContent-Type: text/plain\n\nWords".encode()
    assert text_of(mail, name="a.eml").title == "AB"


def test_references_bring_no_sign_back_that_was_taken_out() -> None:
    page = b"<title>A&#8238;B&#127;</title><p>C&#8238;D&#xad;E&#x7f;</p>"
    assert text_of(page, name="a.html")[::2] == ("CD\u00adE", "AB")


@pytest.mark.parametrize(
    "mail",
    [
        b"Content-Type: message/rfc822\n\n" * 2000 + b"x",
        b"Content-Type: text/plain" + b"(" * 5000 + b"\n\nx",
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3000,
    ],
    ids=["messages", "comments", "parts"],
)
def test_a_message_without_end_is_refused_in_words(mail: bytes) -> None:
    with pytest.raises(Unreadable, match="No text was found"):
        text_of(mail, name="a.eml")


def test_plain_file_says_what_it_is() -> None:
    assert text_of(b"Words", name="a.txt").media_type == PLAIN
