"""From page to page until every address of the public side has been asked."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from django.templatetags.static import static
from django.urls import reverse

from cases.domain.text import LANGUAGES

from .asking import Answer, Site
from .finding import SCRIPT
from .links import leads_to

LEADING: Final = ("page", "after", "before")
"""Parameters that lead through a list; every other query asks a question, which plain files cannot answer."""
_REDIRECTS: Final = {301, 302, 307, 308}
_KEPT: Final = {200, 410}
_TOO_MANY: Final = 422
"""A kind of file that cannot hold so many people; what leads there leads to the live site, which says so."""
BEYOND: Final = ("/admin/",)


class DeadLink(Exception):
    """A page leads to an address that does not answer; the message names both."""


def answers(site: Site, ask: Callable[[str], Answer] | None = None) -> Iterator[tuple[str, Answer]]:
    """Give every address of the public side with its answer, redirects too; raise DeadLink at the first dead one.

    The site is asked, or what knows better whether it need be.
    """
    ask = ask or site.answer
    waiting = deque((start, "the mirror") for start in starts())
    seen = {address for address, _from in waiting}
    while waiting:
        address, origin = waiting.popleft()
        answer = ask(address)
        if answer.status == _TOO_MANY:
            continue
        if not is_kept(answer):
            raise DeadLink(f"{address} answers {answer.status}; {origin} leads there.")
        yield address, answer
        for target in targets(address, answer, site):
            if target not in seen and is_mirrored(target):
                seen.add(target)
                waiting.append((target, address))


def starts() -> list[str]:
    """Answer where the walk begins: the front pages, and what no page leads to."""
    return [
        *(reverse("published:home", args=[lang]) for lang in LANGUAGES),
        "/robots.txt",
        reverse("published:chain"),
        reverse("published:head"),
        static(SCRIPT),
    ]


def is_kept(answer: Answer) -> bool:
    """Answer whether there is something to keep of an answer: a file, or where it leads."""
    return answer.status in _KEPT | _REDIRECTS


def is_mirrored(address: str) -> bool:
    """Answer whether an address is kept as a file."""
    parts = urlsplit(address)
    asked = [name for name, _value in parse_qsl(parts.query, keep_blank_values=True)]
    return not parts.path.startswith(BEYOND) and (not asked or (len(asked) == 1 and asked[0] in LEADING))


def targets(address: str, answer: Answer, site: Site) -> Iterator[str]:
    """Give the addresses of this site to which an answer leads."""
    if answer.targets is not None:
        yield from answer.targets
    elif answer.status in _REDIRECTS:
        yield own(answer.location, site)
    elif answer.kind == "text/html":  # A style sheet of ours leads nowhere.
        yield from leads_to(answer.body.decode(), page=address)


def own(location: str, site: Site) -> str:
    """Answer the path and query to which a redirect leads on this site."""
    return location.removeprefix(site.base).partition("#")[0]
