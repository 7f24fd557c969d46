"""A dossier as it is read in one language, with the numbers of its sources."""

from dataclasses import dataclass

from cases.domain.datewording import date_words
from cases.domain.dossier import Dossier, Record, Source, When
from cases.domain.entry import Target
from cases.domain.naming import Shown, shown
from cases.domain.page.sourceindex import SourceIndex, source_index
from cases.domain.text import Text
from cases.domain.vocabulary.base import Vocabulary
from cases.domain.vocabulary.who import DateBasis

from .labels import common

_QUOTES = {"en": "“{}”", "ru": "«{}»", "kk": "«{}»"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The dossier, the reader's language, the number of each source, and whom the section at hand is `about`."""

    dossier: Dossier
    lang: str
    numbers: SourceIndex
    about: str = ""

    def say(self, text: Text) -> str:
        """Answer a text of ours, which exists in every language."""
        return text.best(self.lang)

    def shown(self, text: Text) -> Shown:
        """Answer a text of the record with its language where that is another one."""
        return shown(text, self.lang)

    def label(self, member: Vocabulary) -> str:
        """Answer the label of a code."""
        return member.label(self.lang)

    def row(self, key: str) -> Record | Source | None:
        """Answer the row with that key, if the dossier has it."""
        return self.dossier.by_key.get(key)

    def quoted(self, words: str) -> str:
        """Answer words in the quotation marks of the language, unless they have some."""
        marked = words[:1] in "“«„\"'‘" if words else True
        return words if marked else _QUOTES[self.lang].format(words)


def read(dossier: Dossier, lang: str) -> Reading:
    """Answer the dossier as a reader of `lang` reads it."""
    return Reading(dossier, lang, source_index(dossier), dossier.key)


def begin(words: str) -> str:
    """Answer the words with their first letter large, as at the start of a line."""
    return words[:1].upper() + words[1:]


def headed(reading: Reading, noun: Text, code: Vocabulary) -> str:
    """Answer a heading of a noun and the label of a code, or the noun alone where the label only repeats it."""
    word, label = reading.say(noun), reading.label(code)
    return word if label == word.lower() else f"{word} · {label}"


def when_words(reading: Reading, when: When | None) -> str:
    """Answer a date in words with the words of the source beside it, or that it is not reported."""
    if when is None:
        return reading.say(common.NO_DATE)
    beside = [reading.quoted(when.words)] if when.words else []
    beside += basis_words(reading, when)
    written = date_words(when.date, reading.lang)
    return f"{written} ({'; '.join(beside)})" if beside else written


def basis_words(reading: Reading, when: When) -> list[str]:
    """Answer what is to be said of where a date comes from: its basis, and how another calendar writes it."""
    basis = [] if when.basis is DateBasis.STATED else [reading.label(when.basis)]
    return [*basis, *([when.as_written.written_words(reading.lang)] if when.as_written else [])]


def where_to_find(reading: Reading, key: str) -> Target:
    """Answer where the row with that key is shown to a reader of this dossier's page."""
    row = reading.row(key)
    if row is None or isinstance(row, Source):
        return Target.NOWHERE
    if key != reading.dossier.key:
        if type(row).__name__ == "Case":
            return Target.CASE
        if getattr(row, "has_page", False):
            return Target.PERSON
    return Target.HERE
