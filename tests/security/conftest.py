"""One installation of the demo for all tests that run it in processes of its own; how many planted leaks were found."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.demos import Fill
from tests.security.installation import Installation, installed, is_postgres


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, with_demo: Fill) -> Iterator[Installation]:
    """The demo; tests read it."""
    with installed(tmp_path_factory.mktemp("site")) as made:
        with_demo(made)
        yield made


@pytest.fixture
def planted_leak(record_property: Callable[[str, object], None], request: pytest.FixtureRequest) -> None:
    """The test plants a leak, which is found if it passes; the summary counts and names it."""
    if is_postgres():
        pytest.skip("leaks are planted in Python, and found or not on every engine alike")
    record_property("leak", request.node.name.removeprefix("test_a_leak_of_").removeprefix("test_a_leak_by_"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which planted leaks were found."""
    said = {
        outcome: [
            told
            for report in terminalreporter.stats.get(outcome, [])
            for name, told in getattr(report, "user_properties", ())
            if name == "leak" and report.when == "call"
        ]
        for outcome in ("passed", "failed")
    }
    if planted := said["passed"] + said["failed"]:
        terminalreporter.write_line(f"Planted leaks found: {len(said['passed'])} of {len(planted)}.")
        for outcome, word in (("passed", "found"), ("failed", "NOT FOUND")):
            for told in said[outcome]:
                terminalreporter.write_line(f"  {word}: {told}")
