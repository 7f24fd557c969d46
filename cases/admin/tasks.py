"""The list of what waits: for the editor who asks, or for the whole group."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.todo import Item, Task, todo

from . import outline
from .secrecy import with_names


def todo_view(request: HttpRequest, site: Any) -> HttpResponse:
    """Show what waits by kind, each with its reason and the way to its form."""
    mine = request.GET.get("who") != "all"
    found = todo(request.user, day=timezone.localdate(), mine=mine)
    parts = [(task, [_line(request, item) for item in found[task]]) for task in Task if found.get(task)]
    context = {
        **site.each_context(request),
        "title": _("To do"),
        "parts": [(task.name.lower(), task.value, lines) for task, lines in parts],
        "mine": mine,
    }
    return TemplateResponse(request, "admin/cases/todo.html", context)


def _line(request: HttpRequest, item: Item) -> dict[str, str]:
    row = with_names(request.user, item.row)
    return {
        "url": reverse(f"admin:cases_{row._meta.model_name}_change", args=[row.pk]),
        "when": outline.when(row) if hasattr(row, "occurred") else "",
        "title": outline.title(row),
        "more": item.more,
    }
