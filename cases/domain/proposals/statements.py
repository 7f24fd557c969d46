"""What somebody is quoted as saying, and what a prisoner says of the case."""

import re
from collections.abc import Iterator
from typing import Final

from .passages import Sentence
from .rule import Found, Members, Rule, rule
from .speakers import Speaker

_WORDS: Final = re.compile(r"[^\"]{12,400}")
_ANOTHER_SPEAKS: Final = re.compile(r", (?:а|но|и|and|but|while) ")
_MEDIA: Final = (
    ("facebook", r"facebook|фейсбук"),
    ("twitter", r"tweet|twitter|твиттер"),
    ("social", r"instagram|telegram|social media|соцсет|инстаграм|телеграм|әлеуметтік желі"),
    ("court", r"in court|told the (?:court|judge)|в суде|сотта "),
    ("letter", r"letter|письм|хат"),
)


def medium(low: str) -> str:
    """The code of the medium the words name, "" if they name none."""
    return next((code for code, words in _MEDIA if re.search(words, low)), "")


def quotes(sentence: Sentence, said_by: Speaker) -> Iterator[tuple[int, int, Members]]:
    """Each longer quotation of a sentence whose speaker is named: where, and its members."""
    if not said_by.words:
        return
    for start, end in _quoted(sentence):
        words = sentence.text[start + 1 : end - 1]
        if words.count(" ") < 4 or not _WORDS.fullmatch(words):
            continue
        if said_by.end < start and _ANOTHER_SPEAKS.search(sentence.low, said_by.end, start):
            continue
        values: Members = {
            "speaker": {sentence.lang: said_by.words},
            "quote": sentence.raw[start + 1 : end - 1].rstrip(",. "),
            "quote_lang": sentence.lang,
        }
        said_in = medium(sentence.low[:start] + sentence.low[end:])
        yield start, end, {**values, "medium": said_in} if said_in else values


def _quoted(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where each quotation stands with its marks; a closing mark of another quotation opens none."""
    opened: int | None = None
    for mark in re.finditer('"', sentence.text):
        at = mark.start()
        if opened is not None:
            yield opened, at + 1
            opened = None
        elif sentence.raw[at] not in "»”":
            opened = at


def _of_the_case(found: Found) -> Members | None:
    """Nothing but the speaker; whoever stands in a clause of their own ("a trial that many called ...") is another."""
    others = re.search(r"(?<!\w)(?:that|which) (?:[\w'-]+ ){1,6}$", found.sentence.low[: found.match.start()])
    return None if others else {}


def _demand(found: Found) -> Members:
    return {"demand": found.text("demand")}


RULES: Final[tuple[Rule, ...]] = (
    rule("statements", "en", "politically motivated", r"(?:has |have |had )?(?:called|calls|described|describes|"
         r"calling) (?:[\w'-]+ ){1,6}?(?:as )?(?:\w+ )?politically motivated", _of_the_case, dated=""),
    rule("statements", "en", "demand", r"(?:demanded|demanding|demands) that (?P<demand>(?:[\w'-]+ ){2,9}?be (?:\w+ "
         r"){0,1}?\w+)", _demand, dated="", real=False, confidence=0.7),
    rule("statements", "en", "politically motivated", r"(?:says|said|insists|insisted|insisting|saying) (?:that "
         r")?(?:the |his |"
         r"her |their )(?:case|charges|trial|prosecution) (?:is|are|was|were) (?:\w+ )?politically motivated",
         _of_the_case, dated="", real=False),
    rule("statements", "ru", "политическ", r"(?:называет|назвал[аи]?|считает|считают|называют) (?:[\w-]+ "
         r"){0,4}?(?:политически мотивированн\w+|политическ\w+(?= заказ| преследован|[,.;]))",
         _of_the_case, dated=""),
)  # fmt: skip
