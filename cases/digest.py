"""The letter that tells editors what waits for them: how much of what, and nothing of whom."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.domain.text import LANGUAGES
from cases.door.models import Letter
from cases.todo import MOST, Item, Task, todo


def letters(*, day: date) -> Iterator[EmailMessage]:
    """Answer a letter for everybody who asked for one and for whom something waits, in the language they chose."""
    wished = Letter.objects.filter(user__is_active=True, user__is_staff=True, lang__in=LANGUAGES)
    for letter in wished.exclude(user__email="").select_related("user").order_by("pk"):
        if not letter.user.has_perm("cases.view_person"):
            continue
        with override(letter.lang):
            mine = _lines(todo(letter.user, day=day, mine=True))
            everybody = _lines(todo(letter.user, day=day))
            if mine or everybody:
                yield EmailMessage(_("To do"), _words(mine, everybody), settings.DIGEST_FROM, [letter.user.email])


def _lines(found: Mapping[Task, tuple[Item, ...]]) -> list[str]:
    """Answer one line for each kind of work: how many rows wait, and why."""
    counted = ((len(found[task]), task) for task in Task if found.get(task))
    return [f"{number}{'+' * (number >= MOST)}  {task.value}" for number, task in counted]


def _words(mine: list[str], everybody: list[str]) -> str:
    parts = [(_("What I changed last"), mine), (_("The whole group"), everybody)]
    told = ["\n".join([heading, *lines]) for heading, lines in parts if lines]
    names_nobody = _("This letter names nobody. Who and what is meant stands on the editors' side.")
    return "\n\n".join([*told, "\n".join(filter(None, (names_nobody, settings.DIGEST_LINK)))]) + "\n"
