"""Write the whole public side to a folder of plain files."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections
from django.http.request import validate_host
from django.utils import timezone

from cases.published.mirroring import live
from cases.published.mirroring.asking import Site
from cases.published.mirroring.bag import NotABag
from cases.published.mirroring.copying import mirror
from cases.published.mirroring.walk import DeadLink

MINUTE: Final = 60


class Command(BaseCommand):
    """Mirror the public side: pages with links from file to file, all formats, the chain, and a manifest (BagIt).

    With `--live` the pages alone, in their own bytes, for a web server to send in place of the application.
    """

    help = "Writes the public side as plain files to a folder (a BagIt bag); run again, it writes only what changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("folder", type=Path, help="a new folder, or one that a mirror was written to before")
        parser.add_argument("--base", required=True, help="the address of the live site, such as https://example.org")
        live = "pages in their own bytes, plain and in gzip, under current/: what deploy/nginx/files.conf sends"
        parser.add_argument("--live", action="store_true", help=live)
        parser.add_argument("--anew", action="store_true", help="draw everything, not only what may have changed")
        parser.add_argument("--watch", action="store_true", help="with --live: follow every change until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the mirror and say what was done."""
        base = urlsplit(options["base"])
        if base.scheme not in {"http", "https"} or not base.hostname or base.path.strip("/") or base.query:
            raise CommandError("--base takes an address without a path, such as https://example.org.")
        if not validate_host(base.hostname, settings.ALLOWED_HOSTS):
            raise CommandError(f"{base.hostname} is not among ALLOWED_HOSTS: add it there or name another --base.")
        if options["live"]:
            self._live(Site(options["base"]), options["folder"], watch=options["watch"])
            return
        try:
            site, day = Site(options["base"]), timezone.localdate()
            copied = mirror(site, options["folder"], day=day, anew=options["anew"])
        except (NotABag, DeadLink) as problem:
            raise CommandError(str(problem)) from problem
        except OSError as problem:
            raise CommandError(f"{problem}. The mirror is as it was: run it again.") from problem
        written = f"{copied.written} written, {copied.removed} removed"
        self.stdout.write(f"{copied.files} files; {copied.drawn} answers drawn, {written}.")

    def _live(self, site: Site, folder: Path, *, watch: bool) -> None:
        """Make the files those of the present state; with `watch` look every second whether it is still that.

        What failed to be written is tried again after a minute, and until then what may be outdated goes all the same.
        """
        try:
            with live.kept(site, folder) as keeper:
                due = self._step(keeper, 0.0, watch=watch)
                while watch:
                    close_old_connections()
                    time.sleep(1)
                    due = self._step(keeper, due, watch=watch)
        except (live.Busy, OSError) as problem:
            raise CommandError(str(problem)) from problem

    def _step(self, keeper: live.Keeper, due: float, *, watch: bool) -> float:
        """Keep the files, before `due` only by taking away what is outdated; answer from when on they are written."""
        is_due = time.monotonic() >= due
        try:
            if not is_due:
                keeper.catch_up()
            elif count := keeper.keep():
                self.stdout.write(f"{count} pages.")
        except (DeadLink, DatabaseError, OSError) as problem:
            if not watch:
                raise CommandError(str(problem)) from problem
            if is_due and not isinstance(problem, DatabaseError):
                self.stderr.write(f"{problem} It is tried again in a minute.")
            if is_due and isinstance(problem, OSError):
                return time.monotonic() + MINUTE
        return due
