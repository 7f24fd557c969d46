"""Write every published record into one SQLite database."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cases.domain.text import LANGUAGES
from cases.published import store
from cases.published.formats.database import database
from cases.published.formats.issue import Issue, Site
from cases.published.models import Listing

ROOT: Final = "https://localhost"


class Command(BaseCommand):
    """Write the newest edition of every record to a file that does not exist yet."""

    help = "Writes the newest edition of every published record as a SQLite database, which Datasette opens."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("output", type=Path, help="the file to write")
        parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the timeline (default: en)")
        parser.add_argument("--root", default=ROOT, help=f"address of the site in links (default: {ROOT})")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        site = Site(settings.SITE_NAME, options["root"].rstrip("/"))
        try:
            with options["output"].open("xb") as opened:
                opened.write(database(_issues(site, options["lang"])))
        except OSError as error:
            raise CommandError(str(error)) from error


def _issues(site: Site, lang: str) -> Iterator[Issue]:
    listed = Listing.objects.filter(edition__isnull=False).order_by("key").values_list("key", flat=True)
    for key in listed.iterator(chunk_size=500):
        if found := store.current(key):
            yield Issue(found, lang, site)
