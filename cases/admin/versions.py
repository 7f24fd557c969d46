"""The state of a record as a form shows it: its digest, and the token that a form carries of it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.forms import FileField, ModelForm
from django.forms.models import _get_foreign_key
from django.http import HttpRequest

VERSION: Final = "_version"
SALT: Final = "cases.admin.versions"

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """What an editor saw when the form was made: the values of its fields, and of its lines by prefix and row."""

    by: int
    at: datetime
    digest: str
    fields: Values
    lines: dict[str, dict[str, Values]]


def watched(model_admin: Any, pk: Any) -> list[QuerySet[Any]]:
    """Answer the rows that a form stands for: the record, its links to many, its lines and its citations."""
    model = model_admin.model
    rows = [model._base_manager.filter(pk=pk)]
    for field in model._meta.many_to_many:
        through = field.remote_field.through
        rows.append(through._base_manager.filter(**{field.m2m_field_name(): pk}))
    for inline_class in model_admin.inlines:
        inline = inline_class(model, model_admin.admin_site)
        key = _get_foreign_key(model, inline.model, fk_name=inline.fk_name)
        rows.append(inline.model._base_manager.filter(**{key.name: pk}))
    return [one.order_by("pk") for one in rows]


def digest(model_admin: Any, pk: Any, *, lock: bool = False) -> str:
    """Answer the SHA-256 of every column of the rows behind a form, locked if asked; nothing for a deleted record."""
    try:
        rows = watched(model_admin, model_admin.opts.pk.to_python(pk))
    except ValidationError:
        return ""
    state = [list((one.select_for_update() if lock else one).values_list()) for one in rows]
    return hashlib.sha256(repr(state).encode()).hexdigest() if state[0] else ""


def last_change(model_admin: Any, pk: Any, since: datetime) -> Any:
    """Answer the row behind a form that was changed last in the admin since then, or None."""
    rows = [row for one in watched(model_admin, pk) for row in one if getattr(row, "changed_at", None)]
    later = [row for row in rows if row.changed_at > since]
    return max(later, key=lambda row: row.changed_at, default=None)


def plain(value: Any) -> Any:
    """Answer the value of a field as JSON knows it; rows are their primary keys."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, list | tuple | QuerySet):
        items = [plain(one) for one in value]
        return sorted(items) if all(isinstance(one, int) for one in items) else items
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def shown(form: ModelForm) -> Values:
    """Answer the values with which a form was filled, files left out."""
    return {
        name: plain(form.get_initial_for_field(field, name))
        for name, field in form.fields.items()
        if not isinstance(field, FileField)
    }


def token(request: HttpRequest, context: dict[str, Any], *, state: str, at: datetime) -> str:
    """Answer the signed token of a form: who opened it, when, and what it showed; read only to compare."""
    lines = {
        wrapped.formset.prefix: {str(form.instance.pk): shown(form) for form in wrapped.formset.initial_forms}
        for wrapped in context["inline_admin_formsets"]
    }
    seen = {"by": request.user.pk, "at": at.isoformat(), "digest": state, "lines": lines}
    seen |= {"fields": shown(context["adminform"].form), "row": _name(context["original"])}
    return signing.dumps(seen, salt=SALT, compress=True)


def opened(request: HttpRequest, row: str) -> Opened | None:
    """Answer what the form that was sent showed of the row; None when it does not say so credibly."""
    try:
        seen = signing.loads(request.POST.get(VERSION, ""), salt=SALT)
    except signing.BadSignature:
        return None
    if seen.pop("row") != row:
        return None
    return Opened(**seen | {"at": datetime.fromisoformat(seen["at"])})


def opener(request: HttpRequest) -> int | None:
    """Answer the primary key of whoever opened the form that was sent; None when it does not say so credibly."""
    try:
        return int(signing.loads(request.POST.get(VERSION, ""), salt=SALT)["by"])
    except signing.BadSignature:
        return None


def named(model: type[Model], pk: Any) -> str:
    """Answer by what a token names a row."""
    return f"{model._meta.label_lower}:{pk}"


def _name(row: Model) -> str:
    return named(type(row), row.pk)
