"""What was typed laid over what is now recorded: the form filled with both, and what differs in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.forms.models import InlineForeignKeyField
from django.http import QueryDict
from django.utils.translation import gettext as _

from cases.domain.text import LANGUAGES
from cases.models.formfields import TextsFormField

from .references import ReferenceField
from .versions import Opened, Values, plain

DELETE: Final = forms.formsets.DELETION_FIELD_NAME
MISSING: Final = "—"
MOST_LINES: Final = 1000


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of the record, or of the line `where`; `opened` is None when it is not known what was shown."""

    where: str
    label: str
    opened: str | None
    now: str
    typed: str


@dataclass(slots=True)
class Report:
    """What differs: fields that both changed, fields taken over from the record, and sentences about whole lines."""

    clashes: list[Difference] = field(default_factory=list)
    taken: list[Difference] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def fill(context: dict[str, Any], typed: QueryDict, opened: Opened | None) -> Report:
    """Put what was typed into the unbound forms of a page; where the editor touched nothing, the record stands."""
    report = Report()
    _lay(report, context["adminform"].form, typed, "", opened.fields if opened else None)
    is_new = context["original"] is None
    for wrapped in context["inline_admin_formsets"]:
        before = opened.lines.get(wrapped.formset.prefix, {}) if opened else None
        Lines(report, wrapped.formset, typed, None if is_new else before).fill()
    return report


def boxes(form: Any) -> Iterator[tuple[str, Any]]:
    """Answer the fields in which something can be typed and kept."""
    for name, box in form.fields.items():
        if not isinstance(box, forms.FileField | InlineForeignKeyField) and name not in {DELETE, "id"}:
            yield name, box


def raw(box: Any, typed: QueryDict, prefix: str, name: str) -> Any:
    """Answer what was sent for a field, as its box reads it."""
    return box.widget.value_from_datadict(typed, {}, f"{prefix}{name}")


def words(box: Any, value: Any) -> str:
    """Answer a value of a field, stored or typed, in words."""
    if isinstance(box, TextsFormField):
        texts = value if isinstance(value, dict) else dict(zip(LANGUAGES, value or (), strict=False))
        return " / ".join(f"{lang}: {text}" for lang, text in texts.items() if text) or MISSING
    if isinstance(box, ReferenceField):
        value, choices = box.prepare_value(value), {}
    else:
        choices = {str(code): str(label) for code, label in getattr(box, "choices", ())}
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    values = value if isinstance(value, list) else [value]
    return "; ".join(choices.get(str(one), str(one)) for one in values if one not in (None, "")) or MISSING


def _lay(report: Report, form: Any, typed: QueryDict, prefix: str, before: Values | None, where: str = "") -> None:
    for name, box in boxes(form):
        if box.widget.value_omitted_from_data(typed, {}, f"{prefix}{name}"):
            continue
        sent, now = raw(box, typed, prefix, name), form.get_initial_for_field(box, name)
        known = before is not None and name in before
        base = _native(form, name, before[name]) if before is not None and known else None
        changed = not known or (before is not None and plain(now) != before[name])
        told = Difference(
            where, str(box.label or name), words(box, base) if known else None, words(box, now), words(box, sent)
        )
        if known and not differs(box, base, sent):
            report.taken += [told] * changed
            continue
        merged, clash = _by_language(box, base, now, sent) if known else (sent, True)
        if differs(box, now, merged):
            form.initial[name] = merged
            (report.clashes if clash else report.taken).extend([told] * changed)


def _by_language(box: Any, base: Any, now: Any, sent: Any) -> tuple[Any, bool]:
    """Answer a text with the languages that each editor changed, and whether both changed one of them."""
    if not isinstance(box, TextsFormField):
        return sent, True
    merged, clash = [], False
    for lang, typed in zip(LANGUAGES, _smooth(sent), strict=True):
        before, stands, mine = (base or {}).get(lang, ""), (now or {}).get(lang, ""), (typed or "").strip()
        merged.append(stands if mine == before else mine)
        clash |= stands not in {before, mine} and mine != before
    return merged, clash


def differs(box: Any, before: Any, sent: Any) -> bool:
    """Answer whether what was sent means another value; the ends of lines mean nothing."""
    return bool(box.has_changed(_smooth(before), _smooth(sent)))


def _smooth(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, list):
        return [_smooth(one) for one in value]
    return {key: _smooth(one) for key, one in value.items()} if isinstance(value, dict) else value


def _native(form: Any, name: str, value: Any) -> Any:
    """Answer a value from JSON as the form's own initial values are."""
    try:
        column = form._meta.model._meta.get_field(name)
        return value if column.is_relation else column.to_python(value)
    except (FieldDoesNotExist, ValidationError):
        return value


class Lines:
    """The lines of one kind within a form, as they are recorded and as they were sent."""

    def __init__(self, report: Report, formset: Any, typed: QueryDict, before: dict[str, Values] | None) -> None:
        self.report, self.formset, self.typed, self.before = report, formset, typed, before
        self.name = str(formset.model._meta.verbose_name)

    def fill(self) -> None:
        """Lay each line that was sent over its row; keep those without a row as new ones."""
        rows = {str(form.instance.pk): form for form in self.formset.initial_forms}
        sent = list(sent_lines(self.formset, self.typed))
        self._add([prefix for prefix, pk in sent if pk not in rows and self._is_kept(prefix, pk)])
        for form in self.formset.initial_forms:
            pk = str(form.instance.pk)
            prefix = next((prefix for prefix, one in sent if one == pk), None)
            if prefix is not None:
                self._over(form, prefix, (self.before or {}).get(pk))
            elif self.before is not None and pk not in self.before:
                self._say(_("added meanwhile"), str(form.instance))

    def _over(self, form: Any, prefix: str, before: Values | None) -> None:
        if f"{prefix}{DELETE}" not in self.typed:
            _lay(self.report, form, self.typed, prefix, before, f"{self.name}: {form.instance}")
            return
        form.initial[DELETE] = True
        if any(plain(form.get_initial_for_field(box, name)) != (before or {}).get(name) for name, box in boxes(form)):
            self._say(_("changed meanwhile; you marked it to be deleted"), str(form.instance))

    def _is_kept(self, prefix: str, pk: str) -> bool:
        """Answer whether a line without a row goes back into the form, and say what became of its row."""
        if f"{prefix}{DELETE}" in self.typed:
            return False
        empty = self.formset.empty_form
        told = "; ".join(raw_words for _label, raw_words in typed_words(empty, self.typed, prefix))
        if pk and self.before is not None and pk in self.before:
            kept = self._differs(empty, prefix, self.before[pk])
            self._say(_("deleted meanwhile; what you typed is kept as a new line") if kept else _("deleted meanwhile"),
                      told)  # fmt: skip
            return kept
        if not self._differs(empty, prefix, None):
            return False
        return self.before is not None or not self._is_recorded(prefix)

    def _differs(self, form: Any, prefix: str, before: Values | None) -> bool:
        return line_differs(form, self.typed, prefix, before)

    def _is_recorded(self, prefix: str) -> bool:
        """Answer whether a row says the same: a form was sent twice."""
        return any(not self._differs(form, prefix, None) for form in self.formset.initial_forms)

    def _add(self, prefixes: list[str]) -> None:
        empty = self.formset.empty_form
        # The set of forms has counted its lines already: it is made to count again.
        self.formset.initial_extra = [
            {name: raw(box, self.typed, prefix, name) for name, box in boxes(empty)} for prefix in prefixes
        ]
        self.formset.extra += len(prefixes)
        for counted in ("forms", "management_form"):
            self.formset.__dict__.pop(counted, None)

    def _say(self, what: str, which: str) -> None:
        self.report.lines.append(f"{self.name}: {which}: {what}")


def line_differs(form: Any, typed: QueryDict, prefix: str, before: Values | None = None) -> bool:
    """Answer whether a line that was sent says something else than `before`, or than what its form shows."""
    return any(
        differs(
            box,
            form.get_initial_for_field(box, name) if before is None else _native(form, name, before.get(name)),
            raw(box, typed, prefix, name),
        )
        for name, box in boxes(form)
    )


def sent_lines(formset: Any, typed: QueryDict) -> Iterator[tuple[str, str]]:
    """Answer the prefix of each line that was sent and the primary key that it names, if any."""
    number = typed.get(f"{formset.prefix}-TOTAL_FORMS", "")
    for index in range(min(int(number), MOST_LINES) if number.isdecimal() else 0):
        prefix = f"{formset.prefix}-{index}-"
        yield prefix, typed.get(f"{prefix}{formset.model._meta.pk.name}", "")


def typed_words(form: Any, typed: QueryDict, prefix: str = "") -> list[tuple[str, str]]:
    """Answer the label and the words of each field in which something was typed."""
    told = ((str(box.label or name), words(box, raw(box, typed, prefix, name))) for name, box in boxes(form))
    return [(label, text) for label, text in told if text != MISSING]
