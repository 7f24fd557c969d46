"""Quotes against the stored copies of their sources."""

from dataclasses import replace

import pytest
from builders import Record, day

from cases.domain.checks import warnings
from cases.domain.dossier import Citation
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.warnings.quotewarnings import is_quoted

TEXT = (
    "The court in Qapshaghai granted\nearly release — on medical grounds — to the 53-year-old.\n\n"
    "«Бұл – әділетсіздік», — деді әпкесі.  He was de\u00adtained in Decem\u00adber."
)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("granted early release", True),
        ("Granted  early release - on medical grounds", True),
        ("“early release – on medical grounds – to the 53-year-old.”", True),
        ("detained in December", True),
        ("\"Бұл - әділетсіздік\"", True),
        ("granted … on medical grounds", True),
        ("granted [...] in December", True),
        ("on medical grounds … granted", False),
        ("granted early releases", False),
        ("refused early release", False),
        ("granted release", False),
        ("бул - әділетсіздік", False),
        ("…", True),
    ],
)  # fmt: skip
def test_words_are_found_whatever_marks_stand_around_them(quote, found):
    assert is_quoted(quote, TEXT) is found


def _warned(quote, copies, source="s"):
    record = Record()
    record.custody(CustodyForm.PRISON, "2018-12", citations=(Citation(source=source, quote=quote, quote_lang="en"),))
    said = warnings(record.dossier(), day("2021-01-01"), copies=copies)
    return [warning for warning in said if warning.code == "quote_not_found"]


@pytest.mark.parametrize(
    ("quote", "copies", "count"),
    [
        ("granted early release", {"s": [TEXT]}, 0),
        ("refused early release", {"s": [TEXT]}, 1),
        ("refused early release", {"s": [TEXT, "They refused early release."]}, 0),
        ("refused early release", {"other": [TEXT]}, 0),
        ("refused early release", {}, 0),
        ("", {"s": [TEXT]}, 0),
    ],
)
def test_a_quote_that_no_stored_copy_holds_is_warned_of_in_three_languages(quote, copies, count):
    said = _warned(quote, copies)
    assert len(said) == count
    for warning in said:
        assert warning.keys == ("custody-1",)
        assert all(quote in getattr(warning.message, lang) for lang in LANGUAGES)
        assert warning.message.en == (
            "prison or colony (December 2018): no stored copy of the source has the words “refused early release”."
        )


def test_words_with_braces_are_told_as_they_are():
    (warning,) = _warned("a {0} b", {"s": [TEXT]})
    assert "“a {0} b”" in warning.message.en
    assert replace(warning) == warning
