"""A closed list of codes with labels in every language of the site."""

from enum import StrEnum
from typing import Self

from cases.domain.text import Text


class Vocabulary(StrEnum):
    """Codes that are stored and published, each with its label; a code is never removed or reused."""

    labels: Text

    def __new__(cls, code: str, en: str, ru: str, kk: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.labels = Text(en, ru, kk)
        return member

    @classmethod
    def of(cls, code: str) -> Self:
        """Answer the member with this code; raise LookupError for any other."""
        return {member.value: member for member in cls}[code]

    def label(self, lang: str) -> str:
        """Answer the label in `lang`."""
        return self.labels.best(lang)
