"""The pages of one's own account: the second step, its recovery codes, and the sessions that are open."""

from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from cases.door import passkeys, second_step, sessions, totp

OFFERED: Final = "_secret_offered"


def urls(site: Any) -> list[URLPattern]:
    """Answer the addresses of these pages; the first is open to whoever gave the right password alone."""

    def page(view: Any) -> Any:
        return lambda request: view(request, site)

    return [
        path("second-step/", never_cache(csrf_protect(page(second_step_view))), name="second_step"),
        path("second-step/codes/", site.admin_view(require_POST(page(codes_view))), name="recovery_codes"),
        path("second-step/passkeys/add/", site.admin_view(require_POST(page(add_passkey_view))), name="passkey_add"),
        path(
            "second-step/passkeys/remove/",
            site.admin_view(require_POST(page(remove_passkey_view))),
            name="passkey_remove",
        ),
        path("sessions/", site.admin_view(page(sessions_view)), name="sessions"),
    ]


def second_step_view(request: HttpRequest, site: Any) -> HttpResponse:
    """Show the secret for the app and take its first code; to whoever has a second step, its state."""
    user: Any = request.user
    if not user.is_authenticated:
        return HttpResponseRedirect(reverse("admin:login"))
    if sessions.is_whole(request) and "new" not in request.GET:
        return _page(request, site, "second_step", _state(request))
    if not sessions.is_whole(request) and second_step.is_set_up(user):
        logout(request)
        return HttpResponseRedirect(reverse("admin:login"))
    secret = request.session.setdefault(OFFERED, totp.new_secret())
    if request.method != "POST":
        return _offer(request, site, secret)
    at = timezone.now()
    step = totp.step_of(secret, "".join(request.POST.get("code", "").split()), at=at)
    if step is None:
        return _offer(request, site, secret, problem=_("This is not the code that the app shows now."))
    codes = second_step.set_up(user, secret=secret, step=step)
    del request.session[OFFERED]
    request.session.cycle_key()
    sessions.admit(request.session, user, at=at)
    return _page(request, site, "recovery_codes", {"codes": codes})


def codes_view(request: HttpRequest, site: Any) -> HttpResponse:
    """Make new recovery codes and show them once."""
    return _page(request, site, "recovery_codes", {"codes": second_step.renew_codes(request.user)})  # type: ignore[arg-type]


def add_passkey_view(request: HttpRequest, site: Any) -> HttpResponse:
    """The account has the passkey that a device has just made, and its other sessions are ended."""
    user: Any = request.user
    name = "".join(sign for sign in request.POST.get("name", "") if sign.isprintable())[:60] or _("Passkey")
    try:
        passkeys.enrol(user, request.POST.get("passkey", ""), passkeys.place_of(request), name=name, at=timezone.now())
    except passkeys.Refused:
        messages.error(request, _("The passkey was not added: the page was too old, or the device is known already."))
    else:
        sessions.end(user, but=request.session.session_key)
        messages.success(request, _("The passkey was added. Other sessions of yours are ended."))
    return HttpResponseRedirect(reverse("admin:second_step"))


def remove_passkey_view(request: HttpRequest, site: Any) -> HttpResponse:
    """The account no longer has the passkey, and its other sessions are ended."""
    user: Any = request.user
    if passkeys.remove(user, request.POST.get("passkey", "")):
        sessions.end(user, but=request.session.session_key)
        messages.success(request, _("The passkey was removed. Other sessions of yours are ended."))
    return HttpResponseRedirect(reverse("admin:second_step"))


def sessions_view(request: HttpRequest, site: Any) -> HttpResponse:
    """List one's own open sessions; end one, or all the others."""
    user: Any = request.user
    if request.method == "POST":
        word = request.POST.get("end", "")
        ended = sessions.end(user, word=word, but=None if word else request.session.session_key)
        messages.success(request, _("Sessions ended: %(number)s.") % {"number": ended})
        return HttpResponseRedirect(reverse("admin:sessions"))
    return _page(request, site, "sessions", {"sessions": sessions.of(request, user, at=timezone.now())})


def drawing(text: str) -> tuple[int, str]:
    """Answer the side of a QR code with its quiet zone, and its dark squares as an SVG path."""
    import qrcode

    code = qrcode.QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return len(rows), "".join(squares)


def _state(request: HttpRequest) -> dict[str, Any]:
    """Answer the codes that are left, the passkeys, and what a browser needs to make another one."""
    user: Any = request.user
    held = passkeys.of(user)
    offered = len(held) < passkeys.MOST
    place = passkeys.place_of(request)
    options = passkeys.options_to_enrol(user, place, at=timezone.now()) if offered else ""
    return {"left": second_step.codes_left(user), "passkeys": held, "options": options}


def _offer(request: HttpRequest, site: Any, secret: str, problem: str = "") -> HttpResponse:
    name = request.user.get_username()
    side, squares = drawing(totp.address(secret, name=name, site=settings.SITE_NAME))
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    given = {"secret": " ".join(groups), "side": side, "squares": squares, "problem": problem}
    return _page(request, site, "set_up_second_step", given)


TITLES: Final = {
    "second_step": lambda: _("Second step"),
    "set_up_second_step": lambda: _("Set up the second step"),
    "recovery_codes": lambda: _("Recovery codes"),
    "sessions": lambda: _("Your sessions"),
}


def _page(request: HttpRequest, site: Any, name: str, given: dict[str, Any]) -> HttpResponse:
    context = site.each_context(request) | {"title": TITLES[name]()} | given
    return TemplateResponse(request, f"admin/cases/{name}.html", context)
