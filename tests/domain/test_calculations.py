"""Several reckonings of one sentence, side by side."""

from builders import Record, day, penalty

from cases.domain.sentence import calculations, current
from cases.domain.vocabulary.court import ChangeKind
from cases.domain.vocabulary.evidence import ClaimKind
from cases.domain.vocabulary.who import Finding
from cases.domain.window import Window

K = ChangeKind


def exactly(text):
    return Window(day(text), day(text))


def sentenced(*penalties, since="2020-01-01", **more):
    record = Record()
    record.sentence(*penalties, since=since, **more)
    return record


def test_competing_calculations_stand_side_by_side_with_their_owners():
    record = sentenced(penalty("P18Y"), since="2006-07-17")
    other = record.sentence(penalty("P18Y"), since="2007-10-18", same_as="sentence-1")
    claim = record.claim(ClaimKind.TERM_END, value_date="2025")
    record.claim(ClaimKind.AGE, number=68)
    found = calculations(record.dossier(), "sentence-1")
    assert [calculation.key for calculation in found] == ["sentence-1", other, claim.key]
    assert [calculation.ends for calculation in found] == [
        exactly("2024-07-17"),
        exactly("2025-10-18"),
        Window(day("2025-01-01"), day("2025-12-31")),
    ]


def test_another_account_counts_once_the_editors_accept_it():
    record = sentenced(penalty("P18Y"), since="2006-07-17")
    record.change(K.REDUCTION, "P1Y")
    record.sentence(penalty("P18Y"), since="2007-10-18", same_as="sentence-1", finding=Finding.ACCEPTED)
    (found,) = current(record.dossier())
    assert (found.sentence, found.ends) == ("sentence-2", exactly("2024-10-18"))
