"""The house rules that a machine can read: sizes, what lies at the top, nothing of anybody's machine."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.no_engine

ROOT = Path(__file__).resolve().parents[1]

LIMITS = {"module": 300, "class": 200, "function": 40, "nesting": 3, "template": 120}

# A limit that makes the code worse is raised here, with a sentence why:
#   ("nesting", "cases/exchange/lists.py:read"): (4, "The format nests rows in sheets in files."),
RAISED: dict[tuple[str, str], tuple[int, str]] = {
    ("function", "tests/domain/page_builders.py:life"): (60, "One life as a table of rows reads best whole."),
    ("module", "tests/domain/test_checks.py"): (340, "Every check stands in one file, in the order of the table."),
    ("module", "tests/domain/test_datereading.py"): (350, "Dates are tested by example, as names are."),
    ("module", "tests/domain/test_names.py"): (330, "Names are tested by example, and the examples are the point."),
}

TOP = {
    "README.md", "Makefile", "manage.py", "pyproject.toml", "requirements.txt", "requirements-dev.txt",
    "cases", "deploy", "docs", "locale", "static", "templates", "tests", "tracker",
}  # fmt: skip

# Written in pieces, because this file is read too.
MACHINE_PATH = re.compile(r"(?<![\w.:@%-])/(?:" + "|".join(["work", "root", r"home/\w+"]) + ")/")

NESTS = ast.If | ast.For | ast.While | ast.With | ast.Try | ast.Match
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


class Size(NamedTuple):
    """How large one thing is: kind as in LIMITS, path with the qualified name behind a colon, number."""

    kind: str
    name: str
    number: int


@cache
def tracked() -> list[str]:
    """Paths of the files under version control that are there, relative to the top."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for path in listed.split("\0") if path and (ROOT / path).is_file()]


def sizes() -> Iterator[Size]:
    """Every module, class, function and template; migrations are left out."""
    for path in tracked():
        if path.startswith("templates/"):
            yield Size("template", path, len((ROOT / path).read_text("utf-8").splitlines()))
        elif path.endswith(".py") and "/migrations/" not in path:
            yield from sizes_of_module(path, (ROOT / path).read_text("utf-8"))


def sizes_of_module(path: str, source: str) -> Iterator[Size]:
    """The module, and each class and function in it at any depth."""
    yield Size("module", path, len(source.splitlines()))
    yield from sizes_within(f"{path}:", ast.parse(source))


def sizes_within(prefix: str, node: ast.AST) -> Iterator[Size]:
    for child in ast.iter_child_nodes(node):
        name = prefix
        if isinstance(child, ast.ClassDef | FUNCTION):
            name = f"{prefix}{child.name}"
            kind = "class" if isinstance(child, ast.ClassDef) else "function"
            yield Size(kind, name, (child.end_lineno or 0) - child.lineno + 1)
            if isinstance(child, FUNCTION):
                yield Size("nesting", name, nesting(child.body))
            name += "."
        yield from sizes_within(name, child)


def nesting(body: list[ast.stmt]) -> int:
    """How deep blocks stand in blocks; `elif` counts as its `if` does, an inner function starts anew."""
    return max((1 + depth(statement) for statement in body if isinstance(statement, NESTS)), default=0)


def depth(block: NESTS) -> int:
    """Nesting inside one block."""
    if isinstance(block, ast.Match):
        return max(nesting(case.body) for case in block.cases)
    if isinstance(block, ast.If) and len(block.orelse) == 1 and isinstance(block.orelse[0], ast.If):
        return max(nesting(block.body), depth(block.orelse[0]))
    bodies = [block.body, getattr(block, "orelse", []), getattr(block, "finalbody", [])]
    bodies += [handler.body for handler in getattr(block, "handlers", [])]
    return max(nesting(body) for body in bodies)


def limit(size: Size) -> int:
    """The limit that holds for this thing, raised or not."""
    return RAISED.get((size.kind, size.name), (LIMITS[size.kind], ""))[0]


def test_nothing_outgrows_its_limit():
    grown = [size for size in sizes() if size.number > limit(size)]
    assert not grown, "\n".join(f"{kind} {name}: {number}" for kind, name, number in grown)


def test_every_raised_limit_is_needed_and_explained():
    needed = {size[:2] for size in sizes() if size.number > LIMITS[size.kind]}
    assert set(RAISED) - needed == set()
    assert [key for key, (_, why) in RAISED.items() if not why.endswith(".")] == []


def test_only_known_names_lie_at_the_top():
    names = {path.split("/")[0] for path in tracked()}
    assert {name for name in names if not name.startswith(".")} - TOP == set()


def test_no_file_names_a_place_on_somebodys_machine():
    found = [
        f"{path}:{number}"
        for path in tracked()
        for number, line in enumerate((ROOT / path).read_text("utf-8", "replace").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("path", ["requirements.txt", "requirements-dev.txt", "tests/interop/requirements.txt"])
def test_every_direct_requirement_is_pinned_by_hash(path):
    lines = (ROOT / path).read_text("utf-8").splitlines()
    wanted = {line.removeprefix("#: ").lower() for line in lines if line.startswith("#: ")}
    pinned = {line.split()[0].lower() for line in lines if "==" in line and line[:1].isalnum()}
    assert wanted
    assert wanted - pinned == set()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = 1", 0),
        ("if a: pass", 1),
        ("if a: pass\nelif b: pass\nelse: pass", 1),
        ("if a: pass\nelse:\n if b: pass\n x = 1", 2),
        ("for a in b:\n with c:\n  try: pass\n  except D:\n   while e: pass", 4),
        ("match a:\n case 1:\n  if b: pass", 2),
        ("def inner():\n if a:\n  if b: pass", 0),
    ],
)
def test_nesting_is_counted_by_block(body, expected):
    assert nesting(ast.parse(body).body) == expected
