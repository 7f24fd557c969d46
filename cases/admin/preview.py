"""The public page that a draft would make, by the code of the public page itself."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from cases.domain.canonical import digest, to_bytes
from cases.domain.text import LANGUAGES
from cases.models import Case, Person
from cases.published import addresses, store
from cases.published.views import record
from cases.publishing import gather_dossier

from .outline import page_language


def preview_response(request: HttpRequest, subject: Person | Case) -> HttpResponse:
    """Answer the page as readers would get it today, in the language of the admin or the one asked for."""
    asked = request.GET.get("lang", "")
    with translation.override(asked if asked in LANGUAGES else page_language()):
        return _page(request, as_if_published(subject))


def as_if_published(subject: Person | Case) -> store.Published:
    """Answer the draft as the edition that it would become."""
    dossier = gather_dossier(subject)
    body, last = to_bytes(dossier), store.current(subject.key)
    number = last.number + 1 if last else 1
    return store.Published(
        key=subject.key,
        kind=dossier.kind.value,
        number=number,
        latest_number=number,
        published_on=timezone.localdate(),
        sha256=digest(body),
        chain="",
        body=body,
        dossier=dossier,
    )


def _page(request: HttpRequest, found: store.Published) -> HttpResponse:
    lang, day = page_language(), timezone.localdate()
    asked = record.Asked(lang, addresses.SECTION[found.kind], found.key, "")
    draw = record._person if found.kind == "person" else record._case
    about = {"permanent": False, "chosen": None, "day": day, "is_draft": True}
    return draw(request, asked, found, day, about | record._edition_lines(request, asked, found, day))
