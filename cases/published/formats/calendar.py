"""What is expected in a record as a calendar: rulings to take effect, terms to end, what is announced."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from cases.domain.entry import Entry
from cases.domain.text import Text

from .ics import day, midnight, stream, text
from .issue import Issue
from .rows import rows

PRODUCT: Final = "-//case-tracker//published records//EN"
_COMPUTED: Final = Text(
    "Computed from what is published, not an event that is reported. Changes with the next edition; a calendar may "
    "show it a day late.",
    "Вычислено по опубликованным данным; это не сообщение о событии. Меняется со следующим изданием; календарь может "
    "показать это на день позже.",
    "Жарияланған деректерден есептелген; бұл оқиға туралы хабар емес. Келесі басылыммен өзгереді; күнтізбе мұны бір "
    "күн кеш көрсетуі мүмкін.",
)
# A calendar must have a component (RFC 5545, 3.6): where nothing is expected, the zone in which all of it is.
_ZONE: Final = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar(issue: Issue) -> bytes:
    """Answer what lies ahead or fell due as of the edition's day as iCalendar (RFC 5545), one all-day event a date.

    A moment that is known only to lie between two days is one event over all of them; one without a bound on either
    side has none. Birthdays are left out. The UID of an event stays the same in every edition and language, and
    SEQUENCE is the number of the edition.
    """
    events = [line for entry in _ahead(issue) for line in _event(entry, issue)]
    name = text(f"{issue.title.text} · {issue.site.name}")
    return stream(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{PRODUCT}",
            "CALSCALE:GREGORIAN",
            f"NAME:{name}",
            f"X-WR-CALNAME:{name}",
            f"SOURCE;VALUE=URI:{issue.newest_file('ics')}",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            "X-PUBLISHED-TTL:P1D",
            *(events or _ZONE),
            "END:VCALENDAR",
        )
    )


def _ahead(issue: Issue) -> Iterator[Entry]:
    for row in rows(issue.dossier, issue.lang, issue.day):
        first, last = row.entry.earliest, row.entry.latest
        if first and last and not row.belongs_to and (row.entry.expected or first > issue.day):
            yield row.entry


def _event(entry: Entry, issue: Issue) -> Iterator[str]:
    first, last = entry.earliest, entry.latest
    if first is None or last is None:
        return
    stamp = midnight(issue.day)
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.key}@{issue.site.host}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{issue.edition.number}"
    yield f"DTSTART;VALUE=DATE:{day(first)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{day(last + timedelta(days=1))}"
    yield f"SUMMARY;LANGUAGE={issue.lang}:{text(_summary(entry, issue))}"
    yield f"DESCRIPTION;LANGUAGE={issue.lang}:{text(_description(entry, issue))}"
    yield f"URL:{issue.record}#{entry.key}"
    yield f"CATEGORIES:{','.join(text(tag.label) for tag in entry.tags)}"
    yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(entry: Entry, issue: Issue) -> str:
    marks = ", ".join(tag.label for tag in entry.tags)
    return f"{issue.title.text}: {entry.heading}" + (f" ({marks})" if marks else "")


def _description(entry: Entry, issue: Issue) -> str:
    lines = [entry.when_words, entry.text, *(f"{one.label}: {one.value}" for one in entry.details)]
    lines += [_COMPUTED.best(issue.lang)] if entry.computed else []
    return "\n".join(line for line in (*lines, issue.page) if line)
