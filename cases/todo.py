"""What waits for editors: each row with its reason, in as many queries for many records as for few."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.lookups import Exact
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
    Revision,
    Ruling,
    RulingLink,
    Source,
    State,
    StoredCopy,
    Submission,
)
from cases.models.base import Fact
from cases.models.kinds import KINDS
from cases.published.counting import HowMany
from cases.published.models import StatusSpan
from cases.visibility import Seeker, about_open, open_to

MOST: Final = 30
RENEWED_AHEAD: Final = timedelta(days=30)
LOOKED_THROUGH: Final = 20_000
LACKING: Final = Q(*[(f"text__{lang}__isnull", True) for lang in LANGUAGES], _connector=Q.OR)
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
    """Answer the subjects with a page whose newest revision came after the last approval, and that do not wait for one.

    Who was loaded and not touched since has no revision. Of very many revisions the newest `LOOKED_THROUGH` are read.
    """
    last = Revision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    same = {"subject_key": OuterRef("subject_key")}
    later = Revision.objects.filter(**same, number__gt=OuterRef("number"))
    seen = Q(state=State.SUBMITTED) | Q(state=State.APPROVED, decided_at__gte=OuterRef("made_at"))
    people, cases = _open_subjects(asked.user, key=OuterRef("subject_key"))
    newest = Revision.objects.filter(
        Exists(people.filter(is_of_interest=True)) | Exists(cases),
        ~Exists(later),
        ~Exists(Submission.objects.filter(seen, **same)),
        pk__gt=last - LOOKED_THROUGH,
    )
    newest = newest.filter(made_by=asked.user.pk) if asked.mine else newest
    keys = list(newest.order_by("-pk").values_list("subject_key", flat=True)[:MOST])
    subjects = _subjects(asked.user, keys)
    yield from (Item(Task.UNREVIEWED, subjects[key]) for key in keys if key in subjects)


def _open_subjects(user: Seeker, **said: Any) -> tuple[QuerySet[Person], QuerySet[Case]]:
    people = open_to(user, Person.objects.filter(merged_into__isnull=True, **said))
    return people, open_to(user, Case.objects.filter(**said))


def _subjects(user: Seeker, keys: list[str]) -> dict[str, Any]:
    people, cases = _open_subjects(user, key__in=keys)
    return {row.key: row for row in (*people.prefetch_related("names"), *cases)}


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
    """Answer the facts with one source and those whose sentence lacks a language: two queries a table."""
    rows = {model: asked.rows(model).order_by("-changed_at", "-pk") for model in FACTS}
    single = [row for model in FACTS for row in rows[model].filter(_one_source(asked, model))[:MOST]]
    lacking = [row for model in FACTS for row in rows[model].filter(~Q(text={}), LACKING)[:MOST]]
    return {
        Task.ONE_SOURCE: tuple(Item(Task.ONE_SOURCE, row) for row in _newest(single)),
        Task.UNTRANSLATED: tuple(Item(Task.UNTRANSLATED, row, _missing(row.text)) for row in _newest(lacking)),
    }


def _newest(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: str(row.changed_at or ""), reverse=True)[:MOST]


def _missing(text: dict[str, str]) -> str:
    return ", ".join(lang for lang in LANGUAGES if not text.get(lang))


def _one_source(asked: Asked, model: type[Any]) -> Exact:
    target = model._meta.get_field("citations").field.name
    seen = open_to(asked.user, Citation.objects.filter(**{target: OuterRef("pk")}))
    return Exact(HowMany(seen.order_by().values("pk")[:2]), 1)
