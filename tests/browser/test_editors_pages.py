"""Every kind of page of editors, on two screens, light and dark, in turn in three languages: axe, and nothing cut."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from django.urls import reverse

from tests.browser.conftest import DESK, PHONE, new_page
from tests.browser.demo import Demo, running_demo
from tests.browser.kinds import EVERY
from tests.browser.record import Record
from tests.browser.test_access import broken
from tests.browser.test_smoke import log_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PERSON, CASE = "KZ-QM2K", "KZ-CMR6C"
ARTICLE = """The Otar city court sentenced Kenzhebek Abishev to six years in prison on 3 March 2020.

On 5 April 2021, Abishev was transferred to a hospital, his lawyer Gulnara Zhuaspaeva said."""
# By name: the kind of thing that its address needs; a query stands behind a question mark.
PLACES: Final[Mapping[str, str]] = {
    "index": "", "todo": "", "sessions": "", "second_step": "", "password_change": "",
    "cases_person_changelist": "", "cases_source_changelist": "", "cases_submission_changelist": "",
    "cases_custody_changelist": "", "cases_custody_add": "", "cases_sentence_add": "", "cases_ruling_add": "",
    "cases_healthevent_add": "", "cases_person_add": "", "cases_source_from": "", "cases_person_case_file_in": "",
    "cases_person_list": "", "cases_person_preview": "person", "cases_person_change": "person",
    "cases_person_history": "person", "cases_person_revisions": "key", "cases_person_restriction": "person",
    "cases_person_merge": "person", "cases_person_split": "person", "cases_case_preview": "case",
    "cases_case_change": "case", "cases_sentence_change": "sentence", "cases_custody_change": "custody",
    "cases_custody_delete": "custody", "cases_source_change": "source", "cases_source_copy": "copy",
    "cases_submission_preview": "submission", "cases_submission_change": "submission",
}  # fmt: skip
REVIEWED: Final = {"cases_submission_preview", "cases_submission_change", "cases_submission_changelist", "index"}
"""Pages that are shown to the reviewer; the others are for the editor."""

READERS = [("en", "light", DESK), ("ru", "dark", PHONE), ("kk", "dark", DESK), ("kk", "light", PHONE)]
"""Each two look at every other page: a page meets both schemes and both screens; with EVERY_READER=yes every one."""


class Desk:
    """A demo in which a draft differs from its edition and waits for review, and a copy of an article is stored."""

    def __init__(self, page: "Page", demo: Demo) -> None:
        self.demo = demo
        log_in(page, demo, "editor")
        self.named: dict[str, str | int] = {
            "key": PERSON,
            "person": self._listed(page, "person", PERSON),
            "case": self._listed(page, "case", CASE),
        }
        self.named["custody"] = self._listed(page, "custody", "Abishev")
        self.named["sentence"] = self._listed(page, "sentence", "Abishev")
        self._store(page)
        self._differ(page)
        self.named["submission"] = self._listed(page, "submission")

    def address(self, name: str) -> str:
        """Where a page of the table is in this demo."""
        thing = PLACES[name]
        return self.demo.url + reverse(f"admin:{name}", args=[self.named[thing]] if thing else [])

    def _listed(self, page: "Page", kind: str, words: str = "") -> int:
        page.goto(f"{self.demo.url}/admin/cases/{kind}/?q={words}")
        links = page.locator("#result_list a").evaluate_all("links => links.map(one => one.href)")
        return next(int(found[1]) for link in links if (found := re.search(rf"/{kind}/(\d+)/", link)))

    def _store(self, page: "Page") -> None:
        page.goto(self.address("cases_source_from"))
        page.fill("[name=text]", ARTICLE)
        page.fill("[name=title]", "A poet of Otar")
        page.fill("[name=published]", "8 May 2021")
        with page.expect_navigation():
            page.click("form:has([name=text]) [type=submit]")
        stored = re.search(r"/(\d+)/", page.url.partition("/source/")[2] or page.url)
        assert stored, page.url
        self.named["copy"] = int(stored[1])
        self.named["source"] = self._listed(page, "source", "Otar")

    def _differ(self, page: "Page") -> None:
        page.goto(self.address("cases_custody_change"))
        page.fill("[name=text_en]", "He was seen there by his lawyer.")
        with page.expect_navigation():
            page.click("[name=_continue]")
        page.goto(self.address("cases_person_change"))
        with page.expect_navigation():
            page.click(".submit-review [type=submit]")


@pytest.fixture(scope="module")
def desk(browser: "Browser", newcomers_demo: Callable[[str], Path]) -> Iterator[Desk]:
    """The demo of an editor at work, who has no scripts."""
    with running_demo(newcomers_demo("desk")) as demo:
        for page in new_page(browser, DESK, Record(), scripts=False):
            yield Desk(page, demo)


def read_by(reader: int) -> list[str]:
    """The pages that a reader of READERS looks at."""
    return list(PLACES) if EVERY else list(PLACES)[reader // 2 :: 2]


def speaking(page: "Page", desk: Desk, role: str, lang: str) -> None:
    """Log in and choose the language in which the editors' side speaks."""
    log_in(page, desk.demo, role)
    with page.expect_navigation():
        page.click(f"button[name=language][value={lang}]")
    assert page.locator("html").get_attribute("lang") == lang


@pytest.mark.parametrize("reader", range(len(READERS)), ids=["-".join(one[:2]) for one in READERS])
def test_axe_finds_nothing_on_any_page_of_editors(browser: "Browser", desk: Desk, reader: int) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    lang, scheme, (width, height) = READERS[reader]
    axe, found = Axe(), {}
    for role in ("editor", "reviewer"):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        speaking(page, desk, role, lang)
        for name in read_by(reader):
            if (name in REVIEWED) == (role == "reviewer"):
                answer = page.goto(desk.address(name))
                assert answer is not None
                assert answer.status == 200, name
                found[name] = broken(page, axe)
        context.close()
    assert {name: faults for name, faults in found.items() if faults} == {}
