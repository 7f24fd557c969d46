"""Which rows belong to the dossier of a person or of a case."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet, Value

from cases.models import Case, Person
from cases.models.kinds import KINDS, Role, child_model, members

from .cited import give_citations

Rows = dict[str, list[Any]]
Queries = dict[str, "QuerySet[Any]"]
Table = Callable[[str], "QuerySet[Any]"]


def rows_about(subject: Person | Case) -> Rows:
    """Answer, for every table of facts, the rows that are about the subject and not confidential."""
    found = {
        table: list(open_rows(table).filter(pk__in=pks).order_by("pk")) if pks else []
        for table, pks in _numbers(queries_about(subject, open_alone)).items()
    }
    give_citations(found)
    return found


def _numbers(queries: Queries) -> dict[str, list[int]]:
    """Answer the numbers of the rows of every table, in one question: most people have rows in few of the tables."""
    each = [
        rows.order_by().annotate(table=Value(table, CharField())).values_list("table", "pk")
        for table, rows in queries.items()
    ]
    found: dict[str, list[int]] = {table: [] for table in queries}
    for table, pk in each[0].union(*each[1:]):
        found[table].append(pk)
    return found


def every_row_about(subject: Person | Case) -> Rows:
    """Answer the same with the confidential rows: for files between editors, never for publication."""
    return _loaded(queries_about(subject, every_row))


def _loaded(queries: Queries) -> Rows:
    return {table: list(rows) for table, rows in queries.items()}


def queries_about(subject: Person | Case, rows: Table) -> Queries:
    """Answer, for every table, those of its rows that are about the subject, in the order of entry, unread."""
    return _about_person(subject, rows) if isinstance(subject, Person) else _about_case(subject, rows)


def _about_person(person: Person, rows: Table) -> Queries:
    """Answer the rows about a person: their own facts, and their cases as far as these concern them."""
    cases = list(rows("parties").filter(person=person).values_list("case_id", flat=True).distinct())
    whole = Q(case__in=cases)
    found = _rows_of_cases(cases, rows)
    found |= {
        "charges": _chosen(rows("charges"), Q(party__person=person)),
        "rulings": _chosen(rows("rulings"), whole & (Q(concerns__isnull=True) | Q(concerns__person=person))),
        "sentences": _chosen(rows("sentences"), Q(party__person=person)),
        "sentence_changes": _chosen(rows("sentence_changes"), Q(sentence__party__person=person)),
    }
    for table in ("custody", "health", "protests", "ill_treatment", "clemency", "deaths", "designations", "claims"):
        found[table] = _chosen(rows(table), Q(person=person))
    for table in ("statements", "campaigns", "occurrences", "tallies"):
        found[table] = _chosen(rows(table), Q(person=person) | (Q(person__isnull=True) & whole))
    found["photos"] = _chosen(rows("photos"), Q(person=person))
    return found | _about_people([person.pk], cases, found, rows)


def _about_case(case: Case, rows: Table) -> Queries:
    """Answer the rows about a case: everything recorded of the case and of each party's part in it."""
    found = _rows_of_cases([case.pk], rows)
    whole = Q(case=case)
    found |= {
        "charges": _chosen(rows("charges"), Q(party__case=case)),
        "rulings": _chosen(rows("rulings"), whole),
        "sentences": _chosen(rows("sentences"), Q(party__case=case)),
        "sentence_changes": _chosen(rows("sentence_changes"), Q(sentence__party__case=case)),
    }
    for table in ("statements", "campaigns", "occurrences", "tallies"):
        found[table] = _chosen(rows(table), Q(person__isnull=True) & whole)
    return found | _about_people([], [case.pk], found, rows)


def _rows_of_cases(cases: Iterable[int], rows: Table) -> Queries:
    whole = Q(case__in=cases)
    return {
        "cases": _chosen(rows("cases"), Q(pk__in=cases)),
        "parties": _chosen(rows("parties"), whole),
        "filings": _chosen(rows("filings"), whole),
        "ruling_links": _chosen(rows("ruling_links"), Q(later__case__in=cases)),
    }


def _about_people(people: list[int], cases: list[int], found: Queries, rows: Table) -> Queries:
    answered = Q(to_case__in=cases) | Q(to_designation__person__in=people)
    for table, way in (("ill_treatment", "to_treatments"), ("deaths", "to_death")):
        if table in found:
            answered |= Q(**{f"{way}__in": found[table].order_by().values("pk")})
    return {
        "responses": _chosen(rows("responses"), answered),
        "distinctions": _chosen(rows("distinctions"), Q(person__in=people)),
        "attributes": _chosen(rows("attributes"), Q(person__in=people)),
        "relationships": _chosen(rows("relationships"), Q(person__in=people) | Q(other_person__in=people)),
    }


def _chosen(rows: "QuerySet[Any]", condition: Q) -> "QuerySet[Any]":
    """Answer those of the rows under a condition, in the order of entry."""
    return rows.filter(condition).distinct().order_by("pk")


def open_rows(table: str) -> "QuerySet[Any]":
    """Answer the rows of a table that are not confidential with all that belongs to them but citations."""
    kind, model = KINDS[table]
    paths = [path for path in _belongings(kind, model) if not path.endswith("citations__source")]
    return open_alone(table).prefetch_related(*paths)


def open_alone(table: str) -> "QuerySet[Any]":
    """Answer the rows of a table that are not confidential, with nothing loaded beside them."""
    return rows_alone(table).filter(is_confidential=False)


def every_row(table: str) -> "QuerySet[Any]":
    """Answer the rows of a table, confidential ones too, prefetching all that belongs to them."""
    kind, model = KINDS[table]
    return model._default_manager.prefetch_related(*_belongings(kind, model))


def rows_alone(table: str) -> "QuerySet[Any]":
    """Answer the rows of a table, confidential ones too, with nothing loaded beside them."""
    return KINDS[table][1]._default_manager.all()


def rows_with_lines(table: str) -> "QuerySet[Any]":
    """Answer the same rows with all that belongs to them, the sources of their citations left unread."""
    kind, model = KINDS[table]
    paths = [path.removesuffix("__source") for path in _belongings(kind, model)]
    return model._default_manager.prefetch_related(*paths)


def _belongings(kind: type, model: type[Model], prefix: str = "") -> list[str]:
    found = []
    for member in members(kind, model):
        if member.role in {Role.REFERENCES, Role.CITATIONS, Role.CHILDREN}:
            found.append(prefix + member.name + ("__source" if member.role is Role.CITATIONS else ""))
        if member.child:
            found += _belongings(member.child, child_model(model, member), f"{prefix}{member.name}__")
    return found
