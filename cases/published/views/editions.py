"""The editions of one record: their list, what changed between any two, and the same for machines."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from cases.domain import difference as differences
from cases.domain.page.changes import changes
from cases.published import addresses, days, store, versions
from cases.published.answers import Change, ChangedValue, Difference, EditionRow, said

from .hidden import NotServed, served
from .machines import json_answer, machines, misused, refused
from .pages import framed, readers_only
from .record import printed
from .subject import Asked, issue_of, line_of, moved, title


@readers_only
def history(request: HttpRequest, lang: str, section: str, key: str, slug: str) -> HttpResponse:
    """Answer the list of editions of one record, the newest first; `from` and `to` lead to what changed between two."""
    asked = Asked(lang, section, key, slug)
    try:
        found = asked.current()
    except NotServed as refused:
        return _without_the_newest(request, asked, refused.found.key)
    place = asked.place(found)
    if redirect := moved(request, addresses.history(*place)):
        return redirect
    lines = store.history(found.key)
    if "from" in request.GET or "to" in request.GET:
        return _chosen(request, place, [line.number for line in lines if line.hidden is None])
    shown = title(request, asked, found)
    rows = [line_of(asked, place, line) for line in lines]
    for row, before in zip(rows, lines[1:], strict=False):
        if before.hidden is None and not row["act"]:
            row["since_path"] = addresses.difference(*place, before.number, row["edition"].number)
    return framed(
        request,
        "published/history.html",
        lines=rows,
        title=shown.text,
        title_lang=shown.lang,
        key=found.key,
        record_path=addresses.record(*place),
        timemap_path=addresses.timemap(*place),
        relations=_relations(request, asked, found),
    )


def _without_the_newest(request: HttpRequest, asked: Asked, key: str) -> HttpResponse:
    """Answer the list under the key alone: what the record is called is not said while its newest edition is hidden."""
    place = (asked.lang, asked.kind, key, "")
    rows = [line_of(asked, place, line) for line in store.history(key)]
    return framed(
        request, "published/history.html", lines=rows, title=key, key=key, record_path=addresses.record(*place)
    )


def _relations(request: HttpRequest, asked: Asked, found: store.Published) -> tuple[versions.Relation, ...]:
    issue = issue_of(request, asked, found)
    return versions.in_page(versions.relations(issue, permanent=False), issue.site)


def _chosen(request: HttpRequest, place: tuple[str, str, str, str], known: list[int]) -> HttpResponse:
    numbers = {name: request.GET.get(name, "") for name in ("from", "to")}
    for name, text in numbers.items():
        if not (text.isascii() and text.isdigit() and int(text[:9]) in known):
            problem = _("“%(text)s” is not the number of an edition of this record.") % {"text": text[:20]}
            return framed(
                request,
                "published/unusable.html",
                400,
                parameter=name,
                problem=problem,
                plain=addresses.history(*place),
            )
    return HttpResponseRedirect(addresses.difference(*place, int(numbers["from"]), int(numbers["to"])))


@readers_only
def difference(
    request: HttpRequest, lang: str, section: str, key: str, slug: str, before: int, after: int
) -> HttpResponse:
    """Answer what changed from one edition to another, line by line and field by field."""
    asked = Asked(lang, section, key, slug)
    old, new = asked.edition(before), asked.edition(after)
    place = asked.place(new)
    if redirect := moved(request, addresses.difference(*place, before, after)):
        return redirect
    shown = title(request, asked, new)
    lines = changes(old.dossier, new.dossier, lang)
    return framed(
        request,
        "published/difference.html",
        title=shown.text,
        title_lang=shown.lang,
        key=new.key,
        lines=lines,
        numbers=[(what, sum(line.what.value == what for line in lines)) for what in ("added", "changed", "removed")],
        old=_side(asked, place, old),
        new=_side(asked, place, new),
        turned_path=addresses.difference(*place, after, before),
        history_path=addresses.history(*place),
        record_path=addresses.record(*place),
        data_path=addresses.difference_data(asked.kind, new.key, before, after),
    )


def _side(asked: Asked, place: tuple[str, str, str, str], found: store.Published) -> dict[str, Any]:
    return {
        "number": found.number,
        "words": days.day_words(found.published_on, asked.lang),
        "path": addresses.edition(*place, found.number),
        "anchors": printed(found, asked.lang),
    }


@readers_only
def timemap(request: HttpRequest, lang: str, section: str, key: str, slug: str) -> HttpResponse:
    """Answer the editions of a record as a TimeMap."""
    asked = Asked(lang, section, key, slug)
    found = asked.current()
    if redirect := moved(request, addresses.timemap(*asked.place(found))):
        return redirect
    lines = [line for line in store.history(found.key) if line.hidden is None]
    text = versions.timemap(issue_of(request, asked, found), lines)
    return HttpResponse(text, content_type=versions.LINK_FORMAT)


@machines
def difference_data(request: HttpRequest, section: str, key: str, before: int, after: int) -> HttpResponse:
    """Answer every value that differs between two editions, by the path at which it stands in their JSON."""
    if wrong := misused(request, ()):
        return refused(wrong, ())
    old, new = (served(store.edition(key.upper(), number), section, key, number) for number in (before, after))
    found = differences.difference(old.dossier, new.dossier)
    answer = Difference(
        key=new.key,
        from_=_edition(request, old),
        to=_edition(request, new),
        count=len(found),
        changes=tuple(
            Change(
                table=one.table,
                key=one.key,
                what=one.what.value,
                values=tuple(ChangedValue(path=leaf.path, from_=leaf.before, to=leaf.after) for leaf in one.leaves),
            )
            for one in found
        ),
    )
    return json_answer(said(answer))


def _edition(request: HttpRequest, found: store.Published) -> EditionRow:
    return EditionRow(
        number=found.number,
        published_on=found.published_on,
        sha256=found.sha256,
        url=request.build_absolute_uri(addresses.data(found.kind, found.key, found.number)),
    )
