"""The two seed cases as case files: every row is a record of the domain, cited, in own words, in three languages."""

import dataclasses
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from cases.domain import canonical, dossier
from cases.domain.dossier import TABLES, Dossier
from cases.domain.text import LANGUAGES, Text

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "cases" / "exchange" / "seeds"
DRAFT_ONLY = {"is_confidential", "note", "naming", "is_of_interest"}
LETTERS = "23456789bcdfghjkmnpqrstvwxz"
KEY = re.compile(rf"KZ-C?[{LETTERS.upper()}]{{4}}|[a-z]+-[{LETTERS}]{{6}}")
RUN = 9

FILES = {name: json.loads((SEEDS / f"{name}.json").read_text()) for name in ("common", "abishev", "atabek")}
FACTS = json.loads((ROOT / "tests" / "seeds" / "facts_table.json").read_text())
RUNS_OF_ARTICLES = set((ROOT / "tests" / "seeds" / "article_word_runs.txt").read_text().split())


def kind_of(table: str) -> Any:
    return get_args(get_type_hints(Dossier)[table])[0]


def decoded(table: str, row: dict[str, Any]) -> Any:
    kept = {member: held for member, held in row.items() if member not in DRAFT_ONLY}
    return canonical.decode(kind_of(table), kept, table)


def rows_of(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((table, row) for table in TABLES for row in FILES[name].get(table, ()))


ROWS = {row["key"]: (table, row, decoded(table, row)) for name in FILES for table, row in rows_of(name)}
SOURCE_OF_SEED = {row["source"] for row in FACTS}


def walk(value: Any) -> Iterator[Any]:
    """The value and all that is in it, whether JSON or records."""
    yield value
    for held in inside(value):
        yield from walk(held)


def inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    if dataclasses.is_dataclass(value):
        return [getattr(value, field.name) for field in dataclasses.fields(value)]
    return value if isinstance(value, list | tuple) else ()


def keyed(value: Any) -> list[str]:
    return [part["key"] for part in walk(value) if isinstance(part, dict) and "key" in part]


def references(value: Any) -> set[str]:
    own = set(keyed(value))
    return {held for held in walk(value) if isinstance(held, str) and KEY.fullmatch(held)} - own


def cited(record: Any) -> set[str]:
    """The sources that say so themselves, not those that lend a figure to a computation."""
    return {one.source for one in record.citations if one.stance.value != "computed_from"}


@pytest.mark.parametrize("name", FILES)
def test_the_envelope_names_the_format_and_only_tables_of_a_dossier(name: str) -> None:
    body = FILES[name]

    assert (body["format"], body["schema"]) == ("case-file", dossier.SCHEMA)
    assert set(body) - {"format", "schema"} <= set(TABLES)


def test_no_key_is_used_twice_and_each_has_its_shape() -> None:
    keys = [key for body in FILES.values() for key in keyed(body)]

    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert [key for key in keys if not KEY.fullmatch(key)] == []
    people = [row["key"] for body in FILES.values() for row in body.get("people", ())]
    assert [key for key in people if not any(letter.isdigit() for letter in key)] == []


@pytest.mark.parametrize("name", FILES)
def test_references_resolve_in_the_file_or_in_the_common_one(name: str) -> None:
    here = set(keyed(FILES[name])) | set(keyed(FILES["common"]))

    assert references(FILES[name]) - here == set()


def test_every_record_and_every_name_is_cited() -> None:
    records = [part for _, _, record in ROWS.values() for part in walk(record) if isinstance(part, dossier.Record)]

    assert [record.key for record in records if not record.citations] == []


def test_other_accounts_are_accounts_of_a_main_one_of_the_same_kind() -> None:
    accounts = [record for _, _, record in ROWS.values() if getattr(record, "same_as", "")]

    assert accounts
    for account in accounts:
        main = ROWS[account.same_as][2]
        assert type(main) is type(account)
        assert main.same_as == ""


def test_the_articles_alone_stand_without_the_other_outlets() -> None:
    seeds = {key for key in SOURCE_OF_SEED if key}
    from_articles = {key for key, (table, _, record) in ROWS.items() if table != "sources" and cited(record) & seeds}

    for key in from_articles:
        row = {member: held for member, held in ROWS[key][1].items() if member not in {"citations", "names"}}
        assert {other for other in references(row) if other in ROWS} <= from_articles | seeds


def test_every_text_is_in_all_languages() -> None:
    texts = [part for _, _, record in ROWS.values() for part in walk(record) if isinstance(part, Text) and part]

    assert [text for text in texts if text.missing()] == []
    assert [text for text in texts if re.search("[а-яё]", text.en)] == []
    assert [text for text in texts if re.search("[әғқңөұүһі]", text.ru)] == []


def test_every_fact_has_a_sentence_of_the_editors() -> None:
    facts = [record for _, _, record in ROWS.values() if isinstance(record, dossier.Fact)]

    assert [fact.key for fact in facts if not fact.text] == []


def test_people_known_by_description_have_no_name_in_the_files() -> None:
    people = [row for table, row, _ in ROWS.values() if table == "people"]
    named: dict[str, set[bool]] = {row["naming"]: set() for row in people}
    for row in people:
        named[row["naming"]].add(bool(row.get("names")))

    assert named == {"public": {True}, "described": {False}}
    assert [row["key"] for row in people if not row.get("names") and not row.get("description")] == []


def run_hashes(text: str) -> Iterator[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    for start in range(len(words) - RUN + 1):
        yield hashlib.sha256(" ".join(words[start : start + RUN]).encode()).hexdigest()[:16]


def own_words(row: dict[str, Any]) -> Iterator[str]:
    quoted = "quote" in row
    for member, held in row.items():
        if member in {"quote", "title", "title_translation", "url"} or (quoted and member == "translation"):
            continue
        if isinstance(held, dict):
            yield from own_words(held)
        elif isinstance(held, list):
            for item in held:
                yield from own_words(item) if isinstance(item, dict) else ()
        elif isinstance(held, str):
            yield held


def test_no_sentence_of_the_articles_is_copied() -> None:
    copied = [
        text for _, row, _ in ROWS.values() for text in own_words(row) if RUNS_OF_ARTICLES & set(run_hashes(text))
    ]

    assert copied == []


def test_quotes_are_short() -> None:
    parts = [part for _, row, _ in ROWS.values() for part in walk(row) if isinstance(part, dict)]
    quotes = [part["quote"] for part in parts if "quote" in part]

    assert quotes
    assert [quote for quote in quotes if len(quote.split()) > 25] == []


def test_the_table_of_facts_is_complete() -> None:
    assert [row["row"] for row in FACTS] == [f"A{n}" for n in range(1, 57)] + [f"B{n}" for n in range(1, 85)]
    assert [row["row"] for row in FACTS if row["computed"]] == ["A16", "A37", "A55", "A56", "B7", "B83", "B84"]


@pytest.mark.parametrize("fact", [row for row in FACTS if not row["computed"]], ids=lambda row: row["row"])
def test_each_stated_fact_is_a_member_of_a_record_that_cites_the_article(fact: dict[str, Any]) -> None:
    table, _, record = ROWS[fact["record"]]

    default = next(field.default for field in dataclasses.fields(record) if field.name == fact["member"])
    assert getattr(record, fact["member"]) != default
    assert table == "sources" or fact["source"] in cited(record)


def test_every_language_of_the_site_has_a_preferred_name_for_those_named() -> None:
    for table, row, _ in ROWS.values():
        if row.get("names"):
            preferred = [name["lang"] for name in row["names"] if name.get("preferred")]
            assert sorted(preferred) == sorted(LANGUAGES), (table, row["key"])
