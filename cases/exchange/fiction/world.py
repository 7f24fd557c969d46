"""What all lives of the fiction share: places, prisons, courts, judges, articles, bodies, outlets."""

from collections.abc import Iterator
from typing import Any, Final

from cases.exchange import shape

from .words import ARTICLES, BODIES, CODE, COUNTRIES, FAMILY, GIVEN, OUTLETS, Country, Said

Row = dict[str, Any]
Tables = dict[str, list[Row]]
_SCRIPTS: Final = {"en": "Latn", "ru": "Cyrl", "kk": "Cyrl"}


def as_file(tables: Tables) -> shape.Tables:
    """Answer the tables as a case file is read."""
    return {name: [*rows] for name, rows in tables.items()}


def cited(number: int, paragraph: int = 1) -> list[Row]:
    """Answer the citation of one of the invented outlets."""
    return [{"source": f"source-fi{number % len(OUTLETS)}", "locator": f"paragraph {paragraph}"}]


def names(key: str, said: Said) -> list[Row]:
    """Answer a preferred name in each language."""
    return [
        {"key": f"{key}-{lang}", "text": text, "lang": lang, "script": _SCRIPTS[lang], "preferred": True,
         "citations": cited(0)}
        for lang, text in said.texts.items()
    ]  # fmt: skip


def world() -> Tables:
    """Answer the case file of everything but the lives."""
    return {
        "places": [row for country in COUNTRIES for row in _places(country)],
        "organisations": [row for country in COUNTRIES for row in _organisations(country)] + list(_bodies()),
        "people": [row for country in COUNTRIES for row in _judges(country)],
        "provisions": [_article(index) for index in range(len(ARTICLES))],
        "sources": [_outlet(index, said) for index, said in enumerate(OUTLETS)],
    }


def town(country: Country, index: int) -> str:
    """Answer the key of the town of a prison."""
    return f"place-fi-{country.code.lower()}{index}"


def prison(country: Country, index: int) -> str:
    """Answer the key of a prison."""
    return f"org-fip-{country.code.lower()}{index}"


def court(country: Country, index: int) -> str:
    """Answer the key of a court."""
    return f"org-fic-{country.code.lower()}{index}"


def judge(country: Country, index: int) -> str:
    """Answer the key of one of the three judges of a country."""
    return f"{country.code}-JUDGE{index}"


def article(index: int) -> str:
    """Answer the key of an article."""
    return f"provision-fi{index}"


def body(index: int) -> str:
    """Answer the key of a body that recognises political prisoners."""
    return f"org-fib{index}"


def _places(country: Country) -> Iterator[Row]:
    for index, prison_ in enumerate(country.prisons):
        key = town(country, index)
        row: Row = {
            "key": key,
            "country": country.code,
            "names": names(f"n-{key}", prison_.town),
            "citations": cited(0),
        }
        if prison_.at:
            row |= {"latitude": prison_.at[0], "longitude": prison_.at[1], "precision": "locality"}
        yield row


def _organisations(country: Country) -> Iterator[Row]:
    for index, prison_ in enumerate(country.prisons):
        yield _organisation(prison(country, index), "prison", prison_.name, town(country, index))
    for index, said in enumerate(country.courts):
        yield _organisation(court(country, index), "court", said, town(country, 0))


def _bodies() -> Iterator[Row]:
    yield from (_organisation(body(index), "rights_group", said) for index, said in enumerate(BODIES))


def _organisation(key: str, kind: str, said: Said, place: str = "") -> Row:
    row: Row = {"key": key, "kind": kind, "names": names(f"n-{key}", said), "citations": cited(0)}
    return row | ({"place": place} if place else {})


def _judges(country: Country) -> Iterator[Row]:
    for index in range(3):
        key = judge(country, index)
        given, family = GIVEN[-1 - index], FAMILY[(ord(country.code[0]) + index) % len(FAMILY)]
        said = Said(*(f"{first} {last}" for first, last in zip(given, family, strict=True)))
        yield {
            "key": key, "country": country.code, "naming": "public", "names": names(f"n-{key}", said),
            "citations": cited(0),
        }  # fmt: skip


def _article(index: int) -> Row:
    number, title = ARTICLES[index]
    return {"key": article(index), "code": CODE.texts, "article": number, "title": title.texts, "citations": cited(0)}


def _outlet(index: int, said: Said) -> Row:
    fiction = Said("An invented report about invented people", "Вымышленное сообщение о вымышленных людях",
                   "Ойдан шығарылған адамдар туралы ойдан шығарылған хабар")  # fmt: skip
    return {"key": f"source-fi{index}", "publisher": said.en, "language": "en", "description": fiction.texts}
