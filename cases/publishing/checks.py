"""The conditions of publication: a table of questions, each with the sentence that an editor reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.domain.dossier import Case, Fact, RulingLink
from cases.domain.vocabulary.who import Naming, SubjectKind

from . import protection
from .gather import Draft
from .leaks import named_by_mistake
from .protection import Found


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a draft cannot be published yet; `key` is the row at fault or empty, `blocks` whether it must be mended."""

    sentence: str
    key: str = ""
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: what is asked for, whether a draft that fails it is kept from publication, and who finds failures.

    `find` answers (sentence, key of the row at fault) for every place where the draft fails.
    """

    title: Any
    blocks: bool
    find: Callable[[Draft, date], Iterator[tuple[str, str]]]


def publication_problems(draft: Draft, *, day: date) -> tuple[Problem, ...]:
    """Answer everything on which a draft fails a condition on that day, all at once."""
    return tuple(problem for _condition, problems in publication_table(draft, day=day) for problem in problems)


def publication_table(draft: Draft, *, day: date) -> tuple[tuple[Condition, tuple[Problem, ...]], ...]:
    """Answer every condition with what fails it on that day."""
    return tuple(
        (condition, tuple(Problem(sentence, key, condition.blocks) for sentence, key in condition.find(draft, day)))
        for condition in CONDITIONS
    )


def _subject_is_there(draft: Draft, day: date) -> Found:
    dossier = draft.dossier
    if dossier.key not in dossier.by_key:
        yield _("The record itself is confidential or not to be mentioned in public."), dossier.key


def _subject_is_known(draft: Draft, day: date) -> Found:
    dossier = draft.dossier
    person = dossier.subject
    described = any(row.key == dossier.key and row.naming == Naming.DESCRIBED for row in draft.rows["people"])
    if person and not described and not (person.names or person.description):
        yield _("The person has neither a name nor a description."), dossier.key


def _something_happened(draft: Draft, day: date) -> Found:
    dossier = draft.dossier
    if dossier.kind is SubjectKind.PERSON and not dossier.facts:
        yield _("Nothing is recorded about this person yet."), dossier.key


def _facts_are_cited(draft: Draft, day: date) -> Found:
    dossier = draft.dossier
    rows: list[Any] = [*dossier.facts, *dossier.cases, *dossier.ruling_links]
    for row in rows:
        if isinstance(row, Fact | Case | RulingLink) and not row.citations:
            yield _("A fact without a source cannot be published: cite who says so."), row.key


def _sources_are_described(draft: Draft, day: date) -> Found:
    dossier = draft.dossier
    for source in dossier.sources:
        if not (source.title or source.publisher or source.description):
            yield _("A source has neither title nor publisher nor description."), source.key


def _sources_can_be_named(draft: Draft, day: date) -> Found:
    dossier = draft.dossier
    open_ones = {source.key for source in dossier.sources if source.title or source.publisher}
    for fact in dossier.facts:
        if fact.citations and not any(citation.source in open_ones for citation in fact.citations):
            yield _("Only confidential sources support this fact."), fact.key


def _pictures_are_verified(draft: Draft, day: date) -> Found:
    dossier = draft.dossier
    for photo in dossier.photos:
        if photo.image and not (photo.verified and photo.description):
            yield _("Say what the picture shows and how it was verified who is shown."), photo.key


def _translations_are_complete(draft: Draft, day: date) -> Found:
    dossier = draft.dossier
    for fact in dossier.facts:
        if missing := fact.text.missing():
            sentence = _("The sentence is missing in: %(langs)s.") % {"langs": ", ".join(missing)}
            yield sentence, fact.key


def _texts_name_nobody(draft: Draft, day: date) -> Found:
    for key, name in named_by_mistake(draft):
        yield _("A text names somebody who is not to be named: %(name)s.") % {"name": name}, key


BLOCKS: Final = True
WARNS: Final = False
CONDITIONS: Final = (
    Condition(_lazy("The record may be mentioned in public."), BLOCKS, _subject_is_there),
    Condition(_lazy("The person has a name or a description."), BLOCKS, _subject_is_known),
    Condition(
        _lazy("Whoever is described and not named has a description."),
        BLOCKS,
        protection.described_people_have_a_description,
    ),
    Condition(_lazy("Something is recorded."), BLOCKS, _something_happened),
    Condition(_lazy("Every fact has a source."), BLOCKS, _facts_are_cited),
    Condition(_lazy("Every source is described."), BLOCKS, _sources_are_described),
    Condition(_lazy("Every fact has a source that can be named."), WARNS, _sources_can_be_named),
    Condition(_lazy("No text names somebody who is not to be named."), BLOCKS, _texts_name_nobody),
    Condition(_lazy("No consent was withdrawn."), BLOCKS, protection.consent_is_not_withdrawn),
    Condition(_lazy("Consent is on record."), WARNS, protection.consent_is_on_record),
    Condition(_lazy("No minor is named without consent."), BLOCKS, protection.minors_are_not_named),
    Condition(_lazy("No relative is named without consent."), WARNS, protection.relatives_agreed),
    Condition(
        _lazy("No text holds a telephone number or an e-mail address."), BLOCKS, protection.no_text_gives_a_contact
    ),
    Condition(
        _lazy("No text holds the number of a person or passport."),
        BLOCKS,
        protection.no_text_gives_an_identity_number,
    ),
    Condition(_lazy("Every photograph is described and verified."), BLOCKS, _pictures_are_verified),
    Condition(_lazy("Every sentence is there in every language."), WARNS, _translations_are_complete),
)
