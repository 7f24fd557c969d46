"""The desk: state, band, drafted timeline, what is due, missing or new; what waits; the order of one day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from cases import review, revisions, todo
from cases.admin.daysorder import NothingBeside, move
from cases.admin.overview import overview
from cases.domain.vocabulary.court import Effect
from cases.models import Case, Citation, Consent, Occurrence, Person, Revision, Ruling, Source
from cases.publishing import gather_dossier
from cases.todo import Task
from tests.conftest import ABISHEV, AT

DAY = date(2026, 11, 22)


def test_desks_show_what_is_drafted(enter: Any, editor: Any, drafted: None) -> None:
    client, person = enter(editor), Person.objects.get(key=ABISHEV)
    page = client.get(reverse("admin:cases_person_change", args=[person.pk])).content.decode()
    for words in ("Died after release", 'id="band"', "Timeline as drafted", "Not recorded yet"):
        assert words in page
    assert "Nothing of this is published yet." in page
    assert "citations-0-source=" in page
    case = Case.objects.order_by("pk")[0]
    assert "Timeline as drafted" in client.get(reverse("admin:cases_case_change", args=[case.pk])).content.decode()


def test_what_is_new_since_the_last_edition_is_marked(published: None) -> None:
    person = Person.objects.get(key=ABISHEV)
    assert overview(gather_dossier(person), day=DAY)["new_count"] == 0
    row = Occurrence.objects.create(person=person, kind="other", occurred="2021-05-05", text={"en": "A visit."})
    found = overview(gather_dossier(person), day=DAY)
    assert [line.key for _label, lines in found["years"] for line in lines if line.is_new] == [row.key]


def test_neighbours_of_one_day_change_places(editor: Any, drafted: None) -> None:
    person = Person.objects.get(key=ABISHEV)
    rows = [
        Occurrence.objects.create(person=person, kind="other", occurred="2021-05-05", text={"en": f"Visit {number}."})
        for number in range(3)
    ]

    def shown() -> list[str]:
        lines = [line.key for _label, some in overview(gather_dossier(person), day=DAY)["years"] for line in some]
        return [key for key in lines if key in {row.key for row in rows}]

    before = shown()
    move(gather_dossier(person), before[2], "up", by=editor, at=AT, day=DAY)
    assert shown() == [before[0], before[2], before[1]]
    move(gather_dossier(person), before[0], "down", by=editor, at=AT, day=DAY)
    assert shown() == [before[2], before[0], before[1]]
    with pytest.raises(NothingBeside):
        move(gather_dossier(person), before[1], "down", by=editor, at=AT, day=DAY)
    with pytest.raises(NothingBeside):
        move(gather_dossier(person), "nothing", "up", by=editor, at=AT, day=DAY)


def test_what_waits_is_listed_with_its_reason(
    enter: Any, editor: Any, drafted: None, django_assert_max_num_queries: Any
) -> None:
    source = Source.objects.create(title="An article", url="https://example.org/a", changed_by=editor)
    case = Case.objects.order_by("pk")[0]
    ended = Ruling.objects.create(
        case=case, disposition="convicted", effect=Effect.AFTER_DAYS.value, effect_days=10, occurred="2026-11-11"
    )
    running = Ruling.objects.create(
        case=case, disposition="convicted", effect=Effect.AFTER_DAYS.value, effect_days=11, occurred="2026-11-11"
    )
    with django_assert_max_num_queries(140):
        found = todo.todo(editor, day=DAY)
        everybody = todo.todo(editor, day=DAY, mine=False)
    assert source in [item.row for item in found[Task.NOT_ARCHIVED]]
    appeals = [item.row for item in everybody[Task.APPEAL_ENDED]]
    assert ended in appeals
    assert running not in appeals
    assert enter(editor).get(reverse("admin:todo") + "?who=all").status_code == 200


@pytest.mark.parametrize(
    ("until", "withdrawn", "renewed", "listed"),
    [
        (DAY + todo.RENEWED_AHEAD, None, None, True),
        (DAY + todo.RENEWED_AHEAD + timedelta(days=1), None, None, False),
        (DAY - timedelta(days=400), None, None, True),
        (DAY, DAY, None, False),
        (DAY, None, DAY + timedelta(days=400), False),
        (DAY, None, "for ever", False),
        (None, None, None, False),
    ],
)
def test_a_consent_that_runs_out_waits_until_it_is_renewed_or_withdrawn(
    editor: Any, db: None, until: Any, withdrawn: Any, renewed: Any, listed: bool
) -> None:
    person = Person.objects.create()
    given = {"person": person, "use": "name", "channel": "letter", "given_on": DAY - timedelta(days=800)}
    Consent.objects.create(**given, until=until, withdrawn_on=withdrawn)
    if renewed:
        Consent.objects.create(**given, until=None if renewed == "for ever" else renewed)
    Consent.objects.create(**given | {"use": "picture"}, until=None)
    found = todo.todo(editor, day=DAY)[Task.CONSENT_DUE]
    assert [(item.row, item.more) for item in found] == [(person, f"being named · {until}")] * listed


def test_consents_to_renew_are_on_the_desk_of_those_to_whom_consents_are_open(
    enter: Any, editor: Any, reviewer: Any, administrator: Any, db: None
) -> None:
    person = Person.objects.create(is_of_interest=True, naming="public")
    Consent.objects.create(person=person, use="name", channel="letter", given_on="2020-01-01", until="2021-01-01")
    address = reverse("admin:cases_person_change", args=[person.pk])
    seen = {user.username: "Consents to renew" in enter(user).get(address).content.decode()
            for user in (editor, reviewer, administrator)}  # fmt: skip
    assert seen == {"editor": True, "reviewer": False, "administrator": False}
    assert todo.todo(reviewer, day=DAY)[Task.CONSENT_DUE] == ()


def test_a_record_on_which_nothing_else_stands_has_a_desk(enter: Any, editor: Any, db: None) -> None:
    client = enter(editor)
    for row in (Case.objects.create(title={"en": "A case"}), Person.objects.create()):
        assert client.get(reverse("admin:open", args=[row.key]), follow=True).status_code == 200


def unreviewed(user: Any, *, mine: bool = False) -> list[Any]:
    return [item.row for item in todo.todo(user, day=DAY, mine=mine)[Task.UNREVIEWED]]


def test_a_record_waits_from_a_change_until_it_is_submitted_and_again_from_the_next_one(
    editor: Any, second_editor: Any, reviewer: Any, published: None, at: Any
) -> None:
    person = Person.objects.get(key=ABISHEV)
    hours = iter(range(1, 100))

    def change() -> None:
        when = at + timedelta(hours=next(hours))
        said = {"kind": "other", "occurred": "2021-05-05", "text": {"en": f"Visit {when.hour}."}}
        row = Occurrence.objects.create(person=person, **said, changed_by=editor, changed_at=when)
        Citation.objects.create(occurrence=row, source=Source.objects.order_by("pk")[0])
        revisions.keep(person, by=editor, at=when)

    assert unreviewed(editor) == []
    change()
    assert unreviewed(editor) == unreviewed(editor, mine=True) == unreviewed(second_editor) == [person]
    assert unreviewed(second_editor, mine=True) == []
    submission = review.submit(person, by=editor, at=at + timedelta(hours=next(hours)))
    assert unreviewed(editor) == []
    review.approve(submission, by=reviewer, at=at + timedelta(hours=next(hours)))
    assert unreviewed(editor) == []
    change()
    assert unreviewed(editor) == [person]
    person.is_of_interest = False
    person.save()
    assert unreviewed(editor) == []


def test_of_very_many_changes_the_newest_are_looked_through(editor: Any, drafted: None, monkeypatch: Any) -> None:
    waiting = unreviewed(editor)
    assert len(waiting) > 1
    monkeypatch.setattr(todo, "LOOKED_THROUGH", 0)
    assert unreviewed(editor) == []
    last = Revision.objects.order_by("-pk")[0]
    monkeypatch.setattr(todo, "LOOKED_THROUGH", 1)
    assert [row.key for row in unreviewed(editor)] == [row.key for row in waiting if row.key == last.subject_key]


@pytest.mark.parametrize(("citations", "text", "single", "missing"), [
    (0, {}, False, None), (1, {}, True, None), (2, {"en": "A.", "ru": "А.", "kk": "А."}, False, None),
    (3, {"en": "A."}, False, "ru, kk"), (1, {"ru": "А.", "kk": "А."}, True, "en"),
])  # fmt: skip
def test_facts_wait_for_a_second_source_and_for_every_language(
    editor: Any, db: None, citations: int, text: Any, single: bool, missing: Any
) -> None:
    row = Occurrence.objects.create(person=Person.objects.create(), kind="other", text=text, changed_by=editor)
    for number in range(citations):
        Citation.objects.create(occurrence=row, source=Source.objects.create(title=f"Article {number}"))
    found = todo.todo(editor, day=DAY, mine=True)
    assert [item.row for item in found[Task.ONE_SOURCE]] == [row] * single
    assert [(item.row, item.more) for item in found[Task.UNTRANSLATED]] == [(row, missing)] * bool(missing)
