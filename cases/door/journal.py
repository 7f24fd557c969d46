"""What happens at the door, told to the log: what and in which role, and never who, from where or in which words."""

import logging
from enum import StrEnum
from typing import Any, Final

from django.contrib.auth.models import User

_log: Final = logging.getLogger("cases.door")


class Event(StrEnum):
    """What is told."""

    ENTERED = "Somebody logged in."
    LEFT = "Somebody logged out."
    NOT_LET_IN = "A log-in was refused."
    WRONG_CODE = "A log-in with the right password was refused for its code."
    TOO_SOON = "A try came too soon and was refused."
    NOT_PROVED = "A dangerous act was refused: the password or the passkey was not right."
    NOT_ALLOWED = "An act was refused to a role."


_AS_IT_SHOULD_BE: Final = {Event.ENTERED, Event.LEFT}


def note(event: Event, user: Any = None, **how: str) -> None:
    """The log says that it happened, in which role if somebody is inside, and how: words of the code alone."""
    said = ({"role": role_of(user)} if isinstance(user, User) else {}) | how
    _log.log(logging.INFO if event in _AS_IT_SHOULD_BE else logging.WARNING, event.value, extra={"said": said})


def role_of(user: User) -> str:
    """Answer the roles of an account, which hold rights; the names of its teams, which hold none, stay out."""
    held = user.groups.filter(permissions__isnull=False).order_by("name").values_list("name", flat=True).distinct()
    return "all-powerful" if user.is_superuser else ", ".join(held) or "none"
