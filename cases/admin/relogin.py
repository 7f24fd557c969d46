"""A session that ended while somebody typed: the door keeps what was typed and leads back to the filled form."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from cases.door import sessions

from . import once, versions
from .collisions import NOT_CARRIED, REFILL

TYPED: Final = "_typed"
SALT: Final = "cases.admin.relogin"
LONGEST: Final = 1_500_000
LONGEST_WAIT: Final = 12 * 60 * 60

View = Callable[..., HttpResponse]


def keeping(url: URLPattern, site: Any) -> URLPattern:
    """Answer the address of an add or change form, which keeps what is sent to it without a session."""
    if url.name and url.name.endswith(("_add", "_change")):
        url.callback = kept(url.callback, site)
    return url


def kept(view: View, site: Any) -> View:
    """Answer the view, which keeps what is sent to it without a session; its form carries the token of `once`.

    After the log-in it is asked again with all that was typed, and shows that where `is_refilled` says so.
    """

    @wraps(view)
    @sensitive_post_parameters()
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or site.has_permission(request):
            return view(request, *args, **kwargs)
        carried = request.POST.get(TYPED) or _packed(request)
        if not carried:
            return view(request, *args, **kwargs)
        return _door(request, site, carried, lambda: view(request, *args, **kwargs))

    return answer


def is_refilled(request: HttpRequest) -> bool:
    """Answer whether what was sent was typed before the session ended, and is to be shown; the editor is told."""
    if REFILL not in request.POST:
        return False
    messages.info(request, _("Nothing was done yet: look at what you typed, and send it again."))
    return True


def _packed(request: HttpRequest) -> str:
    """Answer what was typed, signed with the address and with whoever opened the form; nothing without the latter."""
    by = once.read(request).get("by") or versions.opener(request)
    if not by:
        return ""
    typed = [(name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"]
    return signing.dumps({"path": request.path, "by": by, "typed": typed}, salt=SALT, compress=True)


def _door(request: HttpRequest, site: Any, carried: str, enter: Callable[[], HttpResponse]) -> HttpResponse:
    """Ask who it is; let whoever opened the form back into it, filled; nobody else sees what was typed."""
    is_answer = TYPED in request.POST
    form = (site.login_form or AdminAuthenticationForm)(request, data=request.POST if is_answer else None)
    if not is_answer or not form.is_valid():
        return _page(request, site, carried, form)
    user = form.get_user()
    sessions.begin(request, user, at=timezone.now())
    if not _refill(request, carried, user):
        messages.warning(request, _("What was typed before is not shown: it belongs to another account or form."))
        return HttpResponseRedirect(request.get_full_path())
    return enter()


def _refill(request: HttpRequest, carried: str, user: User) -> bool:
    """What was typed stands in the request as if sent now, to be shown and not saved; false if it is another's."""
    try:
        kept = signing.loads(carried, salt=SALT, max_age=LONGEST_WAIT)
    except signing.BadSignature:
        return False
    if (kept["path"], kept["by"]) != (request.path, user.pk):
        return False
    typed = QueryDict(mutable=True)
    for name, values in kept["typed"]:
        if name in {versions.VERSION, once.ONCE} or name not in NOT_CARRIED:
            typed.setlist(name, values)
    typed[REFILL] = "1"
    request.POST = typed  # type: ignore[assignment]
    return True


def _page(request: HttpRequest, site: Any, carried: str, form: Any) -> HttpResponse:
    context = site.each_context(request) | {
        "title": _("Log in"),
        "form": form,
        "app_path": request.get_full_path(),
        "typed_name": TYPED,
        "typed": carried if len(carried) <= LONGEST else "",
    }
    response = TemplateResponse(request, "admin/cases/login_again.html", context, status=403)
    add_never_cache_headers(response)
    return response
