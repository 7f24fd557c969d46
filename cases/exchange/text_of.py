"""The words of a file that an editor received: plain text, a page or a message turned into paragraphs.

Nothing is fetched and nothing in a file is run: a page is read for its words alone.
"""

import codecs
import email
import email.policy
import re
import unicodedata
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from . import pdfwords

LARGEST: Final = 2_000_000
"""So many bytes are taken at most."""

PLAIN, PAGE, MESSAGE, PDF = "text/plain", "text/html", "message/rfc822", "application/pdf"
_KINDS: Final = {
    "txt": PLAIN, "text": PLAIN, "md": PLAIN, "html": PAGE, "htm": PAGE, "xhtml": PAGE, "eml": MESSAGE,
    "pdf": PDF,
}  # fmt: skip
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters of two scripts in one word: a sign of the wrong encoding.
_MIXED: Final = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
# What Python alone calls encodings: no file is stored so, and one of them takes time that grows with the square.
_NO_ENCODINGS: Final = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"))
# What the standard library raises for headers that no program for mail writes, some in thousands.
_HOSTILE: Final = (RecursionError, ValueError, LookupError, AttributeError, TypeError)
_REORDERING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

_CODE: Final = frozenset(("script", "style", "template", "noscript", "svg", "iframe", "object", "head"))
_AROUND: Final = _CODE | {"nav", "aside", "footer", "form", "button", "select", "textarea"}
_BLOCK_TAGS: Final = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table td th title tr ul"
)
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())


class Unreadable(Exception):
    """The file cannot be read; the text says what to do."""


class Received(NamedTuple):
    """The words, paragraphs separated by blank lines; what kind of file it was; the title that it gives itself."""

    text: str
    media_type: str
    title: str = ""


def text_of(body: bytes, *, name: str) -> Received:
    """Answer the words of a file called `name`; raise Unreadable with a sentence that says what to do."""
    if len(body) > LARGEST:
        raise Unreadable(_("The file is larger than 2 MB. Copy the text that matters and paste it."))
    kind = PDF if body.startswith(b"%PDF-") else _KINDS.get(name.rpartition(".")[2].lower())
    if kind is None:
        raise Unreadable(
            _("Only .txt, .html, .pdf and .eml files are read. Save the file as one of these or paste its text.")
        )
    received = _READ[kind](body)
    if not received.text:
        raise Unreadable(_("No words were found in this file. Open it, copy its text and paste it."))
    return received


def pasted(text: str) -> str:
    """Answer a pasted text in paragraphs separated by blank lines."""
    lines = [" ".join(line.split()) for line in _printable(text).split("\n")]
    filled = [line for line in lines if line]
    # Copied from some pages, paragraphs are lines: long ones, with no empty line between.
    if len(filled) == len("\n".join(lines).strip().split("\n")) and sum(map(len, filled)) > 100 * len(filled):
        return "\n\n".join(filled)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def decoded(body: bytes, *, charset: str = "") -> str:
    """Answer the text of the bytes: by their mark, by the `charset` they claim, as UTF-8, as Windows-1251."""
    marked = next((encoding for mark, encoding in _MARKS if body.startswith(mark)), "")
    for encoding in (marked, charset, "utf-8", *_unmarked_utf16(body)):
        if (text := _as(body, encoding)) is not None:
            return text
    text = _as(body, "cp1251")
    if text is None or len(_MIXED.findall(text)) > 2 + len(text) // 500:
        raise Unreadable(
            _("The letters of this file could not be made out. Save it as UTF-8, or copy its text and paste it.")
        )
    return text


def _as(body: bytes, encoding: str) -> str | None:
    try:
        is_none = not encoding or codecs.lookup(encoding).name.replace("_", "-") in _NO_ENCODINGS
        text = None if is_none else body.decode(encoding)
    except (LookupError, ValueError):
        return None
    return None if text is None or "\x00" in text else text


def _unmarked_utf16(body: bytes) -> tuple[str, ...]:
    """Answer the byte order that the zeros of Latin letters and spaces betray."""
    sample = body[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample):
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _printable(text: str) -> str:
    """Answer the text with plain line ends and without characters that cannot be shown or that reorder a line."""
    text = re.sub(r"\r\n?|\u2028|\u2029|\u0085", "\n", text).replace("\f", "\n").replace("\v", "\n")
    return "".join(
        one
        for one in text
        if one in "\n\t" or (unicodedata.category(one) not in {"Cc", "Cs", "Cn"} and one not in _REORDERING)
    )


class _Words(HTMLParser):
    """The blocks of words of a page, without what stands in the elements `dropped`."""

    def __init__(self, dropped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.dropped = dropped
        self.blocks: list[list[str]] = [[]]
        self.title: list[str] = []
        self.inside: dict[str, int] = {}
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Begin a block, or what is dropped."""
        if tag in self.dropped:
            self.inside[tag] = self.inside.get(tag, 0) + 1
        self.in_title = tag == "title" and not self.title
        if tag == "body":
            self.inside.pop("head", None)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what is dropped."""
        if self.inside.get(tag, 0) > 1:
            self.inside[tag] -= 1
        else:
            self.inside.pop(tag, None)
        self.in_title = False
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and self.blocks[-1]:
            self.blocks.append([])
        elif tag == "br":
            self.blocks[-1].append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if self.in_title:
            self.title.append(data)
        elif not self.inside:
            self.blocks[-1].append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """Answer the blocks, parted by blank lines; two line breaks in a row part them too."""
        blocks = (part for block in self.blocks for part in re.split(r"\n\s*\n", "".join(block)))
        lines = ("\n".join(" ".join(line.split()) for line in block.strip().split("\n")) for block in blocks)
        return "\n\n".join(block for block in lines if block)


def _of_page(text: str) -> Received:
    markup = _closed(_printable(text))
    for dropped in (_AROUND, _CODE, _CODE - {"head", "noscript"}):
        words = _Words(dropped)
        words.feed(markup)
        words.close()
        # An element that is never closed must not swallow the article.
        if words.text() and not words.inside:
            break
    # A reference such as &#8238; stands for a sign that was taken out of the markup.
    return Received(_printable(words.text()), PAGE, _line("".join(words.title)))


def _closed(markup: str) -> str:
    """Answer the markup without comments and declarations and with nothing left open at its end.

    The parser of the standard library takes time that grows with the square of what is left open.
    """
    parts, at = [], 0
    while (start := markup.find("<!", at)) >= 0:
        parts.append(markup[at:start])
        is_comment = markup.startswith("<!--", start)
        end = markup.find("-->" if is_comment else ">", start)
        if end < 0:
            at = len(markup) if is_comment else start + 2
            break
        at = end + (3 if is_comment else 1)
    kept = "".join([*parts, markup[at:]]).replace("<!", "").replace("<?", "")
    last = kept.rfind(">") + 1
    return kept[:last] + kept[last:].replace("<", "&lt;")


def _read_plain(body: bytes) -> Received:
    return Received(pasted(decoded(body)), PLAIN)


def _read_page(body: bytes) -> Received:
    claimed = _CHARSET.search(body[:4000])
    return _of_page(decoded(body, charset=claimed[1].decode("ascii", "ignore") if claimed else ""))


def _line(text: str) -> str:
    """Answer the text on one line."""
    return " ".join(_printable(text).split())


def _read_message(body: bytes) -> Received:
    try:
        return _of_message(body)
    except _HOSTILE as error:
        raise Unreadable(_("No text was found in this message. Open it, copy its text and paste it.")) from error


def _of_message(body: bytes) -> Received:
    message: Any = email.message_from_bytes(body, policy=email.policy.default)
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None or not message.keys():
        raise Unreadable(_("No text was found in this message. Open it, copy its text and paste it."))
    words = _part(part)
    return Received(words, MESSAGE, _line(str(message.get("subject", ""))))


def _part(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    text = decoded(payload if isinstance(payload, bytes) else b"", charset=str(part.get_content_charset() or ""))
    return _of_page(text).text if part.get_content_subtype() == "html" else pasted(text)


def _read_pdf(body: bytes) -> Received:
    try:
        found = pdfwords.read(body)
    except pdfwords.LockedPdf as locked:
        raise Unreadable(_("This PDF asks for a password. Open the file, copy its text and paste it.")) from locked
    except pdfwords.BrokenPdf as broken:
        raise Unreadable(_("This PDF cannot be read. Open the file, copy its text and paste it.")) from broken
    if not found.text:
        raise Unreadable(_("This PDF holds pictures of pages and no words. Type or paste its text."))
    return Received(_printable(found.text), PDF, _printable(found.title))


_READ: Final = {PLAIN: _read_plain, PAGE: _read_page, MESSAGE: _read_message, PDF: _read_pdf}
