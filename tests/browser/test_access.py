"""Every kind of page in every language, on two screens, light and dark: axe, keyboard, zoom, colours, print."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.demo import Demo

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PERSON = "people/KZ-QM2K/kenzhebek-abishev/"
KINDS = [
    "",
    "people/",
    "cases/",
    "data/",
    "untranslated/",
    "method/",
    PERSON,
    "people/KZ-TR99/",
    "cases/KZ-CXMX9/",
    f"{PERSON}editions/",
    f"{PERSON}editions/1/",
    f"{PERSON}editions/1/to/1/",
    "nowhere/",
    "people/?on=2",
]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
OPENED = "document.querySelectorAll('details').forEach(one => one.open = true)"
# What a keyboard must be able to come to, in the order of the page.
REACHABLE = """[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter(one => one.checkVisibility() && one.tabIndex >= 0).length"""
FOCUSED = """() => { const one = document.activeElement; if (one === document.body) return null;
    window.met = window.met || new Set(); window.met.add(one); return window.met.size; }"""


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Which colours the reader prefers."""
    return str(request.param)


@pytest.fixture
def context(browser: "Browser", viewport: tuple[int, int], scheme: str) -> "Iterator[BrowserContext]":
    """A reader of that screen and those colours."""
    width, height = viewport
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_axe_finds_nothing_on_any_kind_of_page(context: "BrowserContext", demo: Demo, lang: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    axe, page, found = Axe(), context.new_page(), []
    for kind in KINDS:
        page.goto(f"{demo.url}/{lang}/{kind}")
        page.evaluate(OPENED)
        result: Any = axe.run(page, options=RULES)
        found += [f"{kind}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in result.response["violations"]]
        if not page.evaluate(FITS):
            found.append(f"{kind}: scrolls sideways")
    assert found == []


@pytest.mark.parametrize("viewport", [(320, 640), (640, 450)], ids=["320", "zoom"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_nothing_is_cut_at_320_pixels_or_at_a_zoom_of_200_percent(context: "BrowserContext", demo: Demo) -> None:
    page, wide = context.new_page(), []
    for lang in ("ru", "kk"):
        for kind in KINDS:
            page.goto(f"{demo.url}/{lang}/{kind}")
            page.evaluate(OPENED)
            if not page.evaluate(FITS):
                wide.append(f"{lang}/{kind}")
    assert wide == []


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_no_word_beside_the_band_is_cut(context: "BrowserContext", demo: Demo) -> None:
    page = context.new_page()
    cut = """[...document.querySelectorAll('svg.tall text')].filter(
        one => one.getBBox().x + one.getBBox().width > one.ownerSVGElement.viewBox.baseVal.width
    ).map(one => one.textContent)"""
    for lang in ("en", "ru", "kk"):
        for kind in (PERSON, "people/KZ-TR99/"):
            page.goto(f"{demo.url}/{lang}/{kind}")
            assert page.locator("svg.tall text").count() > 5
            assert page.evaluate(cut) == []


@pytest.mark.parametrize("viewport", [DESK], ids=["desk"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
@pytest.mark.parametrize("kind", ["people/", f"{PERSON}editions/", "data/"])
def test_a_keyboard_comes_to_everything(context: "BrowserContext", demo: Demo, kind: str) -> None:
    page: Page = context.new_page()
    page.goto(f"{demo.url}/en/{kind}")
    expected, met = page.evaluate(REACHABLE), 0
    for _ in range(expected * 3 + 10):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None:
            break
        met = now
    assert met == expected


@pytest.mark.parametrize("viewport", [DESK], ids=["desk"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_print_forced_colours_and_reduced_motion_are_kept(context: "BrowserContext", demo: Demo) -> None:
    page: Page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{demo.url}/en/{PERSON}")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.emulate_media(forced_colors="active")
    assert page.locator("svg.wide").first.is_visible()
    page.emulate_media(media="print", forced_colors="none")
    assert page.locator(".print-foot").is_visible()
    assert "/editions/1/" in page.locator(".print-foot").inner_text()
    assert not page.locator("header.site").is_visible()
    folded = page.locator("details.fold > :not(summary)").first
    assert folded.count() == 0 or folded.is_visible()
