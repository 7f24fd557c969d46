"""Boxes that name other records: by key or by name, with suggestions, with and without scripts."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from . import lookup, outline
from .secrecy import give_names

MOST_CANDIDATES: Final = 8
BLANK_BOXES: Final = 2
PICKED: Final = "-picked"
_ROW_NUMBER: Final = re.compile("[0-9]{1,18}")

SEVERAL = _("Several records match “%(typed)s”. Choose one of them, or write its key.")
ONE = _("“%(typed)s” may be this record. Choose it, or write another name or key.")
NONE = _("Nothing is recorded under “%(typed)s”. Write a key or a name that exists, or add the record first.")


class Unclear(ValidationError):
    """What was typed names no record for certain; `candidates` are those that it may name."""

    def __init__(self, message: Any, typed: str, candidates: Iterable[Any] = ()) -> None:
        super().__init__(message, code="unclear", params={"typed": typed})
        self.candidates = list(candidates)


class Typed(str):
    """What somebody typed in a box; it names a record by key or name, never by its number in the database."""


class ReferenceWidget(forms.TextInput):
    """A box for a key or a name; `candidates` to choose among appear under it when the text was not clear."""

    template_name = "admin/cases/reference_widget.html"

    def __init__(self, field: Any, site: Any) -> None:
        super().__init__(attrs={"class": "reference", "autocomplete": "off", "spellcheck": "false"})
        self.db_field, self.site = field, site
        self.candidates: list[Any] = []

    def __deepcopy__(self, memo: dict[int, Any]) -> "ReferenceWidget":
        copied: ReferenceWidget = super().__deepcopy__(memo)
        copied.candidates = []
        return copied

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Answer the context with the suggestions' address and the links beside the box."""
        context = super().get_context(name, value, attrs)
        remote = self.db_field.related_model
        context["widget"] |= {
            "suggestions": f"choices-{remote._meta.model_name}",
            "search_url": self._search_url(),
            "add_url": self._url("add", remote),
            "add_label": remote._meta.verbose_name,
            "open_url": self._open_url(value),
            "candidates": [{"key": row.key, "title": outline.label(row)} for row in self.candidates],
            "picked_name": name + PICKED,
        }
        return context

    def _search_url(self) -> str:
        meta = self.db_field.model._meta
        query = f"app_label={meta.app_label}&model_name={meta.model_name}&field_name={self.db_field.name}"
        return f"{reverse('admin:autocomplete')}?{query}"

    def _open_url(self, value: Any) -> str:
        key = lookup.key_in(str(value or ""))
        return f"{reverse('admin:open', args=[key])}" if key else ""

    def _url(self, action: str, model: type[Model]) -> str:
        try:
            return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}")
        except NoReverseMatch:
            return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Answer the candidate that was chosen, else what was typed."""
        return data.get(name + PICKED) or data.get(name)


def read_ahead(request: Any, site: Any, rows: Iterable[Any]) -> None:
    """What these rows name, as far as the user may see it, is known to the boxes of this request: few questions."""
    known, listed = _known(request), [*rows]
    own, wanted = {(type(row), row.pk) for row in listed}, defaultdict[type[Model], set[int]](set)
    for row in listed:
        for field in row._meta.concrete_fields:
            model, pk = field.related_model, getattr(row, field.attname)
            if field.many_to_one and field.editable and pk is not None and site.is_registered(model):
                wanted[model] |= {pk} if (model, pk) not in own and (model, str(pk)) not in known else set()
    found: list[Any] = []
    for model, pks in wanted.items():
        if pks:
            found += lookup.to_be_called(site.get_model_admin(model), request).filter(pk__in=pks)
    give_names(request.user, found)
    for row in found:
        _know(request, row)


def _known(request: Any) -> dict[tuple[type[Model], str], Any]:
    """Answer the rows that boxes of this request named, by table, and by number and by key."""
    known: dict[tuple[type[Model], str], Any] = request.__dict__.setdefault("_named_in_boxes", {})
    return known


def _know(request: Any, row: Any) -> None:
    _known(request).update({(type(row), str(row.pk)): row, (type(row), row.key): row})


class ReferenceField(forms.ModelChoiceField):
    """A record named by its key or by its name."""

    def __init__(self, queryset: QuerySet[Any], *, model_admin: Any, request: Any, **kwargs: Any) -> None:
        self.model_admin, self.request = model_admin, request
        for unused in ("limit_choices_to", "to_field_name", "blank"):
            kwargs.pop(unused, None)
        super().__init__(queryset, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> "ReferenceField":
        return super(forms.ChoiceField, self).__deepcopy__(memo)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Answer what was typed, marked as such."""
        return Typed(data or "")

    def prepare_value(self, value: Any) -> Any:
        """Answer what the box shows: the title and key of a stored row, or what was typed."""
        if value in self.empty_values:
            return ""
        if isinstance(value, Model):
            return outline.label(value)
        is_stored = not isinstance(value, Typed) and _ROW_NUMBER.fullmatch(str(value))
        row = self._row(pk=str(value)) if is_stored else self._row(typed=str(value))
        return outline.label(row) if row else value

    def to_python(self, value: Any) -> Any:
        """Answer the row that the text names; raise Unclear with the rows that it may name."""
        typed = str(value or "").strip()
        if not typed:
            return None
        if row := self._row(typed=typed):
            return row
        candidates = self._candidates(typed)
        exact = [row for row in candidates if self._is_named(row, typed)]
        if len(exact) == 1:
            return exact[0]
        if not candidates:
            raise Unclear(NONE, typed)
        raise Unclear(ONE if len(candidates) == 1 else SEVERAL, typed, candidates)

    def clean(self, value: Any) -> Any:
        """Answer the row; when the text is not clear, the widget offers the candidates."""
        try:
            return super().clean(value)
        except Unclear as error:
            if isinstance(self.widget, ReferenceWidget):
                self.widget.candidates = error.candidates
            raise

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Answer whether the box names another row than before."""
        if str(data or "") == str(self.prepare_value(initial) or ""):
            return False
        before = initial.pk if isinstance(initial, Model) else initial
        row = self._row(typed=str(data or ""))
        return row is None or str(row.pk) != str(before)

    def _row(self, *, pk: str = "", typed: str = "") -> Any:
        """Answer the row of this number, or the one whose key is typed, as far as the user may see it, or None."""
        model: Any = self.queryset.model  # type: ignore[union-attr]
        row = _known(self.request).get((model, pk or lookup.key_in(typed)))
        if row is None:
            row = self._rows().filter(pk=pk).first() if pk else lookup.by_key(self._rows(), typed)
            if row is not None:
                _know(self.request, row)
        return row

    def _rows(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model_admin.get_queryset(self.request)
        return rows

    def _candidates(self, typed: str) -> list[Any]:
        found, _duplicates = self.model_admin.get_search_results(self.request, self._rows(), typed)
        return list(found[:MOST_CANDIDATES])

    @staticmethod
    def _is_named(row: Any, typed: str) -> bool:
        names = {name.text for name in row.names.all()} if hasattr(row, "names") else set()
        return typed.casefold() in {name.casefold() for name in names | {str(row)}}


class ReferencesWidget(forms.Widget):
    """Several boxes, each for one record, with blank ones at the end."""

    template_name = "admin/cases/references_widget.html"

    def __init__(self, field: Any, site: Any) -> None:
        super().__init__()
        self.db_field, self.site = field, site
        self.box = ReferenceWidget(field, site)
        self.candidates: dict[int, list[Any]] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> "ReferencesWidget":
        return type(self)(self.db_field, self.site)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Answer the first box, to which the label belongs."""
        return f"{id_}-0"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Answer the context with one box for each record and blank ones."""
        context = super().get_context(name, value, attrs)
        values = [*(value or ()), *[""] * BLANK_BOXES]
        context["widget"]["subwidgets"] = [
            self._box(f"{name}-{index}", one, index, context["widget"]["attrs"].get("id"))
            for index, one in enumerate(values)
        ]
        return context

    def _box(self, name: str, value: Any, index: int, id_: str | None) -> dict[str, Any]:
        self.box.candidates = self.candidates.get(index, [])
        box: dict[str, Any] = self.box.get_context(name, value, {"id": f"{id_ or 'id_' + name}-{index}"})["widget"]
        return box

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Answer what stands in the boxes, without the empty ones."""
        values = []
        for index in range(200):
            if f"{name}-{index}" not in data:
                break
            values.append(self.box.value_from_datadict(data, files, f"{name}-{index}"))
        return [value for value in values if value]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Answer whether the form came without these boxes."""
        return f"{name}-0" not in data


class ReferencesField(ReferenceField):
    """Any number of records, each named by its key or by its name."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Answer what was typed in each box, marked as such."""
        return [Typed(one) for one in data or ()]

    def prepare_value(self, value: Any) -> Any:
        """Answer what each box shows."""
        return [super(ReferencesField, self).prepare_value(one) for one in value or ()]

    def clean(self, value: Any) -> Any:
        """Answer the rows named; raise ValidationError with what is wrong in each box."""
        rows, errors = [], []
        for index, one in enumerate(value or ()):
            try:
                rows.append(self.to_python(one))
            except Unclear as error:
                errors.append(error)
                self.widget.candidates[index] = error.candidates
        if errors:
            raise ValidationError(errors)
        if self.required and not rows:
            raise ValidationError(self.error_messages["required"], code="required")
        return self._rows().model._default_manager.filter(pk__in=[row.pk for row in rows])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Answer whether other rows are named than before."""
        return sorted(map(str, self.prepare_value(initial))) != sorted(map(str, data or ()))
