"""Make the role of PostgreSQL that serves readers: the published tables, read-only, with a limit of time."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction

from cases.published import reading_role


class Command(BaseCommand):
    """Make the role, or set right what an existing one may; print the statements instead with --sql."""

    help = (
        "Makes or sets right the PostgreSQL role of the public process: it reads the published tables alone. "
        "Its password is taken from PUBLIC_ROLE_PASSWORD; without one it can only log in where the server needs none. "
        "Run it again after an upgrade that brings new tables."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("name", help="the role, such as tracker_public")
        parser.add_argument("--sql", action="store_true", help="print the statements for psql and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; say what to do instead when the role of this process may not."""
        if connection.vendor != "postgresql":
            raise CommandError("SQLite has no roles: the public process opens the file read-only by itself.")
        role, password = options["name"], os.environ.get("PUBLIC_ROLE_PASSWORD", "")
        if role in {connection.settings_dict["USER"], "postgres"}:
            raise CommandError(f"{role} owns the records: name another role for the public process.")
        try:
            statements = reading_role.statements(role, password)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if options["sql"]:
            self.stdout.write("\n".join(f"{one};" for one in statements))
            return
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
        except DatabaseError as error:
            raise CommandError(
                f"The role was not made: {error} Let an administrator of the database run what "
                f"`manage.py public_role {role} --sql` prints."
            ) from error
        self.stdout.write(f"{role} reads {len(reading_role.tables())} tables, and no other.")
