"""Which record an address asks for, and what every page about it says of its editions."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from cases.domain.naming import Shown
from cases.published import addresses, days, store
from cases.published.formats.issue import Issue, Site

from .hidden import served


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
        """Answer the newest edition under the key; raise NotServed where it is hidden, Http404 where there is none."""
        return served(store.at_address(self.key.upper()), self.section, self.key)

    def edition(self, number: int) -> store.Published:
        """Answer one edition of the record; raise NotServed where it is hidden, Http404 where there is none."""
        return served(store.edition(self.key.upper(), number), self.section, self.key, number)

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
        "act": line.hidden.act.label(asked.lang) if line.hidden else "",
        "reason": line.hidden.reason.label(asked.lang) if line.hidden else "",
        "since_words": days.day_words(line.hidden.since, asked.lang) if line.hidden else "",
    }
