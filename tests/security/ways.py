"""The ways by which something hidden might be learned: each a number of questions to the pages of editors."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cases import digest
from cases.admin.site import site
from cases.models import (
    Custody,
    Occurrence,
    Person,
    Submission,
)
from tests.admin.conftest import Page
from tests.conftest import ABISHEV

NOW: Final = datetime.now(tz=UTC)
TABLES: Final = [str(model._meta.model_name) for model in site._registry if model._meta.app_label == "cases"]
KEYS: Final = ("KZ-9QX1", "KZ-9QX2")
WORLDS: Final = (
    {"word": "Aaaqwy", "day": "1951-02-03", "facts": 1, "form": "remand", "country": "AF", "key": KEYS[0]},
    {"word": "Zzzqwy", "day": "2025-11-12", "facts": 3, "form": "house_arrest", "country": "ZW", "key": KEYS[1]},
)
GUESSES: Final = ("Aaaqwy", "Amina", KEYS[0])
"""A word and a key of one world alone, and a name of both; what is only in the other world would tell no more."""
# What differs in every answer, whatever is hidden.
TOKENS: Final = re.compile(rb'name="(?:csrfmiddlewaretoken|_once|_version|token)" value="[^"]*"')

Answer = tuple[int, bytes, int]
Told = Iterator[tuple[str, Callable[[Client], Any]]]


def event() -> Occurrence:
    return Occurrence.objects.get(key="occurrence-two")


def got(*addresses: str) -> Told:
    """Each address as a browser asks for it."""
    for address in addresses:
        yield address, lambda client, address=address: client.get(address, follow=True)  # type: ignore[misc]


def sent(address: str, **form: Any) -> Told:
    """What is answered to a form, with all that it leads to."""
    yield f"{address} {sorted(form)}", lambda client: client.post(address, form, follow=True)


def table(name: str) -> str:
    return f"/admin/cases/{name}/"


def forms_of(*pages: str) -> Told:
    """Pages of records that everybody sees and that something hidden is tied to."""
    person = Person.objects.get(key=ABISHEV)
    rows = (person, event(), Custody.objects.filter(person=person).order_by("pk")[0], event().citations.all()[0].source)
    for row in rows:
        for page in pages:
            yield from got(reverse(f"admin:cases_{row._meta.model_name}_{page}", args=[row.pk]))


def orders() -> Told:
    """Every column of every table, people first."""
    for model, model_admin in sorted(site._registry.items(), key=lambda one: one[0] is not Person):
        if model._meta.app_label == "cases":
            for number in range(1, len(model_admin.list_display) + 2):
                yield from got(f"{table(str(model._meta.model_name))}?o={number}")


def filters() -> Told:
    for name in ("person", "name", "custody", "source", "occurrence"):
        for path in ("note", "names__text", "person__names__text", "by_person__note", "citations__source__title"):
            yield from got(*[f"{table(name)}?{path}__{one}=Mmm" for one in ("gte", "lt", "contains", "in")])
        yield from got(*[f"{table(name)}?{one}" for one in ("country=AF", "form=house_arrest", "is_confidential=1")])


def dates() -> Told:
    for name in ("person", "custody", "occurrence"):
        for path in ("occurred_earliest", "changed_at", "custody__occurred_earliest"):
            yield from got(*[f"{table(name)}?{path}__{one}=1951" for one in ("year", "year__gte")])
        yield from got(table(name))


def autocompletes() -> Told:
    boxes = (("custody", "person"), ("citation", "source"), ("party", "case"), ("citation", "speaker"),
             ("occurrence", "by_person"), ("occurrence", "with_people"), ("custody", "changed_by"),
             ("restriction", "person"), ("submission", "submitted_by"), ("contact", "person"),
             ("merge", "other"))  # fmt: skip
    for model, field in boxes:
        for term in ("", *GUESSES):
            asked = f"/admin/autocomplete/?app_label=cases&model_name={model}&field_name={field}&term={term}"
            yield from got(asked, f'{asked}&forward={{"person":"{KEYS[0]}"}}')


def case_files_in() -> Told:
    """Case files whose rows name what may be hidden, by every way of taking them in."""
    custody = {"key": "custody-mine", "person": KEYS[0], "form": "remand"}
    address = reverse("admin:cases_person_case_file_in")
    body = {"format": "case-file", "schema": 1, "custody": [custody]}
    for existing in ("refuse", "keep", "replace"):

        def offer(client: Client, existing: str = existing) -> Any:
            file = SimpleUploadedFile("a.json", json.dumps(body | {"whole": True}).encode())
            return client.post(address, {"file": file, "existing": existing}, follow=True)

        yield existing, offer


def digests() -> Told:
    """The letters to everybody who is asked about: their words."""

    def letters(client: Client) -> Any:
        answer = client.get("/admin/jsi18n/")
        answer.content = "\n".join(str(one.body) for one in digest.letters(day=NOW.date())).encode()
        return answer

    yield "letters", letters


def lists_in() -> Told:
    address = reverse("admin:cases_person_list_map", args=[77])
    columns = {"target-0": "key", "target-1": "note", "dialect-0": "words", "dialect-1": "words"}
    yield from got(reverse("admin:cases_person_list"), address, *[f"{address}?like={word}" for word in GUESSES])
    yield from sent(address, name="Mine", lang="en", **columns)


def named_in_boxes() -> Told:
    for typed in (*GUESSES, f"Aaaqwy Amina [{KEYS[0]}]"):
        for name, box in (("custody", "person"), ("party", "case"), ("distinction", "other")):
            yield from got(f"{table(name)}add/?{box}={typed}")
            yield from sent(f"{table(name)}add/", **{box: typed})
    yield from got(*[f"/admin/open/{key}/" for key in KEYS])


def names_typed() -> Told:
    """A new person under a name that may be somebody's."""
    address = f"{table('person')}add/"
    for word in GUESSES:

        def enter(client: Client, word: str = word) -> Any:
            form = Page(client.get(address).content.decode()).form | {"country": "KZ", "names-0-text": f"{word} Amina"}
            return client.post(address, {name: value for name, value in form.items() if "__prefix__" not in name})

        yield word, enter


def merges() -> Told:
    address = reverse("admin:cases_person_merge", args=[Person.objects.get(key=ABISHEV).pk])
    yield from got(address, address.replace("merge", "split"), *[f"{address}?other={word}" for word in GUESSES])
    for word in GUESSES:
        yield from sent(address, other=word)


def exports() -> Told:
    person = Person.objects.get(key=ABISHEV)
    for whole in ("", "1"):
        yield from sent(reverse("admin:cases_person_case_file", args=[person.pk]), whole=whole)


def submissions() -> Told:
    yield from got(table("submission"), table("removalrequest"))
    for row in Submission.objects.all():
        yield from got(reverse("admin:cases_submission_change", args=[row.pk]))


def revisions_read() -> Told:
    for key in (ABISHEV, *KEYS):
        yield from got(reverse("admin:cases_person_revisions", args=[key]))
        yield from got(*[reverse("admin:cases_person_revision", args=[key, number]) for number in (1, 2, 3)])


def uniques() -> Told:
    for word in ("Aaaqwy", "Zzzqwy"):
        yield from sent(f"{table('source')}add/", kind="list", title=f"Diary of {word}", url=f"https://{word}.example/")
        text = {"text": word, "title": "Mine", "publisher": "B", "published": "2021", "language": "en"}
        yield from sent(reverse("admin:cases_source_from"), **text, url=f"https://{word}.example/")


def nexts() -> Told:
    for key in KEYS:
        yield from got(f"/admin/login/?next=/admin/open/{key}/", f"/admin/language/?next=/admin/open/{key}/")
        yield from sent("/admin/language/", language="en", next=f"/admin/open/{key}/")


WAYS: Final[dict[str, Callable[[], Told]]] = {
    "order": orders,
    "to_field and popup": lambda: got(
        *[f"{table(name)}?_popup=1&_to_field={one}" for name in ("person", "source") for one in ("note", "key", "id")]
    ),
    "dates": dates,
    "filters": filters,
    "lists and their counts": lambda: got(*[f"{table(name)}?_facets=True" for name in TABLES]),
    "search": lambda: got(*[f"{table(name)}?q={word}" for name in TABLES for word in GUESSES]),
    "forms and desks": lambda: forms_of("change"),
    "history": lambda: forms_of("history"),
    "revisions": revisions_read,
    "delete": lambda: forms_of("delete"),
    "export": exports,
    "case file in": case_files_in,
    "list in": lists_in,
    "boxes": named_in_boxes,
    "autocomplete": autocompletes,
    "names typed": names_typed,
    "merge and split": merges,
    "to do": lambda: got("/admin/todo/", "/admin/todo/?who=all"),
    "letters": digests,
    "start": lambda: got("/admin/", "/admin/cases/"),
    "submissions": submissions,
    "preview": lambda: got(reverse("admin:cases_person_preview", args=[Person.objects.get(key=ABISHEV).pk])),
    "unique": uniques,
    "next": nexts,
}
