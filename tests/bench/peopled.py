"""Fill a site with so many published people: `DATABASE_URL=… python tests/bench/peopled.py --people 10000`.

The demo's cases come first; then sixty invented lives go through review, and the cases of them; the others are
the same lives under keys and names of their own: each an edition of its own bytes beside an approved
submission, appended to the chain, indexed from its bytes. Those others have no drafts.
"""

import argparse
import io
import json
import random
import sys
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.archive import FAMILIES, GIVEN, cyrillic  # noqa: E402
from tests.bench.filling import DAY, LIVES, call_command, transaction  # noqa: E402 - it sets Django up

# isort: split
from django.utils import timezone  # noqa: E402

from cases import review  # noqa: E402
from cases.domain.canonical import digest  # noqa: E402
from cases.management.commands.invent import accounts  # noqa: E402
from cases.models import Case, Contributor, State, Submission  # noqa: E402
from cases.published import index, store  # noqa: E402
from cases.published.models import EditionContent  # noqa: E402
from cases.publishing.sign import sign_head  # noqa: E402

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


def main() -> None:
    """Fill, and say what with."""
    parser = argparse.ArgumentParser(description="Fill a site with so many published people.")
    parser.add_argument("--people", type=int, default=10_000)
    options = parser.parse_args()
    quiet = io.StringIO()
    call_command("demo", no_serve=True, stdout=quiet)
    call_command("invent", people=LIVES, beside_others=True, stdout=quiet)
    with transaction.atomic():
        cases = published_cases()
        made = publish_copies(options.people - people())
        sign_head(day=DAY)
        listed = index.rebuild()
    sys.stdout.write(f"{people()} people, {made} of them copies, {cases} invented cases, {listed} listed\n")


def people() -> int:
    """How many people have a published record."""
    editions = EditionContent.objects.filter(edition__subject_kind="person")
    return editions.values("edition__subject_key").distinct().count()


def published_cases() -> int:
    """Publish the cases of the invented people by the two accounts; answer how many there are."""
    editor, reviewer = accounts()
    invented = Case.objects.filter(changed_by=editor).order_by("key")
    for case in invented:
        submission = review.submit(case, by=editor, at=timezone.now())
        review.approve(submission, by=reviewer, at=timezone.now())
    return len(invented)


def publish_copies(number: int) -> int:
    """Append an edition for each of so many people, from the lives of the invented ones in turn."""
    chance = random.Random(number)  # noqa: S311 - the same people each time
    editor, reviewer = accounts()
    lives = EditionContent.objects.filter(edition__subject_key__regex="^[A-Z]{2}-[A-Z]{4}$", edition__number=1)
    bodies = list(lives.order_by("edition__position").values_list("edition__subject_key", "body"))
    copies = [copied(*bodies[at % len(bodies)], at, chance) for at in range(number)]
    at = timezone.now()
    submitted = Submission.objects.bulk_create(
        Submission(subject_kind="person", subject_key=key, sha256=digest(body), message="", drafted_by=editor,
                   submitted_by=editor, submitted_at=at, state=State.APPROVED, decided_by=reviewer, decided_at=at)
        for key, body in copies
    )  # fmt: skip
    Contributor.objects.bulk_create(Contributor(submission=one, user=editor) for one in submitted)
    for place, (key, body) in enumerate(copies):
        store.append_edition(body, kind="person", key=key, day=DAY - timedelta(days=place % 300))
    Submission.objects.filter(state=State.APPROVED, edition_number=None).update(edition_number=1)
    return len(copies)


def copied(key: str, body: str, at: int, chance: random.Random) -> tuple[str, bytes]:
    """The bytes of a life under another key and another name."""
    country, _dash, old = key.partition("-")
    new = f"Y{''.join(LETTERS[at // 20**place % 20] for place in range(4))}"
    told = json.loads(body.replace(old, new))
    name = f"{chance.choice(GIVEN.things)} {chance.choice(FAMILIES.things)}"
    (subject,) = (one for one in told["people"] if one["key"] == f"{country}-{new}")
    for row in subject["names"]:
        row["text"] = name if row["script"] == "Latn" else cyrillic(name)
    return subject["key"], json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


if __name__ == "__main__":
    main()
