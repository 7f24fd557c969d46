"""Every kind of record, with any of its members, goes out in a case file and comes back as it was."""

import json
from datetime import date, datetime
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cases.domain.canonical import decode
from cases.domain.dossier import Citation, When
from cases.domain.duration import Term
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary import Vocabulary
from cases.exchange import casefile
from cases.models import Citation as CitationRow
from cases.models import Person
from cases.models.kinds import KINDS, Member, Role, child_model, members
from cases.publishing import gather
from tests.exchange.test_leaving import emptied

TABLE_OF = {model: table for table, (_kind, model) in KINDS.items()}
SUBJECT, OTHER, CASE = "KZ-2222", "KZ-3333", "KZ-C222"
ONCE = ("people", "cases", "distinctions", "ruling_links")
"""Of every other kind there are two rows: one with what it must have, and one with anything, naming the first."""
WORDS = st.sampled_from(["Probe", "Проба", "Сынақ", "= “quoted”", "𝔸 'one'"])
TEXTS = st.dictionaries(st.sampled_from(LANGUAGES), WORDS, min_size=1)
DATES = st.one_of(
    st.fixed_dictionaries(
        {"date": st.sampled_from(["2019", "2020-05-17", "../2020-06-01", "2021/..", "2021-22", "2020-07-01~",
                                  "[2021-02-01..2021-02-10]"])},
        optional={"words": WORDS},
    ),
    st.just({"date": "2020-05", "words": "in May", "as_written": "persian 1399-03"}),
)  # fmt: skip
SHAPED = {
    "held": "0f" * 32,
    "country": "KZ", "url": "https://example.org/a", "archived_url": "https://example.org/b", "quote_lang": "ru",
    "wording_lang": "kk", "language": "ru", "lang": "kk", "script": "Cyrl", "latitude": "43.25", "longitude": "76.9",
    "icd11": "6C40", "wgad": "II", "credit_rate": "1:2", "term": "P1Y6M",
}  # fmt: skip
NEEDED = {"person", "to_case", "other_person", "country"}
"""Members that say that a row is about the subject, or with whom a relationship is; a new row has a country."""
LOOKED_UP = {"organisations", "places", "provisions", "sources"}
"""Kinds of which a file has only the rows that others name."""
MUST, ANY, ALL = range(3)
"""Which members a row has: those that it must have, any, or every one."""
LEFT_OUT = {"head_count", "extent", "other_organisation", "organisation", "preferred"}
"""Members that exclude another one, or that hold for one row of several."""


def value_of(name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Values of a member as a case file writes them."""
    if get_origin(hint) not in {None, tuple}:
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return st.lists(value_of(name, get_args(hint)[0]), min_size=1, max_size=2, unique=True)
    if hint is str:
        return st.just(SHAPED[name]) if name in SHAPED else WORDS
    if issubclass(hint, Vocabulary):
        return st.sampled_from([one.value for one in hint])
    plain = {Text: TEXTS, When: DATES, int: st.integers(1, 99), bool: st.booleans(), date: st.just("2021-09-27")}
    return st.sampled_from(["P1Y6M", "P10D"]) if hint is Term else plain[hint]


def named(member: Member, model: Any, table: str) -> str:
    """The key that a reference gives: of the subject, of somebody else, or of the row that can have anything."""
    related = TABLE_OF[model._meta.get_field(member.name).related_model]
    if related == "people":
        return SUBJECT if member.name == "person" else OTHER
    if related == "cases":
        return CASE
    return key_of(related, 0 if related == table or member.name == "earlier" else 1)


def key_of(table: str, number: int) -> str:
    return f"{table.replace('_', '')}-{number}"


@cache
def row_of(kind: Any, model: Any, table: str, key: str, has: int) -> st.SearchStrategy[Any]:
    """Rows of a kind: with what they must have, or with any of its members."""
    must, may = {"key": st.just(key)}, {}
    if "key" not in get_type_hints(kind):
        must.clear()
    for member in members(kind, model):
        if member.name == "key" or member.name in LEFT_OUT or member.role is Role.NOT_STORED:
            continue
        found = member_of(member, kind, model, table, key, has)
        if member.required or member.name in NEEDED or not may_be_empty(model, member):
            must[member.name] = found
        elif has:
            may[member.name] = found
    return st.fixed_dictionaries(must | may if has == ALL else must, optional=may if has == ANY else {}).map(in_order)


def may_be_empty(model: Any, member: Member) -> bool:
    column = model._meta.get_field(member.name)
    return member.role is not Role.PLAIN or column.blank or (column.has_default() and column.get_default() != {})


def member_of(member: Member, kind: Any, model: Any, table: str, key: str, has: int) -> Any:
    match member.role:
        case Role.REFERENCE:
            return st.just(named(member, model, table))
        case Role.REFERENCES:
            return st.just([named(member, model, table)])
        case Role.CITATIONS:
            cited = row_of(Citation, CitationRow, table, "", has)
            return st.lists(cited, min_size=1, max_size=2)
        case Role.CHILDREN:
            of = child_model(model, member)
            rows = [row_of(member.child, of, table, f"{key}-{member.name[:3]}{n}", has) for n in (1, 2)]
            return st.tuples(*rows).map(list)
    return value_of(member.name, get_type_hints(kind)[member.name])


def in_order(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what its other members forbid, and with what they need."""
    for words, lang in (("quote", "quote_lang"), ("wording", "wording_lang")):
        if words in row:
            row = row | {lang: SHAPED[lang]}
    if row.get("indefinite"):
        row = {name: value for name, value in row.items() if name != "term"}
    if row.get("effect") == "after_days_unless_appealed":
        return row | {"effect_days": row.get("effect_days", 15)}
    return {name: value for name, value in row.items() if name != "effect_days"}


def files(has: int) -> st.SearchStrategy[dict[str, Any]]:
    """Case files about the subject in which every kind is."""
    tables: dict[str, Any] = {}
    for table, (kind, model) in KINDS.items():
        numbers = (1,) if table in ONCE else (0, 1)
        rows = [row_of(kind, model, table, key_of(table, n), has if n else MUST) for n in numbers]
        tables[table] = st.tuples(*rows).map(list)
    tables["people"] = st.tuples(
        *(row_of(*KINDS["people"], "people", key, has).map(public) for key in (SUBJECT, OTHER))
    ).map(list)
    tables["cases"] = st.tuples(row_of(*KINDS["cases"], "cases", CASE, has)).map(list)
    return st.fixed_dictionaries(tables)


def public(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"naming": "public", "is_of_interest": row["key"] == SUBJECT}


def said(file: dict[str, Any]) -> dict[str, Any]:
    """What the rows of a file say, whatever they leave out because a new row has it."""
    drafts = {"naming", "is_of_interest"}
    return {
        row["key"]: decode(kind, {name: value for name, value in row.items() if name not in drafts})
        for table, (kind, _model) in KINDS.items()
        for row in file.get(table, ())
    }


QUIETLY = settings(
    deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


@pytest.mark.django_db
@given(tables=files(ALL))
@settings(QUIETLY, max_examples=3)
def test_a_file_with_every_member_comes_back_as_it_was(tables: dict[str, Any], editor: User, at: datetime) -> None:
    first = there_and_back(tables, editor, at)
    missing = said(tables).keys() - first.keys()
    assert missing <= {key_of(table, 0) for table in LOOKED_UP}
    assert [(row, first[key]) for key, row in said(tables).items() if key in first and row != first[key]] == []


@pytest.mark.django_db
@given(tables=files(ANY))
@settings(QUIETLY, max_examples=6)
def test_a_file_with_any_members_comes_back_as_it_was(tables: dict[str, Any], editor: User, at: datetime) -> None:
    first = there_and_back(tables, editor, at)
    missing = said(tables).keys() - first.keys()
    assert missing <= {row["key"] for table in LOOKED_UP for row in tables[table]}
    assert [(row, first[key]) for key, row in said(tables).items() if key in first and row != first[key]] == []


def there_and_back(tables: dict[str, Any], by: User, at: datetime) -> dict[str, Any]:
    """Load the tables, write, load and write again: answer what the first file said, which the second one is too."""
    with transaction.atomic():
        casefile.load([casefile.read(json.dumps({"format": "case-file", "schema": 1, **tables}))], by=by, at=at)
        body, file = written()
        emptied()
        casefile.load([casefile.read(file)], by=by, at=at)
        assert written() == (body, file)
        transaction.set_rollback(True)
    return said(json.loads(file))


def written() -> tuple[bytes, bytes]:
    """The bytes that would be published of the subject, and its case file."""
    subject = Person.objects.get(key=SUBJECT)
    return gather(subject).body, casefile.write(subject, whole=True)
