"""What waits for editors: each row with its reason, in as many queries for many records as for few."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Final

from django.db.models import Count, Exists, Max, Model, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.court import Effect
from cases.domain.vocabulary.custody import Status
from cases.models import (
    Case,
    Citation,
    Consent,
    Filing,
    Person,
    Ruling,
    RulingLink,
    Source,
    State,
    StoredCopy,
    Submission,
)
from cases.models.base import Fact
from cases.models.kinds import KINDS
from cases.published.models import StatusSpan
from cases.visibility import Seeker, about_open, open_to

MOST: Final = 30
RENEWED_AHEAD: Final = timedelta(days=30)
FACTS: Final[tuple[type[Any], ...]] = tuple(model for _kind, model in KINDS.values() if issubclass(model, Fact))


class Task(Enum):
    """A kind of work, with the sentence that says why it waits."""

    SENT_BACK = _("A reviewer sent this back.")
    FELL = _("What was submitted no longer counts: look at the record and submit it anew.")
    APPEAL_ENDED = _("The time to appeal is over, and nothing is reported of an appeal or of its effect.")
    CONSENT_DUE = _("A consent runs out within a month, or ran out: ask again, or take the name from the page.")
    RELEASE_DUE = _("The release was due by now, and none is reported.")
    UNREVIEWED = _("Changed since it was last published, and not submitted.")
    ONE_SOURCE = _("Only one source says so.")
    NOT_ARCHIVED = _("The page could vanish: no archived copy is named and none is stored.")
    UNTRANSLATED = _("The sentence is missing in a language.")


@dataclass(frozen=True, slots=True)
class Item:
    """One row that waits; `more` is a remark, which languages are missing, or to what a consent runs out, and when."""

    task: Task
    row: Any
    more: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose list it is: what the user may see, and of that only what they changed last when `mine`."""

    user: Seeker
    day: date
    mine: bool = False

    def rows(self, model: type[Model]) -> QuerySet[Any]:
        """Answer the rows of a table that count."""
        rows = open_to(self.user, model._default_manager.all())
        return rows.filter(changed_by=self.user.pk) if self.mine else rows


def todo(user: Seeker, *, day: date, mine: bool = False) -> Mapping[Task, tuple[Item, ...]]:
    """Answer what waits, by kind, thirty of each at most; `mine` is what the user changed or submitted last."""
    asked = Asked(user, day, mine)
    found = {task: tuple(find(asked)) for task, find in FINDERS.items()}
    return {**found, **_of_facts(asked)}


def _sent_back(asked: Asked) -> Iterator[Item]:
    return _submitted(asked, State.SENT_BACK, Task.SENT_BACK)


def _fell(asked: Asked) -> Iterator[Item]:
    return _submitted(asked, State.VOID, Task.FELL)


def _submitted(asked: Asked, state: State, task: Task) -> Iterator[Item]:
    """Answer the subjects whose last submission ended so."""
    later = Submission.objects.filter(subject_key=OuterRef("subject_key"), pk__gt=OuterRef("pk"))
    rows = about_open(asked.user, Submission.objects.filter(~Exists(later), state=state))
    rows = rows.filter(submitted_by=asked.user.pk) if asked.mine else rows
    listed = list(rows.order_by("-decided_at")[:MOST])
    subjects = _subjects(asked.user, [row.subject_key for row in listed])
    for row in listed:
        if row.subject_key in subjects:
            yield Item(task, subjects[row.subject_key], row.remark)


def consents_due(people: QuerySet[Person], *, day: date) -> Iterator[tuple[Person, Consent]]:
    """Answer the consents of these people that run out within thirty days, or ran out, and were not renewed since."""
    standing = Consent.objects.filter(withdrawn_on__isnull=True)
    renewed = standing.filter(person=OuterRef("person"), use=OuterRef("use")).filter(
        Q(until__isnull=True) | Q(until__gt=OuterRef("until"))
    )
    rows = standing.filter(~Exists(renewed), person__in=people, until__lte=day + RENEWED_AHEAD)
    for row in rows.select_related("person").prefetch_related("person__names").order_by("until", "pk")[:MOST]:
        yield row.person, row


def _consents_due(asked: Asked) -> Iterator[Item]:
    if asked.user.has_perm("cases.view_consent"):
        for person, consent in consents_due(asked.rows(Person), day=asked.day):
            yield Item(Task.CONSENT_DUE, person, f"{consent.get_use_display()} · {consent.until}")


def _appeals_ended(asked: Asked) -> Iterator[Item]:
    rows = asked.rows(Ruling).filter(
        ~Exists(Filing.objects.filter(against=OuterRef("pk"))),
        ~Exists(RulingLink.objects.filter(earlier=OuterRef("pk"))),
        effect=Effect.AFTER_DAYS.value, in_force="", carried_out="", occurred_latest__lt=asked.day,
    )  # fmt: skip
    due = (
        row
        for row in rows.select_related("case").order_by("-occurred_latest")[: MOST * 5]
        if row.occurred_latest + timedelta(days=row.effect_days) < asked.day
    )
    yield from (Item(Task.APPEAL_ENDED, row) for row, _number in zip(due, range(MOST), strict=False))


def _releases_due(asked: Asked) -> Iterator[Item]:
    """Answer those whose newest edition says that the term is over and no release confirmed, on the day."""
    spans = StatusSpan.objects.filter(status=Status.TERM_OVER.value, is_main=True, known_until__isnull=True)
    spans = spans.filter(Q(first_day__isnull=True) | Q(first_day__lte=asked.day))
    spans = spans.filter(Q(last_day__isnull=True) | Q(last_day__gte=asked.day))
    people = asked.rows(Person).filter(key__in=spans.values("listing__key"))
    yield from (Item(Task.RELEASE_DUE, row) for row in people.prefetch_related("names").order_by("pk")[:MOST])


def _not_archived(asked: Asked) -> Iterator[Item]:
    rows = asked.rows(Source).filter(~Exists(StoredCopy.objects.filter(source=OuterRef("pk"))), archived_url="")
    yield from (Item(Task.NOT_ARCHIVED, row) for row in rows.exclude(url="").order_by("-pk")[:MOST])


def _unreviewed(asked: Asked) -> Iterator[Item]:
    """Answer the subjects of which something was changed after the last approval, and which do not wait for review."""
    published = dict(
        Submission.objects.filter(state=State.APPROVED)
        .values("subject_key")
        .annotate(at=Max("decided_at"))
        .values_list("subject_key", "at")
    )
    waiting = set(Submission.objects.filter(state=State.SUBMITTED).values_list("subject_key", flat=True))
    changed: dict[str, datetime] = {}
    for key, at in _changes(asked):
        if at and key not in waiting and (key not in published or at > published[key]):
            changed[key] = max(at, changed.get(key, at))
    newest = sorted(changed, key=lambda key: changed[key], reverse=True)[:MOST]
    subjects = _subjects(asked.user, newest)
    yield from (Item(Task.UNREVIEWED, subjects[key]) for key in newest if key in subjects)


def _changes(asked: Asked) -> Iterator[tuple[str, datetime | None]]:
    """Answer for every subject with a page when it, or one of its facts, was changed last, table by table."""
    for model in (Person, Case):
        rows = asked.rows(model).filter(is_of_interest=True) if model is Person else asked.rows(model)
        yield from rows.values_list("key", "changed_at")
    for model in FACTS:
        names = {field.name for field in model._meta.fields}
        for name in ("person", "case"):
            if name in names:
                rows = asked.rows(model).filter(**{f"{name}__isnull": False})
                rows = rows.filter(person__is_of_interest=True) if name == "person" else rows
                yield from (
                    rows.order_by()
                    .values(f"{name}__key")
                    .annotate(at=Max("changed_at"))
                    .values_list(f"{name}__key", "at")
                )


def _subjects(user: Seeker, keys: list[str]) -> dict[str, Any]:
    people = open_to(user, Person.objects.filter(key__in=keys, merged_into__isnull=True)).prefetch_related("names")
    cases = open_to(user, Case.objects.filter(key__in=keys))
    return {row.key: row for row in (*people, *cases)}


FINDERS: Final[Mapping[Task, Callable[[Asked], Iterator[Item]]]] = {
    Task.SENT_BACK: _sent_back,
    Task.FELL: _fell,
    Task.CONSENT_DUE: _consents_due,
    Task.APPEAL_ENDED: _appeals_ended,
    Task.RELEASE_DUE: _releases_due,
    Task.UNREVIEWED: _unreviewed,
    Task.NOT_ARCHIVED: _not_archived,
}


def _of_facts(asked: Asked) -> Mapping[Task, tuple[Item, ...]]:
    """Answer the facts with one source and those whose sentence lacks a language: one query a table."""
    single: list[Item] = []
    lacking: list[Item] = []
    for model in FACTS:
        for row in _wanting(asked, model):
            if row.citation_count == 1:
                single.append(Item(Task.ONE_SOURCE, row))
            if missing := [lang for lang in LANGUAGES if row.text and not row.text.get(lang)]:
                lacking.append(Item(Task.UNTRANSLATED, row, ", ".join(missing)))
    return {Task.ONE_SOURCE: _newest(single), Task.UNTRANSLATED: _newest(lacking)}


def _newest(items: list[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda one: str(one.row.changed_at or ""), reverse=True)[:MOST])


def _wanting(asked: Asked, model: type[Any]) -> QuerySet[Any]:
    target = model._meta.get_field("citations").field.name
    seen = open_to(asked.user, Citation.objects.filter(**{target: OuterRef("pk")}))
    mine = seen.order_by().values(target)
    lacks = Q(*[(f"text__{lang}__isnull", True) for lang in LANGUAGES], _connector=Q.OR) & ~Q(text={})
    rows = asked.rows(model).annotate(citation_count=Subquery(mine.annotate(number=Count("pk")).values("number")))
    found: QuerySet[Any] = rows.filter(Q(citation_count=1) | lacks).order_by("-changed_at", "-pk")[:MOST]
    return found
