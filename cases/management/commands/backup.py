"""Write a backup of everything, encrypted to a public key."""

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
    """Write database, media and ledger to one new file that only the holder of the private key can read."""

    help = "Writes database, pictures, sources and the ledger of expunged editions to one file, encrypted with age."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="the file to write; one that exists is not overwritten")
        parser.add_argument(
            "--to", action="append", metavar="KEY", help="public key (age1…); without it BACKUP_RECIPIENTS"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        recipients = options["to"] or settings.BACKUP_RECIPIENTS
        if not recipients:
            raise CommandError("No public key is named: give --to or set BACKUP_RECIPIENTS; manage.py new_backup_key.")
        try:
            count = whole.back_up(options["file"], recipients=recipients, at=timezone.now())
        except (BadBackup, BadLedger, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count} files are in {options['file']}.")
