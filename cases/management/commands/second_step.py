"""Give an account new recovery codes, or take its second step away, for who lost telephone and codes."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from cases.door import second_step


class Command(BaseCommand):
    """Print ten new recovery codes; with --take-away the account sets its second step up anew at the next log-in."""

    help = "Gives an account new recovery codes, or takes its second step away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("username")
        parser.add_argument("--take-away", action="store_true", help="it is set up anew at the next log-in")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; say what is to be done otherwise when there is no such account, or no second step yet."""
        name = options["username"]
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account named {name}.")
        if options["take_away"]:
            second_step.take_away(user)
            self.stdout.write(f"{name} sets the second step up at the next log-in.")
        elif not second_step.is_set_up(user):
            raise CommandError(f"{name} has no second step yet: it is set up at the first log-in.")
        else:
            self.stdout.write("\n".join(second_step.renew_codes(user)))
