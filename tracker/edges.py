"""What a public answer says to a CDN, which keeps copies of it: how long, and by what name to forget it."""

from typing import Final

from django.http import HttpRequest, HttpResponse

# Ten seconds at most while the site answers: what was withdrawn is gone nearly as soon as from nginx; and ten
# minutes while it answers nothing. Browsers go by Cache-Control and ask each time.
KEEPS: Final = "max-age=5, stale-while-revalidate=5, stale-if-error=600"
TAKEN: Final = frozenset((200, 301, 302, 304, 404, 410))
ALL, LISTS = "site", "lists"


def mark(request: HttpRequest, response: HttpResponse) -> None:
    """Set the headers of an answer that is not to be kept by its address for ever (RFC 9213), the tags by its address.

    The tags are told from the address alone: what never was has those of what is hidden.
    """
    if response.status_code not in TAKEN or "no-cache" not in response.headers.get("Cache-Control", "no-cache"):
        return
    match = request.resolver_match
    kwargs = match.kwargs if match else {}
    key = str(kwargs["key"]).upper() if "section" in kwargs and "key" in kwargs else ""
    response.headers.setdefault("CDN-Cache-Control", KEEPS)
    response.headers.setdefault("Surrogate-Key", f"{ALL} {key or LISTS}")
    response.headers.setdefault("Cache-Tag", f"{ALL},{key or LISTS}")
