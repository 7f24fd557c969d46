"""One installation of the demo for all tests that run it in processes of its own."""

from collections.abc import Iterator

import pytest

from tests.security.installation import Installation, installed


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo; tests read it."""
    with installed(tmp_path_factory.mktemp("site")) as made:
        made.manage("demo", "--no-serve")
        yield made
