"""Short ways to write the records of plainly fictitious persons; every row gets a key of its own kind and number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cases.domain.dossier import (
    Attribute,
    Case,
    Charge,
    ChargeStep,
    Citation,
    Claim,
    Custody,
    Death,
    Designation,
    Dossier,
    Filing,
    Ground,
    Occurrence,
    Party,
    Penalty,
    Person,
    Ruling,
    RulingLink,
    Sentence,
    SentenceChange,
    When,
)
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.vocabulary.court import (
    ChangeKind,
    CountedFrom,
    Disposition,
    Effect,
    FilingKind,
    LinkKind,
    PenaltyKind,
)
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, LegalGround
from cases.domain.vocabulary.life import DesignationLabel, OccurrenceKind
from cases.domain.vocabulary.who import AttributeKind, SubjectKind

WHO = "ZZ-TEST"
CASE = "case"
PARTY = "party"


def on(text: str | date) -> When:
    """A recorded date from EDTF text or a day."""
    return When(date=FuzzyDate.parse(text) if isinstance(text, str) else FuzzyDate.on(text))


def when(text: str | date | None) -> When | None:
    """The same, with None for a date that is not reported."""
    return None if text is None else on(text)


def day(text: str) -> date:
    """A day from ISO text."""
    return date.fromisoformat(text)


def term(text: str) -> Term:
    """A term from ISO text."""
    return Term.parse(text)


def penalty(length: str | None = "P7Y", kind: PenaltyKind = PenaltyKind.IMPRISONMENT, **more: Any) -> Penalty:
    """One penalty line; `suspended` as ISO text."""
    suspended = more.pop("suspended", None)
    more.setdefault("key", f"penalty-{kind.value}-{length}")
    return Penalty(kind=kind, term=length and term(length), suspended=suspended and term(suspended), **more)


def ground(kind: LegalGround, since: str | None = None, ruling: str = "") -> Ground:
    """The legal ground of a stay from a day on."""
    return Ground(key=f"ground-{kind.value}-{since}", ground=kind, occurred=when(since), ruling=ruling)


@dataclass
class Record:
    """A record under construction: each method adds a row and answers its key; `dossier` answers the whole."""

    rows: dict[str, list[Any]] = field(default_factory=dict)
    person: str = WHO

    def __post_init__(self) -> None:
        self._put("people", Person(key=self.person))
        self._put("cases", Case(key=CASE))
        self._put("parties", Party(key=PARTY, case=CASE, person=self.person))

    def _put(self, table: str, row: Any) -> str:
        self.rows.setdefault(table, []).append(row)
        return str(row.key)

    def _key(self, kind: str, more: dict[str, Any]) -> str:
        number = 1 + sum(str(row.key).startswith(f"{kind}-") for rows in self.rows.values() for row in rows)
        return str(more.pop("key", f"{kind}-{number}"))

    def party(self, case: str = "case-2", **more: Any) -> str:
        """Another case in which the person is a defendant."""
        return self._put("parties", Party(key=self._key("party", more), case=case, person=self.person, **more))

    def in_absentia(self) -> "Record":
        """The same with the trial in the person's absence."""
        self.rows["parties"] = [Party(key=PARTY, case=CASE, person=self.person, in_absentia=True)]
        return self

    def ruling(self, disposition: Disposition, occurred: str | None, **more: Any) -> str:
        """A ruling; `days` for one that takes effect after so many unless appealed; dates as text."""
        if (days := more.pop("days", None)) is not None:
            more |= {"effect": Effect.AFTER_DAYS, "effect_days": days}
        for name in ("written", "in_force", "carried_out"):
            if name in more:
                more[name] = when(more[name])
        more.setdefault("case", CASE)
        key = self._key("ruling", more)
        return self._put("rulings", Ruling(key=key, disposition=disposition, occurred=when(occurred), **more))

    def link(self, later: str, kind: LinkKind, earlier: str, **more: Any) -> str:
        """What a later ruling does to an earlier one."""
        key = self._key("link", more)
        return self._put("ruling_links", RulingLink(key=key, later=later, earlier=earlier, kind=kind, **more))

    def filing(self, against: str, occurred: str | None, kind: FilingKind = FilingKind.PROTEST, **more: Any) -> str:
        """An appeal against a ruling."""
        more.setdefault("case", CASE)
        key = self._key("filing", more)
        return self._put("filings", Filing(key=key, against=against, occurred=when(occurred), kind=kind, **more))

    def sentence(self, *penalties: Penalty, since: str | None = None, **more: Any) -> str:
        """A sentence of the given penalties (seven years of prison if none), counted from `since`."""
        if since:
            more.setdefault("counted_basis", CountedFrom.ARREST)
        for name in ("occurred",):
            if name in more:
                more[name] = when(more[name])
        more.setdefault("party", PARTY)
        key = self._key("sentence", more)
        lines = penalties or (penalty(),)
        row = Sentence(key=key, penalties=lines, counted_from=when(since), **more)
        return self._put("sentences", row)

    def change(self, kind: ChangeKind, length: str | None = None, occurred: str | None = None, **more: Any) -> str:
        """A change of the first sentence; lengths and dates as text."""
        for name in ("credit_from", "credit_to"):
            if name in more:
                more[name] = when(more[name])
        if "replacement_term" in more:
            more["replacement_term"] = term(more["replacement_term"])
        more.setdefault("sentence", self.rows["sentences"][0].key if "sentences" in self.rows else "")
        key = self._key("change", more)
        row = SentenceChange(key=key, kind=kind, term=length and term(length), occurred=when(occurred), **more)
        return self._put("sentence_changes", row)

    def custody(
        self,
        form: CustodyForm,
        since: str | None,
        until: str | None = None,
        end: CustodyEnd = CustodyEnd.NOT_KNOWN,
        **more: Any,
    ) -> str:
        """A stay from `since` to `until` (None: no end is reported)."""
        more.setdefault("person", self.person)
        key = self._key("custody", more)
        row = Custody(key=key, form=form, occurred=when(since), ended=when(until), end=end, **more)
        return self._put("custody", row)

    def death(self, occurred: str | None, **more: Any) -> str:
        """The person's death."""
        key = self._key("death", more)
        return self._put("deaths", Death(key=key, person=self.person, occurred=when(occurred), **more))

    def wanted(self, since: str, until: str | None = None) -> str:
        """A listing as wanted."""
        key = self._key("designation", {})
        label = DesignationLabel.WANTED
        row = Designation(key=key, person=self.person, label=label, occurred=when(since), ended=when(until))
        return self._put("designations", row)

    def occurrence(self, kind: OccurrenceKind, occurred: str) -> str:
        """Any other event."""
        key = self._key("occurrence", {})
        return self._put("occurrences", Occurrence(key=key, person=self.person, kind=kind, occurred=when(occurred)))

    def attribute(self, kind: AttributeKind, occurred: str | None = None, **more: Any) -> str:
        """Something said of the person."""
        key = self._key("attribute", more)
        return self._put(
            "attributes", Attribute(key=key, person=self.person, kind=kind, occurred=when(occurred), **more)
        )

    def claim(self, kind: Any, occurred: str | None = None, **more: Any) -> Claim:
        """A figure as a source states it; `length` and `value_date` as text. Answers the row itself."""
        length, value = more.pop("length", None), more.pop("value_date", None)
        key = self._key("claim", more)
        more.setdefault("person", self.person)
        row = Claim(
            key=key,
            kind=kind,
            occurred=when(occurred),
            term=length and term(length),
            value_date=when(value),
            **more,
        )
        self._put("claims", row)
        return row

    def charge(self, *steps: ChargeStep, **more: Any) -> str:
        """A charge with its steps."""
        more.setdefault("party", PARTY)
        return self._put("charges", Charge(key=self._key("charge", more), steps=steps, **more))

    def dossier(self, citations: Iterable[Citation] = ()) -> Dossier:
        """The record as a dossier of the person."""
        tables = {name: tuple(rows) for name, rows in self.rows.items()}
        return Dossier(kind=SubjectKind.PERSON, key=self.person, **tables)


def abishev() -> Record:
    """The record of the first seed article, and nothing from elsewhere."""
    record = Record()
    verdict = record.ruling(Disposition.CONVICTED, "2018-12", key="R0")
    record.sentence(ruling=verdict)
    record.change(ChangeKind.REDUCTION, "P8M", "2018-12/2021-09-27")
    granted = record.ruling(Disposition.RELEASE_GRANTED, "2021-02-01/2021-02-10", key="R1")
    record.filing(granted, "2021-02")
    cancelled = record.ruling(Disposition.RELEASE_CANCELLED, "2021-02", key="R2")
    record.link(cancelled, LinkKind.QUASHES, granted)
    record.ruling(Disposition.RELEASE_GRANTED, "2021-09-27", key="R3", days=15)
    record.custody(CustodyForm.PRISON, None)
    record.custody(CustodyForm.CIVILIAN_HOSPITAL, "2021-04-11/2021-04-20")
    return record


def atabek() -> Record:
    """The record of the second seed article, with the day of arrest from elsewhere."""
    record = Record()
    verdict = record.ruling(Disposition.CONVICTED, "2007-10")
    record.sentence(penalty("P18Y"), ruling=verdict, since="2006-07-17")
    record.custody(CustodyForm.PRISON, "2006-07-17", "2021-10-01", CustodyEnd.ILLNESS)
    record.change(ChangeKind.COMMUTATION, None, "2021-10-01", replacement=PenaltyKind.RESTRICTED_FREEDOM)
    record.custody(CustodyForm.RESTRICTED_FREEDOM, "2021-10-01")
    record.death("2021-11-24")
    return record
