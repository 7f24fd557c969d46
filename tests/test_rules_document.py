"""Every example of docs/rules.md says what the code says."""

import doctest
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "domain"))

import builders  # noqa: E402 - the builders lie beside the tests of the domain

DOCUMENT = ROOT / "docs" / "rules.md"


def test_every_example_is_true():
    lines = DOCUMENT.read_text("utf-8").splitlines()
    text = "\n".join("" if line.startswith("```") else line for line in lines) + "\n"
    names = {name: getattr(builders, name) for name in ("Record", "abishev", "atabek", "day", "on", "penalty")}
    examples = doctest.DocTestParser().get_doctest(text, names, "docs/rules.md", str(DOCUMENT), 0)
    reported: list[str] = []
    results = doctest.DocTestRunner().run(examples, out=reported.append)
    assert results.attempted > 40
    assert not results.failed, "".join(reported)
