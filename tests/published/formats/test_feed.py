"""Atom feeds: well formed, with ids that stay."""

from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from cases.published.formats.feed import NAMESPACE, Feed, Item, atom, edition_id, record_id
from tests.published.formats.editions import SITE

ATOM = {"a": NAMESPACE}


def item(number: int, day: date, title: str = "Zed Example") -> Item:
    return Item(
        kind="person",
        key="ZZ-TEST",
        number=number,
        published_on=day,
        sha256="0" * 64,
        title=title,
        page=f"https://records.example/en/people/ZZ-TEST/zed-example/editions/{number}/",
        data=f"https://records.example/api/v1/people/ZZ-TEST/editions/{number}",
    )


ITEMS = (item(2, date(2022, 4, 5)), item(1, date(2022, 3, 1)))


def feed(items: tuple[Item, ...] = ITEMS, lang: str = "en") -> Feed:
    return Feed(
        id=record_id(SITE, lang, "person", "ZZ-TEST", date(2022, 3, 1)),
        title="Zed Example",
        lang=lang,
        address="https://records.example/en/people/ZZ-TEST/zed-example.atom",
        page="https://records.example/en/people/ZZ-TEST/zed-example/",
        items=items,
    )


def texts(root: ElementTree.Element, path: str) -> list[str | None]:
    return [element.text for element in root.findall(path, ATOM)]


def test_a_feed_has_what_the_standard_asks_of_it_and_of_its_entries() -> None:
    root = ElementTree.fromstring(atom(feed(), SITE))  # noqa: S314 - made here
    assert root.tag == f"{{{NAMESPACE}}}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    for name in ("id", "title", "updated", "author/a:name"):
        assert len(texts(root, f"a:{name}")) == 1
    for name in ("id", "title", "updated", "published", "summary"):
        assert len(texts(root, f"a:entry/a:{name}")) == 2
    assert {link.get("rel") for link in root.findall("a:link", ATOM)} == {"self", "alternate"}
    assert all(entry.find("a:link[@rel='alternate']", ATOM) is not None for entry in root.findall("a:entry", ATOM))


def test_ids_are_tags_and_moments_are_the_days_of_publication() -> None:
    root = ElementTree.fromstring(atom(feed(), SITE))  # noqa: S314 - made here
    assert texts(root, "a:id") == ["tag:records.example,2022-03-01:en/person/ZZ-TEST"]
    assert texts(root, "a:entry/a:id") == [
        "tag:records.example,2022-04-05:en/person/ZZ-TEST/2",
        "tag:records.example,2022-03-01:en/person/ZZ-TEST/1",
    ]
    assert texts(root, "a:updated") == ["2022-04-05T00:00:00Z"]
    assert texts(root, "a:entry/a:updated") == ["2022-04-05T00:00:00Z", "2022-03-01T00:00:00Z"]
    assert edition_id(SITE, "ru", ITEMS[0]) != edition_id(SITE, "en", ITEMS[0])


def test_a_title_says_which_edition_in_the_language_of_the_feed() -> None:
    for lang, expected in (
        ("en", "Zed Example, edition 2"),
        ("ru", "Zed Example, издание 2"),
        ("kk", "Zed Example, 2-басылым"),
    ):
        root = ElementTree.fromstring(atom(feed(lang=lang), SITE))  # noqa: S314 - made here
        assert texts(root, "a:entry/a:title")[0] == expected


def test_a_feed_of_nothing_is_a_feed() -> None:
    root = ElementTree.fromstring(atom(feed(()), SITE))  # noqa: S314 - made here
    assert texts(root, "a:updated") == ["1970-01-01T00:00:00Z"]


@given(st.text(st.characters(codec=None)))
def test_any_title_makes_well_formed_xml(title: str) -> None:
    made = atom(feed((item(1, date(2022, 3, 1), title),)), SITE)
    assert ElementTree.fromstring(made) is not None  # noqa: S314 - made here
