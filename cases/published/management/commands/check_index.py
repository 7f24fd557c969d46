"""Prove that lists, counts and searches say what the editions say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.published import proving
from cases.published.models import Listing


class Command(BaseCommand):
    """Count again from the editions and compare; name the first difference."""

    help = "Checks that all that lists, counts and searches go by equals a recount from the editions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, or fail with the first difference."""
        if fault := proving.first_difference():
            raise CommandError(f"{fault} manage.py rebuild_index makes the index again.")
        self.stdout.write(f"{Listing.objects.filter(edition__isnull=False).count()} subjects: all as a recount has it.")
