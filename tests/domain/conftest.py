"""Lends the builders of fictitious records to the tests beside it."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Nothing here asks a database."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("no_engine")
