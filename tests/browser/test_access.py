"""Every kind of page in every language, on two screens, light and dark: axe, keyboard, zoom, colours, print."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.demo import Demo
from tests.browser.kinds import LONG, READERS, RECORD, addresses, read_by, sees_colours_first
from tests.browser.refusals import refusals

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
# Contrast takes most of the time, and is the same in every language.
ALL_BUT_COLOURS = RULES | {"rules": {"color-contrast": {"enabled": False}}}
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
HTML = "text/html; charset=utf-8"
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


def address(page: "Page", demo: Demo, lang: str, path: str) -> str:
    """The whole address of a kind of page; for `*` the first thing of the list is looked up."""
    shelf, star, _ = path.partition("*")
    if not star:
        return f"{demo.url}/{lang}/{path}"
    page.goto(f"{demo.url}/{lang}/{shelf}")
    first = page.locator(f'main a[href^="/{lang}/{shelf}"]:not([href="/{lang}/{shelf}"])').first
    return f"{demo.url}{first.get_attribute('href')}"


def broken(page: "Page", axe: Any, rules: Any = RULES) -> list[str]:
    """What is wrong with the page that is shown, all of it unfolded."""
    page.evaluate(OPENED)
    result = axe.run(page, options=rules)
    found = [f"{one['id']} {one['nodes'][0]['html'][:120]}" for one in result.response["violations"]]
    return found if page.evaluate(FITS) else [*found, "scrolls sideways"]


def answering(body: str) -> "Callable[[Route], None]":
    """Answer every request with this page."""
    return lambda route: route.fulfill(body=body, content_type=HTML)


@pytest.mark.parametrize("reader", range(len(READERS)), ids=["-".join(one[:2]) for one in READERS])
def test_axe_finds_nothing_on_any_kind_of_page(browser: "Browser", demo: Demo, reader: int) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    lang, scheme, (width, height) = READERS[reader]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    axe, page, found = Axe(), context.new_page(), {}
    rules = RULES if sees_colours_first(reader) else ALL_BUT_COLOURS
    for path in read_by(reader):
        page.goto(address(page, demo, lang, path))
        found[path] = broken(page, axe, rules)
    for name, body in refusals(lang).items() if reader < len(READERS) // 2 else ():
        page.route(f"{demo.url}/{name}", answering(body))
        page.goto(f"{demo.url}/{name}")
        assert page.locator("h1").count() == 1, name
        found[name] = broken(page, axe)
    context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("viewport", [(320, 640), (640, 450)], ids=["320", "zoom"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_nothing_is_cut_at_320_pixels_or_at_a_zoom_of_200_percent(context: "BrowserContext", demo: Demo) -> None:
    page, wide = context.new_page(), []
    for at, path in enumerate(addresses()):
        page.goto(address(page, demo, ("ru", "kk", "en")[at % 3], path))
        page.evaluate(OPENED)
        if not page.evaluate(FITS):
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_no_word_beside_the_band_is_cut(context: "BrowserContext", demo: Demo) -> None:
    page = context.new_page()
    cut = """[...document.querySelectorAll('svg.tall text')].filter(
        one => one.getBBox().x + one.getBBox().width > one.ownerSVGElement.viewBox.baseVal.width
    ).map(one => one.textContent)"""
    for lang in ("en", "ru", "kk"):
        for kind in (RECORD, LONG):
            page.goto(f"{demo.url}/{lang}/{kind}")
            assert page.locator("svg.tall text").count() > 5
            assert page.evaluate(cut) == []


@pytest.mark.parametrize("viewport", [DESK], ids=["desk"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_a_keyboard_comes_to_everything(context: "BrowserContext", demo: Demo) -> None:
    page, missed = context.new_page(), []
    for path in addresses():
        page.goto(address(page, demo, "en", path))
        expected, met = page.evaluate(REACHABLE), 0
        for _ in range(expected * 3 + 10):
            page.keyboard.press("Tab")
            now = page.evaluate(FOCUSED)
            if now is None:
                break
            met = now
        if met != expected:
            missed.append(f"{path}: {met} of {expected}")
    assert missed == []


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_a_link_into_what_is_folded_unfolds_it(context: "BrowserContext", demo: Demo) -> None:
    page: Page = context.new_page()
    page.goto(f"{demo.url}/en/{RECORD}")
    inside = page.locator("details:not([open]) li.m[id]").first
    key = inside.get_attribute("id")
    assert not inside.is_visible()
    page.goto(f"{demo.url}/en/{RECORD}#{key}")
    assert page.locator(f"#{key}").is_visible()


@pytest.mark.parametrize("viewport", [DESK], ids=["desk"], indirect=True)
@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_print_forced_colours_and_reduced_motion_are_kept(context: "BrowserContext", demo: Demo) -> None:
    page: Page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{demo.url}/en/{LONG}")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.emulate_media(forced_colors="active")
    assert page.locator("svg.wide").first.is_visible()
    page.emulate_media(media="print", forced_colors="none")
    assert page.locator(".print-foot").is_visible()
    assert "/editions/1/" in page.locator(".print-foot").inner_text()
    assert not page.locator("header.site").is_visible()
    for folded in ("fold", "more", "rest", "compare", "differ"):
        hidden = [
            one
            for one in page.locator(f"details.{folded} > :not(summary)").all()
            if not one.is_visible() and one.inner_text()
        ]
        assert page.locator(f"details.{folded}").count(), folded
        assert hidden == [], folded
