"""What an editor is told when a disk is full: that nothing was saved, why, and what was typed to send it again."""

import errno
import sqlite3
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from .middleware import PageLanguage

_NO_ROOM: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
# PostgreSQL's class of errors for a full disk (its manual, appendix A).
_DISK_FULL: Final = "53100"


def told(request: HttpRequest) -> HttpResponse:
    """Answer 507, with a form that sends again what was typed."""
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    with translation.override(PageLanguage.language(request)):  # Where a session is saved it has none yet.
        return render(request, "507.html", {"typed": typed}, status=507)


def is_full(error: BaseException | None) -> bool:
    """Answer whether an error, or what it came from, says that there is no room on a disk."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return True
        if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(error, "pgcode", None) == _DISK_FULL:
            return True
        error = error.__cause__ or error.__context__
    return False
