"""JSON-LD: who it is, and nothing that anybody is accused of."""

import json
from dataclasses import replace
from typing import Any

import pytest

from cases.domain.text import Text
from cases.domain.vocabulary.who import AttributeKind, Finding, Standing
from cases.published.formats.linked import document, for_script, linked
from tests.domain.builders import WHO, on
from tests.published.formats.editions import KEY_OF_CASE, attribute, case_dossier, dossier, issue

# What schema.org has for crimes, verdicts and other sites about a person.
NEVER = {"sameAs", "hasCriminalRecord", "criminalOffense", "award", "knowsAbout", "memberOf", "affiliation", "sponsor"}


def members(node: Any) -> set[str]:
    """The names of all members at any depth."""
    if isinstance(node, list):
        return {name for item in node for name in members(item)}
    if isinstance(node, dict):
        return set(node) | {name for item in node.values() for name in members(item)}
    return set()


def test_a_person_has_a_profile_page() -> None:
    node = linked(issue())
    person = node["mainEntity"]
    assert (node["@context"], node["@type"], person["@type"]) == ("https://schema.org", "ProfilePage", "Person")
    assert node["url"] == "https://records.example/en/people/ZZ-TEST/zed-example/editions/1/"
    assert person["identifier"] == WHO
    assert person["name"] == "Zed Example"
    assert person["alternateName"] == ["Зед Примеров", "Zedd", "Zed Former"]
    assert person["birthDate"] == "1970-02"
    assert "deathDate" not in person
    assert person["hasOccupation"] == [{"@type": "Occupation", "name": "teacher"}]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("held", [dossier(), case_dossier()], ids=["person", "case"])
def test_nothing_alleged_and_no_crime_goes_out(held: Any, lang: str) -> None:
    node = linked(issue(held, lang))
    text = json.dumps(node)
    assert not members(node) & NEVER
    for word in ("plot", "terrorist", "convict", "prison", "armed", "crim"):
        assert word not in text.lower()


def test_the_subject_is_the_same_thing_in_every_language_and_edition() -> None:
    made = {linked(one)["mainEntity"]["@id"] for one in (issue(), issue(lang="kk"), issue(number=2))}
    assert made == {"https://records.example/api/v1/people/ZZ-TEST#person"}
    assert linked(issue(case_dossier()))["mainEntity"]["@id"].endswith(f"/api/v1/cases/{KEY_OF_CASE}#case")


def test_a_case_names_those_who_are_tried_and_nothing_else_of_them() -> None:
    node = linked(issue(case_dossier()))
    assert node["@type"] == "WebPage"
    assert node["mainEntity"]["identifier"] == KEY_OF_CASE
    assert node["mentions"] == [{"@type": "Person", "identifier": WHO, "name": "Zed Example"}]


@pytest.mark.parametrize(
    "row",
    [
        attribute(1, AttributeKind.BIRTH, "", occurred=on("1970~")),
        attribute(1, AttributeKind.BIRTH, "", occurred=on("1970/1971")),
        attribute(1, AttributeKind.BIRTH, "", occurred=on("197X")),
        attribute(1, AttributeKind.BIRTH, "", occurred=on("1970"), standing=Standing.DISPUTED),
        attribute(1, AttributeKind.BIRTH, "", occurred=on("1970"), finding=Finding.REJECTED),
        attribute(1, AttributeKind.BIRTH, ""),
    ],
)
def test_a_birth_that_is_not_settled_is_left_out(row: Any) -> None:
    assert "birthDate" not in linked(issue(dossier(attributes=(row,))))["mainEntity"]


def test_two_accounts_of_a_birth_that_differ_are_left_out() -> None:
    rows = tuple(attribute(n, AttributeKind.BIRTH, "", occurred=on(f"197{n}")) for n in (1, 2))
    assert "birthDate" not in linked(issue(dossier(attributes=rows)))["mainEntity"]


def test_somebody_without_a_name_is_described_not_named() -> None:
    held = dossier()
    person = replace(held.people[0], names=(), description=Text("a teacher from Exampleton"))
    node = linked(issue(replace(held, people=(person, *held.people[1:]))))
    assert "name" not in node["mainEntity"]
    assert node["mainEntity"]["description"] == "a teacher from Exampleton"


def test_a_data_block_cannot_be_left() -> None:
    text = for_script({"name": "</script><script>alert(1)</script><!-- & -->"})
    assert not set(text) & set("<>&")
    assert json.loads(text) == {"name": "</script><script>alert(1)</script><!-- & -->"}


def test_the_file_says_the_same() -> None:
    assert json.loads(document(issue())) == linked(issue())
