"""Sources in a dossier."""

from dataclasses import dataclass
from datetime import date

from cases.domain.text import Text
from cases.domain.vocabulary.evidence import SourceFlag, SourceKind

from .base import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is cited. A confidential source has a `description` only, and no address.

    `held` commits to copies that are kept: SHA-256 over a salt, which goes out with the copy alone, and its bytes.
    """

    key: str
    kind: SourceKind = SourceKind.ARTICLE
    title: str = ""
    title_translation: Text = Text()
    authors: str = ""
    publisher: str = ""
    first_published_in: str = ""
    republished_in: str = ""
    url: str = ""
    archived_url: str = ""
    published: When | None = None
    published_basis: Text = Text()
    accessed: date | None = None
    language: str = ""
    flags: tuple[SourceFlag, ...] = ()
    description: Text = Text()
    held: tuple[str, ...] = ()
