"""What is answered while the database is away: when to come again, and to an editor what was typed to send it again."""

import re
import sqlite3
from typing import Final

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils import translation

from .lost import typed_words
from .middleware import ADMIN, PageLanguage

AGAIN_AFTER: Final = 30
"""Seconds after which it is worth trying again: a standby is made the primary in less."""
# PostgreSQL's errors (its manual, appendix A): no connection, PgBouncer's own refusals among them; no room for one
# more; shut down or not yet up; a copy that takes no writes, as a standby does until it is made the primary.
_GONE: Final = re.compile(r"08...|53300|57P0[1235]|25006")
_LOST: Final = ("OperationalError", "InterfaceError")
_GONE_OF_SQLITE: Final = frozenset((sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY))
_SECRET: Final = re.compile(r"_*(?:old_|new_|usable_)?(?:password|code|passkey|proof|secret)")


def is_gone(error: BaseException | None) -> bool:
    """Answer whether an error, or what it came from, says that the database is away or takes no writes."""
    while error is not None:
        if isinstance(error, Error) and error.__cause__ is not None and _says_gone(error.__cause__):
            return True
        error = error.__cause__ or error.__context__
    return False


def _says_gone(driver: BaseException) -> bool:
    """A connection that cannot be made or breaks has no code of PostgreSQL, since nobody was there to give one."""
    if isinstance(driver, sqlite3.Error):
        return getattr(driver, "sqlite_errorcode", 0) & 0xFF in _GONE_OF_SQLITE
    code = getattr(driver, "pgcode", "")
    if code is None:
        return any(one.__name__ in _LOST for one in type(driver).__mro__)
    return bool(_GONE.fullmatch(code))


def told(request: HttpRequest) -> HttpResponse:
    """Answer 503 without asking the database; to whoever sent something from a session, with what was typed.

    Another site cannot send along the cookie of a session, so that it cannot put words on this page.
    """
    sends = request.method == "POST" and request.path.startswith(ADMIN)
    sent = request.POST if sends and settings.SESSION_COOKIE_NAME in request.COOKIES else QueryDict()
    with translation.override(PageLanguage.language(request)):
        shown = {"request": request, "sends": sends, "typed": _typed(sent), "words": typed_words(sent)}
        page = HttpResponse(render_to_string("gone.html", shown), status=503)
    page.headers["Retry-After"] = str(AGAIN_AFTER)
    page.headers["Cache-Control"] = "no-store"
    return page


def _typed(sent: QueryDict) -> list[tuple[str, str]]:
    """All that was sent, to send it again; nothing where a secret is among it, which no page shows."""
    if any(_SECRET.match(name) and any(values) for name, values in sent.lists()):
        return []
    return [(name, str(value)) for name, values in sent.lists() for value in values]
