"""Questions put to the whole code base: who imports whom, and is every kind of fact carried all the way."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from cases.admin.site import site
from cases.domain import dossier
from cases.domain.dossier import TABLES, Fact
from cases.domain.wording import WORDING
from cases.models.classes import Secrecy, columns, named
from cases.models.evidence import TARGETS, Citation
from cases.models.kinds import KINDS, Role, child_model, members

pytestmark = pytest.mark.no_engine

ROOT = Path(__file__).resolve().parent.parent

# Which part may import which other parts; a part is the longest prefix that fits a module's name.
MAY_IMPORT: dict[str, set[str]] = {
    "cases.domain": set(),
    "cases.published": {"cases.domain"},
    "cases.apps": set(),
    "cases.models": {"cases.domain"},
    "cases.roles": set(),
    "cases.door": set(),
    "cases.visibility": {"cases.models"},
    "cases.permissions": {"cases.models", "cases.visibility"},
    "cases.todo": {"cases.domain", "cases.models", "cases.published", "cases.visibility"},
    "cases.digest": {"cases.domain", "cases.door", "cases.todo"},
    "cases.merging": {
        "cases.domain",
        "cases.models",
        "cases.permissions",
        "cases.published",
        "cases.history",
        "cases.revisions",
    },
    "cases.restriction": {"cases.models", "cases.permissions", "cases.visibility"},
    "cases.publishing": {"cases.domain", "cases.models", "cases.published"},
    "cases.history": {"cases.domain", "cases.models", "cases.publishing"},
    "cases.review": {
        "cases.domain",
        "cases.models",
        "cases.permissions",
        "cases.publishing",
        "cases.published",
        "cases.history",
    },
    "cases.loads": {"cases.domain", "cases.exchange", "cases.models", "cases.permissions", "cases.publishing"}
    | {"cases.published"},
    "cases.ledger": {"cases.domain", "cases.models", "cases.publishing", "cases.published"},
    "cases.backup": {"cases.ledger", "cases.published"},
    "cases.removal": {
        "cases.domain",
        "cases.ledger",
        "cases.models",
        "cases.permissions",
        "cases.publishing",
        "cases.published",
    },
    "cases.snapshot": {"cases.models", "cases.publishing"},
    "cases.closed": {"cases.models", "cases.snapshot", "cases.visibility"},
    "cases.revisions": {"cases.domain", "cases.models", "cases.permissions", "cases.history", "cases.snapshot"}
    | {"cases.closed"},
    "cases.exchange": {"cases.domain", "cases.models", "cases.publishing", "cases.history", "cases.revisions"}
    | {"cases.visibility"},
    "cases.admin": {
        "cases.domain",
        "cases.door",
        "cases.models",
        "cases.permissions",
        "cases.closed",
        "cases.restriction",
        "cases.merging",
        "cases.todo",
        "cases.visibility",
        "cases.publishing",
        "cases.published",
        "cases.review",
        "cases.removal",
        "cases.history",
        "cases.revisions",
        "cases.snapshot",
        "cases.exchange",
        "cases.roles",
    },
    "cases.management": {
        "cases.digest",
        "cases.backup",
        "cases.ledger",
        "cases.loads",
        "cases.door",
        "cases.models",
        "cases.roles",
        "cases.review",
        "cases.todo",
        "cases.exchange",
        "cases.publishing",
        "cases.published",
        "tracker",
    },
    "tracker": {"cases.admin", "cases.published"},
}
# What the pure rules may use beside the standard library.
LIBRARIES_OF_THE_DOMAIN = {"anyascii", "babel"}
# The one writer of editions, and who may call it.
WRITES_EDITIONS = {"cases.published.store", "cases.publishing.publish"}

IMMUTABLE = {"Edition", "EditionContent", "SignedHead", "Notice", "Lift"}
# Written when a merge is published, and again when the kept record is merged in turn.
FOLLOWS_MERGES = {"Forwarding"}
# Written by the triggers of the tables above.
FOLLOWS_ALL = {"Generation"}
REBUILT = {
    "Glance", "Heading", "ListedEdition", "ListedFact", "ListedName", "ListedToken", "Listing", "NameWord", "Posting",
    "Roll", "ShownPicture", "Spelling", "StatusSpan", "Step", "Stretch", "Trait", "Turning",
}  # fmt: skip


def modules() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("cases", "tracker"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                yield name, ast.parse(path.read_text())


def imports(name: str, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every module that the tree imports, with the line; relative imports spelled out."""
    package = name if (ROOT / Path(*name.split(".")) / "__init__.py").exists() else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            base = ".".join([*parts[: len(parts) - node.level + 1], node.module or ""]) if node.level else node.module
            base = (base or "").rstrip(".")
            yield base, node.lineno
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def part_of(module: str) -> str | None:
    fitting = [part for part in MAY_IMPORT if module == part or module.startswith(part + ".")]
    return max(fitting, key=len, default=None)


def test_every_module_belongs_to_a_part() -> None:
    assert [name for name, _tree in modules() if name != "cases" and part_of(name) is None] == []


def test_parts_import_only_what_they_may() -> None:
    offences = [
        f"{name}:{line} imports {imported}"
        for name, tree in modules()
        if (own := part_of(name))
        for imported, line in imports(name, tree)
        if (other := part_of(imported)) and other != own and other not in MAY_IMPORT[own]
    ]
    assert offences == []


def test_the_domain_knows_no_django() -> None:
    import sys  # noqa: PLC0415

    allowed = sys.stdlib_module_names | LIBRARIES_OF_THE_DOMAIN | {"cases"}
    offences = [
        f"{name}:{line} imports {imported}"
        for name, tree in modules()
        if part_of(name) == "cases.domain"
        for imported, line in imports(name, tree)
        if imported.partition(".")[0] not in allowed
    ]
    assert offences == []


def test_nobody_imports_the_database_driver() -> None:
    assert not [name for name, tree in modules() for imported, _ in imports(name, tree) if "psycopg2" in imported]


def test_editions_are_appended_in_one_place() -> None:
    callers = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) == "append_edition"
    }
    assert callers <= WRITES_EDITIONS


def test_every_published_table_is_immutable_or_rebuilt() -> None:
    names = {model.__name__ for model in apps.get_app_config("published").get_models()}
    assert names == IMMUTABLE | REBUILT | FOLLOWS_MERGES | FOLLOWS_ALL


def test_every_moment_has_its_author() -> None:
    for model in apps.get_app_config("cases").get_models():
        names = {field.name for field in model._meta.get_fields()}
        for name in names:
            if name.endswith("_at"):
                assert name.removesuffix("_at") + "_by" in names, f"{model.__name__}.{name}"


def test_every_table_of_the_dossier_has_a_kind() -> None:
    assert tuple(KINDS) == TABLES
    for table, (kind, _model) in KINDS.items():
        assert kind.__name__ == KINDS[table][1].__name__


@pytest.mark.parametrize("table", TABLES)
def test_a_kind_is_carried_all_the_way(table: str) -> None:
    kind, model = KINDS[table]
    if any(field.name == "citations" for field in kind.__dataclass_fields__.values()):  # type: ignore[attr-defined]
        assert model._meta.get_field("citations").related_model is Citation
    assert site.is_registered(model), f"{model.__name__} has no admin"
    if issubclass(kind, Fact):
        assert kind in WORDING, f"{kind.__name__} has no wording"


@pytest.mark.parametrize("table", TABLES)
def test_only_has_page_and_image_are_worked_out(table: str) -> None:
    kind, model = KINDS[table]
    not_stored = {member.name for member in members(kind, model) if member.role is Role.NOT_STORED}
    assert not_stored <= {"has_page", "image"}


def test_every_citation_target_is_a_kind() -> None:
    targets = {Citation._meta.get_field(name).related_model for name in TARGETS}
    citable = {model for kind, model in KINDS.values() if "citations" in kind.__dataclass_fields__}  # type: ignore[attr-defined]
    assert targets == citable | {apps.get_model("cases", "Name")}


def test_no_generic_foreign_key_and_no_save_with_logic() -> None:
    for model in apps.get_app_config("cases").get_models():
        assert model.save is models.Model.save, f"{model.__name__}.save"
    for name, tree in modules():
        for imported, _line in imports(name, tree):
            assert "signals" not in imported, name
            assert "GenericForeignKey" not in imported, name


def test_dossier_members_are_frozen_values() -> None:
    for name in dir(dossier):
        kind: Any = getattr(dossier, name)
        if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__"):
            assert kind.__dataclass_params__.frozen, name


OUR_TABLES = sorted(apps.get_app_config("cases").get_models(), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", OUR_TABLES, ids=lambda model: model.__name__)
def test_every_column_has_one_class(model: Any) -> None:
    classed = [name for secrecy in Secrecy for name in named(model, secrecy)]
    assert sorted(classed) == sorted(field.name for field in columns(model)), "see cases.models.classes"


def dossier_columns(kind: type, model: Any) -> Iterator[tuple[Any, set[str]]]:
    """The stored members of a dossier class, and of the rows that belong to it."""
    stored = {Role.PLAIN, Role.WHEN, Role.REFERENCE, Role.REFERENCES}
    # Where a date comes from is a member of the date; what a fact is another account of is one of every fact.
    also = {"occurred_basis"} if issubclass(kind, Fact) else set()
    yield model, {"key"} | also | {member.name for member in members(kind, model) if member.role in stored}
    for member in members(kind, model):
        if member.child:
            yield from dossier_columns(member.child, child_model(model, member))


def test_public_columns_are_those_of_the_dossier_and_no_others() -> None:
    gathered = {Citation: {member.name for member in members(dossier.Citation, Citation)}}
    for kind, model in KINDS.values():
        for found, names in dossier_columns(kind, model):
            gathered[found] = gathered.get(found, set()) | names
    for model in OUR_TABLES:
        assert set(named(model, Secrecy.PUBLIC)) == gathered.get(model, set()), model.__name__


def test_confidential_columns_stand_in_tables_that_no_dossier_knows() -> None:
    kept = [model for model in OUR_TABLES if set(named(model, Secrecy.CONFIDENTIAL))]
    assert {model.__name__ for model in kept} == {"StoredCopy", "OfferedList", "SourceIdentity", "Contact", "Consent"}
    for model in kept:
        assert not set(named(model, Secrecy.PUBLIC)), model.__name__
        assert model not in {own for _kind, own in KINDS.values()}
