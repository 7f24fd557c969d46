"""The commonest boxes and labels of forms, as the templates of these names write them, written without a template."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

Context = Mapping[str, Any]


def _attributes(given: Context | None) -> str:
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{_text(value)}"'
        for name, value in (given or {}).items()
        if value is not False
    )


def _text(value: Any) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _input(context: Context) -> str:
    box = context["widget"]
    value = "" if box["value"] is None else f' value="{_text(box["value"])}"'
    return f'<input type="{escape(box["type"])}" name="{escape(box["name"])}"{value}{_attributes(box["attrs"])}>'


def _textarea(context: Context) -> str:
    box = context["widget"]
    head = f'<textarea name="{escape(box["name"])}"{_attributes(box["attrs"])}>'
    return f"{head}\n{_text(box['value'] or '')}</textarea>"


def _select(context: Context) -> str:
    box = context["widget"]
    groups = "".join(_options(name, options) for name, options, _index in box["optgroups"])
    return f'<select name="{escape(box["name"])}"{_attributes(box["attrs"])}>{groups}\n</select>'


def _options(group: Any, options: list[dict[str, Any]]) -> str:
    listed = "".join(
        f'\n  <option value="{_text(one["value"])}"{_attributes(one["attrs"])}>{_text(one["label"])}</option>'
        for one in options
    )
    return f'\n  <optgroup label="{_text(group)}">{listed}\n  </optgroup>' if group else listed


def _texts(context: Context) -> str:
    lines = "".join(
        f'\n<div class="texts-line"><span class="texts-lang">{_text(box["language"])}</span>'
        f"{_textarea({'widget': box})}</div>"
        for box in context["widget"]["subwidgets"]
    )
    return f'<div class="texts">{lines}\n</div>'


def _label(context: Context) -> str:
    label, tag = _text(context["label"]), context["tag"]
    return f"<{tag}{_attributes(context['attrs'])}>{label}</{tag}>" if context["use_tag"] else label


QUICK: Final[Mapping[str, Callable[[Context], str]]] = {
    **{f"django/forms/widgets/{kind}.html": _input for kind in ("text", "hidden", "checkbox", "date", "number", "url")},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/label.html": _label,
    "admin/cases/texts_widget.html": _texts,
}


def written(template: str, context: Context) -> SafeString | None:
    """Answer what the template writes, or None where only the template can; texts are escaped as it does."""
    write = QUICK.get(template)
    return mark_safe(write(context)) if write else None  # noqa: S308 - every value is escaped above
