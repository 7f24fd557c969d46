"""FollowTheMoney: entities of its model, whole in themselves, and no topic that marks a prisoner."""

import json
from typing import Any

import pytest

from cases.domain.dossier import Party
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.vocabulary.court import PartyRole
from cases.published.formats.ftm import entities, entity_lines
from cases.published.formats.ftm.entity import Entity, dates, known_part
from cases.published.formats.ftm.who import TOPICS_OF_BODIES, TOPICS_OF_ROLES
from tests.domain.builders import WHO, on
from tests.published.formats.editions import (
    GROUP,
    KEY_OF_CASE,
    NAMELESS,
    OTHER,
    case_dossier,
    dossier,
    issue,
)

# The properties that the model has, of those that we write; and what an entity cannot do without.
THING = {"name", "alias", "previousName", "country", "summary", "notes", "description", "sourceUrl", "proof", "topics"}
INTERVAL = {"startDate", "endDate", "date", "description", "proof"}
MODEL = {
    "Person": THING | {"gender", "birthDate", "deathDate", "nationality", "position"},
    "Organization": THING | {"classification", "address"},
    "Article": {"title", "author", "publisher", "description", "sourceUrl", "language", "publishedAt", "retrievedAt"},
    "Document": {"title", "fileName", "publisher", "description", "sourceUrl", "language", "publishedAt"},
    "CourtCase": THING | {"caseNumber"},
    "CourtCaseParty": {"party", "case", "role", "status", "proof"},
    "Family": INTERVAL | {"person", "relative", "relationship"},
    "Membership": INTERVAL | {"member", "organization", "role"},
    "UnknownLink": INTERVAL | {"subject", "object", "role", "status"},
    "Event": THING | INTERVAL | {"involved", "location", "recordId"},
    "Note": THING | {"entity"},
}
NEEDS = {
    "Person": {"name"},
    "Organization": {"name"},
    "CourtCase": {"name"},
    "Event": {"name"},
    "Document": {"fileName"},
    "CourtCaseParty": {"case", "party"},
    "Family": {"person", "relative"},
    "Membership": {"member", "organization"},
    "UnknownLink": {"subject", "object"},
}
POINTERS = {
    "proof", "party", "case", "person", "relative", "member", "organization", "subject", "object", "involved", "entity",
}  # fmt: skip


def by_id(held: Any = None, lang: str = "en") -> dict[str, Entity]:
    found = list(entities(issue(held, lang)))
    assert len({one.id for one in found}) == len(found)
    return {one.id: one for one in found}


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("held", [dossier(), case_dossier()], ids=["person", "case"])
def test_every_entity_fits_the_model_and_points_at_others_here(held: Any, lang: str) -> None:
    found = by_id(held, lang)
    for one in found.values():
        assert set(one.properties) <= MODEL[one.schema], one
        assert NEEDS.get(one.schema, set()) <= set(one.properties), one
        for name, values in one.properties.items():
            assert values, one
            assert all(isinstance(value, str) and value for value in values), one
            assert name not in POINTERS or set(values) <= set(found), one


def test_lines_are_json_in_the_shape_of_the_tools() -> None:
    rows = [json.loads(line) for line in entity_lines(issue()).decode().splitlines()]
    assert all(set(row) == {"id", "schema", "properties"} for row in rows)


def test_names_are_told_apart() -> None:
    person = by_id()[WHO].properties
    assert person["name"] == ["Zed Example", "Зед Примеров"]
    assert (person["alias"], person["previousName"]) == (["Zedd"], ["Zed Former"])
    assert (person["birthDate"], person["gender"], person["position"]) == (["1970-02"], ["male"], ["teacher"])


def test_a_prisoner_has_no_topic() -> None:
    assert all("topics" not in one.properties for one in by_id().values() if one.schema == "Person")


def test_topics_are_offices_of_court_and_state_only() -> None:
    given = {*TOPICS_OF_ROLES.values(), *TOPICS_OF_BODIES.values()}
    assert given == {"role.judge", "role.lawyer", "gov.judicial", "gov.security", "gov", "pol.party", "gov.igo"}
    judge = Party(key="party-2", case=KEY_OF_CASE, person=OTHER, role=PartyRole.JUDGE)
    held = dossier()
    found = by_id(dossier(parties=(*held.parties, judge)))
    assert found[OTHER].properties["topics"] == ["role.judge"]
    assert found["org-2"].properties["topics"] == ["gov.judicial"]


def test_relations_say_no_more_than_is_known() -> None:
    found = by_id()
    family = found["relation-1"]
    assert (family.schema, family.properties["person"], family.properties["relative"]) == ("Family", [WHO], [OTHER])
    assert found["relation-2"].schema == "UnknownLink"
    assert found["relation-3"].schema == "UnknownLink"
    assert found["relation-3"].properties["status"] == ["alleged"]
    assert found["relation-3"].properties["object"] == [GROUP]


def test_somebody_without_a_name_is_no_entity() -> None:
    found = by_id()
    assert NAMELESS not in found
    assert "relation-4" not in found


def test_what_is_only_said_is_a_note_with_its_standing() -> None:
    note = by_id()["attribute-3"]
    assert (note.schema, note.properties["entity"], note.properties["notes"]) == ("Note", [WHO], ["alleged"])


def test_what_is_computed_is_no_event() -> None:
    found = by_id()
    assert "sentence-1-end" not in found
    assert found["ruling-1"].properties["involved"] == [WHO]


def test_a_source_that_is_no_report_has_its_key_for_a_file_name() -> None:
    found = by_id()
    assert (found["source-1"].schema, found["source-2"].schema) == ("Article", "Document")
    assert found["source-2"].properties["fileName"] == ["source-2"]
    assert found["source-2"].properties["language"] == ["rus"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020-05-04", "2020-05-04"),
        ("2020-05", "2020-05"),
        ("2020", "2020"),
        ("[2020-04-01..2020-04-10]", "2020-04"),
        ("[2020-04-01..2020-05-10]", "2020"),
        ("[2020-12-31..2021-01-01]", ""),
        ("2020~", ""),
        ("2020-05?", ""),
        ("2020-21", "2020"),
        ("[..2020]", ""),
    ],
)
def test_a_date_is_never_more_exact_than_known(date: str, expected: str) -> None:
    assert known_part(FuzzyDate.parse(date)) == expected


@pytest.mark.parametrize(
    ("occurred", "ended", "expected"),
    [
        ("2020-05-04", None, {"date": ["2020-05-04"]}),
        ("2020-05-04", "2021", {"startDate": ["2020-05-04"], "endDate": ["2021"]}),
        ("2020-05/2020-07", None, {"startDate": ["2020-05"], "endDate": ["2020-07"]}),
        ("2020-05/..", None, {"startDate": ["2020-05"]}),
        ("/2020-07~", None, {}),
        (None, None, {}),
    ],
)
def test_a_stretch_has_two_ends(occurred: str | None, ended: str | None, expected: dict[str, list[str]]) -> None:
    assert dates(occurred and on(occurred), ended and on(ended)) == expected  # type: ignore[arg-type]
