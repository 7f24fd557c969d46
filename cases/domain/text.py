"""A text held in the languages of the site, with an honest fallback."""

from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("en", "ru", "kk")
FALLBACK: Final = {"en": ("en", "ru", "kk"), "ru": ("ru", "kk", "en"), "kk": ("kk", "ru", "en")}


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English, Russian and Kazakh; an empty string where a language is missing."""

    en: str = ""
    ru: str = ""
    kk: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.ru or self.kk)

    def in_language(self, lang: str) -> tuple[str, str]:
        """Answer the text to show a reader of `lang` and the language it is really in ("" if there is none)."""
        for candidate in FALLBACK[lang]:
            if words := str(getattr(self, candidate)):
                return words, candidate
        return "", ""

    def best(self, lang: str) -> str:
        """Answer the text in `lang`, or in the nearest language that has it."""
        return self.in_language(lang)[0]

    def missing(self) -> tuple[str, ...]:
        """Answer the languages without words, or none when the whole text is empty."""
        return tuple(lang for lang in LANGUAGES if self and not getattr(self, lang))
