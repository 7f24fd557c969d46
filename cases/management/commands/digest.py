"""Write to those who asked for it what waits for them."""

from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.digest import letters


class Command(BaseCommand):
    """Send the letters; without a mail server in the settings they are printed."""

    help = "Writes to those who asked for it how much waits for them; off unless DIGEST_FROM is set."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them all, or say that this is switched off."""
        if not settings.DIGEST_FROM:
            raise CommandError("Nothing is sent: DIGEST_FROM is empty.")
        sent = get_connection().send_messages(list(letters(day=timezone.localdate())))
        self.stdout.write(f"Letters: {sent or 0}.")
