"""What is cited."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_GAPS: Final = re.compile(r"[\s\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One edition: `url` is its permanent address, `number` that of the edition, `lang` the language of the page.

    `accessed` is the day on which it was read, None where that is left to the reader's own tool.
    """

    title: str
    site: str
    key: str
    number: int
    published_on: date
    url: str
    lang: str
    accessed: date | None = None

    def __post_init__(self) -> None:
        """A title and the name of a site stand on one line."""
        for name in ("title", "site"):
            object.__setattr__(self, name, _GAPS.sub(" ", getattr(self, name)).strip())

    @property
    def id(self) -> str:
        """The key and the edition as a label of ASCII letters, digits and hyphens."""
        return f"{self.key.lower()}-{self.number}"
