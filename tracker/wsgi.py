"""The entry point for application servers."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")


def _application() -> Any:
    site = get_wsgi_application()
    from . import replicas  # noqa: PLC0415 - they need a table, and the tables are there by now
    from .copies import Copies  # noqa: PLC0415

    present = None
    if named := getattr(settings, "REPLICAS", None):
        replicas.begin(named)
        present = replicas.present_state
    return Copies(site, limit=settings.KEPT_ANSWERS, present=present) if settings.KEPT_ANSWERS else site


application = _application()
