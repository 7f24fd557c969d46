"""Make the index of lists, counts and searches again from the editions."""

from typing import Any

from django.core.management.base import BaseCommand

from cases.published import index


class Command(BaseCommand):
    """Forget the index and make it again; readers see the old one until it is done."""

    help = "Makes lists, counts and searches again from the editions, as after a change of their tables."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        self.stdout.write(f"{index.rebuild()} subjects are listed.")
