"""What stands at the address of a hidden edition: that it is hidden, since when, and the category of reason."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from cases.domain.vocabulary.removal import Removal
from cases.published import addresses, days
from cases.published.notices import Hidden, hidden
from cases.published.store import Published

TITLES: Final = {
    Removal.SUPPRESSED: "Hidden for the time being",
    Removal.WITHDRAWN: "Withdrawn",
    Removal.EXPUNGED: "Removed for good",
}


class NotServed(Http404):
    """An edition was published and is hidden; `found` says since when and why."""

    def __init__(self, found: Hidden) -> None:
        super().__init__(f"{found.key} {found.number}")
        self.found = found


def served(published: Published | None, section: str, key: str, number: int | None = None) -> Published:
    """Answer the edition, or the newest one, that the store found; raise NotServed if it is hidden, else Http404."""
    if published and published.kind == addresses.KIND[section]:
        return published
    found = None if published else hidden(key.upper(), number)
    raise NotServed(found) if found and found.kind == addresses.KIND[section] else Http404(key)


def status(found: Hidden) -> int:
    """Answer 410 for what is gone and 404 for what may come back."""
    return 410 if found.is_for_good else 404


def notice(request: HttpRequest, found: Hidden) -> HttpResponse:
    """Answer the page that stands in the place of a hidden edition."""
    lang = get_language() or "en"
    context = {
        "found": found,
        "canonical": request.build_absolute_uri(request.path),
        "act": found.act.label(lang),
        "reason": found.reason.label(lang),
        "since_words": days.day_words(found.since, lang),
        "published_words": days.day_words(found.published_on, lang),
        "history_path": addresses.history(lang, found.kind, found.key, ""),
    }
    return render(request, "published/hidden.html", context, status=status(found))


def as_problem(found: Hidden) -> dict[str, Any]:
    """Answer the notice as members of a problem that machines read."""
    return {
        "status": status(found),
        "title": TITLES[found.act],
        "detail": f"Edition {found.number} of {found.key} is not served: {found.act.label('en')} since {found.since}.",
        "key": found.key,
        "number": found.number,
        "published_on": found.published_on.isoformat(),
        "act": found.act.value,
        "reason": found.reason.value,
        "since": found.since.isoformat(),
    }
