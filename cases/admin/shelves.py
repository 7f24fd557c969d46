"""The shelves of a desk: what each table holds about a person or a case, and where to add another row."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, Q, QuerySet, Value, prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from cases import models
from cases.domain.text import Text
from cases.models import Case, Citation, Person, Sentence
from cases.models.base import Fact
from cases.visibility import Seeker, open_to

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
# Rows that are called by what they join; the others by their own columns.
JOINING: Final = (models.Party, models.RulingLink, models.Relationship, models.Distinction)
Found = dict[type[Model], list[Any]]


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


def shelves(
    subject: Person | Case, model_admin: Any, request: HttpRequest, read: Iterable[Any] = ()
) -> Iterator[Shelf]:
    """Answer the tables with what each holds about the subject, as far as the user may see.

    Of `read`, rows that were read before, those are used that the user may see.
    """
    parties = list(open_to(request.user, subject.parties.all()).select_related("case"))
    tables = {
        model: (model_admin.admin_site.get_model_admin(model), paths, field)
        for model, paths, field in (OF_PERSON if isinstance(subject, Person) else OF_CASE)
    }
    tables = {model: one for model, one in tables.items() if one[0].has_view_permission(request)}
    wanted = {model: _about(subject, model, one[1], by=request.user) for model, one in tables.items()}
    held = _rows(wanted, read, lambda model: tables[model][0].get_queryset(request))
    carried = _carried([row for rows in held.values() for row in rows], request)
    cited = _cited(held, by=request.user)
    for model, (table, _paths, field) in tables.items():
        filled = _owners(subject, model, field, parties)
        yield Shelf(
            code=str(model._meta.model_name),
            name=str(model._meta.verbose_name_plural),
            one=str(model._meta.verbose_name),
            lines=tuple(_line(row, subject, cited[model, row.pk]) for row in held[model]),
            add_url=_add_url(model, filled, carried) if table.has_add_permission(request) else "",
        )


def _about(subject: Person | Case, model: type[Model], paths: tuple[str, ...], *, by: Seeker) -> "QuerySet[Any]":
    """Answer the rows of a table about the subject that the user may see, unread."""
    about = Q(*((path, subject) for path in paths), _connector=Q.OR)
    return open_to(by, model._default_manager.filter(about))


def _rows(
    wanted: "dict[type[Model], QuerySet[Any]]", read: Iterable[Any], whole: "Callable[[type[Model]], QuerySet[Any]]"
) -> Found:
    """Answer these rows by table, in the order of time: one question for their numbers, few for those not read yet.

    `whole` answers the rows of a table with what they join, as far as the user may see it.
    """
    tables = list(wanted)
    numbers = [
        rows.order_by().annotate(shelf=Value(at)).values_list("shelf", "pk") for at, rows in enumerate(wanted.values())
    ]
    pks: dict[type[Model], set[int]] = {model: set() for model in wanted}
    for at, pk in numbers[0].union(*numbers[1:]) if numbers else ():
        pks[tables[at]].add(pk)
    found: Found = {model: [] for model in wanted}
    for row in read:
        if row.pk in pks.get(type(row), ()) and not isinstance(row, JOINING):
            found[type(row)].append(row)
            pks[type(row)].discard(row.pk)
    for model, missing in pks.items():
        if missing:
            rows = whole(model) if model in JOINING else wanted[model]
            found[model] += rows.filter(pk__in=missing).distinct()
    prefetch_related_objects(found.get(Sentence, []), "penalties")
    return {model: sorted(rows, key=_by_time) for model, rows in found.items()}


def _by_time(row: Any) -> tuple[str, int]:
    return str(getattr(row, "occurred_earliest", "") or "9"), row.pk


def _cited(held: Found, *, by: Seeker) -> "Counter[tuple[type[Model], int]]":
    """Answer how many citations, as far as they are open to the user, each of the rows has: one question for all."""
    columns: dict[str, type[Model]] = {
        model._meta.get_field("citations").field.attname: model  # type: ignore[union-attr]
        for model, rows in held.items()
        if rows
    }
    if not columns:
        return Counter()
    under = Q(
        *((f"{column}__in", [row.pk for row in held[model]]) for column, model in columns.items()), _connector=Q.OR
    )
    found = open_to(by, Citation.objects.filter(under)).order_by().values_list(*columns)
    return Counter(
        (model, pk) for row in found for model, pk in zip(columns.values(), row, strict=True) if pk is not None
    )


def _line(row: Any, subject: Person | Case, cited: int) -> Line:
    return Line(
        url=reverse(f"admin:cases_{row._meta.model_name}_change", args=[row.pk]),
        when=outline.when(row),
        title=_title(row, subject),
        cited=cited,
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
    if isinstance(row, JOINING):
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
