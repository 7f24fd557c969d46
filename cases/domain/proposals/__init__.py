"""Facts that rules recognise in the text of a news article, each to be accepted, corrected or dropped by an editor.

English and Russian, and less of Kazakh. No network, no model: patterns and word lists. Nothing is inferred: what is
denied, possible, demanded or still to come is no fact here.
"""

from datetime import date
from typing import Final

from .passages import paragraphs as paragraphs
from .passages import sentences
from .proposal import Passage as Passage
from .proposal import Proposal as Proposal
from .repeats import without_repeats

LONGEST: Final = 200_000
"""So many characters are read, thirty times a long article; what follows is left out."""


def propose(text: str, *, published: date | None, lang: str | None = None) -> tuple[Proposal, ...]:
    """The facts that rules recognise in the text, in its order, without repetition.

    `published` is the day of the article: it gives years to days without one, and without it they stay undated.
    `lang` is "en", "ru" or "kk"; by default the letters of each paragraph decide. KeyError for another language.
    """
    from . import reading

    return without_repeats(reading.proposals(list(sentences(text[:LONGEST], lang)), published))
