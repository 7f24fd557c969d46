"""The demo that the tools of others ask."""

from collections.abc import Iterator

import pytest

from tests.browser.demo import Demo, running_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo as a newcomer starts it."""
    with running_demo(tmp_path_factory.mktemp("demo")) as demo:
        yield demo
