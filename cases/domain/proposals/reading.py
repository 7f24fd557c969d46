"""An article read sentence by sentence with every rule of its language."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Final

from . import courts, statements
from .dating import When, when
from .hedges import is_alleged, is_unreal
from .illnesses import ILLNESS
from .moments import Moment, moments
from .passages import Sentence
from .people import Cast, Person, about, people, row
from .peoplewords import OFFICIALS, OWN_KIN
from .proposal import Passage, Proposal
from .repeats import unrepeated, with_shared_dates
from .rule import Found, Members, Rule
from .rules import CUES, RULES
from .speakers import Speaker, speaker

_TABLES: Final = (
    "health deaths custody protests sentences sentence_changes ill_treatment claims rulings clemency parties "
    "designations charges"
)
_OF_A_PERSON: Final = frozenset(_TABLES.split())
_OWNERS: Final = frozenset(("his", "her"))
_HAPPENS_TO_ALL: Final = frozenset(("health", "deaths"))
_NEEDS_A_PERSON: Final = frozenset(("health", "deaths", "claims"))
_MATCHES: Final = 4
_REPORTERS: Final = {"relative", "lawyer", "campaigner", "official"}


def proposals(read: list[Sentence], published: date | None) -> list[Proposal]:
    """The facts that the rules recognise in the sentences of an article, in its order, some of them again and again."""
    cast = Cast(read)
    found: list[Proposal] = []
    before: Reader | None = None
    for sentence in read:
        before = Reader(sentence, before, cast, published)
        found += before.proposals()
    return found


class Reader:
    """What is known while one sentence of an article is read; `earlier` is the last ruling's disposition, or ""."""

    def __init__(self, sentence: Sentence, before: "Reader | None", cast: Cast, published: date | None) -> None:
        self.sentence = sentence
        self.before = before
        self.cast = cast
        self.published = published
        self.earlier: str = before.earlier if before else ""
        if before:
            before.before = None

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The points in time that the sentence names."""
        return moments(self.sentence, self.published)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody the sentence mentions."""
        return people(self.sentence, self.cast)

    @cached_property
    def speaker(self) -> Speaker:
        """Who says what the sentence says."""
        return speaker(self.sentence)

    @cached_property
    def passage(self) -> Passage:
        """Where the sentence stands."""
        return Passage(*self.sentence.span(0, len(self.sentence.text)), self.sentence.paragraph)

    def proposals(self) -> list[Proposal]:
        """What the sentence says, in the order of its words."""
        low, lang = self.sentence.low, self.sentence.lang
        cues = {cue for cue in CUES[lang] if cue in low}
        found = [one for rule in RULES[lang] if not cues.isdisjoint(rule.cues) for one in self._of_rule(rule)]
        found += self._quotes()
        return with_shared_dates(self._with_effect(unrepeated(sorted(found, key=lambda one: one[0]))))

    def _of_rule(self, rule: Rule) -> Iterator[tuple[int, int, Proposal]]:
        for count, match in enumerate(rule.pattern.finditer(self.sentence.low)):
            if count == _MATCHES:
                return
            if rule.real and is_unreal(self.sentence, *match.span()):
                continue
            values = rule.values(Found(self.sentence, match, self.earlier))
            if values is not None:
                yield from self._made(rule, match, values)

    def _made(self, rule: Rule, match: re.Match[str], values: Members) -> Iterator[tuple[int, int, Proposal]]:
        person = about(self.sentence, self.people, *match.span(), side=rule.side) if rule.side else None
        if rule.kind in _OF_A_PERSON and not self._can_be_the_prisoner(rule, person):
            return
        if rule.kind == "rulings":
            self.earlier = values.get("disposition", "")
        dated = self._date(rule, match)
        when_said = {} if dated is None else {rule.dated: dated}
        for record in _each_illness(self.sentence, match, values):
            told = self._as_told(rule.kind, match.start(), record)
            members = {**record, **when_said, **told, **self._as_said(rule.kind, person)}
            yield match.start(), match.end(), self._proposal(rule, match, members, person)

    def _date(self, rule: Rule, match: re.Match[str]) -> When | None:
        if not rule.dated:
            return None
        end = match.start("what") if rule.early and match.groupdict().get("what") else match.end()
        return when(self.sentence, self.moments, (match.start(), end), self.published, early=rule.early)

    def _as_said(self, kind: str, person: Person | None) -> Members:
        """The speaker of a statement that is told and not quoted."""
        if kind != "statements" or person is None:
            return {}
        words = self.sentence.raw[person.start : person.end]
        return {} if words.lower() in _OWNERS else {"speaker": {self.sentence.lang: words}}

    def _can_be_the_prisoner(self, rule: Rule, person: Person | None) -> bool:
        if person is None:
            return rule.kind not in _NEEDS_A_PERSON
        if person.is_bystander:
            return self._is_kin_of_the_speaker(person)
        return not (rule.kind in _HAPPENS_TO_ALL and person.is_pronoun and self._speaks_of_officials(person))

    def _is_kin_of_the_speaker(self, person: Person) -> bool:
        """Whether a relative speaks of "her husband", who then is the prisoner."""
        said_by = self.speaker
        if said_by.connection != "relative" or said_by.start <= person.start < said_by.end:
            return False
        return OWN_KIN[self.sentence.lang].search(self.sentence.low, max(0, person.start - 5), person.end) is not None

    def _speaks_of_officials(self, person: Person) -> bool:
        """Whether the pronoun can only stand for an official: nobody else was mentioned right before."""
        named = [one for one in self.people if one.end <= person.start and not one.is_pronoun]
        sentence = self.sentence
        if not named and self.before is not None:
            sentence = self.before.sentence
            named = [one for one in self.before.people if not one.is_pronoun]
        return bool(named) and all(
            one.is_bystander and OFFICIALS[sentence.lang].search(sentence.low, max(0, one.start - 24), one.end)
            for one in named
        )

    def _as_told(self, kind: str, start: int, members: Members) -> Members:
        """Who reports it and whether it is only alleged, where the table has a member for that."""
        told: Members = {}
        reporter = self.speaker.connection if self.speaker.connection in _REPORTERS else ""
        if re.search(r"supporter|сторонник|жақтас", self.speaker.words.lower()):
            reporter = "supporter"
        if reporter and kind == "health" and "reported_by" not in members:
            told["reported_by"] = reporter
        if reporter and kind == "ill_treatment":
            told["alleged_by"] = reporter
        if is_alleged(self.sentence, start) or (kind == "ill_treatment" and self.speaker.words):
            told["standing"] = "alleged"
        return told

    def _proposal(self, rule: Rule, match: re.Match[str], members: Members, person: Person | None) -> Proposal:
        confidence = (
            rule.confidence + (0.1 if rule.dated in members else 0) - (0.2 if rule.side and person is None else 0)
        )
        return Proposal(
            kind=rule.kind,
            values=members,
            passage=self.passage,
            words=self.sentence.raw[match.start() : match.end()].strip(" ,"),
            about=self.sentence.raw[slice(*row(self.sentence, self.people, person))] if person else "",
            links=self._links(rule.kind, match.start()),
            speaker=self.speaker.words,
            connection=self.speaker.connection,
            confidence=round(min(confidence, 0.95), 2),
        )

    def _links(self, kind: str, start: int) -> dict[str, str]:
        named = courts.court(self.sentence, start) if kind == "rulings" else ""
        return {"body": named} if named else {}

    def _quotes(self) -> Iterator[tuple[int, int, Proposal]]:
        if self.sentence.low.count('"') < 2:
            return
        for start, end, members in statements.quotes(self.sentence, self.speaker):
            yield (
                start,
                end,
                Proposal(
                    kind="statements",
                    values=members,
                    passage=self.passage,
                    words=self.sentence.raw[start:end],
                    speaker=self.speaker.words,
                    connection=self.speaker.connection,
                    confidence=0.8,
                ),
            )

    def _with_effect(self, found: list[Proposal]) -> list[Proposal]:
        """When a ruling takes effect belongs to the ruling of the sentence, else to the one read of before."""
        said = courts.effect(self.sentence)
        if said is None:
            return found
        start, end, members = said
        last = max((at for at, one in enumerate(found) if one.kind == "rulings"), default=None)
        if last is not None:
            found[last] = replace(found[last], values={**found[last].values, **members})
            return found
        if self.earlier:
            words = self.sentence.raw[start:end]
            members = {"disposition": self.earlier, **members}
            found.append(
                Proposal(
                    kind="rulings", values=members, passage=self.passage, words=words, speaker=self.speaker.words,
                    connection=self.speaker.connection, confidence=0.7,
                )
            )  # fmt: skip
        return found


def _each_illness(sentence: Sentence, match: re.Match[str], values: Members) -> list[Members]:
    """One record for each of the illnesses in a row; the record itself where the rule names none."""
    if "list" not in match.groupdict():
        return [dict(values)]
    start, end = match.span("list")
    named = [one.span() for one in re.finditer(rf"(?<!\w){ILLNESS[sentence.lang]}(?!\w)", sentence.low[start:end])]
    named = named or [(0, end - start)]
    return [{**values, "condition": {sentence.lang: sentence.raw[start + a : start + b]}} for a, b in named]
