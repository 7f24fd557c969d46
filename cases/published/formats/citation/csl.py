"""An item of CSL-JSON, which Zotero, Pandoc and citation processors read."""

import json
from datetime import date
from typing import Any

from .reference import Reference


def csl(reference: Reference) -> dict[str, Any]:
    """Answer the item (CSL 1.0.2, type `webpage`)."""
    item: dict[str, Any] = {
        "id": reference.id,
        "type": "webpage",
        "title": reference.title,
        "author": [{"literal": reference.site}],
        "container-title": reference.site,
        "publisher": reference.site,
        "number": reference.key,
        "version": str(reference.number),
        "language": reference.lang,
        "issued": _day(reference.published_on),
        "URL": reference.url,
    }
    return item | ({"accessed": _day(reference.accessed)} if reference.accessed else {})


def csl_json(reference: Reference) -> str:
    """Answer a list of that one item as JSON."""
    return json.dumps([csl(reference)], ensure_ascii=False, indent=2)


def _day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
