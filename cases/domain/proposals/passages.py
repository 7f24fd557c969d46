"""A text cut into numbered paragraphs and sentences, each with the place of every character in the text as given."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

LONGEST_SENTENCE: Final = 1200
"""A longer stretch without a full stop is cut, so that no rule ever reads more at once."""

_PARAGRAPH: Final = re.compile(r"\S[^\n]*(?:\n(?![ \t\r]*\n)[^\n]*\S[^\n]*)*")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{0,400}\)")
_HEADER: Final = re.compile(r"\s*date \d{4}-\d\d-\d\d(?= )")
_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "İ": "I", "‑": "-", "‐": "-"}
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
    | dict.fromkeys("\u200b\u200c\u200d\u00ad\ufeff", " ")
)
_DATELINE: Final = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ' -]{2,30}(?:, [\w' -]{2,30})? (?:--|–|—) ")
_STOP: Final = re.compile(r'[.!?…]+["\')\]]* (?=["\'(\[]?[^a-zа-яёәғқңөұүһі])')
_SHORT: Final = (
    "mr mrs ms dr st prof gen col lt sgt rev hon jan feb mar apr jun jul aug sep sept oct nov dec no art vs etc "
    "inc u.s u.n e.g i.e a.m p.m г гг ул ст п пп им т.д т.п т.е др руб тыс млн млрд см стр ред янв фев февр апр "
    "авг сен сент окт нояб дек ж жж т.б"
)
_SHORTENED: Final = frozenset(_SHORT.split())


class Sentence(NamedTuple):
    """One sentence: plain `text` with single spaces, `low` the same in small letters, `raw` with the marks as given.

    `places` has one entry for each character of `text` and one for its end; all are offsets into the text as given.
    """

    text: str
    low: str
    raw: str
    places: tuple[int, ...]
    paragraph: int
    lang: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets, in the text as given, of a part of the sentence that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Where each paragraph begins and ends: a run of lines between empty ones; the first has the number 1."""
    return tuple(match.span() for match in _PARAGRAPH.finditer(text))


def sentences(text: str, lang: str | None = None) -> Iterator[Sentence]:
    """The sentences of the text in order; a paragraph that breaks off is read on into the next.

    The language is judged for each paragraph unless it is given.
    """
    plain = _without_header(_unlinked(text.translate(_PLAIN)))
    pending: list[tuple[int, int]] = []
    number = 0
    for number, (start, end) in enumerate(paragraphs(text), 1):
        pending.append((start, end))
        if len(pending) < 3 and _breaks_off(plain, start, end, text):
            continue
        yield from _of_paragraph(text, plain, pending[0][0], end, number - len(pending) + 1, lang)
        pending = []
    if pending:
        yield from _of_paragraph(text, plain, pending[0][0], pending[-1][1], number - len(pending) + 1, lang)


def _breaks_off(plain: str, start: int, end: int, text: str) -> bool:
    """Whether a long paragraph ends inside a sentence: no stop, and small letters after the empty line."""
    if end - start < 80 or plain[start:end].rstrip()[-1:] in '.!?…:;"':
        return False
    follows = re.compile(r"\s*(\S)").match(text, end)
    return follows is not None and follows[1].islower()


def _unlinked(plain: str) -> str:
    """The text with the address of a Markdown link blanked out, each character in its place."""
    return _LINK.sub(lambda found: " " + found[1] + " " * (len(found[0]) - len(found[1]) - 1), plain)


def _without_header(plain: str) -> str:
    """The text with the date that some archives put before it blanked out."""
    header = _HEADER.match(plain)
    return plain if header is None else " " * header.end() + plain[header.end() :]


def _of_paragraph(text: str, plain: str, start: int, end: int, number: int, lang: str | None) -> Iterator[Sentence]:
    spoken = lang or language(plain[start:end])
    words: list[re.Match[str]] = []
    length = 0
    for word in _pieces(plain, start, end):
        words.append(word)
        length += len(word[0]) + 1
        if length > LONGEST_SENTENCE:
            yield _sentence(text, words, number, spoken)
            words, length = [], 0
    if words:
        yield from _split(_sentence(text, words, number, spoken))


def _pieces(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words between the two places; one that is too long is cut."""
    piece = re.compile(rf"\S{{1,{LONGEST_SENTENCE // 4}}}")
    return piece.finditer(plain, start, end)


def _sentence(given: str, words: list[re.Match[str]], number: int, lang: str) -> Sentence:
    text = " ".join(word[0] for word in words)
    raw = " ".join(given[word.start() : word.end()] for word in words)
    places: list[int] = []
    for word in words:
        places += range(word.start(), word.end() + 1)
    return Sentence(text, text.lower(), raw, tuple(places), number, lang)


def _split(whole: Sentence) -> Iterator[Sentence]:
    """The sentences of one paragraph, cut after full stops that end one."""
    dateline = _DATELINE.match(whole.text)
    start = dateline.end() if dateline and dateline.end() < len(whole.text) else 0
    for stop in _STOP.finditer(whole.text):
        if not _ends_sentence(whole.low[max(0, stop.start() - 12) : stop.start()], stop[0]):
            continue
        yield _part(whole, start, stop.end() - 1)
        start = stop.end()
    if start < len(whole.text):
        yield _part(whole, start, len(whole.text))


def _ends_sentence(before: str, stop: str) -> bool:
    """Not after an abbreviation, an initial, or a short name in quotation marks ("Forward!")."""
    if '"' in stop and '"' in before:
        return False
    last = before.rsplit(" ", 1)[-1].lstrip("(\"'")
    return not stop.startswith(". ") or not (last in _SHORTENED or (len(last) == 1 and last.isalpha()))


def _part(whole: Sentence, start: int, end: int) -> Sentence:
    text, low, raw = (written[start:end] for written in (whole.text, whole.low, whole.raw))
    return Sentence(text, low, raw, whole.places[start : end + 1], whole.paragraph, whole.lang)


def language(text: str) -> str:
    """The language by its letters: "en", "ru", or "kk" where letters of Kazakh alone are frequent."""
    sample = text[:4000].lower()
    cyrillic = sum("а" <= letter <= "я" or letter in "ёәғқңөұүһі" for letter in sample)
    latin = sum("a" <= letter <= "z" for letter in sample)
    if latin > cyrillic:
        return "en"
    kazakh = sum(letter in "әғқңөұүһі" for letter in sample)
    return "kk" if kazakh * 25 > cyrillic else "ru"
