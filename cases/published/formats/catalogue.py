"""Which files an edition has: what each is called, of what kind it is, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cases.domain.text import Text
from cases.published.formats import citation, database, linked, workbook
from cases.published.formats.calendar import calendar
from cases.published.formats.citation import Reference
from cases.published.formats.ftm import entity_lines
from cases.published.formats.issue import Issue
from cases.published.formats.lines import entry_lines
from cases.published.formats.table import table

REVISION: Final = 1
"""Part of every ETag: raise it whenever the bytes of a file change while the edition does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: `write` answers its bytes; a `download` is offered to be kept rather than shown."""

    extension: str
    media_type: str
    label: Text
    write: Callable[[Issue], bytes]
    download: bool = True

    @property
    def content_type(self) -> str:
        """The media type as a header has it: texts name their encoding, JSON has only one."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


def reference(issue: Issue) -> Reference:
    """Answer what to cite: the edition at its permanent address, with no day of access."""
    return Reference(
        title=issue.title.text,
        site=issue.site.name,
        key=issue.edition.key,
        number=issue.edition.number,
        published_on=issue.day,
        url=issue.page,
        lang=issue.lang,
    )


def _cited(style: Callable[[Reference], str]) -> Callable[[Issue], bytes]:
    return lambda issue: f"{style(reference(issue)).rstrip()}\n".encode()


def _ris(issue: Issue) -> bytes:
    return citation.ris(reference(issue)).encode()


FORMATS: Final = {
    one.extension: one
    for one in (
        Format(
            extension="csv",
            media_type="text/csv",
            label=Text("Timeline as a table (CSV)", "Хронология таблицей (CSV)", "Хронология кесте түрінде (CSV)"),
            write=table,
        ),
        Format(
            extension="xlsx",
            media_type=workbook.MEDIA_TYPE,
            label=Text("Timeline as a workbook (Excel)", "Хронология книгой Excel", "Хронология Excel кітабы түрінде"),
            write=workbook.timeline_workbook,
        ),
        Format(
            extension="sqlite",
            media_type=database.MEDIA_TYPE,
            label=Text(
                "Record as a database (SQLite)", "Запись базой данных (SQLite)", "Жазба дерекқор түрінде (SQLite)"
            ),
            write=database.timeline_database,
        ),
        Format(
            extension="jsonl",
            media_type="application/jsonl",
            label=Text(
                "Timeline, one entry a line (JSON Lines)",
                "Хронология построчно (JSON Lines)",
                "Хронология жол-жолымен (JSON Lines)",
            ),
            write=entry_lines,
        ),
        Format(
            extension="ics",
            media_type="text/calendar",
            label=Text("Expected dates (iCalendar)", "Ожидаемые даты (iCalendar)", "Күтілетін күндер (iCalendar)"),
            write=calendar,
        ),
        Format(
            extension="ftm.json",
            media_type="application/jsonl",
            label=Text("FollowTheMoney entities", "Сущности FollowTheMoney", "FollowTheMoney нысандары"),
            write=entity_lines,
        ),
        Format(
            extension="jsonld",
            media_type="application/ld+json",
            label=Text("JSON-LD (schema.org)", "JSON-LD (schema.org)", "JSON-LD (schema.org)"),
            write=linked.document,
            download=False,
        ),
        Format(
            extension="bib",
            media_type="application/x-bibtex",
            label=Text("Citation (BibTeX)", "Ссылка (BibTeX)", "Сілтеме (BibTeX)"),
            write=_cited(citation.bibtex),
        ),
        Format(
            extension="ris",
            media_type="application/x-research-info-systems",
            label=Text("Citation (RIS)", "Ссылка (RIS)", "Сілтеме (RIS)"),
            write=_ris,
        ),
        Format(
            extension="csl.json",
            media_type="application/vnd.citationstyles.csl+json",
            label=Text("Citation (CSL-JSON)", "Ссылка (CSL-JSON)", "Сілтеме (CSL-JSON)"),
            write=_cited(citation.csl_json),
        ),
    )
}
