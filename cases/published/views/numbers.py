"""The numbers: each with its picture, its table, its definition, its unit, its file, and the list that it counts."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.custody import Status
from cases.published import days, plots, series, tallies
from cases.published.facets import Facet
from cases.published.filters import ARRANGING, NAMES, PeopleFilter, people_filter, without
from cases.published.formats.table import cell
from cases.published.series import Point
from cases.published.tallies import STATUS, Group

from .machines import OPEN, problem
from .pages import READ, framed, readers_only

HELD: Final = "held"
DEATHS: Final = "deaths"
_BARS: Final = 12
_DEAD: Final = {status.value for status in Status if status.is_dead}


@dataclass(frozen=True, slots=True)
class Chart:
    """What is counted by a facet: its heading and its definition."""

    name: str
    facet: str
    heading: str | Promise
    definition: str | Promise


CHARTS: Final[Mapping[str, Chart]] = {
    chart.name: chart
    for chart in (
        Chart("status", STATUS, _("How people stand"),
              _("Each person counts under every status that the facts allow on the day, surely or possibly.")),
        Chart("country", Facet.COUNTRY, _("Countries"), _("The country of a person's record.")),
        Chart("term", Facet.TERM, _("Prison terms"),
              _("The prison term after every change that counts; a person with two terms counts under both.")),
        Chart("charge", Facet.CHARGE, _("Charges"),
              _("Everybody ever charged under the article or with the words; one person can count under several.")),
        Chart("health", Facet.HEALTH, _("Health and hunger strikes"),
              _("Everybody of whom such a thing is reported at any time, whoever reports it.")),
        Chart(DEATHS, STATUS, _("Deaths"),
              _("Died in custody, after a release, or where it is not known; surely or possibly on the day.")),
        Chart("died", Facet.DIED, _("Deaths by year"), _("Everybody who died, or may have died, in the year.")),
        Chart("recognised", Facet.RECOGNISED, _("Recognised by"),
              _("Everybody whom the body has ever recognised; one person can be recognised by several.")),
        Chart("sex", Facet.SEX, _("Sex"), _("As recorded; not recorded where no source says.")),
    )
}  # fmt: skip


@readers_only
def numbers(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer every number that can be counted, for everybody or for those who fit the query."""
    asked = people_filter(request.GET, timezone.localdate())
    form = {"values": {name: days.in_a_field(asked.data.get(name, "")) for name in ("on", "known")}}
    if problems := asked.problems():
        return framed(request, "published/numbers.html", 400, **form, problems=problems)
    points = series.held_over_time(asked)
    groups = {
        group.name: group for group in tallies.groups(asked, *dict.fromkeys(one.facet for one in CHARTS.values()))
    }
    people = reverse("published:people", args=[lang])
    context: dict[str, Any] = form | {
        "asked": asked.asked,
        "kept": [(name, value) for name, value in asked.narrowing.items() if name not in {"on", "known"}],
        "day_words": days.day_words(asked.day, lang),
        "known_words": days.day_words(asked.as_known, lang) if asked.as_known else "",
        "total": asked.count(),
        "everybody": people + tallies.query_of(asked),
        "latest": points[-1],
        "surely_path": people + tallies.query_of(asked, held="surely"),
        "possibly_path": people + tallies.query_of(asked, held="yes"),
        "drawings": plots.held(points, lang),
        "held_rows": [_held_row(asked, point, people, lang) for point in reversed(series.yearly(points))],
        "charts": [_chart(asked, chart, groups[chart.facet], people) for chart in CHARTS.values()],
        "csv_tail": _tail(asked),
    }
    return framed(request, "published/numbers.html", **context)


def _held_row(asked: PeopleFilter, point: Point, people: str, lang: str) -> dict[str, Any]:
    """Answer one day with its four numbers, each with the list that it counts."""
    rest = without(asked.narrowing, "on", "known", "held", "status")
    day = point.day.isoformat()
    now = {"known": asked.as_known.isoformat()} if asked.as_known else {}

    def path(held: str, **more: str) -> str:
        return f"{people}?{urlencode(rest | {'held': held, 'on': day} | more)}"

    return {
        "words": days.day_words(point.day, lang),
        "day": day,
        "numbers": [
            (point.least, path("surely", **now)),
            (point.most, path("yes", **now)),
            (point.then_least, path("surely", known=day)),
            (point.then_most, path("yes", known=day)),
        ],
    }


def _chart(asked: PeopleFilter, chart: Chart, group: Group, people: str) -> dict[str, Any]:
    rows = [row for row in _rows(asked, chart, group, people) if row["count"]]
    most = max((row["count"] for row in rows), default=1)
    for row in rows:
        row["width"] = max(1, round(240 * row["count"] / most))
    return {"chart": chart, "first": rows[:_BARS], "rest": rows[_BARS:], "count": len(rows)}


def _rows(asked: PeopleFilter, chart: Chart, group: Group, people: str) -> Iterator[dict[str, Any]]:
    for choice in group.choices:
        if chart.name == DEATHS and choice.code not in _DEAD:
            continue
        path = people + tallies.query_of(asked, **{chart.facet: choice.code})
        yield {
            "code": choice.code,
            "label": choice.label,
            "lang": choice.title_lang,
            "count": choice.count,
            "path": path,
        }


def _tail(asked: PeopleFilter) -> str:
    query = urlencode(without(asked.asked, *ARRANGING))
    return f"?{query}" if query else ""


def numbers_csv(request: HttpRequest, lang: str, name: str) -> HttpResponse:
    """Answer one table of numbers as CSV (RFC 4180), with the address of the list behind each number."""
    if request.method not in READ:
        refused = problem(405, "Method not allowed", detail="Use GET or HEAD.")
        refused.headers["Allow"] = ", ".join(READ)
        return refused
    if name != HELD and name not in CHARTS:
        raise Http404
    asked = people_filter(request.GET, timezone.localdate())
    if invalid := [{"name": one, "reason": reason} for one, reason in asked.problems()]:
        return problem(400, "Parameters that cannot be used", invalid_params=invalid, allowed=list(NAMES))
    people = request.build_absolute_uri(reverse("published:people", args=[lang]))
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for line in _lines(asked, name, people):
        writer.writerow([cell(str(one)) for one in line])
    response = HttpResponse(written.getvalue().encode(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    for header, value in (OPEN | {"X-Content-Type-Options": "nosniff", "Content-Language": lang}).items():
        response.headers[header] = value
    return response


def _lines(asked: PeopleFilter, name: str, people: str) -> Iterator[tuple[Any, ...]]:
    if name == HELD:
        yield "day", "least", "most", "known_then_least", "known_then_most"
        for point in series.held_over_time(asked):
            yield point.day.isoformat(), point.least, point.most, point.then_least, point.then_most
        return
    chart = CHARTS[name]
    (group,) = tallies.groups(asked, chart.facet)
    yield "on", "code", "label", "people", "url"
    for row in _rows(asked, chart, group, people):
        yield asked.day.isoformat(), row["code"], row["label"], row["count"], row["path"]
