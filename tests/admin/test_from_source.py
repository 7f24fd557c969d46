"""From a source: a text is stored, read by paragraph, and becomes cited facts; who may, and what goes wrong."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.admin import prefill
from cases.exchange.text_of import LARGEST
from cases.models import Case, Citation, Custody, DroppedProposal, Party, Person, Sentence, Source, StoredCopy
from tests.admin.conftest import Page
from tests.admin.test_pages import check
from tests.conftest import ABISHEV
from tests.exchange.test_pdfwords import pdf

pytestmark = pytest.mark.usefixtures("drafted")

ARTICLE = """The Otar city court sentenced the poet Marat Sadykov to six years in prison on 3 March 2020.

On 5 April 2021, Sadykov was transferred to a hospital, his lawyer Dina Omarova said. He was released on 7 May 2021.

Nothing more is known <b>of him</b>."""
FORM = {"title": "A poet of Otar", "publisher": "The Otar Herald", "published": "8 May 2021", "language": "en"}


@pytest.fixture
def desk(enter: Any, editor: Any) -> Client:
    client: Client = enter(editor)
    return client


@pytest.fixture
def copy(desk: Client) -> StoredCopy:
    answer = desk.post(reverse("admin:cases_source_from"), FORM | {"text": ARTICLE})
    assert answer.status_code == 302
    return StoredCopy.objects.get()


def shown(client: Client, copy: StoredCopy, query: str = "") -> Page:
    return check(client.get(reverse("admin:cases_source_copy", args=[copy.pk]) + query))


def links(page: Page, kind: str) -> list[str]:
    start = f"/admin/cases/{kind}/add/?"
    return [given["href"] for tag, given in page.elements if tag == "a" and given.get("href", "").startswith(start)]


def digests(page: Page) -> list[str]:
    return [given["value"] for tag, given in page.elements if tag == "input" and given.get("name") == "digest"]


def test_start_page_and_source_lead_to_it(desk: Client, copy: StoredCopy) -> None:
    assert reverse("admin:cases_source_from") in desk.get("/admin/").content.decode()
    source = check(desk.get(reverse("admin:cases_source_change", args=[copy.source_id]))).html
    assert reverse("admin:cases_source_copy", args=[copy.pk]) in source
    assert f"from/?source={copy.source.key}" in source


def test_text_is_stored_with_its_source_and_logged(desk: Client, copy: StoredCopy) -> None:
    assert (copy.text, copy.media_type, bytes(copy.original).decode()) == (ARTICLE, "text/plain", ARTICLE)
    assert (copy.source.title, copy.source.published, copy.captured_by.username) == (
        "A poet of Otar", "2021-05-08", "editor",
    )  # fmt: skip
    history = desk.get(reverse("admin:cases_source_history", args=[copy.source_id])).content.decode()
    assert f"Stored a copy: SHA-256 {copy.sha256}" in history


def test_paragraphs_stand_with_what_was_recognised(desk: Client, copy: StoredCopy) -> None:
    page = shown(desk, copy)
    assert 'id="p3"' in page.html
    assert "&lt;b&gt;of him&lt;/b&gt;" in page.html
    assert links(page, "sentence")
    assert "6 years" in page.html
    assert "7 May 2021" in page.html


def test_proposal_becomes_a_fact_with_its_citation(desk: Client, copy: StoredCopy) -> None:
    person = Person.objects.get(key=ABISHEV)
    page = shown(desk, copy, f"?person={ABISHEV}&case=")
    url = next(one for one in links(page, "custody") if "released" in one)
    form = check(desk.get(url)).form
    assert (form["citations-0-locator"], form["citations-0-quote_lang"]) == ("paragraph 2", "en")
    assert form["citations-0-source"].endswith(f"[{copy.source.key}]")
    assert (form["ended"], form["end"]) == ("2021-05-07", "released")
    data = {name: value for name, value in form.items() if "__prefix__" not in name} | {"form": "prison"}
    answer = desk.post(url, data)
    assert answer.status_code == 302, answer.content.decode()
    assert answer.headers["Location"].startswith(reverse("admin:cases_source_copy", args=[copy.pk]))
    assert answer.headers["Location"].endswith("#p2")
    fact = Custody.objects.latest("pk")
    citation = fact.citations.get()
    assert (fact.person, fact.ended, citation.source, citation.locator) == (
        person, "2021-05-07", copy.source, "paragraph 2",
    )  # fmt: skip
    assert citation.quote in ARTICLE
    after = shown(desk, copy, f"?person={ABISHEV}&case=")
    assert "taken" in after.html
    assert url not in links(after, "custody")
    assert reverse("admin:cases_custody_change", args=[fact.pk]) in after.html


def test_person_brings_the_case_the_party_and_the_sentence(desk: Client, copy: StoredCopy) -> None:
    person = Person.objects.get(key=ABISHEV)
    party = Party.objects.get(person=person)
    url = links(shown(desk, copy, f"?person={ABISHEV}&case="), "sentence")[0]
    form = check(desk.get(url)).form
    assert form["party"].endswith(f"[{party.key}]")
    assert (form["penalties-0-kind"], form["penalties-0-term"]) == ("imprisonment", "P6Y")
    assert f"case={party.case.key}" in url
    assert Sentence.objects.filter(party=party).exists()


def test_who_is_not_recorded_yet_is_added_on_the_way(desk: Client, copy: StoredCopy) -> None:
    page = shown(desk, copy, f"?person={ABISHEV}&case=")
    assert not links(page, "person")
    (url,) = links(shown(desk, copy), "person")
    form = check(desk.get(url)).form
    assert form["citations-0-source"].endswith(f"[{copy.source.key}]")
    added = {name: value for name, value in form.items() if "__prefix__" not in name}
    answer = desk.post(url, added | {"names-0-text": "Marat Sadykov", "country": "KZ"})
    key = Person.objects.latest("pk").key
    assert answer.headers["Location"] == f"{reverse('admin:cases_source_copy', args=[copy.pk])}?person={key}&page=1#p1"


def test_unclear_name_is_asked_for(desk: Client, copy: StoredCopy) -> None:
    page = shown(desk, copy, "?person=Nobody+at+all&case=")
    assert "Nothing is recorded under" in page.html
    assert 'value="Nobody at all"' in page.html


def test_fact_without_a_proposal(desk: Client, copy: StoredCopy) -> None:
    case = Case.objects.order_by("pk")[0]
    query = {"paragraph": "3", "kind": "occurrence", "words": "Nothing more", "case": case.key}
    answer = desk.get(reverse("admin:cases_source_fact", args=[copy.pk]), query, follow=True)
    form = Page(answer.content.decode()).form
    assert (form["citations-0-locator"], form["citations-0-quote"]) == ("paragraph 3", "Nothing more")
    assert form["case"].endswith(f"[{case.key}]")


@pytest.mark.parametrize(
    "query", ["", "?paragraph=4&kind=custody", "?paragraph=x&kind=custody", "?paragraph=1&kind=user"]
)
def test_fact_of_no_paragraph_or_kind_is_not_found(desk: Client, copy: StoredCopy, query: str) -> None:
    assert desk.get(reverse("admin:cases_source_fact", args=[copy.pk]) + query).status_code == 404


def test_dropping_is_remembered_and_can_be_taken_back(desk: Client, copy: StoredCopy, editor: Any) -> None:
    address, told = reverse("admin:cases_source_drop", args=[copy.pk]), digests(shown(desk, copy))[0]
    for _twice in range(2):
        answer = desk.post(f"{address}?person={ABISHEV}", {"digest": told})
        assert f"person={ABISHEV}" in answer.headers["Location"]
    row = DroppedProposal.objects.get()
    assert (row.copy, row.digest, row.dropped_by) == (copy, told, editor)
    assert "dropped" in shown(desk, copy).html
    desk.post(address, {"digest": told, "undo": "1"})
    assert not DroppedProposal.objects.exists()


def test_what_was_never_proposed_cannot_be_dropped(desk: Client, copy: StoredCopy) -> None:
    address = reverse("admin:cases_source_drop", args=[copy.pk])
    assert desk.post(address, {"digest": "0" * 64}).status_code == 404
    assert desk.get(address).status_code == 405


@pytest.mark.parametrize(
    ("role", "seen"), [("editor", 200), ("administrator", 200), ("reviewer", 403), ("outsider", 302), ("stranger", 302)]
)
def test_who_may(request: Any, enter: Any, copy: StoredCopy, role: str, seen: int) -> None:
    client = Client() if role == "stranger" else enter(request.getfixturevalue(role))
    told, writes = digests(shown(enter(copy.captured_by), copy))[0], seen == 200
    for name, args in (("from", []), ("copy", [copy.pk])):
        assert client.get(reverse(f"admin:cases_source_{name}", args=args)).status_code == seen
    fact = client.get(reverse("admin:cases_source_fact", args=[copy.pk]), {"paragraph": "1", "kind": "custody"})
    assert fact.status_code == (302 if writes else seen)
    dropped = client.post(reverse("admin:cases_source_drop", args=[copy.pk]), {"digest": told})
    stored = client.post(reverse("admin:cases_source_from"), FORM | {"text": "Another text."})
    assert (dropped.status_code, stored.status_code) == ((302, 302) if writes else (seen, seen))
    assert DroppedProposal.objects.exists() is writes
    assert StoredCopy.objects.count() == 1 + writes


def test_reviewer_sees_no_trace_of_the_words(enter: Any, reviewer: Any, copy: StoredCopy) -> None:
    client = enter(reviewer)
    for name in ("change", "history"):
        page = client.get(reverse(f"admin:cases_source_{name}", args=[copy.source_id])).content.decode()
        assert "Sadykov" not in page
        assert "copy/" not in page
    assert "source/from/" not in client.get("/admin/").content.decode()


def test_copy_is_never_changed(desk: Client, copy: StoredCopy) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        StoredCopy.objects.filter(pk=copy.pk).update(text="other")
    answer = desk.post(reverse("admin:cases_source_delete", args=[copy.source_id]), {"post": "yes"}, follow=True)
    assert "it cannot be deleted" in answer.content.decode()
    assert Source.objects.filter(pk=copy.source_id).exists()


def test_same_text_twice_is_stored_once(desk: Client, copy: StoredCopy) -> None:
    answer = desk.post(reverse("admin:cases_source_from"), FORM | {"text": ARTICLE}, follow=True)
    assert "nothing was added" in answer.content.decode()
    assert (StoredCopy.objects.count(), Source.objects.filter(title=FORM["title"]).count()) == (1, 1)


def test_text_of_a_recorded_source(desk: Client) -> None:
    source, before = Source.objects.order_by("pk")[0], Source.objects.count()
    assert source.key in check(desk.get(reverse("admin:cases_source_from") + f"?source={source.key}")).form["source"]
    desk.post(reverse("admin:cases_source_from"), {"source": source.key, "text": ARTICLE})
    assert (StoredCopy.objects.get().source, Source.objects.count()) == (source, before)


WRONG = [
    ({"text": ""}, None, "Paste a text or choose a file."),
    ({"text": "\u200b\n \n"[1:]}, None, "Paste a text or choose a file."),
    ({"text": ARTICLE, "title": ""}, None, "Give the title of the new source."),
    ({"text": ARTICLE, "published": "the day before"}, None, "could not be read as a date"),
    ({"text": ARTICLE, "url": "javascript:alert(1)"}, None, "valid URL"),
    ({"text": ARTICLE, "source": "Nowhere"}, None, "Nothing is recorded under"),
    ({"text": "я" * (LARGEST // 2 + 1)}, None, "longer than 2 MB"),
    ({"text": ARTICLE}, ("a.txt", b"Words"), "Both a file and a pasted text"),
    ({}, ("a.pdf", b"%PDF-1.7"), "This PDF cannot be read"),
    ({}, ("a.docx", b"PK"), "Only .txt, .html, .pdf and .eml files are read"),
    ({}, ("a.txt", b"a" * (LARGEST + 1)), "larger than 2 MB"),
]


@pytest.mark.parametrize(("typed", "file", "words"), WRONG)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk: Client, typed: Any, file: Any, words: str) -> None:
    data: dict[str, Any] = FORM | {"text": "", "authors": "A. Reader"} | typed
    answer = desk.post(reverse("admin:cases_source_from"), data | ({"file": SimpleUploadedFile(*file)} if file else {}))
    page = Page(answer.content.decode())
    assert answer.status_code == 422
    assert words in page.html
    assert {name: page.form[name] for name in data} == data
    assert not StoredCopy.objects.exists()


def test_words_of_a_file_are_kept_when_another_box_is_wrong(desk: Client) -> None:
    file = SimpleUploadedFile("a.txt", ARTICLE.encode("cp1252"))
    answer = desk.post(reverse("admin:cases_source_from"), {"file": file, "title": ""})
    assert Page(answer.content.decode()).form["text"] == ARTICLE


def test_hostile_page_is_stored_as_words(desk: Client) -> None:
    body = b"<title>T</title><p>One <script>alert(1)</script>&lt;img src=x onerror=alert(2)&gt;</p><p onclick=x>Two</p>"
    desk.post(reverse("admin:cases_source_from"), {"file": SimpleUploadedFile("a.html", body)})
    copy = StoredCopy.objects.get()
    assert (copy.text, copy.source.title) == ("One <img src=x onerror=alert(2)>\n\nTwo", "T")
    assert "<img" not in shown(desk, copy).html


def test_pages_take_few_queries_however_long_the_text(desk: Client, copy: StoredCopy) -> None:
    long = StoredCopy.objects.create(
        source=copy.source, text="\n\n".join([ARTICLE] * 40), original=b"", media_type="text/plain", sha256="0" * 64,
        captured_at=copy.captured_at, captured_by=copy.captured_by,
    )  # fmt: skip
    counts = []
    for one in (copy, long):
        shown(desk, one)
        with CaptureQueriesContext(connection) as captured:
            shown(desk, one, f"?person={ABISHEV}&case=&page=2")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 30
    for number in range(5):
        custody = Custody.objects.create(person=Person.objects.get(key=ABISHEV), form="remand")
        Citation.objects.create(custody=custody, source=copy.source, locator=f"paragraph {number}")
    with CaptureQueriesContext(connection) as captured:
        shown(desk, copy, f"?person={ABISHEV}&case=&page=2")
    assert len(captured) <= counts[0] + 1  # one for the kind of fact, however many there are


def test_long_addresses_leave_out_what_does_not_fit() -> None:
    address = prefill.address("/a/", {"one": "1", "long": "я" * 2000, "two": "2"})
    assert len(address) < prefill.LONGEST + 10
    assert address.startswith("/a/?one=1")
    assert "long" not in address


def test_words_of_a_pdf_are_stored_with_a_warning(desk: Client) -> None:
    file = SimpleUploadedFile("article.pdf", pdf([["A court refused.", "He appealed again in May 2021."]]))
    answer = desk.post(reverse("admin:cases_source_from"), FORM | {"file": file})
    assert answer.status_code == 302
    copy = StoredCopy.objects.get()
    assert (copy.media_type, copy.text) == ("application/pdf", "A court refused.\n\nHe appealed again in May 2021.")
    assert "compare what you quote with the file" in shown(desk, copy).html
