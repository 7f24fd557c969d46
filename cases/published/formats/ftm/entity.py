"""One entity of FollowTheMoney, and how our values are written in its properties."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cases.domain.dossier import Citation, Name, When
from cases.domain.fuzzydate import FuzzyDate, Kind
from cases.domain.vocabulary.who import NameKind
from cases.published.formats.settled import iso_date

Properties = dict[str, list[str]]
_FORMER = frozenset({NameKind.FORMER, NameKind.MAIDEN})
_MAIN = frozenset({NameKind.LEGAL, NameKind.USED, NameKind.NATIVE})


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: `id` is our key, `properties` lists of texts as FollowTheMoney has them."""

    id: str
    schema: str
    properties: Properties

    def as_json(self) -> dict[str, Any]:
        """Answer the entity as JSON values, its properties in order and without empty ones."""
        return {"id": self.id, "schema": self.schema, "properties": self.properties}


def entity(key: str, schema: str, **properties: str | Iterable[str]) -> Entity:
    """Answer an entity; each property is one text or several, and empty ones are left out."""
    held = {name: _values(value) for name, value in properties.items()}
    return Entity(key, schema, {name: held[name] for name in sorted(held) if held[name]})


def _values(value: str | Iterable[str]) -> list[str]:
    return [one for one in dict.fromkeys([value] if isinstance(value, str) else value) if one]


def names(rows: tuple[Name, ...], shown: str) -> Properties:
    """Answer names by property: `shown` and every name in use is a name, former ones and spellings are set apart."""
    found: Properties = {"name": [shown], "alias": [], "previousName": []}
    for row in rows:
        if row.kind in _FORMER:
            found["previousName"].append(row.text)
        elif row.text != shown:
            found["name" if row.kind in _MAIN or row.preferred else "alias"].append(row.text)
    return found


def proof(citations: tuple[Citation, ...]) -> list[str]:
    """Answer the keys of the sources cited, which are entities too."""
    return [one.source for one in citations]


def dates(occurred: When | None, ended: When | None = None) -> Properties:
    """Answer dates as exact as they are known; a stretch of time has its two ends, and a vague date has none.

    FollowTheMoney writes a year or a month as the beginning of an ISO date, and has no words for "about".
    """
    found: Properties = {}
    if occurred and occurred.date.kind is Kind.INTERVAL:
        ends = dict(zip(("startDate", "endDate"), _ends(occurred.date), strict=True))
        found |= {name: [text] for name, text in ends.items() if text}
    elif occurred and (text := known_part(occurred.date)):
        found["startDate" if ended else "date"] = [text]
    if ended and (text := known_part(ended.date)):
        found["endDate"] = [text]
    return found


def known_part(date: FuzzyDate) -> str:
    """Answer the day, month or year in which one day surely lies, in ISO 8601, or an empty string."""
    if date.is_uncertain or date.is_approximate or not (date.earliest and date.latest):
        return ""
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), "")


def _ends(date: FuzzyDate) -> Iterator[str]:
    for text in date.text.split("/"):
        yield iso_date(FuzzyDate.parse(text)) if text not in {"", ".."} else ""
