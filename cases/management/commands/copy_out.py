"""Hand on the stored copies of a source, each with what a stranger needs to check it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.models import Source, StoredCopy


class Command(BaseCommand):
    """Write the stored copies of a source as they were received, and beside each its salt and commitment."""

    help = (
        "Writes the stored copies of a source into a new folder, as they were received, each beside a .copy.json with "
        "its salt. They are confidential: look at them before they are handed on. check_editions.py --copies FOLDER "
        "compares them with editions."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("key", help="the key of the source, as in source-7q2m")
        parser.add_argument("folder", type=Path, help="the folder to make")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        key, folder = options["key"].lower(), options["folder"]
        source = Source.objects.filter(key=key).first()
        if source is None:
            raise CommandError(f"There is no source with the key {key}.")
        copies = list(source.copies.exclude(commitment="").order_by("pk"))
        if not copies:
            raise CommandError(f"No copy of {key} is stored to which editions could commit.")
        try:
            folder.mkdir(mode=0o700)
            for number, copy in enumerate(copies, start=1):
                _write(copy, folder / f"{key}-{number}")
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(copies)} written to {folder}")


def _write(copy: StoredCopy, path: Path) -> None:
    told = {
        "source": copy.source.key,
        "file": f"{path.name}.copy",
        "media_type": copy.media_type,
        "received_on": f"{copy.captured_at:%Y-%m-%d}",
        "salt": copy.salt,
        "commitment": copy.commitment,
    }
    path.with_name(f"{path.name}.copy").write_bytes(bytes(copy.original))
    path.with_name(f"{path.name}.copy.json").write_text(json.dumps(told, indent=1) + "\n")
