"""The entry point for application servers."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")


def _application() -> Any:
    site = get_wsgi_application()
    from .copies import Copies  # noqa: PLC0415 - it needs a table, and the tables are there by now

    return Copies(site, limit=settings.KEPT_ANSWERS) if settings.KEPT_ANSWERS else site


application = _application()
