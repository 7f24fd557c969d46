"""The three roles as groups: what each may do with which table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet

VIEW: Final = ("view",)
WRITE: Final = ("view", "add", "change", "delete")

RECORDS: Final = (
    "person", "organisation", "place", "name", "attribute", "relationship", "distinction", "case", "party",
    "provision", "charge", "chargestep", "filing", "ruling", "rulinglink", "sentence", "penalty", "sentencechange",
    "custody", "ground", "healthevent", "protest", "demand", "illtreatment", "response", "clemency", "death",
    "designation", "statement", "campaign", "occurrence", "tally", "claim", "photo", "source", "citation",
)  # fmt: skip
Grants = Mapping[tuple[str, str], Iterable[str]]

DRAFTS_READ: Final[Grants] = {("cases", model): VIEW for model in RECORDS}
DRAFTS_WRITTEN: Final[Grants] = {("cases", model): WRITE for model in RECORDS}
# What sources said in full is for those who write drafts; a stored copy is never changed.
COPIES: Final[Grants] = {
    ("cases", "storedcopy"): ("view", "add"),
    ("cases", "droppedproposal"): ("view", "add", "delete"),
}
# What is told in confidence has a right of its own, and those who keep the accounts do not need it.
CONFIDENCES: Final[Grants] = {("cases", model): WRITE for model in ("sourceidentity", "contact", "consent")}
ACCOUNTS: Final[Grants] = {("auth", "user"): ("view", "add", "change"), ("auth", "group"): WRITE}

# To add a submission is to submit a draft; to change one is to decide on it.
# To add a removal is to ask that an edition be taken from view; to change one is to carry it out.
SUBMITS: Final[Grants] = {("cases", "submission"): ("view", "add"), ("cases", "removalrequest"): ("view", "add")}
DECIDES: Final[Grants] = {
    ("cases", "submission"): ("view", "change"),
    ("cases", "removalrequest"): ("view", "add", "change"),
}

EDITOR, REVIEWER, ADMINISTRATOR = "editor", "reviewer", "administrator"
ROLES: Final[Mapping[str, Grants]] = {
    EDITOR: {**DRAFTS_WRITTEN, **COPIES, **CONFIDENCES, **SUBMITS},
    REVIEWER: {**DRAFTS_READ, **DECIDES},
    ADMINISTRATOR: {**DRAFTS_WRITTEN, **COPIES, **SUBMITS, **ACCOUNTS},
}


def ensure_roles() -> dict[str, Group]:
    """Make the group of every role hold exactly its permissions; answer the groups by name."""
    groups = {}
    for name, grants in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(permissions_of(grants))
        groups[name] = group
    return groups


def keepers() -> "QuerySet[User]":
    """Answer the accounts that come in and keep the accounts: administrators and the all-powerful."""
    administrators = User.groups.through.objects.filter(group__name=ADMINISTRATOR).values("user")
    return User.objects.filter(Q(is_superuser=True) | Q(pk__in=administrators), is_active=True, is_staff=True)


def permissions_of(grants: Grants) -> list[Permission]:
    """Answer the rows of the permissions that are granted; raise LookupError when one is missing."""
    wanted = set(_codenames(grants))
    condition = Q(codename__in=[codename for _app, codename in wanted])
    rows = [
        permission
        for permission in Permission.objects.filter(condition).select_related("content_type")
        if (permission.content_type.app_label, permission.codename) in wanted
    ]
    found = {(row.content_type.app_label, row.codename) for row in rows}
    if missing := sorted(wanted - found):
        raise LookupError(f"No permission {missing[0][0]}.{missing[0][1]}: run migrate first.")
    return rows


def _codenames(grants: Grants) -> Iterator[tuple[str, str]]:
    for (app, model), actions in grants.items():
        for action in actions:
            yield app, f"{action}_{model}"
