"""Copies of all people with draft rows, so that editors' pages can be asked in an archive of millions.

`DATABASE_URL=… python tests/bench/multiply.py --times 300`, on a database of PostgreSQL that `tests/bench/load.py`
filled once. Every copy has a key and a surname of its own and is a draft that nobody has submitted.
"""

import argparse
import itertools
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.filling import call_command, connection, reset_numbers, without_indexes  # noqa: E402 - sets Django up

# isort: split
from django.db import models, transaction  # noqa: E402

from cases.domain import names  # noqa: E402
from cases.models import Attribute, Citation, Custody, HealthEvent, ListedRow, Name, Person, Protest  # noqa: E402
from tests.bench.archive import cyrillic  # noqa: E402

COPIED = (Person, Name, Attribute, Custody, HealthEvent, Protest, Citation, ListedRow)


def main():
    """Copy, and print how many people there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    assert connection.vendor == "postgresql", "name a database of PostgreSQL in DATABASE_URL"
    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    last = {model: model.objects.aggregate(most=models.Max("pk"))["most"] for model in COPIED}
    with transaction.atomic(), without_indexes([model._meta.db_table for model in COPIED]):
        for model in COPIED:
            copy(model, options.times, last)
    reset_numbers(list(COPIED))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    sys.stdout.write(f"{Person.objects.count()} people after {time.perf_counter() - started:.0f} s\n")


def copy(model, times, last):
    """Add so many copies of each row, with the numbers behind those that are there."""
    ends = endings(times)
    taken = {field.column: f'one."{field.column}"' for field in model._meta.concrete_fields}
    for field in model._meta.concrete_fields:
        step = last.get(field.related_model if field.is_relation else model)
        if step and (field.is_relation or field.primary_key):
            taken[field.column] += f" + {step} * (copy.at + 1)"
    if "key" in taken:
        taken["key"] = f"split_part(one.key, '-', 1) || '-' || lpad(({taken['id']})::text, 9, '0')"
    if model is ListedRow:
        taken["number"] += " || to_char(copy.at, '-FM000')"
    if model is Name:
        taken["text"] += " || CASE one.lang WHEN 'en' THEN copy.latin ELSE copy.cyrillic END"
        taken["folded"] += " || copy.latin"
    columns = ", ".join(f'"{column}"' for column in taken)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {", ".join(taken.values())}'  # noqa: S608
            f' FROM "{model._meta.db_table}" one CROSS JOIN unnest(%s, %s, %s) AS copy (at, latin, cyrillic)',
            [list(range(times)), ends, [cyrillic(end) for end in ends]],
        )


def endings(number):
    """So many ends of surnames that stay as they are where a name is folded."""
    syllables = [start + end for start in "bdgklmnprstvz" for end in "aeiou"]
    ends = (first + second + "k" for first, second in itertools.product(syllables, syllables))
    return list(itertools.islice((one for one in ends if is_kept(one)), number))


def is_kept(end):
    """Whether both alphabets fold to the same word and this end of it."""
    stem = "Madruvar"
    return all(names.fold(one) == names.fold(stem) + end for one in (stem + end, cyrillic(stem + end)))


if __name__ == "__main__":
    main()
