"""The list of other forms that a page offers."""

from cases.published.formats.alternates import alternates
from cases.published.formats.catalogue import FORMATS
from tests.published.formats.editions import issue


def test_every_form_is_listed_once_at_an_absolute_address() -> None:
    found = alternates(issue(lang="ru"))
    assert len({one.href for one in found}) == len(found) == len(FORMATS) + 2
    assert all(one.href.startswith("https://records.example/") for one in found)
    assert {one.title for one in found} >= {"Хронология таблицей (CSV)", "Издания (Atom)"}


def test_files_are_of_this_edition_and_the_feed_is_of_the_record() -> None:
    hrefs = {one.type: one.href for one in alternates(issue(number=4))}
    assert hrefs["text/csv"].endswith("/zed-example/editions/4.csv")
    assert hrefs["application/json"].endswith("/api/v1/people/ZZ-TEST/editions/4")
    assert hrefs["application/atom+xml"] == "https://records.example/en/people/ZZ-TEST/zed-example.atom"
