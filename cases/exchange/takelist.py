"""A list of people becomes drafts: new people and facts, or changes to those that an earlier list made; all or none."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cases.domain.vocabulary.evidence import SourceKind
from cases.domain.vocabulary.who import AttributeKind, NameKind
from cases.models import Attribute, Citation, Custody, ListedRow, ListProfile, Name, Person, Source

from .celldates import Dialect
from .columns import KEY, NUMBER, TARGETS, CellProblem, Column, Line

if TYPE_CHECKING:
    from django.contrib.auth.models import User

NAMES: Final = {"name_en": "en", "name_ru": "ru", "name_kk": "kk"}
PLAIN: Final = ("sex", "country", "note")
MADE, CHANGED, SAME = "made", "changed", "same"


@dataclass
class Report:
    """What became of each row, by its number in the file: "made", "changed" or "same", and of whom; or the problems."""

    rows: list[tuple[int, str, Person]] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        """Answer how many rows came out so."""
        return sum(one == outcome for _row, one, _person in self.rows)


@dataclass(frozen=True)
class Kind:
    """A kind of list: its name, by which the reading of its columns is remembered, and whose it is."""

    name: str
    publisher: str
    columns: Mapping[str, Column]
    lang: str


def take_list(
    lines: Iterable[Line], *, kind: Kind, people: QuerySet[Person], by: "User", at: datetime, dry: bool
) -> Report:
    """Make and change drafts as the rows say, and answer what became of each; nothing is stored if one has a problem.

    A row is about the person whose key it names, or whom the same number of the same list was about before, or a new
    one, who is not named in public until an editor says so. Only `people` are found, those who are open to the user.
    A `dry` run stores nothing.
    """
    report = Report()
    with transaction.atomic():
        taking = _Taking(remembered(kind, by=by, at=at), people, by, at, kind.lang)
        for line in lines:
            _take(taking, line, report)
        transaction.set_rollback(dry or bool(report.problems))
    return report


def remembered(kind: Kind, *, by: "User", at: datetime) -> ListProfile:
    """Answer the kind of list as it is stored from now on; a new one is a source that its facts cite."""
    columns = {heading: asdict(column) for heading, column in kind.columns.items()}
    if profile := ListProfile.objects.filter(name=kind.name).first():
        profile.columns = columns
        profile.save()
        return profile
    source = Source(kind=SourceKind.LIST, title=kind.name, publisher=kind.publisher, changed_by=by, changed_at=at)
    source.full_clean(exclude=["key"])
    source.save()
    profile = ListProfile(name=kind.name, columns=columns, source=source)
    profile.full_clean()
    profile.save()
    return profile


def columns_of(profile: ListProfile) -> dict[str, Column]:
    """Answer how a kind of list was read before."""
    return {
        heading: Column(held["target"], Dialect(held["dialect"]), held["january_first_is_year"])
        for heading, held in profile.columns.items()
        if held["target"] in TARGETS
    }


def _take(taking: "_Taking", line: Line, report: Report) -> None:
    try:
        report.rows.append((line.row, *taking.take(line)))
    except ValidationError as error:
        report.problems.append(CellProblem(line.row, "", " ".join(error.messages)))


class _Taking:
    """One list on its way in; the rows of earlier ones are looked up once."""

    def __init__(self, profile: ListProfile, people: QuerySet[Person], by: "User", at: datetime, lang: str) -> None:
        self.profile, self.people, self.by, self.at, self.lang = profile, people, by, at, lang
        self.known = {row.number: row for row in profile.rows.select_related("person")}
        self.is_changed = False

    def take(self, line: Line) -> tuple[str, Person]:
        """Store a row and answer what became of it; raise ValidationError."""
        listed, person = self._found(line)
        is_new = person is None
        person = person or Person(country="", is_of_interest=True)
        self.is_changed = False
        self._plain(person, line)
        if is_new or self.is_changed:
            self._save(person)
        self._names(person, line)
        listed.person = person
        self._facts(listed, line)
        if listed.number:
            listed.save()
            self.known[listed.number] = listed
        return MADE if is_new else CHANGED if self.is_changed else SAME, person

    def _found(self, line: Line) -> tuple[ListedRow, Person | None]:
        number = line.said.get(NUMBER) or line.said.get(KEY, "")
        listed = self.known.get(number) or ListedRow(profile=self.profile, number=number)
        person = listed.person if listed.pk else None
        if person and not self.people.filter(pk=person.pk).exists():
            raise ValidationError(_("This row is about a person who is not open to you."))
        if key := line.said.get(KEY):
            named = self.people.filter(key=key.upper()).first()
            if named is None:
                raise ValidationError(_("There is no person with the key %(key)s.") % {"key": key[:40]})
            if person and person != named:
                message = _("This number of the list was about %(other)s before.")
                raise ValidationError(message % {"other": person.key})
            person = named
        return listed, person

    def _plain(self, person: Person, line: Line) -> None:
        for name in PLAIN:
            self._set(person, name, line.said.get(name))
        if words := line.said.get("description"):
            self._set(person, "description", person.description | {self.lang: words})
        if not person.country:
            raise ValidationError(_("A new person needs a country."))

    def _set(self, row: Any, name: str, value: Any) -> None:
        if value and getattr(row, name) != value:
            setattr(row, name, value)
            self.is_changed = True

    def _names(self, person: Person, line: Line) -> None:
        have = {name.text for name in person.names.all()}
        for target, lang in NAMES.items():
            if (text := line.said.get(target)) and text not in have:
                is_first = not person.names.filter(lang=lang, preferred=True).exists()
                self._add(Name(person=person, text=text, lang=lang, kind=NameKind.USED, preferred=is_first), line)
        for text in line.said.get("other_names", ()):
            if text not in have:
                self._add(Name(person=person, text=text, kind=NameKind.ALIAS), line)

    def _facts(self, listed: ListedRow, line: Line) -> None:
        said, person = line.said, listed.person
        if birth := said.get("birth"):
            self._fact(listed, "birth", Attribute(person=person, kind=AttributeKind.BIRTH), line, occurred=birth)
        if words := said.get("occupation"):
            made = Attribute(person=person, kind=AttributeKind.OCCUPATION)
            self._fact(listed, "occupation", made, line, value={self.lang: words})
        custody = {
            "occurred": said.get("custody_from"),
            "ended": said.get("custody_to"),
            "form": said.get("custody_form"),
        }
        if any(custody.values()):
            if not custody["form"] and "custody" not in listed.facts:
                raise ValidationError(_("A row with dates of custody needs the form of custody."))
            self._fact(listed, "custody", Custody(person=person), line, **custody)

    def _fact(self, listed: ListedRow, name: str, new: Any, line: Line, **values: Any) -> None:
        """Change the fact that the list made before, or add it with the list as its source."""
        model: Any = type(new)
        old = model.objects.filter(key=listed.facts[name]).first() if name in listed.facts else None
        fact, before = old or new, self.is_changed
        self.is_changed = old is None
        for column, value in values.items():
            self._set(fact, column, value)
        if old is None:
            self._add(fact, line)
            listed.facts = listed.facts | {name: fact.key}
        elif self.is_changed:
            self._save(fact)
        self.is_changed = self.is_changed or before

    def _add(self, row: Any, line: Line) -> None:
        self.is_changed = True
        self._save(row)
        target = row._meta.get_field("citations").field.name
        number = line.said.get(NUMBER, "")
        Citation.objects.create(source=self.profile.source, locator=f"№ {number}" if number else "", **{target: row})

    def _save(self, row: Any) -> None:
        row.changed_by, row.changed_at = self.by, self.at
        row.full_clean(exclude=["key"])
        row.save()
