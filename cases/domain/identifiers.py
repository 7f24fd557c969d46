"""Numbers by which a person can be found: of telephones and of documents, and e-mail addresses, found in a text."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# A sign of a call abroad and ten to fifteen digits (ITU-T E.164), or the 8 of a call within Kazakhstan or Russia.
PHONES: Final = (
    re.compile(r"(?<![\w+])\+\d(?:[\s().-]{0,2}\d){9,14}(?!\d)"),
    re.compile(r"(?<![\w+.,/-])8[\s(-]{1,2}\d{3}[\s)-]{1,2}\d{3}[\s-]?\d{2}[\s-]?\d{2}(?![\d-])"),
    re.compile(r"(?<![\w+.,/-])8[79]\d{9}(?!\d)"),
)
TWELVE: Final = re.compile(r"(?<![\w.,/-])\d{12}(?![\w-])")
SNILS: Final = re.compile(r"(?<![\d-])\d{3}-\d{3}-\d{3}[\s-]\d{2}(?![\d-])")
# Series and number of a Russian passport: four digits, six digits.
PASSPORT: Final = re.compile(r"(?<![\d.,/-])\d{2}\s?\d{2}\s(?:№\s?)?\d{6}(?![\d-])")


def contacts(text: str) -> Iterator[str]:
    """Answer the telephone numbers and e-mail addresses in a text; addresses of pages are left out."""
    plain = ADDRESS.sub(" ", text)
    for pattern in (EMAIL, *PHONES):
        yield from pattern.findall(plain)


def identity_numbers(text: str) -> Iterator[str]:
    """Answer what looks like the number of a person or passport: IIN of Kazakhstan; SNILS and passport of Russia."""
    plain = ADDRESS.sub(" ", text)
    yield from (number for number in TWELVE.findall(plain) if is_iin(number))
    yield from SNILS.findall(plain)
    yield from PASSPORT.findall(plain)


def is_iin(number: str) -> bool:
    """Answer whether twelve digits are an individual identification number (Kazakhstan, law of 2007, number 223-III).

    Six digits of the date of birth, one of century and sex, four of order, one of control.
    """
    digits = [int(digit) for digit in number]
    return digits[6] in range(1, 7) and _is_a_day(number[:6], digits[6]) and digits[11] == _control(digits)


def _is_a_day(text: str, century: int) -> bool:
    year = 1800 + (century - 1) // 2 * 100 + int(text[:2])
    try:
        date(year, int(text[2:4]), int(text[4:]))
    except ValueError:
        return False
    return True


def _control(digits: list[int]) -> int:
    first = sum(weight * digit for weight, digit in zip(range(1, 12), digits, strict=False)) % 11
    if first < 10:
        return first
    return sum(weight * digit for weight, digit in zip((3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2), digits, strict=False)) % 11
