"""All records together in the words of schema.org: a Dataset and where its files are."""

from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from cases.domain.text import Text

from .issue import Site
from .linked import CONTEXT
from .workbook import MEDIA_TYPE

_TITLE: Final = Text("Records of {}", "Записи сайта {}", "{} жазбалары")
_DESCRIPTION: Final = Text(
    "Political prisoners: every line with its source, every edition kept as it was.",
    "Политзаключённые: у каждой строки источник, каждое издание хранится как было.",
    "Саяси тұтқындар: әр жолдың дереккөзі бар, әр басылым сол қалпында сақталады.",
)


def dataset(site: Site, lang: str) -> dict[str, Any]:
    """Answer a Dataset for readers of `lang`."""
    page = site.root + reverse("published:data", args=[lang])
    files = (
        ("text/csv", reverse("published:people_csv", args=[lang])),
        (MEDIA_TYPE, reverse("published:people_xlsx", args=[lang])),
        ("application/jsonl", reverse("published:people_jsonl", args=[lang])),
        ("application/json", reverse("published:api_people")),
        ("application/atom+xml", reverse("published:feed", args=[lang])),
    )
    found = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": page,
        "url": page,
        "name": _TITLE.best(lang).format(site.name),
        "description": _DESCRIPTION.best(lang),
        "inLanguage": lang,
        "isAccessibleForFree": True,
        "license": settings.LICENCE_URL,
        "publisher": {"@type": "Organization", "name": site.name, "url": f"{site.root}/"},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": site.root + path} for kind, path in files
        ],
    }
    return {name: value for name, value in found.items() if value != ""}
