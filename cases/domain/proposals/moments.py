"""Points in time named in a sentence, each as an EDTF text with the words that say it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from cases.domain.datereading import read_date
from cases.domain.duration import Term, add_months

from . import numerals
from .momentwords import AGO, CORES, LEADS, NOT_YET
from .passages import Sentence

_PART: Final = re.compile(r"(\d{4}-\d\d-\d\d)~/(\d{4}-\d\d-\d\d)~")
_SHORT_MONTHS: Final = re.compile(r"(?:may|march|mar)\b")


class Moment(NamedTuple):
    """A point in time: where in the sentence, EDTF text, words, whether its year was inferred, and what leads it.

    `lead` is "since", "until", "before" or "after" where the words say so, "of" where the month belongs to a noun
    ("the February ruling"), else "".
    """

    start: int
    end: int
    edtf: str
    words: str
    inferred: bool
    lead: str = ""


def moments(sentence: Sentence, published: date | None) -> tuple[Moment, ...]:
    """Every point in time of the sentence that can be dated, in order; those to come are left out."""
    found: list[Moment] = []
    for start, end in _spans(sentence):
        if any(start < one.end and one.start < end for one in found):
            continue
        read = _read(sentence, start, end, published)
        if read is not None:
            found.append(read)
    return tuple(sorted(found))


def _spans(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for pattern in CORES[sentence.lang]:
        for match in pattern.finditer(sentence.low):
            if not _is_another_word(sentence, match) and not NOT_YET[sentence.lang].search(
                sentence.low, max(0, match.start() - 25), match.start()
            ):
                yield match.span()


def _is_another_word(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether "may" or "march" stands there in small letters, as a verb."""
    if sentence.lang != "en":
        return False
    month = _SHORT_MONTHS.search(match[0])
    return month is not None and sentence.text[match.start() + month.start()].islower()


def _read(sentence: Sentence, start: int, end: int, published: date | None) -> Moment | None:
    words = sentence.text[start:end].strip(" ,.")
    lead, begin = _lead(sentence, start)
    ago = _ago(words.lower(), sentence.lang, published)
    if ago is not None:
        return Moment(begin, end, ago, words, False, lead)
    reading = read_date(_without_of(words), lang=sentence.lang, reference=published)
    if reading is None or reading.date is None:
        return None
    edtf = reading.date.text
    if edtf.endswith("/..") and not lead:
        edtf, lead = edtf.removesuffix("/.."), "since"
    return Moment(begin, end, _on_one_day(edtf), sentence.text[begin:end].strip(" ,"), reading.year_inferred, lead)


def _without_of(words: str) -> str:
    """The words without what the reading of dates does not know: "last" before a month or season, "earlier", "of"."""
    plain = re.sub(
        r"^(?:the )?(?:last|this past|earlier) (?=\w{4,}(?: \d|$))(?!week|month|year)", "", words, flags=re.I
    )
    plain = re.sub(r"^earlier (?=this |last )", "", plain, flags=re.I)
    plain = re.sub(r"^earlier in ", "", plain, flags=re.I)
    plain = re.sub(r" of (?=(?:last|this) year$)", " ", plain, flags=re.I)
    return re.sub(r"-(?=жыл)| айы\w*$| күні$", " ", plain)


def _on_one_day(edtf: str) -> str:
    """A part of a month as one day somewhere in it, since what happens, happens on a day."""
    return _PART.sub(r"[\1..\2]", edtf)


_OF_A_NOUN: Final = re.compile(r"(?<!\w)(?:the|his|her|their|its|a|that|this) $")


def _lead(sentence: Sentence, start: int) -> tuple[str, int]:
    """What the words before a point in time make of it, and where they begin."""
    is_bare = sentence.lang == "en" and sentence.low[start : start + 1].isalpha()
    if is_bare and _OF_A_NOUN.search(sentence.low, max(0, start - 8), start):
        return "of", start
    for lead, pattern in LEADS[sentence.lang]:
        match = pattern.search(sentence.low, max(0, start - 16), start)
        if match:
            return lead, match.start(1)
    return "", start


def _ago(words: str, lang: str, published: date | None) -> str | None:
    """So many weeks, months or years before the reference day, as about then."""
    match = AGO[lang].fullmatch(words)
    if match is None or published is None:
        return None
    number = numerals.value(match["n"], lang) if match["n"] else 1
    if number is None or number % 1 or number > 120:
        return None
    return _back(published, int(number), match)


def _back(published: date, number: int, match: re.Match[str]) -> str | None:
    if match["d"]:
        return (published - timedelta(days=number)).isoformat()
    if match["w"]:
        return f"{published - timedelta(weeks=number)}~"
    months = Term.of(years=number).months if match["y"] else number
    then = add_months(published, -months).isoformat()
    return f"{then[:4]}~" if match["y"] else f"{then[:7]}~"
