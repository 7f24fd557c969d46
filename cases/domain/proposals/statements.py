"""What somebody is quoted as saying, and what a prisoner says of the case."""

import re
from collections.abc import Iterator
from typing import Final

from .passages import Sentence
from .rule import Found, Members, Rule, rule
from .speakers import Speaker

_QUOTE: Final = re.compile(r'"([^"]{12,400})[,.!?]?"')
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
    for match in _QUOTE.finditer(sentence.text):
        if match[1].count(" ") < 4:
            continue
        values: Members = {
            "speaker": {sentence.lang: said_by.words},
            "quote": sentence.raw[slice(*match.span(1))].rstrip(",. "),
            "quote_lang": sentence.lang,
        }
        said_in = medium(sentence.low[: match.start()] + sentence.low[match.end() :])
        yield match.start(), match.end(), {**values, "medium": said_in} if said_in else values


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
    rule("statements", "en", "politically motivated", r"(?:says|said|insists|insisted|saying) (?:that )?(?:the |his |"
         r"her |their )(?:case|charges|trial|prosecution) (?:is|are|was|were) (?:\w+ )?politically motivated",
         _of_the_case, dated="", real=False),
    rule("statements", "ru", "политическ", r"(?:называет|назвал[аи]?|считает|считают|называют) (?:[\w-]+ "
         r"){0,4}?(?:политически мотивированн\w+|политическ\w+(?= заказ| преследован|[,.;]))",
         _of_the_case, dated=""),
)  # fmt: skip
