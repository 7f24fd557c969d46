"""Where in a source: the usual wordings in every language, the rest as written."""

import pytest

from cases.domain.wording.locator import locator_words, system_words


@pytest.mark.parametrize(
    ("written", "en", "ru", "kk"),
    [
        ("paragraph 6", "paragraph 6", "абзац 6", "6-абзац"),
        ("Paragraph 12 ", "paragraph 12", "абзац 12", "12-абзац"),
        ("paragraphs 2-4", "paragraphs 2–4", "абзацы 2–4", "2–4-абзацтар"),
        ("page 3", "page 3", "страница 3", "3-бет"),
        ("minute 4:10", "minute 4:10", "минута 4:10", "4:10-минут"),
        ("headline", "headline", "заголовок", "тақырып"),
    ],
)
def test_the_usual_wordings_are_said_in_the_language_of_the_page(written: str, en: str, ru: str, kk: str) -> None:
    assert [locator_words(written, lang) for lang in ("en", "ru", "kk")] == [en, ru, kk]


@pytest.mark.parametrize("written", ["", "л.д. 14", "paragraph six", "page 3, note 2"])
def test_other_wordings_stay_as_they_are(written: str) -> None:
    assert [locator_words(written, lang) for lang in ("en", "ru", "kk")] == [written] * 3


def test_whose_spelling_a_name_is_reads_part_by_part() -> None:
    assert system_words("editors’ rendering", "kk") == "редакция нұсқасы"
    assert system_words("Sample Gazette, web address", "ru") == "Sample Gazette, адрес страницы"
    assert system_words("", "ru") == ""
