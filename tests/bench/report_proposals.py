"""How many facts of an article are proposed, and how many proposals could be accepted as they are.

    python tests/bench/report_proposals.py [--all] ARTICLE...

An article is a text file that `tests/seeds/proposals_key.json` knows by the SHA-256 of its words; the key holds
paragraph numbers, kinds and values, no sentences. A proposal is acceptable if a fact of the key has its kind and
paragraph, every member that the fact needs agrees, and it has no other member than those the key allows. A fact is
"stated" as dated when the text says when in words, and "order" when only its order is said. A second proposal of one
fact counts as wrong. `--all` lists every proposal.
"""

import argparse
import hashlib
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from cases.domain.proposals import Proposal, propose  # noqa: E402

KEY = ROOT / "tests" / "seeds" / "proposals_key.json"
Fact = dict[str, Any]


class Result(NamedTuple):
    """The facts of one article, each with its proposal or None, and the proposals that fit none."""

    found: list[tuple[Fact, Proposal | None]]
    wrong: list[Proposal]


def digest(text: str) -> str:
    """The SHA-256 of the words, whatever the space between them."""
    return hashlib.sha256(re.sub(r"\s+", " ", text).strip().encode()).hexdigest()


def agrees(said: Any, expected: Any) -> bool:
    """Whether a member is what the key has: one value or one of a list, texts by their words, dates by EDTF."""
    if expected == "*":
        return True
    if isinstance(said, dict) and isinstance(expected, dict):
        return all(member in said and agrees(said[member], value) for member, value in expected.items())
    if isinstance(said, dict):
        return any(agrees(words, expected) for words in said.values())
    if isinstance(said, list):
        return len(said) == len(expected) and all(map(agrees, said, expected))
    options = expected if isinstance(expected, list) else [expected]
    return plain(said) in [plain(one) for one in options]


def plain(value: Any) -> Any:
    return value.casefold().translate(str.maketrans("’“”", '\'""')) if isinstance(value, str) else value


def is_acceptable(one: Proposal, fact: Fact) -> bool:
    """Whether an editor who holds the key would accept the proposal for this fact as it is."""
    if one.kind != fact["kind"] or one.passage.paragraph not in fact["paragraphs"]:
        return False
    allowed = {**fact["may"], **fact["values"]}
    needed = all(member in one.values for member in fact["values"])
    return needed and all(member in allowed and agrees(said, allowed[member]) for member, said in one.values.items())


def judge(facts: list[Fact], proposals: tuple[Proposal, ...]) -> Result:
    """Each fact with the first acceptable proposal that is not yet another's.

    A "partial" fact of the key is another one said less fully: to propose it is right, but finds nothing.
    """
    left = list(proposals)
    found: list[tuple[Fact, Proposal | None]] = []
    for fact in sorted(facts, key=lambda one: "partial" in one):
        fitting = next((one for one in left if is_acceptable(one, fact)), None)
        if fitting is not None:
            left.remove(fitting)
        found.append((fact, fitting))
    return Result(found, left)


def share(part: int, whole: int) -> str:
    return f"{part:3} of {whole:3} = {part / whole:4.0%}" if whole else "none"


def recall(result: Result, dated: tuple[str, ...]) -> tuple[int, int]:
    chosen = [one for fact, one in result.found if fact["dated"] in dated and "partial" not in fact]
    return sum(one is not None for one in chosen), len(chosen)


LINES = (
    ("facts dated in words", ("stated",)),
    ("facts dated in words or by their order", ("stated", "order")),
    ("all facts of the key", ("stated", "order", "")),
)


def report(name: str, results: list[Result]) -> list[str]:
    """The figures of some articles together."""
    hits = sum(one is not None for result in results for _, one in result.found)
    made = hits + sum(len(result.wrong) for result in results)
    lines = [name, f"  proposals acceptable as they are        {share(hits, made)}"]
    for label, dated in LINES:
        counts = [recall(result, dated) for result in results]
        lines.append(f"  {label + ' proposed':48}{share(sum(c[0] for c in counts), sum(c[1] for c in counts))}")
    return lines


def details(result: Result) -> list[str]:
    missed = [
        f"  missed  {fact['rows']:22} {fact['kind']:16} {fact['dated']}"
        for fact, one in result.found
        if one is None and "partial" not in fact
    ]
    wrong = [f"  wrong   paragraph {one.passage.paragraph:3} {one.kind:16} {dict(one.values)}" for one in result.wrong]
    return [*missed, *wrong]


def judged(path: Path, *, listed: bool) -> Result:
    """The article against its key; SystemExit if the key does not know it."""
    text = path.read_text(encoding="utf-8")
    known = next((one for one in json.loads(KEY.read_text("utf-8"))["articles"] if one["sha256"] == digest(text)), None)
    if known is None:
        raise SystemExit(f"The key knows no article with these words: {path.name}")
    proposals = propose(text, published=date.fromisoformat(known["published"]))
    result = judge(known["facts"], proposals)
    lines = [*report(f"Article {known['article']}", [result]), *details(result)]
    if listed:
        lines += [f"  {one.passage.paragraph:3} {one.kind:16} {dict(one.values)}" for one in proposals]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--all", action="store_true", help="list every proposal")
    options = parser.parse_args()
    results = [judged(path, listed=options.all) for path in options.articles]
    if len(results) > 1:
        sys.stdout.writelines(f"{line}\n" for line in report("Together", results))


if __name__ == "__main__":
    main()
