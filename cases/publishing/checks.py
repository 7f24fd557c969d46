"""The conditions of publication: a table of questions, each with the sentence that an editor reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases.domain.dossier import Case, Dossier, Fact, RulingLink
from cases.domain.vocabulary.who import SubjectKind

from .gather import Draft
from .leaks import named_by_mistake


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a draft cannot be published yet; `key` is the row at fault or empty, `blocks` whether it must be mended."""

    sentence: str
    key: str = ""
    blocks: bool = True


def publication_problems(draft: Draft) -> tuple[Problem, ...]:
    """Answer every condition that a draft fails, all at once."""
    found = tuple(problem for condition in CONDITIONS for problem in condition(draft.dossier))
    return found + tuple(
        Problem(_("A text names somebody who is not to be named: %(name)s.") % {"name": name}, key)
        for key, name in named_by_mistake(draft)
    )


def _subject_is_there(dossier: Dossier) -> Iterator[Problem]:
    if dossier.key not in dossier.by_key:
        yield Problem(_("The record itself is confidential or not to be mentioned in public."), dossier.key)


def _subject_is_known(dossier: Dossier) -> Iterator[Problem]:
    person = dossier.subject
    if person and not (person.names or person.description):
        yield Problem(_("The person has neither a name nor a description."), dossier.key)


def _something_happened(dossier: Dossier) -> Iterator[Problem]:
    if dossier.kind is SubjectKind.PERSON and not dossier.facts:
        yield Problem(_("Nothing is recorded about this person yet."), dossier.key)


def _facts_are_cited(dossier: Dossier) -> Iterator[Problem]:
    rows: list[Any] = [*dossier.facts, *dossier.cases, *dossier.ruling_links]
    for row in rows:
        if isinstance(row, Fact | Case | RulingLink) and not row.citations:
            yield Problem(_("A fact without a source cannot be published: cite who says so."), row.key)


def _sources_are_described(dossier: Dossier) -> Iterator[Problem]:
    for source in dossier.sources:
        if not (source.title or source.publisher or source.description):
            yield Problem(_("A source has neither title nor publisher nor description."), source.key)


def _sources_can_be_named(dossier: Dossier) -> Iterator[Problem]:
    open_ones = {source.key for source in dossier.sources if source.title or source.publisher}
    for fact in dossier.facts:
        if fact.citations and not any(citation.source in open_ones for citation in fact.citations):
            yield Problem(_("Only confidential sources support this fact."), fact.key, blocks=False)


def _pictures_are_verified(dossier: Dossier) -> Iterator[Problem]:
    for photo in dossier.photos:
        if photo.image and not (photo.verified and photo.description):
            yield Problem(_("Say what the picture shows and how it was verified who is shown."), photo.key)


def _translations_are_complete(dossier: Dossier) -> Iterator[Problem]:
    for fact in dossier.facts:
        if missing := fact.text.missing():
            sentence = _("The sentence is missing in: %(langs)s.") % {"langs": ", ".join(missing)}
            yield Problem(sentence, fact.key, blocks=False)


CONDITIONS: tuple[Callable[[Dossier], Iterator[Problem]], ...] = (
    _subject_is_there,
    _subject_is_known,
    _something_happened,
    _facts_are_cited,
    _sources_are_described,
    _sources_can_be_named,
    _pictures_are_verified,
    _translations_are_complete,
)
