"""The running interface for programs, asked by schemathesis for all that its own description allows and forbids."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from cases.published.formats.operations import OPERATIONS
from cases.published.packing import FORMS
from tests.browser.demo import Demo

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
)
"""Not whether all that the description allows is accepted: which keys there are, no description can say."""


def asked(demo: Demo, folder: Path, *options: str) -> str:
    """Let schemathesis ask, and answer what it prints; AssertionError with that where anything is wrong."""
    description = folder / "openapi.json"  # Of the address that it reads a description from, it asks nothing.
    with urlopen(f"{demo.url}/api/v1/openapi.json", timeout=30) as answer:  # noqa: S310 - the demo's own address
        description.write_bytes(answer.read())
    command = [str(SCHEMATHESIS), "run", str(description), "--url", demo.url, "--checks", ",".join(CHECKS)]
    command += ["--seed", "1", "--max-examples", "60", "--continue-on-failure", "--no-color", *options]
    environment = os.environ | {"PYTHONUTF8": "1", "COLUMNS": "120"}
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_answer_of_every_operation_is_one_that_the_description_names(demo: Demo, tmp_path: Path) -> None:
    said = asked(demo, tmp_path, "--phases", "examples,coverage,fuzzing", "-H", "Accept-Encoding: identity")
    assert f"Tested: {len(OPERATIONS)}" in said, said
    assert "Missing test data" not in said, said


@pytest.mark.parametrize("form", FORMS)
def test_compressed_answers_are_the_same_answers(form: str, demo: Demo, tmp_path: Path) -> None:
    asked(demo, tmp_path, "--phases", "examples", "-H", f"Accept-Encoding: {form}")
