"""Load case files, or another group's edition, as drafts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.exchange import casefile, intake


class Command(BaseCommand):
    """Load files as drafts of a user, all or none."""

    help = "Loads case files as drafts, all or none; an edition of another group with --publisher and --address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="whose drafts they become")
        ways = [way.value for way in casefile.Existing]
        parser.add_argument("--existing", choices=ways, default="refuse", help="what becomes of rows that are there")
        parser.add_argument("--publisher", default="", help="who published the edition")
        parser.add_argument("--address", default="", help="where the edition is read")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        by, at = User.objects.filter(username=options["by"], is_active=True).first(), timezone.now()
        if by is None:
            raise CommandError(f"There is no active user {options['by']}.")
        existing = casefile.Existing(options["existing"])
        try:
            bodies = [path.read_bytes() for path in options["files"]]
            offered = [
                intake.offered(body, publisher=options["publisher"], address=options["address"], day=at.date())
                for body in bodies
            ]
            loaded = intake.take(offered, by=by, at=at, existing=existing)
        except (casefile.BadCaseFile, OSError) as error:
            raise CommandError(f"Nothing was stored. {error}") from error
        self.stdout.write(f"{loaded.made} rows made, {loaded.replaced} replaced, {loaded.kept} kept as they were.")
