"""Form fields for the columns of the tracker; they work without scripts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.domain.text import LANGUAGES

LANGUAGE_NAMES = {"en": _("English"), "ru": _("Russian"), "kk": _("Kazakh")}


class TextsWidget(forms.MultiWidget):
    """One box for each language, labelled."""

    template_name = "admin/cases/texts_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            lang: forms.Textarea(attrs={"rows": 2, "cols": 60, "lang": lang, "aria-label": LANGUAGE_NAMES[lang]})
            for lang in LANGUAGES
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        """Answer the words of each language."""
        return [(value or {}).get(lang, "") for lang in LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Answer the context of the widget, each box with the name of its language."""
        context = super().get_context(name, value, attrs)
        for box, lang in zip(context["widget"]["subwidgets"], LANGUAGES, strict=True):
            box["language"] = LANGUAGE_NAMES[lang]
        return context


class TextsFormField(forms.MultiValueField):
    """A text in the languages of the site; any of them may be left empty."""

    widget = TextsWidget

    def __init__(self, **kwargs: Any) -> None:
        for unused in ("max_length", "encoder", "decoder", "empty_value"):
            kwargs.pop(unused, None)
        fields = [forms.CharField(required=False, max_length=4000, strip=True) for _lang in LANGUAGES]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        """Answer a mapping from language to words, without the empty ones."""
        return {lang: words for lang, words in zip(LANGUAGES, data_list or ["", "", ""], strict=True) if words}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Answer whether any language was edited."""
        return super().has_changed(TextsWidget().decompress(initial) if isinstance(initial, dict) else initial, data)


class CodesFormField(forms.MultipleChoiceField):
    """Any number of codes; none is an empty list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        for unused in ("max_length", "encoder", "decoder", "empty_value"):
            kwargs.pop(unused, None)
        super().__init__(**kwargs)
