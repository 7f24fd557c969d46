"""Two editors at one record: nobody overwrites the other unseen, and nothing that was typed is lost."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Merge, Person
from cases.models.pictures import none_left_behind

from . import once, threeway, versions

REFILL: Final = "_refill"
COPY: Final = "_saveasnew"
"""No form of ours has this button; the stock view would add a copy of the record, past the tokens of both."""
NOT_CARRIED: Final = {"csrfmiddlewaretoken", versions.VERSION, once.ONCE, REFILL, "_save", "_continue", "_addanother"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form to be made: the state of its record, when that was, and what was typed if it is to be filled with it."""

    state: str
    at: datetime
    typed: QueryDict | None = None
    opened: versions.Opened | None = None


Show = Callable[..., HttpResponse]


@none_left_behind()
def guard(model_admin: Any, request: HttpRequest, object_id: str | None, show: Show) -> HttpResponse:
    """Answer the form or save it; what would overwrite another's change is shown beside it instead, and not saved.

    `show` is the stock view; it takes the request, the row, the address of the form and its sheet.
    """
    if request.method != "POST":
        # The state is read before the form is: a change in between is noticed at worst twice.
        state = versions.digest(model_admin, unquote(object_id)) if object_id else ""
        return show(request, object_id, Sheet(state, timezone.now()))
    if COPY in request.POST:
        raise SuspiciousOperation(COPY)
    with transaction.atomic():
        if object_id is None:
            return _add(model_admin, request, show)
        return _change(model_admin, request, object_id, show)


def _change(model_admin: Any, request: HttpRequest, object_id: str, show: Show) -> HttpResponse:
    pk = unquote(object_id)
    now = Sheet(versions.digest(model_admin, pk, lock=True), timezone.now())
    opened = versions.opened(request, versions.named(model_admin.model, pk))
    if not model_admin.has_change_permission(request):
        return show(request, object_id, now)
    if not (now.state and _is_open(model_admin, request, pk)):
        return _gone(model_admin, request, pk, state=now.state) if opened else show(request, object_id, now)
    if opened and opened.digest == now.state and REFILL not in request.POST:
        return show(request, object_id, now)
    return _filled(request, object_id, show, Sheet(now.state, now.at, request.POST, opened))


def _add(model_admin: Any, request: HttpRequest, show: Show) -> HttpResponse:
    now = timezone.now()
    once.lock(request)
    pk, same = once.earlier(request)
    exists = bool(pk) and model_admin.has_change_permission(request) and bool(versions.digest(model_admin, pk))
    if exists and same:
        messages.info(request, _("This form was sent twice: the record was added once."))
        return HttpResponseRedirect(_address(model_admin, "change", pk))
    if exists:
        sheet = Sheet(versions.digest(model_admin, pk), now, request.POST)
        return _filled(request, pk, show, sheet, _address(model_admin, "change", pk))
    if pk or REFILL in request.POST:
        return _filled(request, None, show, Sheet("", now, request.POST))
    return show(request, None, Sheet("", now))


def _filled(
    request: HttpRequest, object_id: str | None, show: Show, sheet: Sheet, form_url: str | None = None
) -> HttpResponse:
    """Answer the form as a new one, filled with what was typed; nothing is saved."""
    anew = copy(request)
    anew.method = "GET"
    response = show(anew, object_id, sheet, form_url)
    if isinstance(response, TemplateResponse):
        response.template_name = "admin/cases/collision.html"
        known = object_id is None or (sheet.opened is not None and sheet.opened.digest == sheet.state)
        response.status_code = 200 if known else 409
    return response


def prepare(model_admin: Any, request: HttpRequest, context: dict[str, Any]) -> None:
    """Give a form the token that it carries, and fill it with what was typed if its sheet says so."""
    sheet, row = context.get("sheet"), context.get("original")
    if sheet is None:
        return
    if row is None:
        context["carried"] = (once.ONCE, once.token(request))
    elif model_admin.has_change_permission(request, row):
        carried = versions.token(request, context, state=sheet.state, at=sheet.at)
        context["carried"] = (versions.VERSION, carried)
    if sheet.typed is not None:
        context["report"] = threeway.fill(context, sheet.typed, sheet.opened)
        context["stale"] = row is not None and (sheet.opened is None or sheet.opened.digest != sheet.state)
        if sheet.opened:
            context["opened"] = sheet.opened
            context["changed"] = versions.last_change(model_admin, row.pk, sheet.opened.at) if row else None


def _is_open(model_admin: Any, request: HttpRequest, pk: str) -> bool:
    return bool(model_admin.get_queryset(request).filter(pk=pk).exists())


def _what_became(model_admin: Any, request: HttpRequest, pk: str, state: str) -> dict[str, Any]:
    """Answer the title of the page, the person with whom somebody was merged, and where a new record is added.

    A record that others still see is not offered to be added anew.
    """
    may_add = not state and model_admin.has_add_permission(request)
    merge = Merge.objects.filter(other__pk=pk).first() if state and model_admin.model is Person else None
    told = _("This record was deleted")
    if state:
        told = _("This record was merged with another") if merge else _("This record is no longer open to you")
    return {
        "title": told,
        "is_closed": bool(state) and merge is None,
        "kept": merge.kept if merge else None,
        "add_url": _address(model_admin, "add") if may_add else "",
    }


def _gone(model_admin: Any, request: HttpRequest, pk: str, *, state: str) -> HttpResponse:
    """Answer a page with everything that was typed into the form of a record that is no more, or no more open."""
    anew = copy(request)
    anew.method = "GET"
    form = model_admin.get_form(anew, None)()
    parts = [("", threeway.typed_words(form, request.POST))]
    for formset in model_admin._create_formsets(anew, form.instance, change=False)[0]:
        name = str(formset.model._meta.verbose_name)
        for prefix, _pk in threeway.sent_lines(formset, request.POST):
            if not threeway.line_differs(formset.empty_form, request.POST, prefix):
                continue
            parts.append((name, threeway.typed_words(formset.empty_form, request.POST, prefix)))
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "parts": [(name, lines) for name, lines in parts if lines],
        "carried": [
            (name, value) for name, values in request.POST.lists() for value in values if name not in NOT_CARRIED
        ],
        "refill": REFILL,
    }
    context |= _what_became(model_admin, request, pk, state)
    return TemplateResponse(request, "admin/cases/gone.html", context, status=410)


def _address(model_admin: Any, action: str, *args: Any) -> str:
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_{action}", args=args)
