"""Bring a backup back where there is nothing yet."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.backup import whole
from cases.backup.archive import BadBackup
from cases.ledger import BadLedger


class Command(BaseCommand):
    """Decrypt and check a backup, put it into an empty database, and expunge again what was expunged since."""

    help = (
        "Restores a backup into an empty database and an empty MEDIA_ROOT, and replays the ledger of expunged editions."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="what manage.py backup wrote")
        parser.add_argument("--identity", type=Path, required=True, metavar="FILE", help="the private key of age")
        parser.add_argument(
            "--ledger", type=Path, action="append", default=[], help="a ledger kept elsewhere, beside EXPUNGED_LEDGER"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; nothing is put in place unless everything was read and checked."""
        own = Path(settings.EXPUNGED_LEDGER)
        ledgers = [*options["ledger"], *([own] if own.exists() else [])]
        try:
            done = whole.restore(options["file"], identity=options["identity"], ledgers=ledgers, at=timezone.now())
        except (BadBackup, BadLedger, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{done.files} files and {done.editions} editions are back.")
        if ledgers:
            self.stdout.write(f"The ledger took the content of {done.expunged} editions away again.")
        else:
            self.stderr.write(
                "No ledger was found but the one in the backup: what was expunged after it was made is back. "
                "Expunge it again before you open the site."
            )
