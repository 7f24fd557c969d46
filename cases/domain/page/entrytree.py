"""What hangs from an entry: its parts, the answers to it, the other accounts of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from cases.domain import dossier as d
from cases.domain.dossier import Fact
from cases.domain.entry import Detail, Entry, Tag
from cases.domain.page.chronology import in_order
from cases.domain.page.entries import entry_of
from cases.domain.vocabulary.who import Finding
from cases.domain.wording import Reading
from cases.domain.wording.citing import cites
from cases.domain.wording.claimed import claimed
from cases.domain.wording.labels import court, voice
from cases.domain.wording.title import title

F = TypeVar("F", bound=Fact)
Kept = Mapping[str, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Tree:
    """The facts that hang from others, by the key of what they hang from; `nested` are the keys of all of them."""

    reading: Reading
    accounts: Kept
    replies: Kept
    parts: Kept
    claims: Mapping[str, tuple[d.Claim, ...]]
    nested: frozenset[str]
    leads: Mapping[str, str]

    def entry(self, fact: Fact) -> Entry:
        """Answer a fact with all that hangs from it."""
        alone = self.alone(fact)
        return replace(
            alone,
            accounts=tuple(self.alone(other) for other in self.accounts.get(fact.key, ())),
            replies=tuple(_reply(other, fact, self) for other in self.replies.get(fact.key, ())),
            parts=tuple(_within(self.entry(part), fact) for part in self.parts.get(fact.key, ())),
        )

    def alone(self, fact: Fact) -> Entry:
        """Answer a fact with the figures stated about it, without other entries."""
        entry = entry_of(fact, self.reading)
        stated = (claimed(claim, self.reading) for claim in self.claims.get(fact.key, ()))
        more = (*_charges(fact, self.reading), *(one for one in stated if isinstance(fact, d.Ruling | d.Custody)))
        return replace(entry, details=(*entry.details, *more), tags=(*entry.tags, *self._overtaken(fact)))

    def _overtaken(self, fact: Fact) -> tuple[Tag, ...]:
        later = isinstance(fact, d.Response) and any(row.replaces == fact.key for row in self.reading.dossier.responses)
        return (Tag("replaced", self.reading.say(voice.REPLACED)),) if later else ()


def tree_of(reading: Reading) -> Tree:
    """Sort the facts of a dossier into those that stand by themselves and those that hang from them."""
    accounts, replies, parts = (defaultdict[str, list[Fact]](list) for _ in range(3))
    claims: dict[str, list[d.Claim]] = defaultdict(list)
    nested: set[str] = set()
    leads = _leads(reading)
    for fact in in_order(reading.dossier):
        lead = leads.get(fact.key, fact.key)
        held = _held_by(fact, reading)
        if lead != fact.key:
            accounts[lead].append(fact)
        elif isinstance(fact, d.Claim):
            for key in held:
                claims[key].append(fact)
            continue
        else:
            for key in held:
                (replies if isinstance(fact, d.Response) else parts)[leads.get(key, key)].append(fact)
        if lead != fact.key or held:
            nested.add(fact.key)
    return Tree(
        reading=reading,
        accounts=_frozen(accounts),
        replies=_frozen(replies),
        parts=_frozen(parts),
        claims=_frozen(claims),
        nested=frozenset(nested),
        leads=leads,
    )


def _frozen(kept: Mapping[str, list[F]]) -> dict[str, tuple[F, ...]]:
    return {key: tuple(rows) for key, rows in kept.items()}


def _leads(reading: Reading) -> dict[str, str]:
    """Answer for every account of a thing the key of the one that leads: the accepted one, else the main one."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in reading.dossier.facts:
        found[_root(fact, reading)].append(fact)
    leads: dict[str, str] = {}
    for root, rows in found.items():
        accepted = [row.key for row in rows if row.same_as and row.finding is Finding.ACCEPTED]
        leads |= {row.key: (accepted or [root])[0] for row in rows}
    return leads


def _root(fact: Fact, reading: Reading) -> str:
    """Follow `same_as` to the main account of the same kind; a circle or a missing row ends the way."""
    seen = [fact]
    while seen[-1].same_as:
        row = reading.row(seen[-1].same_as)
        if type(row) is not type(fact) or not isinstance(row, Fact) or row in seen:
            break
        seen.append(row)
    return min(row.key for row in seen) if seen[-1].same_as in {row.key for row in seen} else seen[-1].key


def _held_by(fact: Fact, reading: Reading) -> tuple[str, ...]:
    """Answer the keys of what a fact hangs from, as far as the dossier has them."""
    match fact:
        case d.Response():
            keys: tuple[str, ...] = (*fact.to_treatments, fact.to_designation, fact.to_death)
        case d.Sentence() | d.SentenceChange():
            keys = (fact.ruling,)
        case d.Claim():
            keys = (fact.about_ruling, fact.about_custody)
        case _:
            keys = ()
    return tuple(dict.fromkeys(key for key in keys if reading.row(key) is not None))


def _within(part: Entry, whole: Fact) -> Entry:
    """A part without a date of its own has that of the whole, and need not name it."""
    details = tuple(one for one in part.details if one.to != whole.key)
    return replace(part, details=details, when_words=part.when_words if part.earliest or part.latest else "")


def _reply(fact: Fact, to: Fact, tree: Tree) -> Entry:
    """A reply to several things stands under each; only under the first it keeps its own key."""
    entry = _answer(tree.alone(fact), to)
    held = _held_by(fact, tree.reading)[0]
    first = tree.leads.get(held, held) == to.key
    return entry if first else replace(entry, key=f"{fact.key}-{to.key}")


def _answer(entry: Entry, to: Fact) -> Entry:
    return replace(entry, details=tuple(one for one in entry.details if one.to != to.key))


def _charges(fact: Fact, reading: Reading) -> Iterator[Detail]:
    """What a ruling did with each charge."""
    if not isinstance(fact, d.Ruling):
        return
    for charge in reading.dossier.charges:
        for step in charge.steps:
            if step.ruling == fact.key:
                name = title(reading, charge.key)
                yield Detail(
                    label=f"{reading.say(court.CHARGE)} · {reading.label(step.status)}",
                    value=name.text,
                    lang=name.lang,
                    to=charge.key,
                    citations=cites(charge.citations, reading),
                )
