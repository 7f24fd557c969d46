"""The difference between two dossiers, in words."""

import dataclasses

import pytest

from cases.admin.difference import MISSING, Change, Writer, difference, row_titles
from cases.domain.dossier import Dossier
from cases.domain.text import Text
from cases.domain.vocabulary.evidence import SourceFlag
from cases.models import Custody, Person, Sentence, Source
from cases.publishing import gather_dossier
from tests.conftest import ABISHEV

pytestmark = pytest.mark.usefixtures("drafted")


@pytest.fixture
def dossier() -> Dossier:
    return gather_dossier(Person.objects.get(key=ABISHEV))


def test_nothing_differs_from_itself(dossier: Dossier) -> None:
    assert difference(dossier, dossier) == ()


def test_without_an_edition_everything_is_added(dossier: Dossier) -> None:
    rows = difference(None, dossier)
    assert {row.what for row in rows} == {"added"}
    assert {row.key for row in rows} == set(dossier.by_key)


def test_changed_value_is_shown_before_and_after(dossier: Dossier) -> None:
    row = Custody.objects.filter(person__key=ABISHEV, occurred="2017-11-27").get()
    Custody.objects.filter(pk=row.pk).update(form="house_arrest", occurred="2017-11")
    (found,) = difference(dossier, gather_dossier(Person.objects.get(key=ABISHEV)))
    assert (found.what, found.table, found.key) == ("changed", "custody", row.key)
    changes = {change.member: change for change in found.changes}
    assert changes["form"] == Change("form", "remand", "house arrest")
    assert changes["date"].before.startswith("27 November 2017")
    assert changes["date"].after.startswith("November 2017")


def test_a_text_differs_in_its_own_language_and_word_by_word(dossier: Dossier) -> None:
    row = Custody.objects.filter(person__key=ABISHEV, occurred="2017-11-27").get()
    Custody.objects.filter(pk=row.pk).update(text=row.text | {"en": f"{row.text['en']} Nobody was told."})
    (found,) = difference(dossier, gather_dossier(Person.objects.get(key=ABISHEV)))
    (change,) = found.changes
    assert (change.member, change.before) == ("in own words (English)", row.text["en"])
    was, is_now = change.pieces
    assert [piece.words.strip() for piece in is_now if piece.differs] == ["Nobody was told."]
    assert not any(piece.differs for piece in was)


def test_removed_row_is_named(dossier: Dossier) -> None:
    later = dataclasses.replace(dossier, custody=dossier.custody[1:])
    (found,) = difference(dossier, later)
    assert (found.what, found.key) == ("removed", dossier.custody[0].key)
    assert all(change.after == MISSING for change in found.changes)


def test_values_are_put_in_words() -> None:
    in_words = Writer({"org-fnj9g3": "Qapshaghai city court"}).words
    assert in_words("org-fnj9g3", None, "body") == "Qapshaghai city court [org-fnj9g3]"
    assert in_words("remand", Custody, "form") == "remand"
    assert in_words(0, None, "casualties") == "0"
    assert in_words(True, Person, "is_minor") == "yes"
    assert in_words({"en": "Held.", "ru": "Содержался."}, None, "text") == "en: Held. / ru: Содержался."
    assert in_words({}, None, "text") == MISSING
    assert in_words({"date": "2021-04", "words": "in April"}, None, "occurred") == "April 2021 (“in April”)"


def test_rows_without_words_are_called_by_kind_day_and_owner(dossier: Dossier) -> None:
    titles = row_titles([dossier])
    assert all(titles[row.key] for row in (*dossier.parties, *dossier.rulings, *dossier.custody, *dossier.sentences))
    bare = [dataclasses.replace(row, text=Text()) for row in dossier.custody if row.form == "remand"]
    titles = row_titles([dataclasses.replace(dossier, custody=tuple(bare))])
    assert titles[bare[0].key] == "remand · 27 November 2017 · Kenzhebek Abishev"


def test_rows_within_rows_and_codes_are_put_in_words() -> None:
    in_words = Writer({"source-1": "A report"}).words
    cited = [{"source": "source-1", "locator": "paragraph 2", "quote": "was held", "speaker_text": {"en": "a sister"}}]
    assert in_words(cited, None, "citations") == (
        "A report [source-1], paragraph 2 “was held” (speaker, as described: en: a sister)"
    )
    assert in_words([{"kind": "imprisonment", "term": "P6Y4M"}], Sentence, "penalties") == (
        "penalty: imprisonment, term: 6 years 4 months"
    )
    assert in_words(["links_lost"], Source, "flags") == SourceFlag.LINKS_LOST.label("en")
