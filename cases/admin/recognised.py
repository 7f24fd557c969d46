"""The paragraphs of a stored copy with what rules recognise in them, each as a link to its filled form."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.domain.datewording import date_words
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.proposals import Proposal, paragraphs, propose
from cases.domain.proposals.passages import language
from cases.domain.termwording import term_words
from cases.domain.vocabulary.evidence import Connection
from cases.models import Citation, StoredCopy
from cases.models.evidence import TARGETS
from cases.models.fields import TermField
from cases.models.kinds import KINDS
from cases.visibility import Seeker, open_to

from . import prefill
from .about import About
from .outline import page_language

CONNECTIONS: Final[Any] = Connection
MOST_WORDS: Final = 20
OPEN, TAKEN, DROPPED = "open", "taken", "dropped"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that cites a paragraph."""

    kind: str
    quote: str
    url: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """One proposal as the page shows it."""

    digest: str
    kind: str
    values: tuple[tuple[str, str], ...]
    words: str
    about: str
    speaker: str
    connection: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its proposals and the facts that cite it."""

    number: int
    text: str
    lang: str
    proposals: tuple[Recognised, ...]
    facts: tuple[Fact, ...]


def read(copy: StoredCopy, about: About, *, by: Seeker) -> list[Paragraph]:
    """Answer the paragraphs of the copy, numbered as citations number them, with what was recognised in each."""
    dropped = set(copy.dropped.values_list("digest", flat=True))
    cited = _open_ones(Citation.objects.filter(source=copy.source_id, locator__startswith="paragraph "), by)
    found: dict[int, list[Proposal]] = {}
    for proposal in proposals(copy):
        found.setdefault(proposal.passage.paragraph, []).append(proposal)
    answer = []
    for number, (start, end) in enumerate(paragraphs(copy.text), 1):
        text, here = copy.text[start:end], [one for one in cited if one.locator == locator(number)]
        lang = copy.source.language or language(text)
        shown = _shown(copy, found.get(number, []), here, dropped, about, lang)
        answer.append(Paragraph(number, text, lang, tuple(shown), tuple(map(_fact, here))))
    return answer


def _open_ones(citations: "QuerySet[Citation]", by: Seeker) -> list[Citation]:
    """Answer the citations under facts that the user may see, in the order of entry."""
    rows = list(citations.order_by("pk"))
    kinds: dict[str, set[int]] = {}
    for row in rows:
        kinds.setdefault(_target(row), set()).add(getattr(row, f"{_target(row)}_id"))
    seen = set()
    for name, pks in kinds.items():
        model: Any = Citation._meta.get_field(name).related_model
        facts = open_to(by, model._default_manager.filter(pk__in=pks))
        seen |= {(name, pk) for pk in facts.values_list("pk", flat=True)}
    return [row for row in rows if (_target(row), getattr(row, f"{_target(row)}_id")) in seen]


def proposals(copy: StoredCopy) -> tuple[Proposal, ...]:
    """Answer what rules recognise in the copy; days without a year need the exact day of the source."""
    return propose(copy.text, published=published_on(copy))


def published_on(copy: StoredCopy) -> date | None:
    """Answer the day on which the source was published, where it is known to the day."""
    source: Any = copy.source
    return source.published_earliest if source.published_earliest == source.published_latest else None


def locator(number: int) -> str:
    """Answer where in the source the paragraph stands, as citations write it."""
    return f"paragraph {number}"


def digest(proposal: Proposal) -> str:
    """Answer what tells a proposal from the others of its text, as long as the rules say the same of it."""
    told = [proposal.kind, dict(proposal.values), proposal.passage.paragraph, proposal.words]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _shown(
    copy: StoredCopy, found: list[Proposal], cited: list[Citation], dropped: set[str], about: About, lang: str
) -> Iterator[Recognised]:
    taken = _taken(found, cited)
    for proposal in found:
        told, model = digest(proposal), KINDS[proposal.kind][1]
        state = TAKEN if told in taken else DROPPED if told in dropped else OPEN
        connection: Any = CONNECTIONS(proposal.connection)
        yield Recognised(
            digest=told,
            kind=capfirst(str(model._meta.verbose_name)),
            values=(*_told(model, proposal.values), *_links(model, proposal.links)),
            words=proposal.words,
            about=proposal.about,
            speaker=proposal.speaker,
            connection="" if connection is Connection.NOT_KNOWN else connection.label(page_language()),
            state=state,
            url=form_of(copy, proposal, about, lang),
        )


def _links(model: type[Model], links: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, words in links.items():
        yield capfirst(str(getattr(model._meta.get_field(name), "verbose_name", name))), words


def _taken(found: list[Proposal], cited: list[Citation]) -> set[str]:
    """Answer the proposals that a citation stands for: by its words, else the next of its kind in the paragraph."""
    left = [(kind, citation.quote) for citation in cited for kind in [_target(citation)]]
    taken: set[str] = set()
    for by_words in (True, False):
        for proposal in found:
            kind = _column(KINDS[proposal.kind][1])
            fits = (one for one in left if one[0] == kind and (not by_words or one[1] == quote(proposal.words)))
            if digest(proposal) not in taken and (match := next(fits, None)):
                left.remove(match)
                taken.add(digest(proposal))
    return taken


def _target(citation: Citation) -> str:
    return next(name for name in TARGETS if getattr(citation, f"{name}_id"))


def _column(model: type[Model]) -> str:
    return next((name for name in TARGETS if Citation._meta.get_field(name).related_model is model), "")


def _fact(citation: Citation) -> Fact:
    name = _target(citation)
    model: Any = Citation._meta.get_field(name).related_model
    address = reverse(f"admin:cases_{model._meta.model_name}_change", args=[getattr(citation, f"{name}_id")])
    return Fact(capfirst(str(model._meta.verbose_name)), citation.quote, address)


def quote(words: str) -> str:
    """Answer the words to cite: the first twenty at most."""
    return " ".join(words.split()[:MOST_WORDS])


def form_of(copy: StoredCopy, proposal: Proposal, about: About, lang: str) -> str:
    """Answer the address of the form that holds the proposal and its citation."""
    model = KINDS[proposal.kind][1]
    said = {"citations-0-connection": proposal.connection} if proposal.speaker else {}
    if proposal.speaker and language(proposal.speaker):
        said[f"citations-0-speaker_text.{language(proposal.speaker)}"] = proposal.speaker
    filled = dict(prefill.parameters(model, proposal.values)) | dict(proposal.links)
    number = proposal.passage.paragraph
    return blank_form(copy, model, number, about, lang, more={**filled, **said}, words=quote(proposal.words))


def blank_form(
    copy: StoredCopy,
    model: type[Model],
    number: int,
    about: About,
    lang: str,
    *,
    words: str = "",
    more: Mapping[str, str] | None = None,
) -> str:
    """Answer the address of the form for a fact that a paragraph states, with its citation filled in."""
    path = reverse(f"admin:cases_{model._meta.model_name}_add")
    return prefill.address(
        path,
        {
            "reading": f"{copy.pk}-{number}",
            **about.parameters(model),
            "citations-0-source": copy.source.key,
            "citations-0-locator": locator(number),
            "citations-0-quote_lang": lang,
            "citations-0-quote": words,
            **(more or {}),
        },
    )


def _told(model: type[Model], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Answer the members of a proposal in words, each with its label."""
    for name, value in values.items():
        field: Any = model._meta.get_field(name)
        if isinstance(value, (list, tuple)):
            lines = (", ".join(words for _label, words in _told(field.related_model, row)) for row in value)
            yield capfirst(str(field.related_model._meta.verbose_name)), "; ".join(lines)
        else:
            yield capfirst(str(field.verbose_name)), _in_words(field, value)


def _in_words(field: Any, value: Any) -> str:
    if isinstance(value, Mapping) and "date" in value:
        words = date_words(FuzzyDate.parse(value["date"]), page_language())
        return f"{words} (“{value['words']}”)" if value.get("words") else words
    if isinstance(value, Mapping):
        return " · ".join(map(str, value.values()))
    if isinstance(field, TermField):
        return term_words(Term.parse(value), page_language())
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(dict(field.flatchoices).get(value, value))
