"""Telephone numbers, addresses and numbers of documents are found; dates, cases and pages are not taken for them."""

import pytest

from cases.domain.identifiers import contacts, identity_numbers, is_iin


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call +7 701 123 45 67 today", ["+7 701 123 45 67"]),
        ("тел. 8 (727) 123-45-67", ["8 (727) 123-45-67"]),
        ("87011234567", ["87011234567"]),
        ("write to a.sister@example.org.", ["a.sister@example.org"]),
        ("+44 20 7946 0958", ["+44 20 7946 0958"]),
        ("on 27 September 2021, case 2-1234/2021", []),
        ("https://example.org/87011234567?to=a@b.org", []),
        ("2018-12-01 2021-02-10", []),
        ("about 2,500 people; 7599-21-00-4/123", []),
        ("+7 701 123", []),
    ],
)
def test_contacts(text: str, found: list[str]) -> None:
    assert list(contacts(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ИИН 900101300017 указан", ["900101300017"]),
        ("900101300018", []),
        ("СНИЛС 112-233-445 95", ["112-233-445 95"]),
        ("паспорт 45 08 123456", ["45 08 123456"]),
        ("паспорт 4508 № 123456", ["4508 № 123456"]),
        ("2021 2022", []),
        ("the sum of 123456789012 tenge", []),
    ],
)
def test_identity_numbers(text: str, found: list[str]) -> None:
    assert list(identity_numbers(text)) == found


@pytest.mark.parametrize("number", ["901301300010", "900101000010", "900101700010"])
def test_no_number_without_a_day_and_a_century(number: str) -> None:
    assert not is_iin(number)
