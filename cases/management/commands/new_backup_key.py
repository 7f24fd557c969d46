"""Make a pair of keys for backups."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pyrage
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Write a new private key to a file for its owner alone, and print the public one."""

    help = "Writes a new private key of age to FILE and prints the public key for BACKUP_RECIPIENTS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="a new file, on a machine or a medium that is not the server")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        identity = pyrage.x25519.Identity.generate()
        try:
            descriptor = os.open(options["file"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"{error}. Name a new file.") from error
        with os.fdopen(descriptor, "w") as file:
            file.write(f"# public key: {identity.to_public()}\n{identity}\n")
        self.stdout.write(f"BACKUP_RECIPIENTS={identity.to_public()}")
        self.stdout.write(f"Keep {options['file']} away from the server: who has it reads every backup.")
