"""Set up a small installation with the two seed cases published, and serve it."""

import os
import secrets
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from cases import review
from cases.door import second_step, totp
from cases.exchange import seeds
from cases.published import index
from cases.published.models import Edition
from cases.roles import EDITOR, REVIEWER, ensure_roles
from tracker.server import is_free, serve

ACCOUNTS = {"editor": EDITOR, "reviewer": REVIEWER}
ONCE = ["None of this is shown again. New codes: manage.py second_step editor"]
EXIST = [
    "The accounts editor and reviewer exist; for a new password: manage.py changepassword editor",
    "and for new codes: manage.py second_step editor",
]


class Command(BaseCommand):
    """Migrate, load both seed cases as drafts, publish them by two accounts, serve site and admin on one port."""

    help = "Sets up a demonstration with two published cases and serves it. Running it again changes nothing."
    requires_system_checks: list[str] = []  # They are asked when there is something to set up.

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--port", type=int, default=8000, help="the port to serve on (default: 8000)")
        parser.add_argument("--empty", action="store_true", help="leave the two cases out, to enter one's own")
        parser.add_argument("--no-serve", action="store_true", help="set up only")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it all."""
        if not 1 <= options["port"] <= 65535:
            raise CommandError("--port takes a number from 1 to 65535.")
        if not options["no_serve"] and not is_free(options["port"]):
            raise CommandError(f"Port {options['port']} is in use: choose another with --port.")
        os.umask(0o077)  # The database holds what must not be read by others on this machine.
        if is_behind():
            self.check()
            call_command("migrate", verbosity=0)
        at = timezone.now()
        with transaction.atomic():
            ensure_roles()
            made = [lines for name, group in ACCOUNTS.items() for lines in make_account(name, group)]
            if not options["empty"]:
                publish_missing(at=at)
            if index.is_behind():
                index.rebuild()
        self.stdout.write("\n".join(made + (ONCE if made else EXIST)))
        if not options["no_serve"]:
            self.stdout.write(
                f"Site: http://localhost:{options['port']}/   Admin: http://localhost:{options['port']}/admin/"
            )
            self.stdout.flush()
            serve(port=options["port"])


def is_behind() -> bool:
    """Answer whether the database misses a migration; the command that would say so takes half a second."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def make_account(name: str, group: str) -> list[str]:
    """Make the account with a random password and a second step; answer what its owner needs, nothing if it exists."""
    if User.objects.filter(username=name).exists():
        return []
    password, secret = secrets.token_urlsafe(15), totp.new_secret()
    user = User.objects.create_user(name, password=password, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    codes = second_step.set_up(user, secret=secret)
    return [
        f"{name:9} username: {name:9} password: {password}",
        f"{'':9} key for an authenticator app: {secret}",
        f"{'':9} or one of these codes, each good once: {' '.join(codes[:5])}",
        f"{'':9} {' '.join(codes[5:])}",
    ]


def publish_missing(*, at: datetime) -> None:
    """Load the seed records unless they are there; publish those without an edition by two people."""
    editor, reviewer = (User.objects.get(username=name) for name in ACCOUNTS)
    for subject in seeds.load_missing(by=editor, at=at):
        if not Edition.objects.filter(subject_key=subject.key).exists():
            submission = review.submit(subject, by=editor, at=at, message="")
            review.approve(submission, by=reviewer, at=at)
