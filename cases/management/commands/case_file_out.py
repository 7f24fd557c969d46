"""Write the case file of one person or case."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.exchange import casefile
from cases.models import Case, Person


class Command(BaseCommand):
    """Write a case file to standard output or to a file that does not exist yet."""

    help = "Writes one person or case as a case file: every fact with its citations and sources, as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("key", help="the public key of a person or a case, as in KZ-7Q2M")
        parser.add_argument("--whole", action="store_true", help="with what is confidential")
        parser.add_argument("--output", type=Path, help="the file to write (default: standard output)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        key = options["key"].upper()
        subject = Person.objects.filter(key=key).first() or Case.objects.filter(key=key).first()
        if subject is None:
            raise CommandError(f"There is no person and no case with the key {key}.")
        try:
            body = casefile.write(subject, whole=options["whole"])
            _put(body, options["output"])
        except (casefile.BadCaseFile, OSError) as error:
            raise CommandError(str(error)) from error


def _put(body: bytes, path: Path | None) -> None:
    if path is None:
        sys.stdout.buffer.write(body)
        return
    with path.open("xb") as opened:
        path.chmod(0o600)
        opened.write(body)
