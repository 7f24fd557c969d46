"""Check that nothing which was published was changed since."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.published.models import Edition
from cases.published.proof import HEAD
from cases.publishing import verify


class Command(BaseCommand):
    """Check the chain, every edition, the signed heads, the pictures and the stored sources; name the first fault."""

    help = "Checks that no edition, signed head, picture or stored source was changed, removed, added or cut off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--head", type=Path, help="a head.json kept elsewhere: shows a cut or rebuilt chain")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, or fail with the first fault."""
        saved = saved_head(options["head"]) if options["head"] else None
        if fault := verify.first_fault(saved):
            raise CommandError(fault)
        self.stdout.write(f"{Edition.objects.count()} editions: everything is as it was published.")
        if saved is None:
            self.stdout.write("A chain that was cut or built anew shows only beside a head kept elsewhere: --head.")


def saved_head(path: Path) -> dict[str, Any]:
    """Answer the head in a file; raise CommandError when there is none."""
    try:
        head = json.loads(path.read_text())
    except (OSError, ValueError) as problem:
        raise CommandError(f"{path} cannot be read as JSON: {problem}") from problem
    if not isinstance(head, dict) or set(HEAD) - head.keys() or not isinstance(head["position"], int):
        raise CommandError(f"{path} is no signed head: it takes the members {', '.join(HEAD)}.")
    return head
