"""What is loaded before the first request does no work: no file but code, no database, few patterns, nothing heavy."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_engine

ROOT = Path(__file__).resolve().parent.parent
TIDY = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]["flake8-tidy-imports"]
# What the style asks to import where it is used, and what nothing before a request may need.
HEAVY = [
    *TIDY["banned-module-level-imports"],
    "lxml",
    "odf",
    "cases.management",
    "cases.backup",
    "cases.exchange.fiction",
]
CODE = (".py", ".pyc", ".so", ".pth")
# Libraries read what is not ours: Django compares two messages of its own, Babel asks for the clock's zone.
OF_LIBRARIES = ("django/conf/locale/en/", "django/contrib/", "/zoneinfo/", "/etc/localtime", "/etc/timezone")
# Whole patterns of our own that are compiled when modules load; more than these are compiled when first asked.
PATTERNS = 210

PROBE = """
import json, re, sys
opened, patterns = [], []
compile_pattern = re._compiler.compile
def compiled(*asked, **more):
    caller = sys._getframe(1)
    while caller.f_globals["__name__"].partition(".")[0] == "re":
        caller = caller.f_back
    patterns.append(caller.f_globals["__name__"])
    return compile_pattern(*asked, **more)
re._compiler.compile = compiled
def heard(event, asked):
    if event in ("open", "sqlite3.connect", "socket.connect", "subprocess.Popen"):
        opened.append([event, str(asked[0])])
sys.addaudithook(heard)
{begin}
json.dump({{"opened": opened, "modules": list(sys.modules), "patterns": patterns}}, sys.stdout)
"""
BEGIN = "import tracker.wsgi; from django.urls import get_resolver; get_resolver().url_patterns"


def seen(settings, folder, begin=BEGIN):
    """What a new process opened, loaded and compiled."""
    own = {"SECRET_KEY": "of-a-test", "SIGNING_KEY": "5e" * 32, "DJANGO_SETTINGS_MODULE": settings}
    own |= {"DATABASE_URL": f"sqlite:///{folder / 'tracker.sqlite3'}", "MEDIA_ROOT": str(folder)}
    done = subprocess.run(
        [sys.executable, "-B", "-c", PROBE.format(begin=begin)],
        cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module", params=["tracker.settings", "tracker.settings_public"])
def loaded(request, tmp_path_factory):
    """The whole site or the readers' side, ready for its first request."""
    return seen(request.param, tmp_path_factory.mktemp("light"))


def offences(found):
    """Whatever was opened that is no code, with what it was opened by."""
    return [
        [event, name]
        for event, name in found["opened"]
        if event != "open" or not (name.endswith(CODE) or any(part in name for part in OF_LIBRARIES))
    ]


def test_no_file_but_code_is_opened_and_no_database(loaded):
    assert offences(loaded) == []


def test_nothing_heavy_is_loaded(loaded):
    heavy = [name for name in loaded["modules"] if any(f"{name}.".startswith(f"{one}.") for one in HEAVY)]
    assert heavy == []


def test_few_patterns_are_compiled(loaded):
    ours = [name for name in loaded["patterns"] if name.partition(".")[0] in {"cases", "tracker"}]
    assert len(ours) <= PATTERNS, sorted(ours)


def test_the_probe_hears_what_it_listens_for(tmp_path):
    begin = (
        "import sqlite3; sqlite3.connect(':memory:'); open('README.md').close(); import cases.domain.duration; "
        "import qrcode; import cases; vars(cases)['re'] = re; exec('re.compile(\"x{{17}}\")', vars(cases))"
    )
    found = seen("tracker.settings", tmp_path, begin)
    assert ["sqlite3.connect", ":memory:"] in offences(found)
    assert ["open", "README.md"] in offences(found)
    assert "qrcode" in found["modules"]
    assert "cases" in found["patterns"]
