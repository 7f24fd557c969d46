"""Addresses of the files of editions and of feeds: that of a page without its last slash, a dot, and the kind of file.

Included by the addresses of the public side, whose converters they use.
"""

import re

from django.urls import URLPattern, path, register_converter

from cases.published.formats.catalogue import FORMATS

from .views import formats, lists, peoplefiles


class Extension:
    """What follows the dot of a file's name."""

    regex = "|".join(re.escape(extension) for extension in FORMATS)

    def to_python(self, value: str) -> str:
        """Answer the extension."""
        return value

    def to_url(self, value: str) -> str:
        """Answer the extension."""
        return value


register_converter(Extension, "extension")

RECORD = "<lang:lang>/<section:section>/<key:key>"
urlpatterns: list[URLPattern] = [
    path("<lang:lang>/editions.atom", formats.feed, name="feed"),
    path("<lang:lang>/people.csv", peoplefiles.people_csv, name="people_csv"),
    path("<lang:lang>/people.json", peoplefiles.people_json, name="people_json"),
    path("<lang:lang>/people.atom", peoplefiles.people_atom, name="people_atom"),
    path("<lang:lang>/data.jsonld", lists.dataset_file, name="dataset"),
    path("<lang:lang>/people.uwazi.csv", lists.people_file, {"extension": "csv"}, name="people_uwazi"),
    path("<lang:lang>/people.xlsx", lists.people_file, {"extension": "xlsx"}, name="people_xlsx"),
    path(f"{RECORD}.atom", formats.record_feed, {"slug": ""}),
    path(f"{RECORD}/<slug:slug>.atom", formats.record_feed, name="record_feed"),
    path(f"{RECORD}.<extension:extension>", formats.file, {"slug": ""}),
    path(f"{RECORD}/<slug:slug>.<extension:extension>", formats.file, name="record_file"),
    path(f"{RECORD}/<slug:slug>/editions/<int:number>.<extension:extension>", formats.file, name="edition_file"),
]
