"""How the site is found, and what is said where something is gone or missing."""

import io
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from PIL import Image

from cases.published import cards
from cases.published.formats.columns import MEANING
from cases.published.formats.issue import Issue, Site
from cases.published.formats.table import COLUMNS
from cases.published.models import Listing
from cases.published.untranslated import missing
from cases.published.views import discovery
from tests.conftest import ABISHEV, ATABEK
from tests.published import fiction
from tests.published.html import Page, faults

HERE = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_map_lists_every_record_in_every_language(published: None, reader: Client) -> None:
    robots = reader.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    maps = [one.text for one in ElementTree.fromstring(reader.get("/sitemap.xml").content).iter(f"{MAP}loc")]  # noqa: S314
    paths = [path.removeprefix("http://testserver") for path in maps if path]
    assert [path[:12] for path in paths] == [f"/{lang}/sitemap-" for lang in ("en", "ru", "kk")]
    listed = ElementTree.fromstring(reader.get(paths[1]).content)  # noqa: S314 - made here
    paths = [str(one.text).removeprefix("http://testserver") for one in listed.iter(f"{MAP}loc")]
    assert HERE.replace("/en/", "/ru/") in paths
    assert f"/ru/people/{ATABEK}/aron-atabek/" in paths
    for path in paths:
        assert reader.get(path).status_code == 200
    for number in (0, 99_999, 10**25):
        assert reader.get(f"/ru/sitemap-{number}.xml").status_code == 404


@pytest.mark.parametrize("page", [1, 2, 3, 5_000])
def test_each_record_is_on_one_map_however_long_a_map_is(
    page: int, published: None, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Listing.objects.filter(edition__isnull=False).earliest("pk").pk
    monkeypatch.setattr(discovery, "PAGE", page)
    addresses = [one.text or "" for one in locations(reader, "/sitemap.xml") if "/kk/" in (one.text or "")]
    maps = [[one.text for one in locations(reader, path.removeprefix("http://testserver"))] for path in addresses]
    assert [len(one) <= page + len(discovery.PAGES) for one in maps] == [True] * len(maps)
    found = [path for one in maps for path in one]
    assert len(found) == len(set(found)) == Listing.objects.filter(edition__isnull=False).count() + len(discovery.PAGES)
    last = Listing.objects.filter(edition__isnull=False).latest("pk").pk
    for number in ((first - 1) // page, (last - 1) // page + 2):
        assert reader.get(f"/kk/sitemap-{number}.xml").status_code == 404


def test_a_map_is_not_longer_to_make_for_being_far_down(
    published: None, reader: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(3):
        reader.get("/en/sitemap-1.xml")
    with django_assert_max_num_queries(2):
        reader.get("/sitemap.xml")


def locations(reader: Client, path: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(reader.get(path).content).iter(f"{MAP}loc"))  # noqa: S314 - made here


def test_security_is_told_to_whom_the_settings_name(reader: Client, settings: Any) -> None:
    path = "/.well-known/security.txt"
    assert reader.get(path).status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@tracker.example"
    text = reader.get(path).content.decode()
    assert "Contact: mailto:security@tracker.example\n" in text
    assert "Expires: " in text


def test_the_address_on_tor_is_offered_where_there_is_one(reader: Client, settings: Any) -> None:
    assert "Onion-Location" not in reader.get("/en/method/").headers
    settings.ONION_LOCATION = "http://abc.onion"
    settings.ALLOWED_HOSTS = ["testserver", "abc.onion"]
    assert reader.get("/en/method/?x=1").headers["Onion-Location"] == "http://abc.onion/en/method/?x=1"
    assert "Onion-Location" not in reader.get("/en/method/", headers={"Host": "abc.onion"}).headers
    assert "Onion-Location" not in reader.get("/admin/login/x").headers


def test_the_manifest_names_the_site_in_its_language(reader: Client) -> None:
    found = reader.get("/kk/site.webmanifest").json()
    assert (found["lang"], found["start_url"]) == ("kk", "/kk/")
    assert "manifest-src 'self'" in reader.get("/kk/site.webmanifest").headers["Content-Security-Policy"]


@pytest.mark.parametrize(("lang", "state"), [("en", "died"), ("ru", "умер"), ("kk", "қайтыс")])
def test_a_card_says_name_state_and_edition(published: None, reader: Client, lang: str, state: str) -> None:
    page = Page(reader.get(HERE.replace("/en/", f"/{lang}/")).content.decode())
    named = {one.get("property"): one["content"] for one in page.all("meta") if "property" in one}
    assert state in named["og:description"].lower()
    assert named["og:type"] == "website"
    answer = reader.get(named["og:image"].removeprefix("http://testserver"))
    assert answer.headers["Content-Type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.size == (1200, 630)
    assert len(answer.content) < 60_000


def test_every_letter_of_the_three_languages_is_drawn() -> None:
    absent = {bytes(cards._font(face, 40).getmask("\U0010ffff")) for face in (cards._SERIF, cards._SANS)}
    for face in (cards._SERIF, cards._SANS):
        for letter in "AБәғқңөұүһіӘҒҚҢӨҰҮҺІёЁ–«»…№":
            assert bytes(cards._font(face, 40).getmask(letter)) not in absent, letter


def test_a_long_title_stays_on_the_card() -> None:
    issue = Issue(fiction.edition(fiction.dossier(), 1, 1), "en", Site("Tracker " * 4, "https://tracker.example"))
    drawn = Image.open(io.BytesIO(cards.card(issue)))
    right = drawn.crop((1200 - cards._EDGE // 2, 0, 1200, 630))
    assert right.getcolors() == [(right.width * right.height, cards._PAPER)]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_data_and_untranslated_are_sound(published: None, reader: Client, lang: str) -> None:
    for name in ("data", "untranslated"):
        source = reader.get(f"/{lang}/{name}/").content.decode()
        assert faults(source) == []
    assert set(MEANING) == set(COLUMNS)
    for wrong in ("after=KZ-NOPE", "before=%00", "after=", f"after={ABISHEV}&before={ATABEK}"):
        for name in ("untranslated", "cases"):
            answer = reader.get(f"/{lang}/{name}/?{wrong}")
            assert (answer.status_code, faults(answer.content.decode())) == (400, [])


def test_the_licence_is_named_where_the_settings_name_one(published: None, reader: Client, settings: Any) -> None:
    assert "has not named a licence" in Page(reader.get("/en/data/").content.decode()).text
    settings.LICENCE, settings.LICENCE_URL = "CC BY 4.0", "https://licence.example/"
    assert "CC BY 4.0" in Page(reader.get("/en/data/").content.decode()).text


def test_what_is_missing_in_a_language_is_listed_with_the_language_it_is_shown_in() -> None:
    found = missing(fiction.dossier(illnesses=1), "ru")
    assert ("health-0", "en") in {(one.key, one.lang) for one in found}
    assert not [one for one in found if one.lang == "ru"]
