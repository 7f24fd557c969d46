"""Addresses of the public side."""

from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter

from .views import (
    api,
    apidocs,
    cases,
    data,
    discovery,
    editions,
    headings,
    home,
    method,
    numbers,
    people,
    pictures,
    plain,
    proofs,
    record,
    untranslated,
)


class Language:
    """One of the languages of the site."""

    regex = "en|ru|kk"

    def to_python(self, value: str) -> str:
        """Answer the code."""
        return value

    def to_url(self, value: str) -> str:
        """Answer the code."""
        return value


class Section(Language):
    """Where people or cases are."""

    regex = "people|cases"


class Shelf(Language):
    """Where places, courts or judges are."""

    regex = "places|courts|judges"


class Key(Language):
    """A public key, in letters of either case."""

    regex = "[A-Za-z0-9][A-Za-z0-9-]{0,19}"


register_converter(Language, "lang")
register_converter(Section, "section")
register_converter(Shelf, "shelf")
register_converter(Key, "key")

app_name = "published"
EDITIONS = "<lang:lang>/<section:section>/<key:key>/<slug:slug>/editions"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.front_door, name="front_door"),
    path("robots.txt", discovery.robots),
    path("sitemap.xml", discovery.sitemaps, name="sitemaps"),
    path("<lang:lang>/sitemap-<int:number>.xml", discovery.sitemap, name="sitemap"),
    path("<lang:lang>/site.webmanifest", discovery.manifest, name="manifest"),
    path(".well-known/security.txt", discovery.security),
    path("favicon.ico", plain.favicon),
    path("healthz", plain.healthz),
    path("<lang:lang>/", home.home, name="home"),
    path("<lang:lang>/people/", people.people, name="people"),
    path("<lang:lang>/cases/", cases.cases, name="cases"),
    path("<lang:lang>/numbers/", numbers.numbers, name="numbers"),
    path("<lang:lang>/numbers/<slug:name>.csv", numbers.numbers_csv, name="numbers_csv"),
    path("<lang:lang>/<shelf:shelf>/", headings.headings, name="headings"),
    path("<lang:lang>/<shelf:shelf>/<key:key>/", headings.heading, name="heading"),
    path("<lang:lang>/method/", method.method, name="method"),
    path("<lang:lang>/data/", data.data, name="data"),
    path("<lang:lang>/untranslated/", untranslated.untranslated, name="untranslated"),
    path("<lang:lang>/<section:section>/<key:key>/", record.record, {"slug": ""}),
    path("<lang:lang>/<section:section>/<key:key>/<slug:slug>/", record.record, name="record"),
    path(f"{EDITIONS}/", editions.history, name="history"),
    path(f"{EDITIONS}/timemap", editions.timemap, name="timemap"),
    path(f"{EDITIONS}/<int:number>/", record.edition, name="edition"),
    path(f"{EDITIONS}/<int:number>/card.png", discovery.card, name="card"),
    path(f"{EDITIONS}/<int:before>/to/<int:after>/", editions.difference, name="difference"),
    re_path(r"^pictures/(?P<name>[0-9a-f]{64}\.jpg)$", pictures.picture, name="picture"),
    path("<lang:lang>/api/", apidocs.docs, name="api_docs"),
    path("api/v1/people", api.people, name="api_people"),
    path("api/v1/cases", api.cases, name="api_cases"),
    path("api/v1/openapi.json", api.openapi, name="api_description"),
    path("api/v1/dossier-<int:number>.schema.json", api.schema, name="api_schema"),
    path("api/v1/<section:section>/<key:key>", api.edition, name="api_record"),
    path("api/v1/<section:section>/<key:key>/editions", api.editions, name="api_editions"),
    path("api/v1/<section:section>/<key:key>/editions/<int:number>", api.edition, name="api_edition"),
    path(
        "api/v1/<section:section>/<key:key>/editions/<int:before>/to/<int:after>",
        editions.difference_data,
        name="api_difference",
    ),
    path(
        "api/v1/<section:section>/<key:key>/editions/<int:number>.proof.json",
        proofs.edition,
        name="edition_proof",
    ),
    path("api/v1/chain.jsonl", proofs.chain, name="chain"),
    path("api/v1/head.json", proofs.head, name="head"),
    re_path(r"^api(?:/|$)", api.nothing),
    path("", include("cases.published.urls_formats")),
]
