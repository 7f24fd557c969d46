"""Every hard shape of terms, rulings and custody, each on the day before something changes and on the day after."""

from datetime import timedelta
from fractions import Fraction

import pytest
from builders import day, penalty
from shapes import (
    Shape,
    apart,
    appealed,
    changed,
    convict_of_a_month,
    counts,
    credited,
    effective,
    force,
    from_the_verdict,
    granted,
    group,
    held,
    left,
    linked,
    net,
    ordered_within_a_day,
    over_by,
    quashed_in_june,
    reckoned_twice,
    served,
    serving,
    tried,
    two,
    under_changing_grounds,
    where,
    within,
)
from situations import convict, ended, held_in, in_absentia, sentenced

from cases.domain.ruling import WorkingDays
from cases.domain.sentence import TWO_THIRDS
from cases.domain.text import Text
from cases.domain.vocabulary.court import ChangeKind, ChargeStatus, Combination, Effect, LinkKind, PenaltyKind
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, Status

C, E, F, K, L, P, S = ChargeStatus, CustodyEnd, CustodyForm, ChangeKind, LinkKind, PenaltyKind, Status

HOLIDAYS = WorkingDays(source="a code of the test", holidays=frozenset({day("2020-05-18")}))
LIGHTER = {"replacement": P.RESTRICTED_FREEDOM}
SHAPES: dict[str, Shape] = {
    # Penalties
    "a term": Shape(serving(penalty("P7Y")), where, {"2027-01-01": S.SERVING, "2027-01-02": S.TERM_OVER}),
    "a month that is shorter": Shape(convict_of_a_month(), where, {"2020-02-29": S.SERVING, "2020-03-01": S.TERM_OVER}),
    "life": Shape(
        serving(penalty(None, P.LIFE)),
        where,
        {"2020-01-01": S.SERVING, "2027-01-02": S.SERVING, "2099-01-01": S.SERVING},
        changes=False,
    ),
    "death": Shape(
        serving(penalty(None, P.DEATH)), where, {"2020-01-01": S.SERVING, "2099-01-01": S.SERVING}, changes=False
    ),
    "indefinite": Shape(
        serving(penalty(None, indefinite=True)),
        where,
        {"2020-01-01": S.SERVING, "2099-01-01": S.SERVING},
        changes=False,
    ),
    "unknown length": Shape(
        serving(penalty(None)), where, {"2020-01-01": S.SERVING, "2099-01-01": S.SERVING}, changes=False
    ),
    "suspended in part": Shape(
        serving(penalty("P5Y", suspended="P2Y")), where, {"2023-01-01": S.SERVING, "2023-01-02": S.TERM_OVER}
    ),
    "suspended altogether": Shape(
        sentenced(penalty("P2Y", suspended="P2Y")),
        where,
        {"2019-12-31": S.NOT_KNOWN, "2020-01-01": (S.AT_LIBERTY, S.NOT_KNOWN)},
    ),
    "consecutive": Shape(two(Combination.CONSECUTIVE), where, {"2030-01-01": S.SERVING, "2030-01-02": S.TERM_OVER}),
    "concurrent": Shape(two(Combination.CONCURRENT), where, {"2027-01-01": S.SERVING, "2027-01-02": S.TERM_OVER}),
    "legal cap": Shape(
        two(Combination.CONSECUTIVE, "P6Y"), where, {"2026-01-01": S.SERVING, "2026-01-02": S.TERM_OVER}
    ),
    # Changes
    "reduction": Shape(changed(K.REDUCTION, "P8M"), net, {"2020-12-31": "P10Y", "2021-01-01": "P9Y4M"}),
    "extension": Shape(changed(K.EXTENSION, "P2Y"), net, {"2020-12-31": "P10Y", "2021-01-01": "P12Y"}),
    "credit with a rate": Shape(
        credited(("2019-12-22", "2019-12-31", "1.5")), where, {"2020-12-17": S.SERVING, "2020-12-18": S.TERM_OVER}
    ),
    "credits that overlap count once": Shape(
        credited(("2019-12-22", "2019-12-31", "1"), ("2019-12-27", "2019-12-31", "2")),
        where,
        {"2020-12-17": S.SERVING, "2020-12-18": S.TERM_OVER},
    ),
    "commutation to something lighter": Shape(
        changed(K.COMMUTATION, **LIGHTER), where, {"2020-12-31": S.SERVING, "2021-01-01": S.RELEASE_ORDERED}
    ),
    "commutation of life": Shape(
        changed(K.COMMUTATION, replacement=P.IMPRISONMENT, replacement_term="P4Y"),
        where,
        {"2024-01-01": S.SERVING, "2024-01-02": S.TERM_OVER},
    ),
    "replacement of the remainder": Shape(
        changed(K.REPLACEMENT, **LIGHTER), where, {"2020-12-31": S.SERVING, "2021-01-01": S.RELEASE_ORDERED}
    ),
    "merger fixed by a court": Shape(changed(K.MERGER, "P5Y"), net, {"2020-12-31": "P10Y", "2021-01-01": "P5Y"}),
    "amnesty of the rest": Shape(changed(K.AMNESTY), where, {"2021-01-01": S.SERVING, "2021-01-02": S.TERM_OVER}),
    "pardon of some counts": Shape(
        changed(K.PARDON, scope=Text("count two")), net, {"2020-12-31": "P10Y", "2021-01-01": "None"}
    ),
    "early release": Shape(
        convict(until="2020-01-01", end=E.EARLY), where, {"2019-12-31": S.SERVING, "2020-01-01": S.RELEASED_EARLY}
    ),
    "regime alone": Shape(changed(K.REGIME), net, {"2020-12-31": "P10Y", "2021-01-01": "P10Y"}, changes=False),
    "place alone": Shape(changed(K.PLACE), net, {"2020-12-31": "P10Y", "2021-01-01": "P10Y"}, changes=False),
    "a change within unknown days": Shape(
        changed(K.REDUCTION, "P9Y", "2020-02/2021-06-30"),
        where,
        {
            "2021-01-01": S.SERVING,
            "2021-01-02": (S.SERVING, S.TERM_OVER),
            "2021-06-30": (S.SERVING, S.TERM_OVER),
            "2021-07-01": S.TERM_OVER,
        },
    ),
    "an end between two days": Shape(
        from_the_verdict(),
        where,
        {
            "2025-01-01": S.SERVING,
            "2025-01-02": (S.SERVING, S.TERM_OVER),
            "2025-01-31": (S.SERVING, S.TERM_OVER),
            "2025-02-01": S.TERM_OVER,
        },
    ),
    "half of the term": Shape(
        serving(penalty("P6Y")), served(Fraction(1, 2)), {"2022-12-31": False, "2023-01-01": True}
    ),
    "two thirds of the term": Shape(
        serving(penalty("P6Y")), served(TWO_THIRDS), {"2023-12-31": False, "2024-01-01": True}
    ),
    "time held": Shape(convict(), held, {"2018-12-31": "P11M30D", "2019-01-01": "P1Y"}),
    "time left": Shape(convict(), left, {"2024-12-31": "P1D", "2025-01-01": "P0D"}),
    "competing calculations": Shape(
        reckoned_twice(),
        over_by,
        {
            "2022-01-01": [False, False, False],
            "2022-01-02": [True, False, False],
            "2022-03-01": [True, False, False],
            "2022-03-02": [True, True, False],
            "2022-06-01": [True, True, False],
            "2022-06-02": [True, True, True],
        },
    ),
    # Rulings
    "quashed": Shape(linked(L.QUASHES), force(), {"2020-05-31": "surely", "2020-06-01": None}),
    "suspended": Shape(linked(L.SUSPENDS), force(), {"2020-05-31": "surely", "2020-06-01": None}),
    "replaced": Shape(linked(L.REPLACES), force(), {"2020-05-31": "surely", "2020-06-01": None}),
    "upheld": Shape(linked(L.UPHOLDS), force(), {"2020-05-31": "surely", "2020-06-01": "surely"}, changes=False),
    "modified": Shape(linked(L.MODIFIES), force(), {"2020-05-31": "surely", "2020-06-01": "surely"}, changes=False),
    "ignored": Shape(linked(L.IGNORES), force(), {"2020-05-31": "surely", "2020-06-01": "surely"}, changes=False),
    "at once": Shape(granted(effect=Effect.AT_ONCE), force(), {"2020-04-30": None, "2020-05-01": "surely"}),
    "after some days unless appealed": Shape(granted(days=15), force(), {"2020-05-15": None, "2020-05-16": "possibly"}),
    "on publication": Shape(
        granted(effect=Effect.ON_PUBLICATION, written="2020-05-09"),
        force(),
        {"2020-05-08": None, "2020-05-09": "possibly"},
    ),
    "on a condition": Shape(
        granted(effect=Effect.ON_CONDITION, in_force="2020-07-01"),
        force(),
        {"2020-06-30": None, "2020-07-01": "surely"},
    ),
    "spoken before it was written": Shape(
        granted(effect=Effect.AT_ONCE, written="2020-05-09"), force(), {"2020-04-30": None, "2020-05-01": "surely"}
    ),
    "a last day that is a Saturday": Shape(
        granted(days=15), effective(working_days=HOLIDAYS), {"2020-05-18": False, "2020-05-19": True}
    ),
    "the same without the shift": Shape(granted(days=15), effective(), {"2020-05-15": False, "2020-05-16": True}),
    "two rulings of one day in their order": Shape(
        ordered_within_a_day(),
        where,
        {"2020-05-31": S.REMAND, "2020-06-01": S.REMAND, "2020-06-02": S.REMAND},
        changes=False,
    ),
    "quashed on an imprecise day": Shape(
        quashed_in_june(),
        force(),
        {"2020-05-31": "surely", "2020-06-01": "possibly", "2020-06-29": "possibly", "2020-06-30": None},
    ),
    "convicted of one count and acquitted of another": Shape(
        tried(), counts, {"2020-05-31": [C.CHARGED, C.CHARGED], "2020-06-01": [C.CONVICTED, C.ACQUITTED]}
    ),
    "one count alone quashed": Shape(
        tried(quashed="2021-01-01"),
        counts,
        {"2020-12-31": [C.CONVICTED, C.ACQUITTED], "2021-01-01": [C.QUASHED, C.ACQUITTED]},
    ),
    "appealed against and upheld": Shape(appealed(), force(), {"2020-08-02": None, "2020-08-03": "possibly"}),
    # Custody and status
    "a gap after a transfer": Shape(apart("2020-01-10"), held, {"2020-01-02": "P2Y1D", "2020-01-03": "P2Y2D"}),
    "a gap after a release": Shape(
        apart("2020-01-10", E.RELEASED), held, {"2020-01-01": "P2Y", "2020-01-10": "P2Y", "2020-01-11": "P2Y1D"}
    ),
    "two stays that overlap": Shape(apart("2019-12-20"), held, {"2019-12-31": "P1Y11M30D", "2020-01-01": "P2Y"}),
    "transit": Shape(within(F.TRANSIT), where, {"2019-05-01": S.SERVING, "2019-05-11": S.SERVING}, changes=False),
    "furlough": Shape(
        within(F.FURLOUGH),
        where,
        {"2019-04-30": S.SERVING, "2019-05-01": S.FURLOUGH, "2019-05-10": S.FURLOUGH, "2019-05-11": S.SERVING},
    ),
    "a ground that changes": Shape(under_changing_grounds(), where, {"2020-05-31": S.REMAND, "2020-06-01": S.SERVING}),
    "hospital within prison": Shape(
        within(F.CIVILIAN_HOSPITAL),
        where,
        {
            "2019-04-30": S.SERVING,
            "2019-05-01": S.HOSPITAL_IN_CUSTODY,
            "2019-05-10": S.HOSPITAL_IN_CUSTODY,
            "2019-05-11": S.SERVING,
        },
    ),
    # How people are counted
    "sentenced in absence": Shape(in_absentia(), group, {"2019-12-31": {"not_known"}, "2020-01-01": {"absent"}}),
    "released into exile": Shape(ended(E.EXPELLED), group, {"2019-12-31": {"held"}, "2020-01-01": {"exiled"}}),
    "whereabouts unknown": Shape(ended(E.ESCAPED), group, {"2019-12-31": {"held"}, "2020-01-01": {"missing"}}),
    "disappeared": Shape(held_in(F.DISAPPEARED), group, {"2019-12-31": {"free"}, "2020-01-01": {"held"}}),
}


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_on_its_days(name):
    shape = SHAPES[name]
    dossier = shape.record.dossier()
    assert {text: shape.ask(dossier, day(text)) for text in shape.answers} == shape.answers


@pytest.mark.parametrize("name", [name for name, shape in SHAPES.items() if shape.changes])
def test_each_shape_that_changes_something_is_seen_on_the_day_before_and_the_day_after(name):
    answers = {day(text): answer for text, answer in SHAPES[name].answers.items()}
    after = [on for on in answers if on - timedelta(1) in answers]
    assert after
    assert all(answers[on] != answers[on - timedelta(1)] for on in after)


@pytest.mark.parametrize("name", [name for name, shape in SHAPES.items() if not shape.changes])
def test_a_shape_that_changes_nothing_says_the_same_throughout(name):
    first, *others = SHAPES[name].answers.values()
    assert others == [first] * len(others)
    assert others
