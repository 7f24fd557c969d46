"""The list of people: find anyone by a name in any script, as of any day, by anything that is recorded of them."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cases.published import counting, days, keyset, rolls, search, tallies
from cases.published.facets import LABELS
from cases.published.filters import SORT, VIEW, PeopleFilter, people_filter, without
from cases.published.fitting import FEW
from cases.published.formats import database, workbook
from cases.published.models import ListedName
from cases.published.peoplelist import Mention, headings_told, mentions, namesakes, part, rows
from cases.published.tallies import Choice, Group

from .pages import framed, readers_only

SHOWN: Final = 8
"""So many choices of a facet stand open; the rest are folded."""


@readers_only
def people(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the people who fit the query, or what is wrong with it."""
    asked = people_filter(request.GET, timezone.localdate())
    if problems := asked.problems():
        return framed(request, "published/people.html", 400, **_form(asked, lang), problems=problems)
    total = asked.count()
    shown = listed(asked)
    groups = tallies.groups(asked)
    mentioned = only_mentioned(asked, lang)
    query = asked.asked.get("q", "")
    context = _form(asked, lang) | {
        "found": rows(shown.rows, day=asked.day, lang=lang, query=query, heads=headings_told()),
        "total": total,
        "asked": asked.asked,
        "day_words": days.day_words(asked.day, lang),
        "known_words": days.day_words(asked.as_known, lang) if asked.as_known else "",
        "now": tallies.query(asked, "known", "", "on"),
        "mentions": mentioned,
        "similar": list(map(_offered, similar(asked, shown))),
        "namesakes": namesakes(shown.rows, lang=lang) if query else [],
        "pages": _pages(asked, shown),
        "narrowed": asked.narrowing,
        "groups": [_group(one) for one in groups],
        "taken": _taken(asked, groups, lang),
        "as_table": asked.asked.get("view") == "table",
        "ways": _ways(asked),
        "files": _files(asked, lang),
    }
    if not total:
        context |= _nothing(asked, mentioned)
    return framed(request, "published/people.html", **context)


def listed(asked: PeopleFilter) -> keyset.Piece:
    """Answer the part of the list that is asked for, fifty people long."""
    return part(
        asked,
        sort=asked.asked.get("sort", keyset.BY_NAME),
        after=asked.asked.get("after", ""),
        before=asked.asked.get("before", ""),
    )


def only_mentioned(asked: PeopleFilter, lang: str) -> list[Mention]:
    """Answer the people who are only mentioned; a search for a name alone asks for them."""
    if set(asked.narrowing) - {"q", "on"} or "q" not in asked.asked:
        return []
    unrecorded = asked.queryset.filter(edition__isnull=True)
    named = rolls.numbers(rolls.less(asked.fitting.called, asked.fitting.everybody or {}))
    few = unrecorded.filter(pk__in=named) if len(named) <= FEW else search.called(unrecorded, asked.asked["q"])
    return mentions(few, lang=lang, query=asked.asked["q"])


def similar(asked: PeopleFilter, shown: keyset.Piece) -> list[str]:
    """Answer names like that which was asked for and alone narrows the list, where all of the list is on the page."""
    if set(asked.narrowing) - {"on"} != {"q"} or not shown.rows or shown.before or shown.after:
        return []
    return search.otherwise(asked.asked["q"], (name for one in shown.rows for name in one.names), asked.fitting.common)


def _offered(name: str) -> dict[str, str]:
    return {"name": name, "query": "?" + urlencode({"q": name})}


def _form(asked: PeopleFilter, lang: str) -> dict[str, Any]:
    kept = ("status", "held", *LABELS)
    return {
        "values": {name: days.in_a_field(asked.data.get(name, "")) for name in ("on", "known")}
        | {"q": asked.data.get("q", "")[:100]},
        "hidden": [(name, asked.data.get(name, "")[:100]) for name in dict.fromkeys(kept) if asked.data.get(name)],
        "canonical": reverse("published:people", args=[lang]),
    }


def _group(group: Group) -> dict[str, Any]:
    """Answer a facet as it is shown: the first choices, the rest, and whether it stands open."""
    return {
        "name": group.name,
        "label": group.label,
        "first": group.choices[:SHOWN],
        "rest": group.choices[SHOWN:],
        "count": len(group.choices) + group.more,
        "more": group.more,
        "open": group.chosen is not None or group.name in {"held", "status"},
    }


def _taken(asked: PeopleFilter, groups: tuple[Group, ...], lang: str) -> list[dict[str, Any]]:
    """Answer each thing that narrows the list in words, with the query that leaves it out."""
    chosen: list[tuple[str, Any, str]] = [(one.name, one.label, one.chosen.label) for one in groups if one.chosen]
    for name in ("on", "known"):
        if day := asked.asked.get(name):
            chosen.append((name, "", days.day_words(day, lang)))
    if words := asked.asked.get("q"):
        chosen.insert(0, ("q", "", _("“%(words)s”") % {"words": words}))
    return [
        {"name": name, "label": label, "value": value, "query": tallies.query(asked, name, "")}
        for name, label, value in chosen
    ]


def _ways(asked: PeopleFilter) -> dict[str, list[Choice]]:
    """Answer the orders and the forms in which the list can be shown."""
    return {
        name: [
            Choice(code, str(words), 0, tallies.query(asked, name, code), asked.asked.get(name, choices[0][0]) == code)
            for code, words in choices
        ]
        for name, choices in (("sort", SORT), ("view", VIEW))
    }


def _pages(asked: PeopleFilter, shown: keyset.Piece) -> dict[str, str]:
    return {
        "before": tallies.query(asked, "before", shown.before) if shown.before else "",
        "after": tallies.query(asked, "after", shown.after) if shown.after else "",
    }


def _files(asked: PeopleFilter, lang: str) -> list[tuple[str, str, str]]:
    """Answer the same query as files: name, address and media type."""
    query = urlencode(asked.narrowing)
    tail = f"?{query}" if query else ""
    listed_as = (
        ("CSV", "people_csv", "text/csv"),
        ("XLSX", "people_xlsx", workbook.MEDIA_TYPE),
        ("JSON", "people_json", "application/json"),
        ("JSON Lines", "people_jsonl", "application/jsonl"),
        ("SQLite", "people_sqlite", database.MEDIA_TYPE),
        ("Atom", "people_atom", "application/atom+xml"),
    )
    return [(name, reverse(f"published:{view}", args=[lang]) + tail, kind) for name, view, kind in listed_as]


def _nothing(asked: PeopleFilter, mentioned: list[Mention]) -> dict[str, Any]:
    """Answer what to say where nobody was found: what was searched, what would widen it, which names look alike."""
    narrowing = [name for name in asked.narrowing if name not in {"on", "known"}]
    ways = [_way(asked, name) for name in narrowing] if len(narrowing) > 1 else []
    near = search.alike(asked.asked["q"], common=asked.fitting.common) if "q" in asked.asked and not mentioned else []
    return {
        "searched": asked.count(*asked.narrowing),
        "searched_names": counting.up_to(ListedName.objects.all()),
        "wider": [way for way in ways if way["count"]],
        "near": list(map(_offered, near)),
    }


def _way(asked: PeopleFilter, name: str) -> dict[str, Any]:
    """Answer how many would be found without one of the filters."""
    rest = urlencode(without(asked.narrowing, name))
    label = LABELS.get(name, name)
    return {"name": name, "label": label, "count": asked.count(name), "query": f"?{rest}"}
