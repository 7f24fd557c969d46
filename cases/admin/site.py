"""The editors' site: its titles, the order of its tables, the language of its pages."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordChangeView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases.door import journal, sessions
from cases.door.forms import TOO_SOON, EntryForm, OwnPasswordForm

from . import entry, lookup, outline, tasks
from .recent import recent

FAMILIES: Final = (
    ("who", _("Who"), "Person Organisation Place Name Attribute Relationship Distinction"),
    ("court", _("Court"), "Case Party Charge Provision Filing Ruling RulingLink Sentence SentenceChange"),
    ("life", _("In custody"), "Custody HealthEvent Protest IllTreatment Response Clemency Death"),
    ("voices", _("Voices and events"), "Designation Statement Campaign Occurrence Tally Claim Photo"),
    ("evidence", _("Evidence"), "Source"),
    ("review", _("Review"), "Submission RemovalRequest"),
    ("accounts", _("Accounts"), "User Group"),
)


class Suggestions(AutocompleteJsonView):
    """Answers what the boxes for other records suggest as one types."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Answer a row as the box will show it."""
        return {"id": str(obj.key), "text": outline.label(obj)}


class EditorsSite(admin.AdminSite):
    """The admin of the records."""

    site_title = _("Case tracker: editors")
    site_header = _("Editors' desk")
    index_title = _("Records")
    enable_nav_sidebar = False
    login_form = EntryForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in staff whose session is whole: the second step was taken in it."""
        return super().has_permission(request) and sessions.is_whole(request)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Show the door; whoever comes in has a new session, and who tries too often is asked to wait."""
        response: Any = super().login(request, extra_context)
        user: Any = request.user
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            sessions.admit(request.session, user, at=timezone.now())
        elif request.method == "POST" and response.context_data["form"].has_error("__all__", TOO_SOON):
            response.status_code = 429
        return response

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """End the session, and ask the browser to forget the pages that it kept."""
        user = request.user
        response = super().logout(request, extra_context)
        if request.method == "POST" and isinstance(user, User):
            journal.note(journal.Event.LEFT, user)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Change one's own password; it is no longer one that somebody else knows."""
        given = {"title": _("Choose a password of your own")} if sessions.has_given_password(request) else {}
        response: Any = PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse("admin:password_change_done"),
            template_name="admin/cases/password_change.html",
            extra_context=self.each_context(request) | {"is_given": bool(given)} | given | (extra_context or {}),
        )(request)
        if isinstance(response, HttpResponseRedirect) and isinstance(request.user, User):
            sessions.own_password(request, request.user)
        return response

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock site, of languages, of what waits, and from a key to its form."""
        return [
            path("language/", require_POST(choose_language), name="language"),
            path("todo/", self.admin_view(self.todo_view), name="todo"),
            path("todo/letter/", self.admin_view(require_POST(tasks.letter_view)), name="letter"),
            path("open/<str:key>/", self.admin_view(self.open_view), name="open"),
            *entry.urls(self),
            *super().get_urls(),
        ]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Answer suggestions, labelled as forms label records."""
        answer: Any = Suggestions.as_view(admin_site=self)(request)
        return answer

    def todo_view(self, request: HttpRequest) -> HttpResponse:
        """Show what waits for the user, or for everybody."""
        return tasks.todo_view(request, self)

    def open_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """Lead from a public key to the form of its row."""
        for model, model_admin in self._registry.items():
            if "key" in {field.name for field in model._meta.fields} and model_admin.has_view_permission(request):
                row = lookup.by_key(model_admin.get_queryset(request), key)
                if row is not None:
                    address = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
                    return HttpResponseRedirect(reverse(address, args=[row.pk]))
        raise Http404(key)

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Show the start page with what the user did last."""
        mine = {"recent": recent(request.user)} if isinstance(request.user, User) else {}
        return super().index(request, mine | (extra_context or {}))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Answer the tables by family rather than by the alphabet; all of one app when only that is asked for.

        Every page is given them and few show them, so they are not put together before.
        """
        if app_label is not None:
            return super().get_app_list(request, app_label)
        return SimpleLazyObject(lambda: self._families(request))

    def _families(self, request: HttpRequest) -> list[dict[str, Any]]:
        tables = {table["object_name"]: table for app in super().get_app_list(request) for table in app["models"]}
        families = (_family(code, name, names.split(), tables) for code, name, names in FAMILIES)
        return [family for family in families if family["models"]]


def _family(code: str, name: Any, names: Iterable[str], tables: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "app_label": code,
        "app_url": f"{reverse('admin:index')}#{code}",
        "has_module_perms": True,
        "models": [tables[one] for one in names if one in tables],
    }


def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language that the editor chose and lead back to where they were."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("admin:index")
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 60 * 60,
            path=settings.LANGUAGE_COOKIE_PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
    return response


site = EditorsSite(name="admin")
