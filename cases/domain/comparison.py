"""Values that do not agree, side by side: stated figures, computed ones, other accounts of a fact."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cases.domain import dossier as d
from cases.domain.chronology import in_order
from cases.domain.dossier import Fact
from cases.domain.entries import entry_of
from cases.domain.entry import Cite, Detail, Entry, Tag
from cases.domain.entrytree import Tree
from cases.domain.ownership import is_own
from cases.domain.vocabulary.evidence import ClaimKind
from cases.domain.wording import Reading
from cases.domain.wording.claimed import claimed_value
from cases.domain.wording.reading import begin
from cases.domain.wording.title import title


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One of several values: who gives it, and what the editors make of it; `computed` where they reckoned it."""

    key: str
    value: str
    tags: tuple[Tag, ...] = ()
    text: str = ""
    text_lang: str = ""
    details: tuple[Detail, ...] = ()
    citations: tuple[Cite, ...] = ()
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is stated of one figure beside what is computed; `agree` is None where nothing can be computed.

    `to` is the key of the fact that it is about, if there is one.
    """

    label: str
    values: tuple[Value, ...]
    agree: bool | None = None
    to: str = ""


def comparisons(reading: Reading, tree: Tree) -> tuple[Comparison, ...]:
    """Answer stated figures by what they are about, then facts of which there are several accounts."""
    return (*_figures(reading), *_accounts(reading, tree))


def _figures(reading: Reading) -> Iterator[Comparison]:
    groups: dict[tuple[ClaimKind, str], list[d.Claim]] = defaultdict(list)
    for fact in in_order(reading.dossier):
        if isinstance(fact, d.Claim) and is_own(fact, reading.dossier):
            groups[fact.kind, fact.about_ruling or fact.about_custody].append(fact)
    for (kind, about), claims in groups.items():
        label = begin(reading.label(kind))
        name = f" · {title(reading, about).text}" if about else ""
        yield Comparison(label=f"{label}{name}", values=tuple(_stated(row, reading) for row in claims), to=about)


def _stated(row: d.Claim, reading: Reading) -> Value:
    return _value(entry_of(row, reading), claimed_value(row, reading))


def _accounts(reading: Reading, tree: Tree) -> Iterator[Comparison]:
    for key in tree.accounts:
        lead = reading.row(key)
        if isinstance(lead, Fact) and not isinstance(lead, d.Claim) and is_own(lead, reading.dossier):
            entries = [entry_of(fact, reading) for fact in (lead, *tree.accounts[key])]
            yield Comparison(
                label=entries[0].heading,
                values=tuple(_value(entry, entry.when_words or entry.heading) for entry in entries),
                to=key,
            )


def _value(entry: Entry, value: str) -> Value:
    return Value(
        key=entry.key,
        value=value,
        tags=entry.tags,
        text=entry.text,
        text_lang=entry.text_lang,
        details=entry.details,
        citations=entry.citations,
    )
