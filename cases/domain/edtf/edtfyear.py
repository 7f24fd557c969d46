"""Years as EDTF writes them: masked, long, to so many significant digits, decades and centuries."""

import re
from collections.abc import Iterator
from itertools import product

YEAR_FORM = re.compile(
    r"(?:(?P<short>-?[0-9]{2,3})"
    r"|Y(?P<long>-?[1-9][0-9]*)(?:E(?P<power>[1-9][0-9]{0,2}))?(?:S(?P<digits>[1-9][0-9]{0,2}))?"
    r"|(?P<plain>-?[0-9]{4})S(?P<plain_digits>[1-9][0-9]{0,2}))"
    r"(?P<mark>[?~%]?)",
)
"""Forms that stand alone, without month or day (ISO 8601-2:2019, 4.3.5, 4.3.6, 4.7.2 to 4.7.4)."""


def years_of(mask: str, *, newest_first: bool = False) -> Iterator[int]:
    """Every year that `mask` allows ("156X": 1560 to 1569), in order; a year "-0000" does not exist."""
    below = mask.startswith("-")
    digits = mask[1:] if below else mask
    choices = "9876543210" if below != newest_first else "0123456789"
    for filled in product(*(choices if digit == "X" else digit for digit in digits)):
        year = int("".join(filled))
        if not below:
            yield year
        elif year:
            yield -year


def significant_years(year: int, digits: int) -> tuple[int, int]:
    """First and last year that agree with `year` in its first `digits` digits ("1950S2": 1900 to 1999)."""
    width = 10 ** max(len(str(abs(year))) - digits, 0)
    low = abs(year) // width * width
    high = low + width - 1
    return (low, high) if year >= 0 else (-high, -low)


def shortened_years(text: str) -> tuple[int, int] | None:
    """First and last year of a decade ("197") or century ("19"); None for "-00" and "-000"."""
    below = text.startswith("-")
    digits = text[1:] if below else text
    width = 10 ** (4 - len(digits))
    low = int(digits) * width
    if below and low == 0:
        return None
    return (-low - width + 1, -low) if below else (low, low + width - 1)
