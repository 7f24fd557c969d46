"""The public page that a draft would make, by the code of the public page itself."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from cases.domain.canonical import digest, to_bytes
from cases.domain.text import LANGUAGES
from cases.models import Case, Person
from cases.published import addresses, store
from cases.published.views import record
from cases.published.views.subject import Asked, issue_of
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
    body, lines = to_bytes(dossier), store.history(subject.key)
    number = lines[0].number + 1 if lines else 1
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
    asked = Asked(page_language(), addresses.SECTION[found.kind], found.key, "")
    about = {"permanent": False, "chosen": None, "day": timezone.localdate(), "is_draft": True}
    return HttpResponse(record._draw(request, asked, issue_of(request, asked, found), found.dossier, about))
