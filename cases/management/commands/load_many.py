"""Publish the people of a file in two steps: one account submits it, another approves it by its digest."""

import sys
import time
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases import loads
from cases.exchange.columns import NUMBER, Column
from cases.exchange.loads.file import BadFile
from cases.exchange.takelist import Kind
from cases.models import Load

OFTEN = 10.0


class Command(BaseCommand):
    """Submit a file of people, show a load, approve it, or send it back; nothing is ever half loaded."""

    help = "Publishes the people of a CSV file: one account submits it, another approves it by its digest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the steps."""
        steps = parser.add_subparsers(dest="step", required=True)
        submit = steps.add_parser("submit", help="check a file whole and offer it")
        submit.add_argument("file", type=Path, metavar="FILE")
        submit.add_argument("--list", required=True, metavar="NAME", help="the list whose numbers the file has")
        submit.add_argument("--publisher", default="", help="whose list it is")
        for name, told in (("approve", "publish it"), ("send_back", "refuse it"), ("show", "what it is")):
            step = steps.add_parser(name, help=told)
            step.add_argument("digest", metavar="DIGEST")
            if name == "send_back":
                step.add_argument("--remark", required=True, help="what should be changed")
            if name == "approve":
                step.add_argument("--workers", type=int, default=None, metavar="N", help="processes that make rows")
            if name != "show":
                step.add_argument("--by", required=True, metavar="USERNAME")
        submit.add_argument("--by", required=True, metavar="USERNAME")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the step, or say why not."""
        try:
            getattr(self, f"_{options['step']}")(options)
        except loads.NotLoadable as error:
            more = f"\n… and {error.more} more." if error.more else ""
            raise CommandError(
                f"Nothing was loaded. Mend these lines and submit the file again:\n{error}{more}"
            ) from error
        except (loads.LoadError, BadFile, PermissionDenied) as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        except ValidationError as error:
            raise CommandError(f"Nothing was loaded. {' '.join(error.messages)}") from error

    def _submit(self, options: dict[str, Any]) -> None:
        kind = Kind(name=options["list"], publisher=options["publisher"], columns={NUMBER: Column(NUMBER)}, lang="en")
        by = known(options["by"])
        load = loads.submit(options["file"], kind=kind, by=by, at=timezone.now(), tell=self._progress())
        self._tell(load)
        self.stdout.write(f"Another account approves it: manage.py load_many approve {load.digest} --by USERNAME")

    def _show(self, options: dict[str, Any]) -> None:
        self._tell(loads.waiting(options["digest"]))

    def _approve(self, options: dict[str, Any]) -> None:
        load, by = loads.waiting(options["digest"]), known(options["by"])
        self._tell(load)
        workers = options["workers"]
        workers = (0 if load.people <= loads.FEW else loads.WORKERS) if workers is None else workers
        loads.approve(load, by=by, at=timezone.now(), workers=workers, tell=self._progress())
        self.stdout.write(f"{load.people} people are published: submitted by {load.submitted_by}, approved by {by}.")

    def _send_back(self, options: dict[str, Any]) -> None:
        load = loads.waiting(options["digest"])
        loads.send_back(load, by=known(options["by"]), at=timezone.now(), remark=options["remark"])
        self.stdout.write("The load was sent back.")

    def _tell(self, load: Load) -> None:
        """Write what a load is, and of the first people what would be published."""
        self.stdout.write(f"{load.digest}\n{load.name}: {load.people} people, list “{load.profile.name}”")
        self.stdout.write(
            f"{load.get_state_display()}; submitted by {load.submitted_by} on {load.submitted_at:%Y-%m-%d}"
        )
        if load.state == "submitted":
            for dossier in loads.sample(load):
                self.stdout.write(f"  {dossier.key}: {loads.in_a_line(dossier)}")

    def _progress(self) -> loads.Tell:
        people, told = 0, time.monotonic()

        def tell(phase: str, more: int) -> None:
            nonlocal people, told
            people += more
            if time.monotonic() - told > OFTEN:
                told = time.monotonic()
                self.stderr.write(f"{phase}: {people}")

        return tell


def known(name: str) -> User:
    """Answer the account of that name, whose password is asked for; raise CommandError without it."""
    user = User.objects.filter(username=name, is_active=True).first()
    password = getpass(f"Password of {name}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if user is None or not user.check_password(password):
        raise CommandError("There is no active account with this name and password.")
    return user
