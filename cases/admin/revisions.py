"""The history of a person or a case: every revision, what each changed, and the way back to one."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import revisions
from cases.closed import closed_keys, without
from cases.models import Revision
from cases.models.kinds import KINDS
from cases.snapshot import Tables, differences
from cases.visibility import about_open, closed_to, may_see_unpublished, open_to

from . import outline
from .difference import Change, RowChange, Writer, member_name
from .secrecy import with_owners

MOST, MOST_CHANGES = 200, 12


def addresses(model_admin: Any) -> list[Any]:
    """Answer the addresses of the list and of one revision, for the admin of people and of cases."""
    name, view = model_admin.opts.model_name, model_admin.admin_site.admin_view

    def listed(request: HttpRequest, key: str) -> HttpResponse:
        return list_view(model_admin, request, key)

    def one(request: HttpRequest, key: str, number: int) -> HttpResponse:
        return revision_view(model_admin, request, key, number)

    return [
        path("revisions/<str:key>/", view(listed), name=f"cases_{name}_revisions"),
        path("revisions/<str:key>/<int:number>/", view(one), name=f"cases_{name}_revision"),
    ]


def list_address(request: HttpRequest, subject: Any) -> str:
    """Answer where the history of a subject is read, or an empty text for those who may not and where there is none."""
    if not may_see_unpublished(request.user) or not Revision.objects.filter(subject_key=subject.key).exists():
        return ""
    return reverse(f"admin:cases_{subject._meta.model_name}_revisions", args=[subject.key])


def list_view(model_admin: Any, request: HttpRequest, key: str) -> HttpResponse:
    """Show who saved the draft when, and what changed each time; for those who write drafts."""
    rows = _rows(model_admin, request, key).select_related("made_by").defer("body")[:MOST]
    if not rows:
        raise Http404(key)
    told_of = [(row, _open_changes(request, row)) for row in rows]
    shown = [(row, changes[:MOST_CHANGES], len(changes[MOST_CHANGES:])) for row, changes in told_of]
    called = _called(request, [(table, name) for _row, told, _more in shown for _what, table, name, _members in told])
    lines = [(row, [_sentence(change, called) for change in told], more) for row, told, more in shown]
    context = _frame(model_admin, request, key, lines=lines)
    return TemplateResponse(request, "admin/cases/revisions.html", context)


def revision_view(model_admin: Any, request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show what one revision changed and what restoring it would change now; restore it when that is sent."""
    revision = get_object_or_404(_rows(model_admin, request, key), number=number)
    status = 200
    if request.method == "POST":
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
        try:
            token = request.POST.get("token", "")
            made = revisions.restore(revision, token=token, by=request.user, at=timezone.now())
        except (revisions.NotRestored, PermissionDenied) as error:
            messages.error(request, str(error))
            status = 403 if isinstance(error, PermissionDenied) else 409
        else:
            told = _("Restored: the draft is as it was in revision %(number)s, with what was added since.")
            messages.success(request, told % {"number": number} if made else _("Nothing differs."))
            return HttpResponseRedirect(reverse(f"admin:cases_{model_admin.opts.model_name}_revisions", args=[key]))
    before = Revision.objects.filter(subject_key=key, number=number - 1).first()
    held, earlier = revisions.tables_of(revision), revisions.tables_of(before) if before else {}
    closed = closed_keys(request.user, held, earlier)
    user: Any = request.user
    planned = revisions.plan(revision, by=user)
    called = _called(request, [*planned.changed, *planned.staying])
    context = _frame(
        model_admin,
        request,
        key,
        revision=revision,
        is_whole=without(held, closed) == held,
        changes=row_changes(
            without(earlier, closed), without(held, closed), _open_changes(request, revision, held, earlier)
        ),
        plan=planned,
        parts=[
            (_("would be changed back"), [_named(*one, called) for one in planned.changed]),
            (_("would be made again"), [_named(*one, called) for one in planned.made_again]),
            (_("were added since and stay"), [_named(*one, called) for one in planned.staying]),
        ],
    )
    return TemplateResponse(request, "admin/cases/revision.html", context, status=status)


def _open_changes(
    request: HttpRequest, revision: Revision, held: Tables | None = None, earlier: Tables | None = None
) -> list[list[Any]]:
    """Answer what a revision changed, without what belongs to records that are closed to the user or names them."""
    if not closed_to(request.user).exists():
        return list(revision.changes)
    if held is None or earlier is None:
        before = Revision.objects.filter(subject_key=revision.subject_key, number=revision.number - 1).first()
        held, earlier = revisions.tables_of(revision), revisions.tables_of(before) if before else {}
    closed = closed_keys(request.user, held, earlier)
    return differences(without(earlier, closed), without(held, closed))


def row_changes(before: Tables, after: Tables, changes: list[list[Any]]) -> list[RowChange]:
    """Answer the changes between two states in words."""
    writer = Writer({})
    old, new = ({row["key"]: row for rows in side.values() for row in rows} for side in (before, after))
    found = []
    for what, table, key, members in changes:
        model = KINDS[table][1]
        one, other = old.get(key, {}), new.get(key, {})
        names = members or [name for name in dict.fromkeys((*one, *other)) if name != "key"]
        lines = tuple(
            Change(
                member_name(model, name),
                writer.words(one.get(name), model, name),
                writer.words(other.get(name), model, name),
            )
            for name in names
        )
        found.append(RowChange(what, str(model._meta.verbose_name), key, "", lines))
    return found


def _called(request: HttpRequest, named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Answer by key what rows that are still there, and open to the user, are called: a query or two a table."""
    keys: dict[str, set[str]] = {}
    for table, key in named:
        keys.setdefault(table, set()).add(key)
    tables = (KINDS[table][1]._default_manager.filter(key__in=wanted) for table, wanted in keys.items())
    found = (with_owners(request.user, open_to(request.user, rows, every=True)) for rows in tables)
    return {row.key: outline.title(row) for rows in found for row in rows}


def _sentence(change: list[Any], called: Mapping[str, str]) -> str:
    what, table, key, members = change
    words = {"added": _("added"), "removed": _("removed"), "changed": _("changed")}[what]
    model = KINDS[table][1]
    named = ", ".join(member_name(model, name) for name in members)
    return f"{words}: {_named(table, key, called)}" + (f" ({named})" if named else "")


def _named(table: str, key: str, called: Mapping[str, str]) -> str:
    return f"{KINDS[table][1]._meta.verbose_name} {called.get(key, key)}"


def _rows(model_admin: Any, request: HttpRequest, key: str) -> Any:
    if not (may_see_unpublished(request.user) and model_admin.has_view_permission(request)):
        raise PermissionDenied
    return about_open(request.user, Revision.objects.filter(subject_key=key, subject_kind=model_admin.opts.model_name))


def _frame(model_admin: Any, request: HttpRequest, key: str, **more: Any) -> dict[str, Any]:
    return {
        **model_admin.admin_site.each_context(request),
        "title": _("History of %(key)s") % {"key": key},
        "opts": model_admin.opts,
        "key": key,
        "list_url": reverse(f"admin:cases_{model_admin.opts.model_name}_revisions", args=[key]),
        **more,
    }
