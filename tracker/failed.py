"""What is answered where a view fails: each cause that somebody can do something about has a page of its own."""

import sys

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from . import full, gone, toolong


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 507 where a disk is full, 503 where the database is gone or was too slow, else the usual 500."""
    error = sys.exception()
    if full.is_full(error):
        return full.told(request)
    if gone.is_gone(error):
        return gone.told(request)
    if toolong.is_too_long(error):
        return toolong.told(request)
    return defaults.server_error(request)
