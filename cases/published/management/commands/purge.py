"""Tell a CDN which of its copies are old."""

import time
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections

from cases.published.purging import LONGEST_PAUSE, Purge, post


class Command(BaseCommand):
    """Follow what is published and taken from view until stopped; a database that is away is waited for."""

    help = "Tells the CDN at PURGE_URL, until stopped, which of its copies are old."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell it for ever."""
        url, header = settings.PURGE_URL, settings.PURGE_HEADER
        if not url.startswith(("https://", "http://")) or "{tag}" not in url:
            raise CommandError("PURGE_URL takes an address with {tag} in it, https://….")
        if header and ":" not in header:
            raise CommandError("PURGE_HEADER is written Name: value.")
        purge = Purge(partial(post, url, header))
        while True:
            try:
                pause = purge.step()
            except DatabaseError:
                pause = LONGEST_PAUSE / 10
            close_old_connections()
            time.sleep(pause)
