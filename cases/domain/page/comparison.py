"""Values that do not agree, side by side: stated figures, computed ones, other accounts of a fact."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cases.domain import dossier as d
from cases.domain.claimfit import Verdict
from cases.domain.claims import compare
from cases.domain.dossier import Fact
from cases.domain.entry import Cite, Detail, Entry, Tag
from cases.domain.liberty import Length
from cases.domain.page.chronology import in_order
from cases.domain.page.entries import entry_of
from cases.domain.page.entrytree import Tree
from cases.domain.page.expected import window_words
from cases.domain.page.ownership import is_own
from cases.domain.termwording import term_words
from cases.domain.vocabulary.evidence import ClaimKind
from cases.domain.window import Window
from cases.domain.wording import Reading
from cases.domain.wording.claimed import claimed_value
from cases.domain.wording.labels import page
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
        found = [compare(row, reading.dossier) for row in claims]
        pairs = zip(claims, found, strict=True)
        computed = dict.fromkeys(words for one in found if (words := computed_words(one.computed, reading)))
        yield Comparison(
            label=f"{label}{name}",
            values=(
                *(_stated(row, one.verdict, reading) for row, one in pairs),
                *(_reckoned(words, claims[0].key, reading) for words in computed),
            ),
            agree=_agree([one.verdict for one in found]),
            to=about,
        )


def computed_words(computed: Length | Window | tuple[int, int] | None, reading: Reading) -> str:
    """Answer what was computed in words, as a range where it is not exact."""
    match computed:
        case Length(least, most):
            return " – ".join(dict.fromkeys(term_words(term, reading.lang) for term in (least, most)))
        case Window():
            return window_words(computed, reading)
        case (int(), int()):
            return "–".join(dict.fromkeys(str(age) for age in computed))
    return ""


def _agree(verdicts: list[Verdict]) -> bool | None:
    if any(verdict is Verdict.DIFFERS for verdict in verdicts):
        return False
    return True if any(verdict.agrees for verdict in verdicts) else None


def _stated(row: d.Claim, verdict: Verdict, reading: Reading) -> Value:
    value = _value(entry_of(row, reading), claimed_value(row, reading))
    return replace(value, tags=(*value.tags, Tag(verdict.value, reading.label(verdict))))


def _reckoned(words: str, key: str, reading: Reading) -> Value:
    tag = Tag("computed", reading.say(page.FROM_RECORD))
    return Value(key=f"{key}-computed", value=words, tags=(tag,), computed=True)


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
