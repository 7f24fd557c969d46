"""What every answer carries, and the language in which it speaks."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from cases.published.languages import asked_for

Answer = Callable[[HttpRequest], HttpResponse]

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# Public pages need no script, so none may make markup or code out of text; the admin's own scripts do.
PUBLIC_CSP = f"{CSP}; require-trusted-types-for 'script'; trusted-types 'none'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}
ADMIN = "/admin/"


class SecurityHeaders:
    """The same strict headers on public pages and on the admin."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the response with its headers."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        in_admin = request.path.startswith(ADMIN)
        response.headers.setdefault("Content-Security-Policy", CSP if in_admin else PUBLIC_CSP)
        # The admin's forms need an Origin, which a browser withholds under no-referrer.
        response.headers.setdefault("Referrer-Policy", "same-origin" if in_admin else "no-referrer")
        if in_admin:
            response.headers.setdefault("Cache-Control", "no-store")
        onion = settings.ONION_LOCATION
        if onion and not in_admin and request.headers.get("Host", "") != onion.partition("://")[2]:
            response.headers.setdefault("Onion-Location", f"{onion}{request.get_full_path()}")
        if settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault(
                "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
            )
        return response


class PageLanguage:
    """The language of a page is the first part of its address; the admin speaks the language of its user."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the response in its language."""
        language = self.language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    @staticmethod
    def language(request: HttpRequest) -> str:
        """Answer the language in the address, else in the admin what the user chose, else what the browser asks."""
        first = request.path_info.removeprefix("/").split("/", 1)[0]
        if first in dict(settings.LANGUAGES):
            return first
        if request.path.startswith(ADMIN):
            chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
            if chosen in dict(settings.LANGUAGES):
                return chosen
        return asked_for(request)
