"""Write everything into a few large files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from cases.domain.text import LANGUAGES
from cases.published import fullfiles
from cases.published.formats.everybody import Miscounted


class Command(BaseCommand):
    """Write all people as CSV, JSON Lines and SQLite, and all newest editions as JSON Lines, from one state."""

    help = "Writes everything into a few large files under FOLDER/current, in memory that does not grow with it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("folder", type=Path, help="a folder of their own")
        parser.add_argument("--base", required=True, help="the address of the live site, such as https://example.org")
        parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of names and words")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files and say what they hold."""
        base = urlsplit(options["base"])
        if base.scheme not in {"http", "https"} or not base.hostname or base.path.strip("/") or base.query:
            raise CommandError("--base takes an address without a path, such as https://example.org.")
        root = options["base"].rstrip("/")
        try:
            told = fullfiles.write(options["folder"], lang=options["lang"], root=root, day=timezone.localdate())
        except (DatabaseError, Miscounted, OSError) as problem:
            raise CommandError(f"{problem} The files of before are as they were.") from problem
        if told is None:
            self.stdout.write("They are those of the present state.")
            return
        for one in told["files"]:
            self.stdout.write(f"{one['name']}: {one['count']}, {one['octets']} bytes")
