"""What differs between two dossiers, row by row and member by member, in words for the reviewer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model
from django.utils.translation import gettext as _

from cases.domain.calendars import Conversion
from cases.domain.canonical import plain
from cases.domain.datewording import date_words
from cases.domain.dossier import TABLES, Dossier
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.naming import language_name
from cases.domain.page.changes import Piece, pieces
from cases.domain.termwording import term_words
from cases.domain.text import LANGUAGES, Text
from cases.models import Citation
from cases.models.fields import CodeLabel, CodesField, TermField
from cases.models.kinds import KINDS

from .outline import KIND_FIELDS, page_language

Plain = dict[str, Any]
MISSING: Final = "—"
LONGEST: Final = 90
OWNERS: Final = ("person", "party", "sentence", "organisation", "case", "later")


@dataclass(frozen=True, slots=True)
class Change:
    """One member of a row: its name and both values in words, a line each if there are several; one may be a dash."""

    member: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Both values word by word."""
        return pieces(self.before, self.after)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: `what` is "added", "removed" or "changed"."""

    what: str
    table: str
    key: str
    title: str
    changes: tuple[Change, ...]
    remark: str = ""


def difference(before: Dossier | None, after: Dossier) -> tuple[RowChange, ...]:
    """Answer every row that was added, removed or changed from one dossier to the other; all of it without the one."""
    writer = Writer(row_titles(dossier for dossier in (before, after) if dossier))
    return tuple(row for table in TABLES for row in _table(table, before, after, writer))


def row_titles(dossiers: Iterable[Dossier]) -> dict[str, str]:
    """Answer by key what each row is called: by its names or words, else by its kind, its date and whose it is."""
    rows = {key: row for dossier in dossiers for key, row in dossier.by_key.items()}
    titles = {key: title_of(row) for key, row in rows.items()}
    writer = Writer(titles)
    # A sentence is named by its party, which is named by its person: those who are named come first.
    for table in sorted(TABLES, key=lambda name: name != "parties"):
        for key, row in rows.items():
            if not titles[key] and isinstance(row, KINDS[table][0]):
                titles[key] = " · ".join(_told_apart(plain(row), KINDS[table][1], writer))
    return titles


def _told_apart(row: Plain, model: type[Model], writer: "Writer") -> Iterator[str]:
    yield from (writer.words(row[name], model, name) for name in KIND_FIELDS if row.get(name))
    if "occurred" in row:
        yield date_words(FuzzyDate.parse(row["occurred"]["date"]), page_language())
    yield from [titles for name in OWNERS if (titles := writer.known.get(row.get(name, "")))][:1]


def title_of(row: Any) -> str:
    """Answer by what a reviewer knows a row of a dossier: its first name, its words, else nothing."""
    if names := getattr(row, "names", ()):
        return str(next((name.text for name in names if name.preferred), names[0].text))
    values = (getattr(row, name, "") for name in ("text", "title", "value", "description", "quote", "publisher"))
    words = (value.best(page_language()) if isinstance(value, Text) else str(value or "") for value in values)
    first = next((one for one in words if one), "")
    return first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"


def _table(table: str, before: Dossier | None, after: Dossier, writer: "Writer") -> Iterator[RowChange]:
    model = KINDS[table][1]
    old = {row.key: row for row in getattr(before, table)} if before else {}
    new = {row.key: row for row in getattr(after, table)}
    for key in dict.fromkeys((*old, *new)):
        before_row, after_row = (plain(rows[key]) if key in rows else {} for rows in (old, new))
        if changes := tuple(_members(model, before_row, after_row, writer)):
            what = "added" if key not in old else "removed" if key not in new else "changed"
            yield RowChange(what, str(model._meta.verbose_name), key, writer.known[key], changes)


def _members(model: type[Model], old: Plain, new: Plain, writer: "Writer") -> Iterator[Change]:
    for name in sorted(dict.fromkeys((*old, *new)), key=lambda name: name == "citations"):
        if name == "key" or old.get(name) == new.get(name):
            continue
        for tail, was, is_now in _by_language(old.get(name), new.get(name)):
            before, after = (writer.words(value, model, name) for value in (was, is_now))
            if (before, after) != (MISSING, MISSING):
                yield Change(member_name(model, name) + tail, before, after)


def _by_language(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """Give two values of a member; texts once for each language in which they differ, with its name in brackets."""
    texts = [value for value in (before, after) if value]
    if not all(isinstance(value, dict) and set(value) <= set(LANGUAGES) for value in texts):
        yield "", before, after
        return
    for lang in LANGUAGES:
        was, is_now = ((value or {}).get(lang) for value in (before, after))
        if was != is_now:
            yield f" ({language_name(lang, page_language())})", was, is_now


def member_name(model: type[Model] | None, name: str) -> str:
    """Answer what editors call a member of a row."""
    fixed = {"citations": _("sources"), "occurred": _("date"), "names": _("names")}
    if name in fixed or model is None:
        return fixed.get(name, name)
    return _(str(getattr(_column(model, name), "verbose_name", "") or name.replace("_", " ")))


def _column(model: type[Model] | None, name: str) -> Any:
    columns = model._meta.get_fields() if model else ()
    return next((column for column in columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts values of dossiers in words; `known` gives the title of every row by its key."""

    known: Mapping[str, str]

    def words(self, value: Any, model: type[Model] | None, name: str) -> str:
        """Answer a value: texts by language, dates in full, codes by their labels, rows member by member."""
        match value:
            case None | False | "":
                return MISSING
            case list() | dict() if not value:
                return MISSING
            case True:
                return _("yes")
            case list():
                child = getattr(_column(model, name), "related_model", None) or model
                between = "\n" if isinstance(value[0], dict) else "; "
                return between.join(self.words(item, child, name) for item in value)
            case dict():
                return self._mapping(value, model)
        return self._code(value, model, name)

    def _mapping(self, value: Plain, model: type[Model] | None) -> str:
        if set(value) <= {"date", "words", "basis", "as_written"} and "date" in value:
            words = date_words(FuzzyDate.parse(value["date"]), page_language())
            written = value.get("as_written")
            words += f" ({Conversion.parse(written).written_words(page_language())})" if written else ""
            return f"{words} (“{value['words']}”)" if value.get("words") else words
        if set(value) <= set(LANGUAGES):
            return " / ".join(f"{lang}: {words}" for lang, words in value.items())
        if "source" in value:
            return self._citation(value)
        text = value.get("text")
        head = text if isinstance(text, str) else ""
        own = {name: one for name, one in value.items() if name not in {"key", "citations"}}
        told = self._members(own, model, head)
        cited = " | ".join(self._citation(one) for one in value.get("citations", ()))
        return f"{told} ← {cited}" if cited else told

    def _citation(self, value: Plain) -> str:
        """Answer the source, where in it, its words in quotation marks, and what else the citation says."""
        head = ", ".join(filter(None, (self._code(value["source"], None, ""), value.get("locator"))))
        head += f" “{value['quote']}”" if value.get("quote") else ""
        shown = {"source", "locator", "quote", "quote_lang", "key"}
        return self._members({name: one for name, one in value.items() if name not in shown}, Citation, head)

    def _members(self, value: Plain, model: type[Model] | None, head: str) -> str:
        """Answer what a row within a row says; where it has words of its own these come first, the rest in brackets."""
        told = ((name, self.words(one, model, name)) for name, one in value.items() if one != head)
        rest = ", ".join(f"{member_name(model, name)}: {words}" for name, words in told if words != MISSING)
        return f"{head} ({rest})" if head and rest else head or rest

    def _code(self, value: Any, model: type[Model] | None, name: str) -> str:
        if isinstance(value, str) and value in self.known:
            return f"{self.known[value]} [{value}]".strip()
        column = _column(model, name)
        if isinstance(column, TermField):
            return term_words(Term.parse(value), page_language())
        if isinstance(column, CodesField) and column.vocabulary:
            return str(CodeLabel(column.vocabulary.of(value)))
        choices = dict(getattr(column, "flatchoices", ()))
        return str(choices.get(value, value))
