"""The fixed cast, and the two seed cases as a legal world in which a test breaks one thing."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as settings_of_hypothesis
from whitenoise.middleware import WhiteNoiseMiddleware

from cases import review
from cases.door import sessions, totp
from cases.door.models import SecondStep
from cases.exchange import seeds
from cases.roles import ADMINISTRATOR, EDITOR, REVIEWER, ensure_roles
from tests.snapshots import Statement, restore, taken

pytest_plugins = ("tests.demos", "tests.removals", "tests.through")

# How quickly examples are found says how busy the machine is, and nothing of what is tested.
settings_of_hypothesis.register_profile(
    "busy machine", settings_of_hypothesis(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings_of_hypothesis.load_profile("busy machine")

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ABISHEV, ATABEK = "KZ-QM2K", "KZ-TR99"
# The cast keeps its numbers, whoever of it comes in first, so that the rows of the seed cases find their editors.
# Those two have the last ones: new accounts get numbers behind theirs.
CAST = {"second-editor": 1001, "administrator": 1002, "outsider": 1003, "editor": 1004, "reviewer": 1005}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the option for the suite on a second engine."""
    parser.addoption("--again", action="store_true", help="leave out what was tested and no engine has a part in")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what no engine has a part in, if it was tested before on another."""
    alike = [item for item in items if item.get_closest_marker("no_engine")]
    if wrong := [item.nodeid for item in alike if asks_the_database(item)]:
        raise pytest.UsageError(f"Marked no_engine, and asks the database: {', '.join(wrong)}.")
    if config.getoption("again"):
        config.hook.pytest_deselected(items=alike)
        items[:] = [item for item in items if not item.get_closest_marker("no_engine")]


def asks_the_database(item: pytest.Item) -> bool:
    """Answer whether the database of the run is opened to a test."""
    return "db" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db") is not None


def pytest_collection_finish() -> None:
    """Thousands of tests that were found are not garbage, and are not looked through for it every moment."""
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def files_looked_for_once() -> Iterator[None]:
    """Every browser of the tests starts the site anew; the files beside the pages are looked for once."""
    found: dict[tuple[str, int | None], dict[str, Any]] = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def once(site: WhiteNoiseMiddleware) -> None:
        asked = site.static_prefix, site.max_age
        if asked not in found:
            look(site)
            found[asked] = site.files
        site.files = dict(found[asked])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
        yield


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Hash passwords quickly: no test is about the hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def ledger_of_tests(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What a test expunges is not written beside the records of whoever runs it."""
    settings.EXPUNGED_LEDGER = tmp_path_factory.getbasetemp() / "expunged.jsonl"


@pytest.fixture
def at() -> datetime:
    """The moment at which everything in a test happens."""
    return AT


def account(name: str, *roles: str) -> User:
    """Answer a staff account with the roles."""
    given = {"pk": CAST.get(name), "is_staff": bool(roles)}
    user, _created = User.objects.get_or_create(username=name, defaults=given)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


APP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def browser_of(user: User, **options: Any) -> Client:
    """Answer a browser in which somebody is logged in with both steps; `Client.force_login` alone takes one."""
    client = Client(**options)
    SecondStep.objects.get_or_create(user=user, defaults={"secret": APP})
    client.force_login(user)
    session = client.session
    sessions.admit(session, user, at=timezone.now())
    session.save()
    return client


def code_now(secret: str = APP) -> str:
    """Answer what the app of an account of the cast shows now."""
    return totp.code_of(secret, step=totp.step_at(timezone.now()))


@pytest.fixture
def editor(db: None) -> User:
    """Somebody who drafts and submits."""
    return account("editor", EDITOR)


@pytest.fixture
def second_editor(db: None) -> User:
    """Another who drafts and submits."""
    return account("second-editor", EDITOR)


@pytest.fixture
def reviewer(db: None) -> User:
    """Somebody who approves."""
    return account("reviewer", REVIEWER)


@pytest.fixture
def administrator(db: None) -> User:
    """Somebody who keeps the accounts."""
    return account("administrator", ADMINISTRATOR)


@pytest.fixture
def outsider(db: None) -> User:
    """Somebody with an account and no role."""
    return account("outsider")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The groups of the roles stand in the database of every test."""
    with django_db_blocker.unblock():
        ensure_roles()


@pytest.fixture(scope="session")
def snapshots(django_db_setup: None, django_db_blocker: Any) -> dict[str, list[Statement]]:
    """What brings back a database in which both seed cases are drafts, and one in which they are published."""
    with django_db_blocker.unblock(), rolled_back():
        by, other = account("editor", EDITOR), account("reviewer", REVIEWER)
        subjects = seeds.load_missing(by=by, at=AT)
        drafts = taken(kept_models())
        for subject in subjects:
            review.approve(review.submit(subject, by=by, at=AT), by=other, at=AT)
        return {"drafts": drafts, "published": taken(kept_models())}


@pytest.fixture
def drafted(db: None, snapshots: dict[str, list[Statement]]) -> None:
    """Both seed cases stand as drafts; nothing is published."""
    restore(snapshots["drafts"])


@pytest.fixture
def published(db: None, snapshots: dict[str, list[Statement]]) -> None:
    """Both seed cases are published as first editions."""
    restore(snapshots["published"])


class RolledBack(Exception):
    """Everything in the block is undone."""


class rolled_back(transaction.Atomic):  # noqa: N801 - used like the function that it extends
    """A transaction that is always undone."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)

    def __exit__(self, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        transaction.set_rollback(True)
        super().__exit__(exc_type, exc_value, traceback)


def kept_models() -> Iterator[Any]:
    """Every table with rows of ours, many-to-many tables included, in an order that the database's triggers accept."""
    yield from (User, User.groups.through)
    for label in ("cases", "published"):
        yield from apps.get_app_config(label).get_models(include_auto_created=True)
