"""What the boxes for other records suggest before anything is typed: what lies near, and what was used last."""

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from cases.models import Case, Party, Person
from cases.visibility import open_to

from . import lookup, outline
from .secrecy import give_names

MOST: Final = 40


class Lazy:
    """The suggestions of one form, made when the page is written."""

    def __init__(self, model_admin: Any, request: HttpRequest, row: Any) -> None:
        self.model_admin, self.request, self.row = model_admin, request, row

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Answer for each table that a box of the form names: its id and its suggestions."""
        people, cases = self._near()
        found = {model: self._rows(model, people, cases) for model in self._models()}
        give_names(self.request.user, (row for rows in found.values() for row in rows))
        for model, rows in found.items():
            yield {"id": f"choices-{model._meta.model_name}", "labels": [outline.label(row) for row in rows]}

    def _models(self) -> list[type[Model]]:
        inlines = self.model_admin.get_inline_instances(self.request)
        options = [self.model_admin.model, *(inline.model for inline in inlines)]
        fields = (field for model in options for field in (*model._meta.fields, *model._meta.many_to_many))
        found = (field.related_model for field in fields if field.editable and field.related_model)
        return [model for model in dict.fromkeys(found) if self.model_admin.admin_site.is_registered(model)]

    def _rows(self, model: type[Model], people: set[int], cases: set[int]) -> list[Any]:
        admin = self.model_admin.admin_site.get_model_admin(model)
        rows = lookup.to_be_called(admin, self.request).order_by("-pk")
        condition = near(model, people, cases)
        return list(rows.filter(condition).distinct()[:MOST] if condition else rows[:MOST])

    def _near(self) -> tuple[set[int], set[int]]:
        """Answer the people and the cases that the form is about."""
        row = self.row
        people = {getattr(row, "person_id", None), getattr(getattr(row, "party", None), "person_id", None)}
        cases = {getattr(row, "case_id", None), getattr(getattr(row, "party", None), "case_id", None)}
        sentence = getattr(row, "sentence", None)
        people |= {sentence.party.person_id} if sentence else set()
        cases |= {sentence.party.case_id} if sentence else set()
        for model, found in ((Person, people), (Case, cases)):
            typed = self.request.GET.get(model._meta.model_name or "", "")
            if typed and (named := lookup.by_key(self._open(model), typed)):
                found.add(named.pk)
        parties = self._open(Party).filter(person__in=people - {None})
        cases |= set(parties.values_list("case_id", flat=True))
        return {pk for pk in people if pk}, {pk for pk in cases if pk}

    def _open(self, model: type[Model]) -> "QuerySet[Any]":
        return open_to(self.request.user, model._default_manager.all())


def near(model: type[Model], people: set[int], cases: set[int]) -> Q:
    """Answer the condition that a row is about one of the people or cases; an empty one for tables of no person."""
    condition = Q()
    names = {field.name for field in model._meta.fields}
    if model._meta.model_name == "source":
        return condition
    if people and "person" in names:
        condition |= Q(person__in=people)
    if cases and "case" in names:
        condition |= Q(case__in=cases)
    if people and "party" in names:
        condition |= Q(party__person__in=people)
    return condition
