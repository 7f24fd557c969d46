"""Write the whole public side to a folder of plain files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http.request import validate_host

from cases.published.mirroring.asking import Site
from cases.published.mirroring.bag import NotABag
from cases.published.mirroring.copying import mirror
from cases.published.mirroring.walk import DeadLink


class Command(BaseCommand):
    """Mirror the public side: pages with links from file to file, all formats, the chain, and a manifest (BagIt)."""

    help = "Writes the public side as plain files to a folder (a BagIt bag); run again, it writes only what changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("folder", type=Path, help="a new folder, or one that a mirror was written to before")
        parser.add_argument("--base", required=True, help="the address of the live site, such as https://example.org")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the mirror and say what was done."""
        base = urlsplit(options["base"])
        if base.scheme not in {"http", "https"} or not base.hostname or base.path.strip("/") or base.query:
            raise CommandError("--base takes an address without a path, such as https://example.org.")
        if not validate_host(base.hostname, settings.ALLOWED_HOSTS):
            raise CommandError(f"{base.hostname} is not among ALLOWED_HOSTS: add it there or name another --base.")
        try:
            copied = mirror(Site(options["base"]), options["folder"])
        except (NotABag, DeadLink) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{copied.files} files; {copied.written} written, {copied.removed} removed.")
