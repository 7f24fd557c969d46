"""The list of what waits: for the editor who asks, or for the whole group."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.text import LANGUAGES
from cases.door.models import Letter
from cases.models.base import Fact
from cases.published.languages import OWN_NAMES
from cases.todo import Item, Task, todo

from . import outline
from .secrecy import with_names, with_owners


def todo_view(request: HttpRequest, site: Any) -> HttpResponse:
    """Show what waits by kind, each with its reason and the way to its form."""
    if not request.user.has_perm("cases.view_person"):
        raise PermissionDenied
    mine = request.GET.get("who") != "all"
    found = todo(request.user, day=timezone.localdate(), mine=mine)
    about = _about(request, [item.row for items in found.values() for item in items])
    parts = [(task, [_line(request, item, about) for item in found[task]]) for task in Task if found.get(task)]
    context = {
        **site.each_context(request),
        "title": _("To do"),
        "parts": [(task.name.lower(), task.value, lines) for task, lines in parts],
        "mine": mine,
        "letter": _letter(request) if settings.DIGEST_FROM else None,
    }
    return TemplateResponse(request, "admin/cases/todo.html", context)


def letter_view(request: HttpRequest) -> HttpResponse:
    """Keep in which language the user wants letters about what waits, or that they want none."""
    if not settings.DIGEST_FROM:
        raise Http404
    user: Any = request.user
    chosen = request.POST.get("language", "")
    if chosen and not user.email:
        messages.error(request, _("Your account has no e-mail address: whoever keeps the accounts can enter one."))
    elif chosen in LANGUAGES:
        Letter.objects.update_or_create(user=user, defaults={"lang": chosen})
        messages.success(request, _("Letters will come to %(address)s.") % {"address": user.email})
    else:
        Letter.objects.filter(user=user).delete()
        messages.success(request, _("No letters will come."))
    return HttpResponseRedirect(reverse("admin:todo"))


def _letter(request: HttpRequest) -> dict[str, Any]:
    user: Any = request.user
    kept = Letter.objects.filter(user=user).first()
    return {"address": user.email, "lang": kept.lang if kept else "", "choices": OWN_NAMES.items()}


def _about(request: HttpRequest, rows: list[Any]) -> dict[Any, str]:
    """Answer to whom or what each fact belongs, by the names that the user may see: a few queries a table."""
    facts: dict[Any, list[int]] = {}
    for row in rows:
        if isinstance(row, Fact):
            facts.setdefault(type(row), []).append(row.pk)
    known = (with_owners(request.user, model._default_manager.filter(pk__in=pks)) for model, pks in facts.items())
    return {row: outline.owner(row) for found in known for row in found}


def _line(request: HttpRequest, item: Item, about: dict[Any, str]) -> dict[str, str]:
    row = with_names(request.user, item.row)
    return {
        "about": about.get(row, ""),
        "url": reverse(f"admin:cases_{row._meta.model_name}_change", args=[row.pk]),
        "when": outline.when(row) if hasattr(row, "occurred") else "",
        "title": outline.fact(row) if isinstance(row, Fact) else outline.title(row),
        "more": item.more,
    }
