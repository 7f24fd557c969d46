"""Which record an address asks for, and what every page about it says of its editions."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from cases.domain.naming import Shown
from cases.published import addresses, days, store
from cases.published.formats.issue import Issue, Site


@dataclass(frozen=True, slots=True)
class Asked:
    """Which record is asked for, under which address."""

    lang: str
    section: str
    key: str
    slug: str

    @property
    def kind(self) -> str:
        """The kind of subject."""
        return addresses.KIND[self.section]

    def current(self) -> store.Published:
        """Answer the newest edition of the record; raise Http404 where there is none."""
        return self._of_kind(store.current(self.key.upper()))

    def edition(self, number: int) -> store.Published:
        """Answer one edition of the record; raise Http404 where there is none."""
        return self._of_kind(store.edition(self.key.upper(), number))

    def _of_kind(self, found: store.Published | None) -> store.Published:
        if found is None or found.kind != self.kind:
            raise Http404
        return found

    def place(self, found: store.Published) -> tuple[str, str, str, str]:
        """Answer by what every address of the record begins."""
        return (self.lang, self.kind, found.key, addresses.english_name(found.dossier))


def site(request: HttpRequest) -> Site:
    """Answer the site as the reader reaches it."""
    return Site(settings.SITE_NAME, request.build_absolute_uri("/").removesuffix("/"))


def issue_of(request: HttpRequest, asked: Asked, found: store.Published) -> Issue:
    """Answer the edition as it goes out to this reader."""
    return Issue(found, asked.lang, site(request))


def moved(request: HttpRequest, right: str) -> HttpResponse | None:
    """Answer a permanent redirect where the address is not the right one; the query is kept."""
    if request.path == right:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(right + (f"?{query}" if query else ""))


def title(request: HttpRequest, asked: Asked, found: store.Published) -> Shown:
    """Answer the name of the subject and its language where that is not the reader's."""
    return issue_of(request, asked, found).title


def line_of(asked: Asked, place: tuple[str, str, str, str], line: store.EditionLine) -> dict[str, Any]:
    """Answer one edition for a list of them."""
    return {
        "edition": line,
        "words": days.day_words(line.published_on, asked.lang),
        "path": addresses.edition(*place, line.number),
        "data_path": addresses.data(asked.kind, place[2], line.number),
    }
