"""Draft rows to the dossier: the only bridge from what editors record to what readers may see."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model, Prefetch, Q, QuerySet

from cases.domain.canonical import decode, to_bytes
from cases.domain.dossier import SCHEMA, TABLES, Dossier
from cases.domain.vocabulary.who import Naming, SubjectKind
from cases.models import Case, Organisation, Person, Place, Provision, Restriction, Source, StoredCopy
from cases.models.kinds import KINDS

from .cited import give_citations
from .encode import Keys, Plain, Unresolved, citations, encode, encode_source, references
from .select import Rows, open_rows, rows_about

AROUND = {"people": Person, "organisations": Organisation, "places": Place, "provisions": Provision}


@dataclass(frozen=True)
class Draft:
    """What would be published about a subject now, beside the rows that it was made from."""

    subject: Person | Case
    rows: Rows
    dossier: Dossier

    @cached_property
    def body(self) -> bytes:
        """The exact bytes that would be published."""
        return to_bytes(self.dossier)

    @property
    def last_editor(self) -> Any:
        """The user who changed anything behind the dossier last, or None when nobody is on record."""
        changed = [row for rows in self.rows.values() for row in rows if row.changed_at and row.changed_by_id]
        return max(changed, key=lambda row: row.changed_at).changed_by if changed else None

    @property
    def people(self) -> "QuerySet[Person]":
        """Everybody whom the rows point at, to be named or not."""
        return Person.objects.filter(pk__in={pk for model, pk in _pointed_at(self.rows) if model is Person})


def gather(subject: Person | Case) -> Draft:
    """Answer everything about the subject that may be public, with the rows behind it."""
    rows = rows_about(subject)
    _add_what_is_mentioned(rows, subject)
    _leave_out_restricted(rows, subject)
    return Draft(subject, rows, _dossier(rows, subject))


def gather_dossier(subject: Person | Case) -> Dossier:
    """Answer everything about the subject that may be public, as frozen values in canonical order."""
    return gather(subject).dossier


def _dossier(rows: Rows, subject: Person | Case) -> Dossier:
    keys = _keys(rows, subject)
    tables = encoded(rows, keys)
    kind = SubjectKind.PERSON if isinstance(subject, Person) else SubjectKind.CASE
    dossier: Dossier = decode(Dossier, {"schema": SCHEMA, "kind": kind.value, "key": subject.key, **tables})
    return dossier


def _add_what_is_mentioned(rows: Rows, subject: Person | Case) -> None:
    """Add the people, organisations, places, provisions and sources that the rows name, and what is said of them.

    People without a page of their own bring their relationships and deaths with them, one step far.
    """
    wanted = _pointed_at(rows) | ({(Person, subject.pk)} if isinstance(subject, Person) else set())
    people = {pk for model, pk in wanted if model is Person}
    spoken_of = set(
        Person.objects.filter(pk__in=people, naming=Naming.PUBLIC, is_of_interest=False).values_list("pk", flat=True)
    )
    theirs = _extended(rows, {table: Q(person__in=spoken_of) for table in ("relationships", "deaths")})
    wanted |= _pointed_at(theirs)
    people = {pk for model, pk in wanted if model is Person}
    named = Person.objects.filter(pk__in=people, naming=Naming.PUBLIC).exclude(pk=_pk(subject), is_of_interest=True)
    organisations = {pk for model, pk in wanted if model is Organisation}
    said = Q(person__in=named) | Q(organisation__in=organisations)
    more = _extended(rows, {"attributes": said, "deaths": Q(person__in=named.filter(is_of_interest=False))})
    _load_around(rows, wanted | _pointed_at(more))


def _leave_out_restricted(rows: Rows, subject: Person | Case) -> None:
    """Leave out every restricted record but the subject; whatever has no sense without it falls while encoding."""
    closed = {
        (model, pk)
        for row in Restriction.objects.values_list("person", "case", "source")
        for model, pk in zip((Person, Case, Source), row, strict=True)
    } - {(type(subject), subject.pk)}
    for table in ("people", "cases", "sources"):
        rows[table] = [row for row in rows.get(table, ()) if (type(row), row.pk) not in closed]


def _pk(subject: Person | Case) -> int:
    return subject.pk if isinstance(subject, Person) else 0


def _extended(rows: Rows, conditions: dict[str, Q]) -> Rows:
    """Add the open rows of tables under the conditions, in the order of entry; answer those that are new."""
    new: Rows = {}
    for table, condition in conditions.items():
        known = [row.pk for row in rows.get(table, ())]
        new[table] = list(open_rows(table).filter(condition).exclude(pk__in=known).distinct())
        rows[table] = sorted([*rows.get(table, ()), *new[table]], key=lambda row: row.pk)
    give_citations(new)
    return new


def _load_around(rows: Rows, wanted: set[tuple[type[Model], int]]) -> None:
    """Load what the rows point at until nothing new is named: a place lies in a place, a court in a place."""
    asked: set[tuple[type[Model], int]] = set()
    named = wanted
    while new := named - asked:
        asked |= new
        conditions = {table: Q(pk__in=[pk for of, pk in new if of is model]) for table, model in AROUND.items()}
        named = _pointed_at(_extended(rows, conditions))
    rows["people"] = [row for row in rows.get("people", ()) if row.naming != Naming.HIDDEN]
    commitments = Prefetch("copies", StoredCopy.objects.only("source", "commitment"))
    sources = Source.objects.filter(pk__in=[pk for of, pk in asked if of is Source]).order_by("pk")
    rows["sources"] = list(sources.prefetch_related(commitments))
    _give_sources(rows)


def _give_sources(rows: Rows) -> None:
    """Let every citation know its source, so that none is asked for by itself."""
    sources = {row.pk: row for row in rows["sources"]}
    for table, listed in rows.items():
        for row in listed if table != "sources" else ():
            for citation in citations(row, KINDS[table][0]):
                citation.source = sources[citation.source_id]


def _pointed_at(rows: Rows) -> set[tuple[type[Model], int]]:
    return {
        target
        for table, listed in rows.items()
        if table != "sources"
        for row in listed
        for target in references(row, KINDS[table][0])
    }


def _keys(rows: Rows, subject: Person | Case) -> dict[tuple[type[Model], int], str]:
    """Answer the public key of every row; one who is described and not named gets a number of this dossier alone."""
    keys = {(type(row), row.pk): row.key for listed in rows.values() for row in listed}
    described = [row for row in rows["people"] if row.naming == Naming.DESCRIBED and row != subject]
    return keys | {(Person, row.pk): f"person-{number}" for number, row in enumerate(described, start=1)}


def encoded(rows: Rows, keys: dict[tuple[type[Model], int], str]) -> dict[str, list[Plain]]:
    """Answer the tables of plain rows; a row that makes no sense without something unpublished is left out.

    What is left out may be what another row needs, so the tables are made again until nothing more falls.
    """
    while True:
        tables, fallen = _encode_once(rows, keys)
        if not fallen:
            return tables
        for row in fallen:
            del keys[type(row), row.pk]
        rows = {table: [row for row in listed if row not in fallen] for table, listed in rows.items()}


def _encode_once(rows: Rows, keys: Keys) -> tuple[dict[str, list[Plain]], list[Any]]:
    tables: dict[str, list[Plain]] = {}
    fallen = []
    for table in TABLES:
        kind = KINDS[table][0]
        for row in rows.get(table, ()):
            try:
                tables.setdefault(table, []).append(
                    encode_source(row) if table == "sources" else encode(row, kind, keys)
                )
            except Unresolved:
                fallen.append(row)
    return tables, fallen
