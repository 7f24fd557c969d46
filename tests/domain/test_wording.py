"""Whether every public member of every kind of record can be read, in every language."""

from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from wording_builders import cited, prose, text, when, world

from cases.domain import dossier as d
from cases.domain.duration import Term
from cases.domain.entry import Family
from cases.domain.page.entries import entry_of, table_of
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary.base import Vocabulary
from cases.domain.vocabulary.court import Appellant, Combination, Effect
from cases.domain.vocabulary.custody import CustodyEnd
from cases.domain.vocabulary.evidence import Comparator
from cases.domain.vocabulary.life import Medium, OccurrenceKind, Reporter
from cases.domain.vocabulary.who import CoordinatePrecision, Finding, Sex, Standing
from cases.domain.wording import FAMILY, WORDING, family_of, read
from cases.domain.wording.labels import common, court
from cases.domain.wording.title import title

KINDS = tuple(kind for kind in WORDING)

POINTS_AT = {
    "person": "p-x", "other": "p-x", "other_person": "p-x", "by_person": "p-x", "speaker_person": "p-x",
    "in_reply_to_person": "p-x", "about_person": "p-x", "addressee_person": "p-x", "judges": ("p-x",),
    "with_people": ("p-x",), "organisation": "o-x", "other_organisation": "o-x", "by_organisation": "o-x",
    "organiser_organisation": "o-x", "facility": "o-x", "body": "o-x", "place": "pl-x", "part_of": "pl-x",
    "case": "c-x", "to_case": "c-x", "about_case": "c-x", "party": "pa-x", "concerns": ("pa-x",),
    "provision": "pv-x", "ruling": "r-x", "against": "r-x", "about_ruling": "r-x", "demand_ruling": "r-x",
    "later": "r-x", "earlier": "r-x", "on_filing": "f-x", "sentence": "se-x", "caused_by_protest": "pr-x",
    "trigger_protest": "pr-x", "caused_by_treatment": "it-x", "to_treatments": ("it-x",), "to_designation": "dg-x",
    "to_death": "de-x", "about_death": "de-x", "about_custody": "cu-x", "replaces": "re-x",
}  # fmt: skip
"""Members that hold keys of other rows; what is named must be read in their place."""

STRUCTURE = {"key", "citations", "same_as", "order", "names", "has_page", "image"}
"""Members that a page shows by the place or the link of an entry; each has a test of its own elsewhere."""

TOGETHER = {
    (d.Ruling, "effect_days"): {"effect": Effect.AFTER_DAYS},
    (d.Place, "latitude"): {"longitude": "71.4"},
    (d.Place, "longitude"): {"latitude": "51.1"},
    (d.Place, "precision"): {"latitude": "51.1", "longitude": "71.4"},
    (d.Person, "description"): {"names": (d.Name(key="n", text="Somebody"),)},
}
"""Members that mean nothing alone."""

NOTHING_KNOWN = {
    Comparator.EXACTLY, Finding.OPEN, Sex.NOT_RECORDED, Reporter.NOT_REPORTED, Medium.NOT_REPORTED,
    Appellant.NOT_REPORTED, Combination.SINGLE, CustodyEnd.NOT_KNOWN, CoordinatePrecision.WITHHELD,
}  # fmt: skip
"""Codes that say that there is nothing to say."""


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _inner(hint: Any) -> Any:
    """The type itself of a member that may be None."""
    return hint if get_origin(hint) in {None, tuple} else next(p for p in get_args(hint) if p is not type(None))


def _required(kind: type) -> dict[str, Any]:
    """The least that a row of this kind needs."""
    needed = [field for field in fields(kind) if field.default is MISSING]
    values = {field.name: _value(kind, field.name) for field in needed}
    return values | {"key": "row"}


def _value(kind: type, member: str) -> Any:
    hint = _inner(_hints(kind)[member])
    if member in POINTS_AT and hint in {str, tuple[str, ...]}:
        return POINTS_AT[member]
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        return (part(**_required(part) | {name: _value(part, name) for name in _members(part)}),)
    if issubclass(hint, Enum):
        return list(hint)[-1]
    samples = {Text: text(f"MARK {member}"), str: f"MARK {member}", int: 7_777, bool: True, Term: Term.parse("P77Y")}
    return when("1911-12-13", f"MARK {member}") if hint is d.When else samples[hint]


def _members(kind: type) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in STRUCTURE]


def _expected(kind: type, member: str, value: Any, lang: str, reading: Any) -> list[str]:
    """What a reader must find for this value."""
    hint = _inner(_hints(kind)[member])
    if member in POINTS_AT and hint in {str, tuple[str, ...]}:
        keys = value if isinstance(value, tuple) else (value,)
        return [title(reading, key).text for key in keys]
    if isinstance(value, tuple):
        parts = [(type(part), name, getattr(part, name)) for part in value for name in _members(type(part))]
        return [words for part in parts for words in _expected(*part, lang, reading)]
    if isinstance(value, bool):
        return [(court.INDEFINITE if member == "indefinite" else common.YES).best(lang)]
    return _plain(value, lang)


def _plain(value: Any, lang: str) -> list[str]:
    match value:
        case Vocabulary():
            return [] if value in NOTHING_KNOWN else [value.label(lang)]
        case Text():
            return [value.best(lang)]
        case d.When():
            return ["1911", value.words]
        case Term():
            return ["77"]
    return [str(value)]


def _entry(kind: type, members: dict[str, Any], lang: str) -> tuple[Any, Any]:
    row = kind(**_required(kind) | members)
    reading = read(world(**{table_of(row): (row,)}), lang)
    return entry_of(row, reading), reading


PLANTED = [
    (kind, member)
    for kind in KINDS
    for member in _members(kind)
    if member not in {"country"} and not member.endswith(("quote_lang", "wording_lang"))
]


def test_every_kind_of_record_of_a_dossier_has_words():
    kinds = {get_args(hint)[0] for name, hint in get_type_hints(d.Dossier).items() if name in d.TABLES}

    assert set(WORDING) == kinds - {d.Source}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("kind", "member"), PLANTED, ids=lambda part: getattr(part, "__name__", part))
def test_every_member_can_be_read(kind, member, lang):
    value = _value(kind, member)
    entry, reading = _entry(kind, TOGETHER.get((kind, member), {}) | {member: value}, lang)

    shown = prose(entry).replace("\xa0", "").replace(",", "").lower()

    for words in _expected(kind, member, value, lang, reading):
        assert words.replace(",", "").lower() in shown


CODED = [
    (kind, member, code)
    for kind in KINDS
    for member in _members(kind)
    if isinstance(vocabulary := _inner(_hints(kind)[member]), type) and issubclass(vocabulary, Vocabulary)
    if vocabulary is not Comparator
    for code in vocabulary
    if code not in NOTHING_KNOWN
]


@pytest.mark.parametrize(("kind", "member", "code"), CODED, ids=lambda part: getattr(part, "__name__", str(part)))
def test_every_code_is_shown_by_its_label(kind, member, code):
    if kind is d.IllTreatment and code is Standing.REPORTED:
        pytest.skip("what is only alleged is tagged as alleged")
    for lang in LANGUAGES:
        entry, _ = _entry(kind, TOGETHER.get((kind, member), {}) | {member: code}, lang)

        assert code.label(lang).lower() in prose(entry).lower()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_bare_row_has_a_heading_and_no_empty_line(kind, lang):
    entry, _ = _entry(kind, {}, lang)

    assert entry.heading
    assert all(detail.label and detail.value for detail in entry.details)


@pytest.mark.parametrize("kind", KINDS)
def test_citations_of_every_kind_are_shown(kind):
    entry, _ = _entry(kind, {"citations": cited(locator="paragraph 9")}, "en")

    assert [(cite.number, cite.locator) for cite in entry.citations] == [(1, "paragraph 9")]


@pytest.mark.parametrize(
    ("row", "lang", "real"),
    [
        (d.Statement(key="s", quote="Слова", quote_lang="ru"), "en", "ru"),
        (d.Statement(key="s", quote="Слова", quote_lang="ru"), "ru", ""),
        (d.Charge(key="c", party="pa-x", wording="“words”", wording_lang="en"), "kk", "en"),
    ],
)
def test_the_language_of_a_quotation_is_told_where_it_is_not_that_of_the_page(row, lang, real):
    entry = entry_of(row, read(world(), lang))

    assert [detail.lang for detail in entry.details if "лова" in detail.value or "words" in detail.value] == [real]


def test_a_text_that_is_missing_in_a_language_says_in_which_it_is():
    row = d.Occurrence(key="o", kind=OccurrenceKind.VISIT, text=Text(ru="Только по-русски"))

    entry = entry_of(row, read(world(), "kk"))

    assert (entry.text, entry.text_lang) == ("Только по-русски", "ru")


def test_country_codes_are_told_as_names():
    for kind in (d.Case, d.Person, d.Place, d.Tally):
        assert "Казахстан" in prose(_entry(kind, {"country": "KZ"}, "ru")[0])


def test_every_kind_on_a_timeline_belongs_to_a_family():
    assert family_of(d.Occurrence(key="o", kind=OccurrenceKind.VISIT)) is Family.EVENT
    assert Family.EXPECTED not in FAMILY.values()


@pytest.mark.parametrize(
    ("appellant", "lang", "words"),
    [
        (Appellant.PROSECUTOR, "en", "in 15 days unless the prosecutor appeals"),
        (Appellant.PROSECUTOR, "ru", "через 15 дней, если не обжалует прокурор"),
        (Appellant.PROSECUTOR, "kk", "прокурор шағымданбаса, 15 күн өткен соң"),
        (Appellant.NOT_REPORTED, "en", "in 15 days unless appealed"),
    ],
)
def test_when_a_ruling_takes_effect_is_told_in_one_line(appellant, lang, words):
    members = {"effect": Effect.AFTER_DAYS, "effect_days": 15, "appeal_by": appellant}

    assert words in {detail.value for detail in _entry(d.Ruling, members, lang)[0].details}


def test_what_is_not_reported_of_a_ruling_is_said():
    entry, _ = _entry(d.Ruling, {}, "en")

    assert {"Court", "Takes effect"} <= {line.label for line in entry.details if line.value == "not reported"}
