"""The shelves of a desk: what each table holds about a person or a case, and where to add another row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from cases import models
from cases.domain.text import Text
from cases.models import Case, Person
from cases.models.base import Fact
from cases.visibility import open_to

from . import outline
from .outline import page_language

# What a desk lists: the table and the paths from its rows to the person or the case. Where the last column names a
# field, "add" fills it with the person or case; where it is empty, the row belongs to a party, sentence or ruling.
OF_PERSON: Final[tuple[tuple[type[Model], tuple[str, ...], str], ...]] = (
    (models.Custody, ("person",), "person"),
    (models.Party, ("person",), "person"),
    (models.Charge, ("party__person",), ""),
    (models.Ruling, ("concerns__person", "case__parties__person"), ""),
    (models.Sentence, ("party__person",), ""),
    (models.SentenceChange, ("sentence__party__person",), ""),
    (models.HealthEvent, ("person",), "person"),
    (models.IllTreatment, ("person",), "person"),
    (models.Response, ("to_treatments__person", "to_death__person", "to_designation__person"), ""),
    (models.Protest, ("person",), "person"),
    (models.Clemency, ("person",), "person"),
    (models.Death, ("person",), "person"),
    (models.Designation, ("person",), "person"),
    (models.Statement, ("person",), "person"),
    (models.Campaign, ("person",), "person"),
    (models.Occurrence, ("person",), "person"),
    (models.Attribute, ("person",), "person"),
    (models.Relationship, ("person", "other_person"), "person"),
    (models.Tally, ("person",), "person"),
    (models.Claim, ("person",), "person"),
    (models.Photo, ("person",), "person"),
    (models.Distinction, ("person", "other"), "person"),
)
OF_CASE: Final[tuple[tuple[type[Model], tuple[str, ...], str], ...]] = (
    (models.Party, ("case",), "case"),
    (models.Charge, ("party__case",), ""),
    (models.Filing, ("case",), "case"),
    (models.Ruling, ("case",), "case"),
    (models.RulingLink, ("later__case",), ""),
    (models.Sentence, ("party__case",), ""),
    (models.SentenceChange, ("sentence__party__case",), ""),
    (models.Response, ("to_case",), "to_case"),
    (models.Statement, ("case",), "case"),
    (models.Campaign, ("case",), "case"),
    (models.Occurrence, ("case",), "case"),
    (models.Tally, ("case",), "case"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row on a desk."""

    url: str
    when: str
    title: str
    cited: int
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rows of one table about the subject, and where to add another."""

    code: str
    name: str
    one: str
    lines: tuple[Line, ...]
    add_url: str


def shelves(subject: Person | Case, model_admin: Any, request: HttpRequest) -> Iterator[Shelf]:
    """Answer the tables with what each holds about the subject, as far as the user may see."""
    parties = list(open_to(request.user, subject.parties.all()).select_related("case"))
    held = []
    for model, paths, field in OF_PERSON if isinstance(subject, Person) else OF_CASE:
        table = model_admin.admin_site.get_model_admin(model)
        if table.has_view_permission(request):
            held.append((model, field, table, _rows(subject, table, paths, request)))
    carried = _carried([row for _model, _field, _table, rows in held for row in rows], request)
    for model, field, table, rows in held:
        filled = _owners(subject, model, field, parties)
        yield Shelf(
            code=str(model._meta.model_name),
            name=str(model._meta.verbose_name_plural),
            one=str(model._meta.verbose_name),
            lines=tuple(_line(row, subject) for row in rows),
            add_url=_add_url(model, filled, carried) if table.has_add_permission(request) else "",
        )


def _rows(subject: Person | Case, table: Any, paths: tuple[str, ...], request: HttpRequest) -> list[Any]:
    condition = Q()
    for one in paths:
        condition |= Q(**{one: subject})
    rows = table.get_queryset(request).filter(condition).distinct()
    return sorted(rows, key=lambda row: (str(getattr(row, "occurred_earliest", "") or "9"), row.pk))


def _line(row: Any, subject: Person | Case) -> Line:
    return Line(
        url=reverse(f"admin:cases_{row._meta.model_name}_change", args=[row.pk]),
        when=outline.when(row),
        title=_title(row, subject),
        cited=row.citation_count,
        is_confidential=row.is_confidential,
    )


def _carried(rows: list[Any], request: HttpRequest) -> dict[str, str]:
    """Answer the date, the place and the source of the fact that was changed last, for the next one to begin with."""
    facts: list[Any] = [row for row in rows if isinstance(row, Fact) and row.changed_at]
    if not facts:
        return {}
    last = max(facts, key=lambda row: row.changed_at)
    place = getattr(last, "place", None)
    cited = open_to(request.user, last.citations.select_related("source"), every=True).first()
    return {
        "occurred": last.occurred,
        "place": place.key if place else "",
        "citations-0-source": cited.source.key if cited else "",
    }


def _title(row: Any, subject: Person | Case) -> str:
    if isinstance(row, (models.Party, models.RulingLink, models.Relationship, models.Distinction)):
        return " · ".join(part for part in (_joined(row, subject), outline.words(row)) if part)
    return " · ".join(part for part in (outline.kind(row), outline.words(row)) if part)


def _joined(row: Any, subject: Person | Case) -> str:
    if isinstance(row, models.Party):
        other = row.case if isinstance(subject, Person) else row.person or Text(**row.description).best(page_language())
        return f"{other} · {outline.kind(row)}"
    if isinstance(row, models.RulingLink):
        return f"{row.later} · {outline.kind(row)} · {row.earlier}"
    if isinstance(row, models.Relationship):
        return f"{row.person} · {outline.kind(row)} · {row.other_person or row.other_organisation}"
    return f"{row.person} · {outline.kind(row)} · {row.other}"


def _owners(subject: Person | Case, model: type[Model], field: str, parties: list[Any]) -> dict[str, str]:
    """Answer what a new row of the model belongs to, as far as that is certain."""
    names = {column.name for column in model._meta.fields}
    filled = {field: subject.key} if field else {}
    if len(parties) == 1:
        if "party" in names:
            filled["party"] = parties[0].key
        if "case" in names and isinstance(subject, Person) and not field:
            filled["case"] = parties[0].case.key
    return filled


def _add_url(model: type[Model], filled: dict[str, str], carried: dict[str, str]) -> str:
    names = {column.name for column in model._meta.get_fields()}
    more = {name: value for name, value in carried.items() if value and name.partition("-")[0] in names}
    address = reverse(f"admin:cases_{model._meta.model_name}_add")
    return f"{address}?{urlencode(filled | more)}" if filled or more else address
