"""Values as those read them who may look but not write: texts by language, dates and lengths in words."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from django.db.models import Field, Model
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _t

from cases.domain.duration import Term
from cases.domain.termwording import term_words
from cases.models.fields import FuzzyDateField, TermField, TextsField
from cases.models.pictures import PictureField

from .outline import page_language, when
from .pictures import picture_url


def _texts(row: Any, name: str) -> str:
    words = ((lang, lang, text) for lang, text in getattr(row, name).items() if text)
    return format_html_join("", '<p lang="{}"><span class="texts-lang">{}</span> {}</p>', words) or "—"


def _date(row: Any, name: str) -> str:
    text = getattr(row, name)
    return format_html('{} <span class="quiet">{}</span>', when(row, name), text) if text else "—"


def _term(row: Any, name: str) -> str:
    text = getattr(row, name)
    return term_words(Term.parse(text), page_language()) if text else "—"


def _picture(row: Any, name: str) -> str:
    if not getattr(row, name):
        return "—"
    return format_html('<a href="{}">{}</a>', picture_url(row), _t("look at the picture that is kept"))


SHOWN: Final[Mapping[type[Any], Callable[[Any, str], str]]] = {
    TextsField: _texts,
    FuzzyDateField: _date,
    TermField: _term,
    PictureField: _picture,
}


def readable(model: type[Model], fields: Any) -> list[Any]:
    """Answer the fields of a fieldset, those that would be hard to read replaced by functions that word them."""
    return [
        tuple(_one(model, name) for name in entry) if isinstance(entry, tuple) else _one(model, entry)
        for entry in fields
    ]


@cache
def _one(model: type[Model], name: str) -> Any:
    field = model._meta.get_field(name)
    write = SHOWN.get(type(field))
    if write is None or not isinstance(field, Field):
        return name

    def shown(row: Any) -> str:
        return write(row, name)

    # Under another name than the column's, so that the help for typing is not shown.
    shown.__name__ = f"shown_{name}"
    shown.short_description = field.verbose_name  # type: ignore[attr-defined]
    return shown
