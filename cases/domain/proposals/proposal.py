"""A fact that rules recognised in the text of a source, for an editor to accept, correct or drop."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

Values = Mapping[str, Any]
"""Members of a record as the case-file format has them; what the text does not say is left out."""


class Passage(NamedTuple):
    """Where the sentence stands: offsets into the text as given, and the number of its paragraph, from 1."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One fact of one table (`kind`, such as "rulings") with the words that say it.

    `about` are the words that name the person concerned, `links` the words that name what a member points at
    ("body" → "Otar city court"); both are for the editor to link. `speaker` are the words that name who says so (""
    is the source itself) and `connection` their code in `vocabulary.evidence.Connection`. `words` is the part of the
    passage that was recognised. `confidence` is between 0 and 1.
    """

    kind: str
    values: Values
    passage: Passage
    words: str
    about: str = ""
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    speaker: str = ""
    connection: str = "not_known"
    confidence: float = 0.5
