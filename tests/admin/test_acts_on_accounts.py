"""Role, act and state of an account: for whom each act on it takes effect, restated in full, and forged requests."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.admin.accounts import UserAdmin
from cases.door import second_step, sessions
from cases.door.models import OpenSession, Passkey, RecoveryCode, SecondStep
from cases.roles import ADMINISTRATOR, EDITOR, REVIEWER
from tests.conftest import account, browser_of, rolled_back

pytestmark = pytest.mark.django_db

PASSWORD = "nine violet umbrellas"
ROLES = (
    "editor", "reviewer", "administrator", "all-powerful", "outsider", "half inside", "inactive administrator",
    "stranger",
)  # fmt: skip
TARGETS = (
    "oneself", "active", "inactive", "without second step", "another administrator", "another all-powerful",
)  # fmt: skip
KEEPERS, POWERS, OWNERS, NOBODY = (
    {"administrator", "all-powerful"},
    {"all-powerful"},
    {"editor", "reviewer", "administrator", "all-powerful"},
    set[str](),
)
BY_KEEPERS = dict.fromkeys(TARGETS, KEEPERS) | {"another all-powerful": POWERS}
NOT_ONESELF = BY_KEEPERS | {"oneself": NOBODY}
NOT_OTHERS = dict.fromkeys(TARGETS, NOBODY) | {"oneself": OWNERS}
NEVER = dict.fromkeys(TARGETS, NOBODY)
RIGHTS = {"groups": Group, "user_permissions": Permission}
# Act → state of the account → those for whom it takes effect, and what it may change of that account.
TAKES_EFFECT = {
    "name": (BY_KEEPERS, {"first_name"}),
    "give a role": (NOT_ONESELF, {"groups"}),
    "take the roles": (NOT_ONESELF, {"groups"}),
    "turn on or off": (NOT_ONESELF, {"is_active"}),
    "let no more onto the staff": (NOT_ONESELF, {"is_staff"}),
    "set the password": (NOT_ONESELF, {"password"}),
    "take the password": (NEVER, set[str]()),
    "delete": (NEVER, set[str]()),
    "make all-powerful": (NEVER, set[str]()),
    "own password": (NOT_OTHERS, {"password"}),
    "own password without the old one": (NEVER, set[str]()),
    "another second step": (NEVER, set[str]()),
    "new recovery codes": (NOT_OTHERS, {"codes"}),
    "take a passkey": (NOT_OTHERS, {"passkeys", "sessions"}),
    "end a session": (NOT_OTHERS, {"sessions"}),
    "end other sessions": (NOT_OTHERS, {"sessions"}),
}


@pytest.fixture
def cast() -> dict[str, User]:
    """Those who try, by role, and those whose accounts are tried on, by state."""
    found = {name: account(name, name) for name in (EDITOR, REVIEWER, ADMINISTRATOR)}
    found |= {"outsider": account("outsider"), "half inside": account("half", ADMINISTRATOR)}
    found |= {"inactive administrator": account("gone", ADMINISTRATOR), "all-powerful": account("powers", EDITOR)}
    found |= {name: account(name.replace(" ", "-"), REVIEWER) for name in ("active", "inactive", "without second step")}
    found |= {"another administrator": account("other-keeper", ADMINISTRATOR)}
    found |= {"another all-powerful": account("other-powers", EDITOR)}
    for name, user in found.items():
        user.set_password(PASSWORD)
        user.is_superuser, user.is_active = name.endswith("all-powerful"), "inactive" not in name
        user.is_staff = name != "outsider"
        user.save()
        if name not in {"half inside", "without second step"}:
            furnish(user)
    return found


def furnish(user: User) -> None:
    """The account has a second step with its codes, a passkey and a session somewhere else."""
    browser_of(user)
    second_step.renew_codes(user)
    sign, at = f"key-{user.pk}", timezone.now()
    Passkey.objects.create(user=user, name=sign, credential=sign, public_key="x", counter=0, last_challenge=0, added=at)


def browser(role: str, cast: dict[str, User]) -> Client:
    """A browser of the role: of one half inside, who gave the password only; of one who was put out meanwhile."""
    if role == "stranger":
        return Client()
    if role == "half inside":
        client = Client()
        client.force_login(cast[role])
        session = client.session
        sessions.admit(session, cast[role], at=timezone.now())
        session.save()
        return client
    return browser_of(cast[role])


def state_of(pk: int) -> dict[str, Any]:
    """All of an account that an act could change, less what every request notes."""
    user = User.objects.filter(pk=pk).first()
    if user is None:
        return {"is_there": False}
    names = ("username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser", "password")
    return {name: getattr(user, name) for name in names} | {
        "is_there": True,
        "groups": {group.name for group in user.groups.all()},
        "rights": set(user.user_permissions.values_list("codename", flat=True)),
        "second_step": list(SecondStep.objects.filter(user=pk).values_list("secret", flat=True)),
        "codes": set(RecoveryCode.objects.filter(user=pk).values_list("digest", flat=True)),
        "passkeys": Passkey.objects.filter(user=pk).count(),
        "sessions": OpenSession.objects.filter(user=pk).count(),
    }


def form_of(user: User) -> dict[str, Any]:
    """What the form of an account sends when nothing is typed."""
    form: dict[str, Any] = {name: getattr(user, name) for name in ("username", "first_name", "last_name", "email")}
    form |= {name: "on" for name in ("is_active", "is_staff") if getattr(user, name)}
    return form | {"groups": list(user.groups.values_list("pk", flat=True))}


def acts(user: User) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Act, address and what is sent; pages of one's own account are sent the other's number by every name."""
    change, form = reverse("admin:auth_user_change", args=[user.pk]), form_of(user)
    whose = {name: user.pk for name in ("user", "user_id", "id", "pk", "account")} | {"username": user.username}
    new = {"password1": "seven amber bicycles", "password2": "seven amber bicycles"}
    own = {"new_password1": new["password1"], "new_password2": new["password2"]}
    passkey = Passkey.objects.filter(user=user).first()
    yield "name", change, form | {"first_name": "Typed"}
    yield "give a role", change, form | {"groups": list(Group.objects.values_list("pk", flat=True))}
    yield "take the roles", change, form | {"groups": []}
    yield (
        "turn on or off",
        change,
        {
            name: value
            for name, value in (form | {"is_active": "on"}).items()
            if name != "is_active" or not user.is_active
        },
    )
    yield "let no more onto the staff", change, {name: value for name, value in form.items() if name != "is_staff"}
    yield "set the password", reverse("admin:auth_user_password_change", args=[user.pk]), new
    unset = {"usable_password": "false", "unset-password": "1"}
    yield "take the password", reverse("admin:auth_user_password_change", args=[user.pk]), unset
    yield "delete", reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"}
    rights = list(Permission.objects.values_list("pk", flat=True))
    yield "make all-powerful", change, form | {"is_superuser": "on", "user_permissions": rights, "password": "x"}
    yield "own password", reverse("admin:password_change"), own | {"old_password": PASSWORD} | whose
    yield "own password without the old one", reverse("admin:password_change"), own | {"old_password": "x"} | whose
    yield "another second step", f"{reverse('admin:second_step')}?new=1", {"code": "000000", "secret": "A" * 32} | whose
    yield "new recovery codes", reverse("admin:recovery_codes"), whose
    yield "take a passkey", reverse("admin:passkey_remove"), whose | {"passkey": passkey.pk if passkey else 0}
    keys = OpenSession.objects.filter(user=user).order_by("expire_date").values_list("session_key", flat=True)
    words = [sha256(key.encode()).hexdigest()[:20] for key in keys]
    yield "end a session", reverse("admin:sessions"), whose | {"end": words[0] if words else "x"}
    yield "end other sessions", reverse("admin:sessions"), whose


def tried(role: str, target: str, cast: dict[str, User]) -> Iterator[tuple[str, set[str]]]:
    """Each act of the role on the account, and what of that account it changes; then it is undone."""
    user = cast.get(role, cast["outsider"]) if target == "oneself" else cast[target]
    for act, address, sent in acts(user):
        with rolled_back():
            client, before = browser(role, cast), state_of(user.pk)
            client.post(address, sent)
            after = state_of(user.pk)
        yield act, {name for name in before if after.get(name) != before[name]}


@pytest.mark.parametrize("role", ROLES)
def test_each_act_takes_effect_for_those_of_the_table(cast: dict[str, User], role: str) -> None:
    wrong = {}
    for target in TARGETS:
        for act, changed in tried(role, target, cast):
            allowed, what = TAKES_EFFECT[act]
            if changed != (what if role in allowed[target] else set()):
                wrong[act, target] = changed
    assert wrong == {}


@pytest.mark.parametrize("role", ROLES)
def test_a_new_account_has_no_right_whatever_is_sent(cast: dict[str, User], role: str) -> None:
    rights = {name: "on" for name in ("is_superuser", "is_staff")}
    rights |= {name: list(model.objects.values_list("pk", flat=True)) for name, model in RIGHTS.items()}
    typed = {"username": "newcomer", "password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    browser(role, cast).post(reverse("admin:auth_user_add"), typed | rights)
    made = [state_of(user.pk) for user in User.objects.filter(username="newcomer")]
    assert bool(made) is (role in KEEPERS)
    for one in made:
        given = ("is_active", "is_staff", "is_superuser", "groups", "rights")
        assert [one[name] for name in given] == [True, False, False, set(), set()]


def test_nobody_is_left_without_a_password(cast: dict[str, User]) -> None:
    client, user = browser("administrator", cast), cast["active"]
    for address in (reverse("admin:auth_user_add"), reverse("admin:auth_user_password_change", args=[user.pk])):
        page = client.get(address).content.decode()
        assert 'name="password1"' in page
        assert 'name="usable_password"' not in page
        sent = {"username": "newcomer", "usable_password": "false", "unset-password": "1"}
        assert client.post(address, sent).status_code == 200
    assert not User.objects.filter(username="newcomer").exists()


def test_ones_own_rights_are_shown_and_not_asked(cast: dict[str, User]) -> None:
    for role in sorted(KEEPERS):
        page = browser(role, cast).get(reverse("admin:auth_user_change", args=[cast[role].pk])).content.decode()
        assert 'name="email"' in page
        assert not [name for name in ("is_active", "is_staff", "groups") if f'name="{name}"' in page]


@pytest.mark.parametrize("act", ["take the roles", "turn on or off", "let no more onto the staff"])
@pytest.mark.parametrize("left", ["administrator", "another administrator", "another all-powerful"])
def test_somebody_who_keeps_the_accounts_is_left(
    cast: dict[str, User], monkeypatch: pytest.MonkeyPatch, act: str, left: str
) -> None:
    """Whoever acts is put out, or gives the account up, while the page with the act is on its way."""
    others = {"administrator", "half inside", "another administrator", "another all-powerful", "all-powerful"}
    actor = "all-powerful" if left == "another all-powerful" else "administrator"
    target = cast["another administrator" if left == "administrator" else left]
    stock = UserAdmin.has_change_permission

    def meanwhile(self: Any, request: Any, row: Any = None) -> bool:
        allowed = stock(self, request, row)
        gone = [cast[name].pk for name in others - {left}]
        User.objects.filter(pk__in=gone).exclude(pk=target.pk).update(is_active=False)
        return allowed

    monkeypatch.setattr(UserAdmin, "has_change_permission", meanwhile)
    _act, address, sent = next(one for one in acts(target) if one[0] == act)
    client, before = browser(actor, cast), state_of(target.pk)
    answer = client.post(address, sent)
    is_last = left != "administrator"
    # The roles of the all-powerful may go: they keep the accounts without.
    is_kept = is_last and not (left == "another all-powerful" and act == "take the roles")
    assert ("Nobody else keeps the accounts" in answer.content.decode()) is is_kept
    assert (state_of(target.pk) == before) is is_kept
