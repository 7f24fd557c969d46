"""What of an entry is read at first sight, and what a page unfolds."""

from dataclasses import dataclass

from django.template import Context
from django.utils.translation import override

from cases.domain.entry import Detail, Entry, Family
from cases.published.templatetags.record import folded


@dataclass
class Head:
    """The head of a person's page."""

    name: str = "Comma Nowhereson"


@dataclass
class Page:
    """A page of which only the head counts."""

    header: Head


CONCERNS = Detail(label="Concerns", value="Comma Nowhereson")
COURT = Detail(label="Court", value="not reported")
GROUNDS = Detail(label="Grounds", value="good behaviour")
MORE = Detail(label="Grounds", value="illness")
EFFECT = Detail(label="Takes effect", value="at once")


def parts(*details: Detail, text: str = "The court let the person go.") -> tuple[list[Detail], list[Detail]]:
    entry = Entry(
        key="r", kind="rulings", family=Family.RULING, heading="Ruling", when_words="", text=text, details=details
    )
    with override("en"):
        found = folded(Context({"page": Page(Head())}), entry)
    return found.shown, found.folded


def test_at_first_sight_stands_what_says_something_new() -> None:
    shown, rest = parts(CONCERNS, COURT, GROUNDS, MORE, EFFECT)
    assert (shown, rest) == ([GROUNDS, MORE], [CONCERNS, COURT, EFFECT])


def test_nothing_is_folded_where_no_text_tells_the_rest() -> None:
    assert parts(CONCERNS, COURT, GROUNDS, text="") == ([CONCERNS, COURT, GROUNDS], [])


def test_two_lines_are_not_worth_folding() -> None:
    assert parts(COURT, GROUNDS) == ([COURT, GROUNDS], [])


def test_where_nothing_is_new_all_is_folded() -> None:
    assert parts(CONCERNS, COURT, Detail(label="Judge", value="not reported"))[0] == []
