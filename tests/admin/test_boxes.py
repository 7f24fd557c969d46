"""Boxes that are written without a template are those that the template writes."""

import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from cases.admin import boxes
from cases.admin.forms import RENDERER, Errors
from cases.models.formfields import TextsWidget

HOSTILE = "<b>\"'&\n& {{ x }} Ә"
LABELS = [("", "—"), ("a", HOSTILE), (None, "none"), (3, mark_safe("<i>kept</i>"))]
WIDGETS: list[tuple[forms.Widget, Any]] = [
    *((forms.TextInput(), value) for value in (None, "", HOSTILE, mark_safe("<i>"), 0, 7)),
    (forms.TextInput(attrs={"required": True, "hidden": False, "data-x": HOSTILE, "size": 3}), "x"),
    (forms.HiddenInput(), HOSTILE),
    (forms.NumberInput(), 3),
    (forms.URLInput(), "https://example.org/?a=1&b=2"),
    (forms.DateInput(attrs={"type": "date"}), "2026-01-02"),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.Textarea(), None),
    (forms.Textarea(attrs={"rows": 2}), HOSTILE),
    (forms.Select(choices=LABELS), "a"),
    (forms.Select(choices=LABELS), None),
    (forms.Select(choices=[(HOSTILE, [("a", "A"), ("b", HOSTILE)]), ("c", "C")]), "b"),
    (forms.SelectMultiple(choices=LABELS), ["a"]),
    (TextsWidget(), {"en": HOSTILE, "kk": "Ә"}),
    (TextsWidget(), None),
]


def plain(html: str) -> str:
    """A page without the space between its elements."""
    return re.sub(r"\s*(?=<)|(?<=>)\s*", "", html)


@pytest.fixture
def by_template(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Answer what the templates write."""

    def written(widget: forms.Widget, value: Any) -> str:
        with monkeypatch.context() as patch:
            patch.setattr(boxes, "QUICK", {})
            return widget.render("name", value, {"id": "id_name"}, RENDERER)

    return written


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_a_box_is_what_its_template_writes(widget: forms.Widget, value: Any, by_template: Any) -> None:
    quick = widget.render("name", value, {"id": "id_name"}, RENDERER)
    assert plain(quick) == plain(by_template(widget, value))


def test_every_template_that_is_not_asked_is_tried() -> None:
    tried = {widget.template_name for widget, _value in WIDGETS} | {"django/forms/label.html"}
    assert set(boxes.QUICK) - tried == set()


class Labelled(forms.Form):
    """A form with a box whose name needs to be escaped."""

    default_renderer = RENDERER
    box = forms.CharField(label=HOSTILE, required=False)


@pytest.mark.parametrize("attrs", [None, {}, {"class": "required inline"}])
def test_a_label_is_what_its_template_writes(attrs: dict[str, Any] | None) -> None:
    for auto_id in ("id_%s", False):
        stock = Labelled(renderer=DjangoTemplates(), auto_id=auto_id)["box"].label_tag(attrs=attrs)
        assert plain(Labelled(auto_id=auto_id)["box"].label_tag(attrs=attrs)) == plain(stock)


def test_a_list_of_nothing_is_empty() -> None:
    assert Errors().as_ul() == ""
    assert "<li>&lt;b&gt;</li>" in Errors(["<b>"]).as_ul()
