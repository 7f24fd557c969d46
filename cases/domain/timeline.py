"""The dated facts of a dossier in order, in the words of the reader's language."""

from datetime import date

from cases.domain.dossier import Dossier

from .entry import Cite, Detail, Entry, Family, Tag, Target, Year

__all__ = ["Cite", "Detail", "Entry", "Family", "Tag", "Target", "Year", "timeline"]


def timeline(dossier: Dossier, lang: str, day: date) -> tuple[Year, ...]:
    """Answer what is known to `day` and what was then expected, earliest first, undated facts last."""
    raise NotImplementedError
