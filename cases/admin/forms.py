"""The forms of draft rows: which box stands for which column."""

from functools import cached_property
from pathlib import Path
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import renderers
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorList
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from cases.models.fields import (
    CalendarDateField,
    CodesField,
    FuzzyDateField,
    LineField,
    PlainTextField,
    TermField,
    TextsField,
)
from cases.models.pictures import PictureField

from .dates import CALENDAR_HELP, DATE_HELP, TERM_HELP, ReadCalendarField, ReadDateField, ReadTermField, without_date
from .pictures import PictureInput
from .references import ReferenceField, ReferencesField, ReferencesWidget, ReferenceWidget


class ProjectRenderer(renderers.DjangoTemplates):
    """Renders boxes from Django's templates and from those of the project."""

    @cached_property
    def engine(self) -> Any:
        """The template engine with both directories."""
        stock = Path(renderers.__file__).parent / "templates"
        own: Any = settings.TEMPLATES[0]["DIRS"]
        directories = [stock, *own]
        return self.backend({"APP_DIRS": True, "DIRS": directories, "NAME": "boxes", "OPTIONS": {}})


RENDERER: Final = ProjectRenderer()
"""One for all forms: each has an engine of its own, which reads every template once."""


class Errors(ErrorList):
    """What is wrong with a box; where nothing is, no template is asked for it."""

    def as_ul(self) -> SafeString:
        """Answer a list, or an empty text."""
        return super().as_ul() if self else SafeString()


class DraftForm(forms.ModelForm):
    """A form for a draft row."""

    default_renderer = RENDERER

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"error_class": Errors} | kwargs)

    def clean(self) -> dict[str, Any] | None:
        """Ask for the date itself where only another calendar's is given; nothing is converted unasked."""
        cleaned = super().clean()
        for name, written in list(self.cleaned_data.items()):
            dated = name.removesuffix("_as_written")
            if dated != name and written and not self.cleaned_data.get(dated) and dated not in self.errors:
                self.add_error(name, without_date(written))
        return cleaned


class OwnLines(BaseInlineFormSet):
    """Lines of one row; a stored line that is sent must be one of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"error_class": Errors} | kwargs)

    def clean(self) -> None:
        """Raise ValidationError for a line that belongs to another row, or to none."""
        super().clean()
        if any(form.instance.pk is None for form in self.initial_forms):
            raise ValidationError(gettext("A line that was sent is not of this record. Open the form anew."))


def form_field(db_field: Any, request: Any, site: Any) -> Any:
    """Answer the form field for a column, or None where Django's own serves."""
    if isinstance(db_field, models.ManyToManyField):
        return _reference(db_field, request, site, ReferencesField, ReferencesWidget)
    if isinstance(db_field, models.ForeignKey):
        return _reference(db_field, request, site, ReferenceField, ReferenceWidget)
    for kind, kwargs in BOXES:
        if isinstance(db_field, kind):
            # Django doubles boxes whose default is a function with a hidden one; none of these can need it.
            return db_field.formfield(show_hidden_initial=False, **kwargs())
    return None


def _reference(db_field: Any, request: Any, site: Any, form_class: Any, widget: Any) -> Any:
    remote = db_field.related_model
    if not (hasattr(remote, "key") or "key" in {field.name for field in remote._meta.fields}):
        return None
    return form_class(
        remote._default_manager.all(),
        model_admin=site.get_model_admin(remote),
        request=request,
        required=not db_field.blank,
        label=_capitalised(db_field.verbose_name),
        help_text=db_field.help_text,
        widget=widget(db_field, site),
    )


def _capitalised(name: Any) -> str:
    # A foreign key without a name of its own is called by its column, in English.
    text = gettext(str(name))
    return text[:1].upper() + text[1:]


def _area(rows: int) -> Any:
    return lambda: {"widget": forms.Textarea(attrs={"rows": rows, "cols": 60})}


BOXES: "tuple[tuple[type[models.Field[Any, Any]], Any], ...]" = (
    (FuzzyDateField, lambda: {"form_class": ReadDateField, "help_text": DATE_HELP}),
    (CalendarDateField, lambda: {"form_class": ReadCalendarField, "help_text": CALENDAR_HELP}),
    (TermField, lambda: {"form_class": ReadTermField, "help_text": TERM_HELP}),
    (TextsField, dict),
    (CodesField, dict),
    (PictureField, lambda: {"widget": PictureInput}),
    (PlainTextField, _area(2)),
    (models.DateField, lambda: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}),
    (LineField, lambda: {"widget": forms.TextInput(attrs={"class": "vTextField"})}),
)
