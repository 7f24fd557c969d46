"""The numbers of sources on a page, given once in the order of first use."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from cases.domain.dossier import TABLES, Dossier, Organisation, Person, Place, Record, Source
from cases.domain.page.chronology import in_order

SourceIndex = Mapping[str, int]
"""The number of each source by its key."""


def source_index(dossier: Dossier) -> SourceIndex:
    """Number the sources as the timeline cites them, then the rest of the record; the same for every language."""
    numbers: dict[str, int] = {}
    for key in (*_cited(dossier), *(source.key for source in dossier.sources)):
        if isinstance(dossier.by_key.get(key), Source):
            numbers.setdefault(key, len(numbers) + 1)
    return MappingProxyType(numbers)


def _cited(dossier: Dossier) -> Iterator[str]:
    for record in (*in_order(dossier), *_records(dossier)):
        yield from (citation.source for citation in record.citations)


def _records(dossier: Dossier) -> Iterator[Record]:
    for table in TABLES:
        for row in getattr(dossier, table):
            if isinstance(row, Record):
                yield row
            if isinstance(row, Person | Organisation | Place):
                yield from row.names
