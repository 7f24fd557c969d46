"""The ledger: every kind of penalty and change, credits, expected ends, shares, competing calculations."""

from fractions import Fraction

import pytest
from builders import Record, abishev, atabek, day, penalty, term
from hypothesis import given
from hypothesis import strategies as st

from cases.domain.duration import Term
from cases.domain.reckoning.measure import Extent, imposed
from cases.domain.sentence import TWO_THIRDS, current, ledger, part_served
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary.court import ChangeKind, Combination, CountedFrom, Disposition, LinkKind, PenaltyKind
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.window import Window

K = ChangeKind


def exactly(text):
    return Window(day(text), day(text))


def worked(record, **more):
    dossier = record.dossier()
    return ledger(dossier, dossier.sentences[0], **more)


def sentenced(*penalties, since="2020-01-01", **more):
    record = Record()
    record.sentence(*penalties, since=since, **more)
    return record


def changed(kind, length=None, occurred="2021-01-01", base="P10Y", **more):
    record = sentenced(penalty(base))
    record.change(kind, length, occurred, **more)
    return worked(record)


def test_seven_years_less_eight_months_counted_from_the_arrest():
    record = sentenced(penalty("P7Y"), since="2017-11-27")
    record.change(K.REDUCTION, "P8M", "2018-12/2021-09-27")
    found = worked(record)
    assert found.net == term("P6Y4M")
    assert found.ends == exactly("2024-03-27")


def test_the_seed_case_alone_has_a_net_term_and_no_end():
    (found,) = current(abishev().dossier())
    assert found.net == term("P6Y4M")
    assert found.ends is None


def test_counted_from_the_verdict_the_same_term_ends_later():
    record = Record()
    verdict = record.ruling(Disposition.CONVICTED, "2018-12")
    record.sentence(ruling=verdict, counted_basis=CountedFrom.VERDICT)
    record.change(K.REDUCTION, "P8M")
    assert worked(record).ends == Window(day("2025-04-01"), day("2025-04-30"))


def test_counted_from_the_arrest_without_a_day_takes_the_first_custody():
    record = Record()
    record.custody(CustodyForm.PRISON, "2018-12")
    record.custody(CustodyForm.POLICE, "2017-11-27", "2017-11-30")
    record.sentence(counted_basis=CountedFrom.ARREST)
    assert worked(record).start == exactly("2017-11-27")


def test_eighteen_years_end_and_two_thirds_of_them():
    (found,) = current(atabek().dossier())
    assert found.ends == exactly("2024-07-17")
    assert part_served(found, TWO_THIRDS) == exactly("2018-07-17")
    assert part_served(found, Fraction(1, 3)) == exactly("2012-07-17")
    assert found.replaced.kind is PenaltyKind.RESTRICTED_FREEDOM
    assert (found.replaced.since, found.replaced.ends) == (exactly("2021-10-01"), exactly("2024-07-17"))


@pytest.mark.parametrize("kind", [PenaltyKind.LIFE, PenaltyKind.DEATH])
def test_life_and_death_have_no_end_nor_share(kind):
    found = worked(sentenced(penalty(None, kind), penalty("P3Y")))
    assert (found.net, found.ends, part_served(found, TWO_THIRDS)) == (None, None, None)
    assert found.measure.extent.value == kind.value
    assert found.measure.is_prison


@pytest.mark.parametrize(
    ("line", "extent"),
    [(penalty(None), Extent.UNKNOWN), (penalty(None, indefinite=True), Extent.INDEFINITE)],
)
def test_unknown_and_indefinite_lengths_stay_so(line, extent):
    record = sentenced(line)
    record.change(K.REDUCTION, "P1Y")
    found = worked(record)
    assert (found.measure.extent, found.net, found.ends) == (extent, None, None)


def test_one_unknown_among_consecutive_terms_makes_the_whole_unknown():
    lines = (penalty("P3Y", key="a"), penalty(None, key="b"))
    assert worked(sentenced(*lines, combination=Combination.CONSECUTIVE)).measure.extent is Extent.UNKNOWN


@pytest.mark.parametrize(
    ("combination", "cap", "net"),
    [
        (Combination.CONSECUTIVE, None, "P10Y"),
        (Combination.CONSECUTIVE, "P8Y", "P8Y"),
        (Combination.CONSECUTIVE, "P12Y", "P10Y"),
        (Combination.CONCURRENT, None, "P7Y"),
        (Combination.SINGLE, None, "P7Y"),
    ],
)
def test_penalties_add_up_or_are_absorbed_up_to_the_legal_cap(combination, cap, net):
    lines = (penalty("P7Y", key="a"), penalty("P3Y", key="b"))
    found = worked(sentenced(*lines, combination=combination, legal_cap=cap and term(cap)))
    assert found.net == term(net)


def test_lighter_penalties_beside_prison_do_not_lengthen_it():
    lines = (penalty("P3Y"), penalty("P1Y", PenaltyKind.RESTRICTED_FREEDOM), penalty(None, PenaltyKind.FINE))
    assert worked(sentenced(*lines, combination=Combination.CONSECUTIVE)).net == term("P3Y")


@pytest.mark.parametrize(
    ("kind", "prison"),
    [(PenaltyKind.RESTRICTED_FREEDOM, False), (PenaltyKind.EXILE, False), (PenaltyKind.IMPRISONMENT, True)],
)
def test_every_kind_of_term_is_worked_out(kind, prison):
    found = worked(sentenced(penalty("P2Y", kind)))
    assert (found.net, found.ends, found.measure.is_prison) == (term("P2Y"), exactly("2022-01-01"), prison)


def test_a_fine_alone_has_no_length():
    found = worked(sentenced(penalty(None, PenaltyKind.FINE)))
    assert (found.measure.extent, found.net, found.ends) == (Extent.NONE, None, None)


def test_a_part_suspended_is_not_served_and_a_whole_leaves_nothing():
    assert worked(sentenced(penalty("P5Y", suspended="P2Y"))).net == term("P3Y")
    found = worked(sentenced(penalty("P5Y", suspended="P5Y")))
    assert (found.measure.extent, found.measure.is_prison) == (Extent.NONE, False)


@pytest.mark.parametrize(
    ("kind", "length", "net"),
    [
        (K.REDUCTION, "P8M", "P9Y4M"),
        (K.EXTENSION, "P2Y", "P12Y"),
        (K.AMNESTY, "P5Y", "P5Y"),
        (K.PARDON, "P1Y6M", "P8Y6M"),
        (K.CREDIT, "P1Y", "P9Y"),
        (K.MERGER, "P5Y", "P5Y"),
        (K.COMMUTATION, "P4Y", "P4Y"),
        (K.REGIME, None, "P10Y"),
        (K.PLACE, None, "P10Y"),
        (K.EARLY_RELEASE, None, "P10Y"),
    ],
)
def test_each_kind_of_change(kind, length, net):
    assert changed(kind, length).net == term(net)


def test_seven_and_three_merged_by_a_court_give_five_to_serve():
    record = sentenced(penalty("P7Y", key="a"), penalty("P3Y", key="b"), combination=Combination.CONSECUTIVE)
    record.change(K.MERGER, "P5Y", "2020-06-01")
    assert worked(record).net == term("P5Y")


@pytest.mark.parametrize("kind", [K.AMNESTY, K.PARDON])
def test_amnesty_or_pardon_of_the_rest_ends_the_term(kind):
    found = changed(kind, occurred="2021-05-09")
    assert (found.net, found.ends) == (None, exactly("2021-05-09"))


def test_a_pardon_of_some_counts_leaves_the_length_open():
    found = changed(K.PARDON, scope=Text("counts one and two"))
    assert found.measure.extent is Extent.UNKNOWN


def test_an_extension_by_an_unknown_length_leaves_it_open():
    assert changed(K.EXTENSION).measure.extent is Extent.UNKNOWN


def test_life_commuted_to_a_term_runs_from_the_first_day():
    record = sentenced(penalty(None, PenaltyKind.LIFE), since="2000-03-01")
    record.change(K.COMMUTATION, None, "2010-01-01", replacement=PenaltyKind.IMPRISONMENT, replacement_term="P25Y")
    assert worked(record).ends == exactly("2025-03-01")


def test_death_commuted_to_life_stays_without_an_end():
    record = sentenced(penalty(None, PenaltyKind.DEATH))
    record.change(K.COMMUTATION, None, "2021-01-01", replacement=PenaltyKind.LIFE)
    assert worked(record).measure.extent is Extent.LIFE


@pytest.mark.parametrize(("length", "ends"), [("P1Y", "2022-10-01"), (None, "2030-01-01")])
def test_a_remainder_replaced_by_something_lighter_keeps_the_end_of_the_term(length, ends):
    more = {"replacement_term": length} if length else {}
    found = changed(K.REPLACEMENT, occurred="2021-10-01", replacement=PenaltyKind.RESTRICTED_FREEDOM, **more)
    assert found.ends == exactly("2030-01-01")
    assert found.replaced.ends == exactly(ends)


def test_restricted_freedom_turned_into_prison_runs_from_that_day():
    record = sentenced(penalty("P3Y", PenaltyKind.RESTRICTED_FREEDOM))
    record.change(K.REPLACEMENT, None, "2021-06-01", replacement=PenaltyKind.IMPRISONMENT, replacement_term="P1Y")
    found = worked(record)
    assert found.measure.is_prison
    assert (found.start, found.ends) == (exactly("2021-06-01"), exactly("2022-06-01"))


def test_a_change_without_a_day_counts_from_the_first_day_it_can_have_been_made():
    record = sentenced(penalty("P7Y"), since="2017-11-27")
    record.change(K.REDUCTION, "P8M", "2018-12/2021-09-27")
    assert worked(record, day=day("2018-11-30")).net == term("P7Y")
    assert worked(record, day=day("2018-12-01")).net == term("P6Y4M")


def test_a_change_by_a_ruling_that_was_undone_is_shown_and_not_applied():
    record = sentenced(penalty("P7Y"))
    cut = record.ruling(Disposition.MODIFIED, "2021-03-01")
    record.change(K.REDUCTION, "P1Y", None, ruling=cut)
    record.link(record.ruling(Disposition.QUASHED, "2021-06-01"), LinkKind.QUASHES, cut)
    found = worked(record)
    assert found.net == term("P7Y")
    assert [line.applied for line in found.lines if line.key == "change-1"] == [False]
    assert worked(record, day=day("2021-05-31")).net == term("P6Y")
    assert worked(record, day=day("2021-06-01")).net == term("P7Y")


def test_a_later_sentence_in_the_case_takes_the_place_of_the_earlier_one_and_a_quashed_one_falls():
    record = Record()
    first, second = (
        record.ruling(Disposition.CONVICTED, "2020-01-10"),
        record.ruling(Disposition.MODIFIED, "2020-05-10"),
    )
    record.sentence(penalty("P7Y"), ruling=first, since="2019-01-01")
    record.sentence(penalty("P5Y"), ruling=second, since="2019-01-01")
    dossier = record.dossier()
    assert [found.net for found in current(dossier)] == [term("P5Y")]
    assert [found.net for found in current(dossier, day=day("2020-05-09"))] == [term("P7Y")]
    record.link(record.ruling(Disposition.QUASHED, "2020-09-01"), LinkKind.QUASHES, second)
    assert [found.net for found in current(record.dossier())] == [term("P7Y")]


def test_sentences_in_two_cases_stand_side_by_side():
    record = sentenced(penalty("P7Y"))
    record.sentence(penalty("P3Y"), party=record.party())
    assert [found.net for found in current(record.dossier())] == [term("P7Y"), term("P3Y")]


def test_a_sentence_of_thousands_of_years_ends_on_the_last_day_there_is():
    assert worked(sentenced(penalty("P8658Y"))).ends == Window(day("9999-12-31"), day("9999-12-31"))


def test_every_line_says_what_it_is_in_three_languages_and_the_last_says_the_end():
    found = worked(atabek())
    assert all(getattr(line.label, lang) for line in found.lines for lang in LANGUAGES)
    assert [line.label.en for line in found.lines] == [
        "imprisonment",
        "counted from the arrest",
        "commutation: restricted freedom",
        "net term",
        "expected end of the term",
        "in place of the remainder: restricted freedom, expected end",
    ]
    assert [line.ends for line in found.lines[-2:]] == [exactly("2024-07-17")] * 2
    assert found.lines[-1].computed


def test_running_ends_follow_the_changes_line_by_line():
    record = sentenced(penalty("P10Y"))
    record.change(K.REDUCTION, "P2Y", "2021-01-01")
    record.change(K.EXTENSION, "P6M", "2022-01-01")
    steps = [line.ends.exact for line in worked(record).lines if line.ends and not line.computed]
    assert steps == [day("2030-01-01"), day("2028-01-01"), day("2028-07-01")]


def test_changes_are_taken_in_the_order_of_their_days():
    record = sentenced(penalty("P10Y"))
    record.change(K.REDUCTION, "P2Y", "2022-01-01")
    record.change(K.MERGER, "P6Y", "2021/2023")
    assert worked(record).net == term("P4Y")


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_what_is_imposed_is_never_less_than_its_longest_part(one, two, three):
    lines = tuple(penalty(Term(months).text, key=str(n)) for n, months in enumerate((one, two, three)))
    total = imposed(sentenced(*lines, combination=Combination.CONSECUTIVE).dossier().sentences[0])
    longest = imposed(sentenced(*lines, combination=Combination.CONCURRENT).dossier().sentences[0])
    assert total.term >= longest.term == Term(max(one, two, three))
