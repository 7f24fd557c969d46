"""Publish any number of invented people, to see lists, counts and drawings full."""

from argparse import ArgumentParser
from datetime import datetime, time
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from cases import review
from cases.exchange import casefile, seeds
from cases.exchange.fiction.stages import Stage, stages
from cases.exchange.fiction.world import as_file, world
from cases.models import Person
from cases.roles import EDITOR, REVIEWER, ensure_roles

ACCOUNTS = {"fiction-editor": EDITOR, "fiction-reviewer": REVIEWER}
MOST = 5000


class Command(BaseCommand):
    """Enter and publish invented people as editors would: drafts, submissions by one account, approvals by another."""

    help = "Publishes invented people from uninhabited islands. The same seed makes the same people; nothing is undone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--people", type=int, default=500, help="how many (default: 500)")
        parser.add_argument("--seed", type=int, default=1, help="a number; the same one makes the same people")
        parser.add_argument(
            "--beside-others", action="store_true", help="also where there are other people than those of the demo"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it all or nothing."""
        if not 1 <= options["people"] <= MOST:
            raise CommandError(f"--people takes a number from 1 to {MOST}.")
        now = timezone.now()
        with transaction.atomic():
            refuse_real_people(allowed=options["beside_others"])
            editor, reviewer = accounts()
            told = stages(options["people"], seed=options["seed"], today=timezone.localdate(now))
            if not Person.objects.filter(key=world()["people"][0]["key"]).exists():
                casefile.load([as_file(world())], by=editor, at=now)
            there = set(Person.objects.values_list("key", flat=True))
            new = [stage for stage in told if stage.person not in there]
            for stage in new:
                publish(stage, editor=editor, reviewer=reviewer)
        self.stdout.write(f"{len({stage.person for stage in new})} invented people, {len(new)} editions.")


def refuse_real_people(*, allowed: bool) -> None:
    """Raise CommandError where the records are of others than the demo's people and invented ones."""
    known = {row["key"] for row in seeds.people()}
    others = Person.objects.exclude(key__in=known).exclude(changed_by__username__in=ACCOUNTS)
    if not allowed and (count := others.count()):
        raise CommandError(
            f"This database holds {count} people who are not the demo's. Invented people would stand among them in "
            "every list and count. If that is meant, say --beside-others."
        )


def accounts() -> tuple[User, User]:
    """Answer the two accounts that enter and approve the fiction; nobody can log in with them."""
    ensure_roles()
    made = []
    for name, role in ACCOUNTS.items():
        user, new = User.objects.get_or_create(username=name, defaults={"is_active": True, "is_staff": False})
        if new:
            user.set_unusable_password()
            user.save()
            user.groups.add(Group.objects.get(name=role))
        made.append(user)
    return made[0], made[1]


def publish(stage: Stage, *, editor: User, reviewer: User) -> None:
    """Enter what a stage tells and publish it as an edition of its day, by two accounts."""
    at = timezone.make_aware(datetime.combine(stage.day, time(12)))
    casefile.load([as_file(stage.tables)], by=editor, at=at)
    submission = review.submit(Person.objects.get(key=stage.person), by=editor, at=at)
    review.approve(submission, by=reviewer, at=at)
