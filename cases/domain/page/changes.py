"""The difference between two editions of a record in the words of the reader's language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from cases.domain.difference import Row, RowChange, What, difference
from cases.domain.dossier import Case, Dossier, Organisation, Person, Place, Record, Source
from cases.domain.entry import Cite, Detail, SourceNote
from cases.domain.naming import language_name
from cases.domain.page.entries import entry_of
from cases.domain.page.sourcenotes import source_notes
from cases.domain.text import LANGUAGES
from cases.domain.wording import Reading, read
from cases.domain.wording.labels import changes as labels
from cases.domain.wording.locator import system_words
from cases.domain.wording.title import title

_WORD: Final = re.compile(r"\s+|[^\s\w]|\w+")
_ALIKE: Final = 0.35
_MOST: Final = 4_000_000
_LANGUAGE: Final = re.compile(rf"\.({'|'.join(LANGUAGES)})$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a value; `differs` where the other edition has others in their place."""

    words: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what it is called, and its words in the one edition and in the other; empty where it was not there."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line of the record that was added, removed or changed; `in_new` says on which edition its anchor is."""

    key: str
    what: What
    heading: str
    fields: tuple[FieldChange, ...]

    @property
    def in_new(self) -> bool:
        """Whether the newer of the two editions has the line."""
        return self.what is not What.REMOVED


def changes(before: Dossier, after: Dossier, lang: str) -> tuple[LineChange, ...]:
    """Answer every line that differs, for a reader of `lang`; one whose words agree is told by its bare values."""
    old, new = read(before, lang), read(after, lang)
    return tuple(_line(change, old, new) for change in difference(before, after))


def _line(change: RowChange, old: Reading, new: Reading) -> LineChange:
    was = _fields(change.before, old) if change.before else {}
    now = _fields(change.after, new) if change.after else {}
    reading, row = (new, change.after) if change.after else (old, change.before)
    heading = _heading(row, reading) if row else ""
    fields = tuple(_field(label, was.get(label, ""), now.get(label, "")) for label in dict.fromkeys((*was, *now)))
    differing = tuple(field for field in fields if field.before != field.after)
    return LineChange(change.key, change.what, heading, (*differing, *_unseen(change, new, bool(differing))))


def _heading(row: Row, reading: Reading) -> str:
    if isinstance(row, Source):
        return f"{reading.say(labels.SOURCE)} · {title_of_source(row, reading)}"
    if isinstance(row, Person | Organisation | Place | Case):
        return title(reading, row.key).text
    entry = entry_of(row, reading)
    return f"{entry.heading}, {entry.when_words}" if entry.earliest or entry.latest else entry.heading


def title_of_source(row: Source, reading: Reading) -> str:
    """Answer by what a reader knows a source."""
    named = row.title or reading.shown(row.description).text or row.publisher or row.url
    return named or reading.label(row.kind)


def _fields(row: Row, reading: Reading) -> dict[str, str]:
    """Answer a row as words by the label of each field."""
    if isinstance(row, Source):
        (note,) = (note for note in source_notes(reading) if note.key == row.key)
        return _source_fields(note, reading)
    entry = entry_of(row, reading)
    when = " · ".join(part for part in (entry.when_words, reading.quoted(entry.source_words), entry.when_basis) if part)
    found = {
        reading.say(labels.HEADING): title(reading, row.key).text if isinstance(row, Case) else entry.heading,
        reading.say(labels.NAMES): "; ".join(_names(row, reading)),
        reading.say(labels.DATE): when,
        reading.say(labels.STANDING): ", ".join(tag.label for tag in entry.tags),
        reading.say(labels.TEXT): entry.text,
    }
    for detail in entry.details:
        _add(found, detail.label, _detail_words(detail))
    _add(found, reading.say(labels.SOURCES), "; ".join(_cite_words(cite, reading) for cite in entry.citations))
    return found


def _add(found: dict[str, str], label: str, words: str) -> None:
    found[label] = "; ".join(part for part in (found.get(label, ""), words) if part)


def _names(row: Record, reading: Reading) -> Iterator[str]:
    if isinstance(row, Person | Organisation | Place):
        for name in row.names:
            lang = language_name(name.lang, reading.lang) if name.lang else ""
            more = (lang, reading.label(name.kind), system_words(name.system, reading.lang))
            yield f"{name.text} ({', '.join(part for part in more if part)})"


def _detail_words(detail: Detail) -> str:
    inner = ", ".join(f"{sub.label}: {_detail_words(sub)}" for sub in detail.sub)
    return f"{detail.value} ({inner})" if inner else detail.value


def _cite_words(cite: Cite, reading: Reading) -> str:
    row = reading.row(cite.source)
    source = title_of_source(row, reading) if isinstance(row, Source) else ""
    said = (
        f"{cite.said_by} ({cite.connection})" if cite.said_by and cite.connection else cite.said_by or cite.connection
    )
    parts = (source, cite.locator, said, cite.stance, reading.quoted(cite.quote), cite.translation)
    return ", ".join(part for part in parts if part)


def _source_fields(note: SourceNote, reading: Reading) -> dict[str, str]:
    published = " · ".join(part for part in (note.published, note.published_words, note.published_basis) if part)
    return {
        reading.say(labels.KIND): note.kind,
        reading.say(labels.TITLE): note.title,
        reading.say(labels.TRANSLATED_TITLE): note.translated_title,
        reading.say(labels.AUTHORS): note.authors,
        reading.say(labels.PUBLISHER): note.publisher,
        reading.say(labels.FIRST_PUBLISHED): note.first_published_in,
        reading.say(labels.REPUBLISHED): note.republished_in,
        reading.say(labels.PUBLISHED): published,
        reading.say(labels.ADDRESS): note.url,
        reading.say(labels.ARCHIVED): note.archived_url,
        reading.say(labels.ACCESSED): note.accessed,
        reading.say(labels.LANGUAGE): note.language,
        reading.say(labels.FLAGS): ", ".join(flag.label for flag in note.flags),
        reading.say(labels.DESCRIPTION): note.description,
        reading.say(labels.COPIES_KEPT): ", ".join(note.held),
    }


def _unseen(change: RowChange, reading: Reading, seen: bool) -> Iterator[FieldChange]:
    """Tell what the words above do not show: texts in other languages, and members that have no words of their own."""
    for leaf in change.leaves if change.what is What.CHANGED else ():
        found = _LANGUAGE.search(leaf.path)
        if (found and found[1] != reading.lang) or (not found and not seen):
            language = language_name(found[1], reading.lang) if found else ""
            label = f"{reading.say(labels.IN_LANGUAGE)}: {language}" if found else leaf.path
            yield _field(label, *("" if value is None else str(value) for value in (leaf.before, leaf.after)))


def _field(label: str, before: str, after: str) -> FieldChange:
    return FieldChange(label, *pieces(before, after))


def pieces(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Answer two texts in pieces, word by word; texts that have little in common differ as wholes."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if before != after and (len(old) * len(new) > _MOST or matcher.ratio() < _ALIKE):
        return _whole(before), _whole(after)
    steps = matcher.get_opcodes()
    return (
        _joined(("".join(old[first:last]), step != "equal") for step, first, last, _from, _to in steps),
        _joined(("".join(new[first:last]), step != "equal") for step, _from, _to, first, last in steps),
    )


def _whole(words: str) -> tuple[Piece, ...]:
    return (Piece(words, True),) if words else ()


def _joined(parts: Iterator[tuple[str, bool]]) -> tuple[Piece, ...]:
    return tuple(Piece(words, differs) for words, differs in parts if words)
