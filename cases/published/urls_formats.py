"""Addresses of the files of editions and of feeds: that of a page without its last slash, a dot, and the kind of file.

Included by the addresses of the public side, whose converters they use.
"""

import re

from django.urls import URLPattern, path, register_converter

from cases.published.formats.catalogue import FORMATS

from .views import formats, peoplefiles


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
    path("<lang:lang>/people.csv", peoplefiles.csv_file, name="people_csv"),
    path("<lang:lang>/people.xlsx", peoplefiles.xlsx_file, name="people_xlsx"),
    path("<lang:lang>/people.json", peoplefiles.json_file, name="people_json"),
    path("<lang:lang>/people.jsonl", peoplefiles.lines_file, name="people_jsonl"),
    path("<lang:lang>/people.sqlite", peoplefiles.sqlite_file, name="people_sqlite"),
    path("<lang:lang>/people.atom", peoplefiles.atom_file, name="people_atom"),
    path("<lang:lang>/data.jsonld", formats.dataset_file, name="dataset"),
    path(f"{RECORD}.atom", formats.record_feed, {"slug": ""}),
    path(f"{RECORD}/<slug:slug>.atom", formats.record_feed, name="record_feed"),
    path(f"{RECORD}.json", formats.as_json, {"slug": ""}),
    path(f"{RECORD}/<slug:slug>.json", formats.as_json),
    path(f"{RECORD}/<slug:slug>/editions/<int:number>.json", formats.as_json),
    path(f"{RECORD}.<extension:extension>", formats.file, {"slug": ""}),
    path(f"{RECORD}/<slug:slug>.<extension:extension>", formats.file, name="record_file"),
    path(f"{RECORD}/<slug:slug>/editions/<int:number>.<extension:extension>", formats.file, name="edition_file"),
]
