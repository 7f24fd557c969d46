"""How to cite an edition, in the forms that readers paste elsewhere; each a pure function of a `Reference`."""

from collections.abc import Callable
from typing import Final

from cases.domain.text import LANGUAGES, Text

from .bibtex import bibtex as bibtex
from .csl import csl as csl
from .csl import csl_json as csl_json
from .prose import apa as apa
from .prose import chicago as chicago
from .prose import gost as gost
from .prose import mla as mla
from .reference import Reference as Reference
from .ris import ris as ris
from .wikipedia import wikipedia_en as wikipedia_en
from .wikipedia import wikipedia_kk as wikipedia_kk
from .wikipedia import wikipedia_ru as wikipedia_ru

Style = Callable[[Reference], str]

STYLES: Final[dict[str, tuple[Text, Style]]] = {
    "chicago": (Text("Chicago", "Чикаго", "Чикаго"), chicago),
    "apa": (Text("APA", "APA", "APA"), apa),
    "mla": (Text("MLA", "MLA", "MLA"), mla),
    "gost": (Text("GOST R 7.0.5", "ГОСТ Р 7.0.5", "МЕМСТ Р 7.0.5"), gost),
    "wikipedia-en": (Text("Wikipedia in English", "Википедия на английском", "Ағылшынша Уикипедия"), wikipedia_en),
    "wikipedia-ru": (Text("Wikipedia in Russian", "Википедия на русском", "Орысша Уикипедия"), wikipedia_ru),
    "wikipedia-kk": (Text("Wikipedia in Kazakh", "Википедия на казахском", "Қазақша Уикипедия"), wikipedia_kk),
    "bibtex": (Text("BibTeX", "BibTeX", "BibTeX"), bibtex),
    "ris": (Text("RIS", "RIS", "RIS"), ris),
    "csl-json": (Text("CSL-JSON", "CSL-JSON", "CSL-JSON"), csl_json),
}
_FILES: Final = {"bibtex", "ris", "csl-json"}


def citations(reference: Reference, lang: str) -> tuple[tuple[str, str, str], ...]:
    """Answer (code, name of the style in `lang`, citation) for every style that a reader of `lang` pastes.

    The style most used in the language comes first. Of the Wikipedias it is that of the language; what programs read
    are files of their own.
    """
    others = _FILES | {f"wikipedia-{other}" for other in LANGUAGES if other != lang}
    first = "gost" if lang == "ru" else "chicago"
    pasted = ((code, *STYLES[code]) for code in sorted(STYLES, key=lambda code: code != first) if code not in others)
    return tuple((code, label.best(lang), style(reference)) for code, label, style in pasted)
