"""Pages of a mirror on which a person is found without a server: under the first letter of each word of a name."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.domain.text import LANGUAGES
from cases.published import addresses
from cases.published.models import ListedName

from .links import relative

SCRIPT: Final = "find-names.js"
Entry = tuple[str, str, str]
"""A name, the key of whose it is, and the file of the record."""


def place(lang: str, letter: str = "") -> str:
    """Answer the file of the names under a letter, or of all letters."""
    return f"{lang}/names/{f'{ord(letter):04x}' if letter else 'index'}.html"


def title(lang: str) -> str:
    """Answer how a page calls the pages of names."""
    with override(lang):
        return _("Find a name")


def searches() -> dict[str, str]:
    """Answer the file on which a name is looked for, by the address at which the live site is asked for one."""
    return {reverse("published:people", args=[lang]): place(lang) for lang in LANGUAGES}


def pages(files: Mapping[str, str], *, base: str) -> Iterator[tuple[str, str]]:
    """Give the file and the text of each page of names; `files` are those of the mirror, by address."""
    for lang in LANGUAGES:
        found = _by_letter(lang, files)
        letters = [(letter, place(lang, letter).rpartition("/")[2]) for letter in sorted(found)]
        for letter in ("", *sorted(found)):
            told = {
                "site": settings.SITE_NAME, "lang": lang, "letters": letters, "letter": letter,
                "names": [(name, key, relative(to, at=place(lang))) for name, key, to in found.get(letter, ())],
                "style": relative(files[static("site.css")], at=place(lang)),
                "script": relative(files[static(SCRIPT)], at=place(lang)),
                "front": relative(files[reverse("published:home", args=[lang])], at=place(lang)),
                "people": relative(files[reverse("published:people", args=[lang])], at=place(lang)),
                "live": base + reverse("published:people", args=[lang]),
            }  # fmt: skip
            with override(lang):
                yield place(lang, letter), render_to_string("published/find_names.html", told)


def _by_letter(lang: str, files: Mapping[str, str]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    rows = ListedName.objects.filter(listing__edition__isnull=False, listing__subject_kind="person")
    ordered = rows.order_by("folded", "text", "listing__key").values_list("text", "listing__key", "listing__title")
    for text, key, title in ordered.distinct():
        address = addresses.record(lang, "person", key, title.get("en", ""))
        for letter in sorted(letters_of(text)) if address in files else ():
            found[letter].append((text, key, files[address]))
    return found


def letters_of(name: str) -> set[str]:
    """Answer the letters with which the words of a name begin, great and without marks: Ё is Е, É is E."""
    plain = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    words = "".join(one if one.isalnum() else " " for one in plain).split()
    return {word[0].upper()[0] for word in words}
