"""Files of all records: the list of people by the filters of the page, and what the records are as a dataset."""

import json

from django.http import HttpRequest, HttpResponse

from cases.domain.canonical import digest
from cases.published.filters import PeopleFilter
from cases.published.formats import workbook
from cases.published.formats.dataset import dataset
from cases.published.formats.openapi import OF_PAGES_ALONE
from cases.published.formats.peopletable import lines, people_csv, people_workbook
from cases.published.peoplelist import rows, with_spans

from .formats import asked_for, for_tools, site_of, unless_known
from .machines import refused


@for_tools(*(name for name in PeopleFilter.base_filters if name not in OF_PAGES_ALONE), "bom")
def people_file(request: HttpRequest, *, lang: str, extension: str) -> HttpResponse:
    """Answer every person who fits the filters, as CSV or XLSX; `bom=1` puts the mark of UTF-8 before CSV."""
    asked, reasons, allowed = asked_for(request, "bom")
    bom = request.GET.get("bom", "0")
    if bom not in {"0", "1"} or ("bom" in request.GET and extension != "csv"):
        reasons["bom"] = "It is 1 or 0, and for CSV only."
    if reasons:
        return refused(reasons, allowed)
    listed = list(with_spans(asked.people.order_by("sort_key", "key"), asked.as_known))
    found = rows(listed, day=asked.day, lang=lang).rows
    people = [(row, listing.title, listing.country) for row, listing in zip(found, listed, strict=True)]
    told = lines(people, day=asked.day.isoformat(), root=site_of(request).root)
    body = people_csv(told, bom=bom == "1") if extension == "csv" else people_workbook(told)
    kind = "text/csv; charset=utf-8" if extension == "csv" else workbook.MEDIA_TYPE
    response = unless_known(request, f'"{digest(body)}"', lambda: HttpResponse(body, content_type=kind))
    response.headers["Content-Disposition"] = f'attachment; filename="people-{asked.day}.{extension}"'
    return response


@for_tools()
def dataset_file(request: HttpRequest, *, lang: str) -> HttpResponse:
    """Answer what all records are together, as JSON-LD."""
    body = json.dumps(dataset(site_of(request), lang), ensure_ascii=False, indent=2).encode() + b"\n"
    return unless_known(request, f'"{digest(body)}"', lambda: HttpResponse(body, content_type="application/ld+json"))
