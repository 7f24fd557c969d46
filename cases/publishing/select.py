"""Which rows belong to the dossier of a person or of a case."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet

from cases.models import Case, Party, Person
from cases.models.kinds import KINDS, Role, child_model, members

Rows = dict[str, list[Any]]


def rows_about(subject: Person | Case) -> Rows:
    """Answer, for every table of facts, the rows that are about the subject and not confidential."""
    return rows_about_person(subject) if isinstance(subject, Person) else rows_about_case(subject)


def rows_about_person(person: Person) -> Rows:
    """Answer the rows about a person: their own facts, and their cases as far as these concern them."""
    own = Party.objects.filter(person=person, is_confidential=False)
    cases = list(own.values_list("case_id", flat=True).distinct())
    whole = Q(case__in=cases)
    found = _rows_of_cases(cases)
    found |= {
        "charges": _open("charges", Q(party__person=person)),
        "rulings": _open("rulings", whole & (Q(concerns__isnull=True) | Q(concerns__person=person))),
        "sentences": _open("sentences", Q(party__person=person)),
        "sentence_changes": _open("sentence_changes", Q(sentence__party__person=person)),
    }
    for table in ("custody", "health", "protests", "ill_treatment", "clemency", "deaths", "designations", "claims"):
        found[table] = _open(table, Q(person=person))
    for table in ("statements", "campaigns", "occurrences", "tallies"):
        found[table] = _open(table, Q(person=person) | (Q(person__isnull=True) & whole))
    found["photos"] = _open("photos", Q(person=person))
    return found | _about_people([person.pk], cases, found)


def rows_about_case(case: Case) -> Rows:
    """Answer the rows about a case: everything recorded of the case and of each party's part in it."""
    found = _rows_of_cases([case.pk])
    whole = Q(case=case)
    found |= {
        "charges": _open("charges", Q(party__case=case)),
        "rulings": _open("rulings", whole),
        "sentences": _open("sentences", Q(party__case=case)),
        "sentence_changes": _open("sentence_changes", Q(sentence__party__case=case)),
    }
    for table in ("statements", "campaigns", "occurrences", "tallies"):
        found[table] = _open(table, Q(person__isnull=True) & whole)
    return found | _about_people([], [case.pk], found)


def _rows_of_cases(cases: Iterable[int]) -> Rows:
    whole = Q(case__in=cases)
    return {
        "cases": _open("cases", Q(pk__in=cases)),
        "parties": _open("parties", whole),
        "filings": _open("filings", whole),
        "ruling_links": _open("ruling_links", Q(later__case__in=cases)),
    }


def _about_people(people: list[int], cases: list[int], found: Rows) -> Rows:
    treatments = [row.pk for row in found.get("ill_treatment", ())]
    deaths = [row.pk for row in found.get("deaths", ())]
    answered = (
        Q(to_treatments__in=treatments)
        | Q(to_case__in=cases)
        | Q(to_designation__person__in=people)
        | Q(to_death__in=deaths)
    )
    return {
        "responses": _open("responses", answered),
        "distinctions": _open("distinctions", Q(person__in=people)),
        "attributes": _open("attributes", Q(person__in=people)),
        "relationships": _open("relationships", Q(person__in=people) | Q(other_person__in=people)),
    }


def _open(table: str, condition: Q) -> list[Any]:
    """Answer the rows of a table under a condition that are not confidential, in the order of entry."""
    return list(open_rows(table).filter(condition).distinct().order_by("pk"))


def open_rows(table: str) -> "QuerySet[Any]":
    """Answer the rows of a table that are not confidential, prefetching all that belongs to them."""
    kind, model = KINDS[table]
    return model._default_manager.filter(is_confidential=False).prefetch_related(*_belongings(kind, model))


def _belongings(kind: type, model: type[Model], prefix: str = "") -> list[str]:
    found = []
    for member in members(kind, model):
        if member.role in {Role.REFERENCES, Role.CITATIONS, Role.CHILDREN}:
            found.append(prefix + member.name + ("__source" if member.role is Role.CITATIONS else ""))
        if member.child:
            found += _belongings(member.child, child_model(model, member), f"{prefix}{member.name}__")
    return found
