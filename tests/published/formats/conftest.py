"""The addresses of the public side with those of the files."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def addresses_of_files(settings: Any) -> None:
    """The files have their addresses."""
    settings.ROOT_URLCONF = "tests.published.formats.urls"
