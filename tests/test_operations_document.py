"""The document for operators names commands, files and settings that are there."""

import re
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = (ROOT / "docs" / "operations.md").read_text()
README = (ROOT / "README.md").read_text()


def test_every_command_is_there() -> None:
    named = set(re.findall(r"manage\.py (\w+)", WRITTEN))
    assert len(named) > 8
    assert named - get_commands().keys() == set()


def test_every_setting_is_explained_in_the_readme() -> None:
    named = set(re.findall(r"^([A-Z_]{4,})=", WRITTEN, re.M)) | set(
        re.findall(r"`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`", WRITTEN)
    )
    others = {"DJANGO_SETTINGS_MODULE", "PUBLIC_ROLE_PASSWORD", "BASE", "PGUSER"}
    assert {name for name in named - others if f"`{name}`" not in README} == set()


def test_every_file_is_there() -> None:
    named = set(re.findall(r"\bdeploy/[\w./-]*\w", WRITTEN))
    assert {name for name in named if not (ROOT / name).exists()} == set()
    units = set(re.findall(r"case-tracker-\w+\.(?:timer|socket)", WRITTEN))
    assert units
    assert {name for name in units if not (ROOT / "deploy" / "systemd" / name).exists()} == set()
