"""Columns for what the tracker records: imprecise dates, terms, texts in languages, codes."""

import operator
import unicodedata
from collections.abc import Sequence
from functools import reduce
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.domain.calendars import Conversion
from cases.domain.duration import BadTerm, Term
from cases.domain.fuzzydate import BadDate, FuzzyDate
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary import Vocabulary


def refuse_unprintable(text: str) -> None:
    """Raise ValidationError for control characters, lone surrogates and marks that reorder a line."""
    for character in text:
        category = unicodedata.category(character)
        if category in {"Cs", "Cn"} or (category == "Cc" and character not in "\n\t\r") or character in BIDI:
            raise ValidationError(
                _("This text holds a character that cannot be shown (U+%(code)s). Please retype that place."),
                code="unprintable",
                params={"code": f"{ord(character):04X}"},
            )


BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _defaults(given: dict[str, Any], **ours: Any) -> dict[str, Any]:
    return ours | given


class PlainTextField(models.TextField):
    """A text in one language, such as a quote in the original; empty when absent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **_defaults(kwargs, blank=True, default="", max_length=4000))
        self.validators.append(refuse_unprintable)


class LineField(models.CharField):
    """A short text on one line; empty when absent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **_defaults(kwargs, blank=True, default="", max_length=300))
        self.validators.append(refuse_unprintable)


class CountryField(models.CharField):
    """An ISO 3166 country code of two capitals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **_defaults(kwargs, verbose_name=_("country"), max_length=2))
        self.validators.append(RegexValidator(r"^[A-Z]{2}$", _("Write two capital letters: KZ, BY, RU.")))


class TextsField(models.JSONField):
    """A text in English, Russian and Kazakh: a mapping from language to words, empty when absent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **_defaults(kwargs, blank=True, default=dict))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Raise ValidationError unless `value` maps languages of the site to printable words."""
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(isinstance(words, str) for words in value.values()):
            raise ValidationError(_("Write the text under one or more languages."), code="invalid")
        if unknown := sorted(set(value) - set(LANGUAGES)):
            raise ValidationError(_("“%(lang)s” is not a language of this site."), params={"lang": unknown[0]})
        for words in value.values():
            refuse_unprintable(words)

    def formfield(self, **kwargs: Any) -> Any:
        """Answer a form field with one box for each language."""
        from cases.models.formfields import TextsFormField  # noqa: PLC0415 - forms are needed by the admin alone

        return models.Field.formfield(self, **_defaults(kwargs, form_class=TextsFormField))


class TermField(models.CharField):
    """A length of time as ISO 8601 text (`P6Y4M`), empty when not known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **_defaults(kwargs, blank=True, default="", max_length=30))

    def to_python(self, value: Any) -> str:
        """Answer the canonical text; raise ValidationError when it is not a length of time."""
        if not value:
            return ""
        try:
            return Term.parse(str(value).strip().upper()).text
        except BadTerm as error:
            raise ValidationError(str(error), code="invalid") from error


class CodeField(models.CharField):
    """One code of a vocabulary; the database refuses any other.

    Migrations keep the codes of their day as plain choices and make the field without a vocabulary.
    """

    def __init__(
        self, vocabulary: type[Vocabulary] | None = None, *args: Any, optional: bool = False, **kwargs: Any
    ) -> None:
        if vocabulary:
            kwargs["choices"] = [(code.value, CodeLabel(code)) for code in vocabulary]
        if optional:
            kwargs |= {"blank": True, "default": ""}
        super().__init__(*args, **_defaults(kwargs, max_length=40))

    def deconstruct(self) -> Any:
        """Answer how a migration makes this field again."""
        name, path, args, kwargs = super().deconstruct()
        kwargs["choices"] = [(value, getattr(label, "english", label)) for value, label in self.flatchoices]
        if isinstance(default := kwargs.get("default"), Vocabulary):
            kwargs["default"] = default.value
        return name, path, args, kwargs

    def db_check(self, connection: Any) -> str:
        """Answer the CHECK that holds the column to its codes."""
        return code_check(connection, self.column, [value for value, _label in self.flatchoices], self.blank)


def code_check(connection: Any, column: str | None, codes: Sequence[str], blank: bool) -> str:
    """Answer SQL that is true when `column` holds one of `codes` (or nothing, if `blank`)."""
    allowed = ", ".join(f"'{code}'" for code in [*codes, *([""] if blank else [])])
    return f"{connection.ops.quote_name(column)} IN ({allowed})"


class CodesField(models.JSONField):
    """Any number of codes of a vocabulary, as a list."""

    def __init__(self, vocabulary: type[Vocabulary] | None = None, *args: Any, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(*args, **_defaults(kwargs, blank=True, default=list))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Raise ValidationError unless `value` is a list of codes."""
        super().validate(value, model_instance)
        codes = {code.value for code in self.vocabulary or ()}
        if not isinstance(value, list) or not set(value) <= codes:
            raise ValidationError(_("Choose among the values offered."), code="invalid")

    def formfield(self, **kwargs: Any) -> Any:
        """Answer a form field with a box to tick for each code."""
        from cases.models.formfields import CodesFormField  # noqa: PLC0415 - forms are needed by the admin alone

        choices = [(code.value, CodeLabel(code)) for code in self.vocabulary or ()]
        return models.Field.formfield(self, **_defaults(kwargs, form_class=CodesFormField, choices=choices))


class WebAddressField(models.URLField):
    """A public http or https address; empty when absent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **_defaults(kwargs, blank=True, default="", max_length=1000))
        self.validators = [URLValidator(schemes=["http", "https"]), refuse_unprintable]

    def formfield(self, **kwargs: Any) -> Any:
        """Answer a form field that takes an address without a scheme as https."""
        return super().formfield(**_defaults(kwargs, assume_scheme="https"))


class CodeLabel:
    """The label of a code in the language of whoever looks at it."""

    def __init__(self, code: Vocabulary) -> None:
        self.code = code

    @property
    def english(self) -> str:
        """The label in English, as migrations keep it."""
        return self.code.labels.en

    def __str__(self) -> str:
        lang = (get_language() or "en")[:2]
        return self.code.label(lang if lang in LANGUAGES else "en")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CodeLabel) and other.code == self.code

    def __hash__(self) -> int:
        return hash(self.code)


class CalendarDateField(models.CharField):
    """A date as a source writes it in the Julian, Persian or Hijri calendar ("persian 1400-07-09"); None when absent.

    Empty is NULL here, unlike in other texts, so that SQLite adds the column without making every table anew.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        words = _("as written in another calendar")
        ours: dict[str, Any] = {"verbose_name": words, "max_length": 40, "null": True, "blank": True}
        super().__init__(*args, **(ours | kwargs))

    def to_python(self, value: Any) -> str | None:
        """Answer the canonical text; raise ValidationError that says what to write when it is no such date."""
        if not value:
            return None
        try:
            return Conversion.parse(str(value).strip()).text
        except BadDate as error:
            raise ValidationError(NO_CALENDAR_DATE, code="invalid", params={"typed": value}) from error


NO_CALENDAR_DATE = _(
    "“%(typed)s” is no day, month or year of such a calendar. Write it as persian 1400-07-09, julian 1917-10-25 "
    "or hijri 1442-09-01."
)


class FuzzyDateField(models.CharField):
    """An imprecise date as EDTF text; beside it columns for its bounds, the words of the source and another calendar.

    They are `_earliest` and `_latest`, `_words`, and `_as_written` for the date as a calendar other than ours has it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **_defaults(kwargs, blank=True, default="", max_length=120))

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Add the date and its companions to a model that has a table."""
        super().contribute_to_class(cls, name, private_only)
        if cls._meta.abstract or cls.__module__ == "__fake__":
            return
        for bound in ("earliest", "latest"):
            cls.add_to_class(f"{name}_{bound}", models.DateField(null=True, editable=False))
        words = LineField(verbose_name=_("words of the source"), max_length=200)
        cls.add_to_class(f"{name}_words", words)
        cls.add_to_class(f"{name}_as_written", CalendarDateField())

    def to_python(self, value: Any) -> str:
        """Answer the canonical EDTF text; raise ValidationError when it is not a date."""
        if not value:
            return ""
        try:
            return FuzzyDate.parse(str(value).strip()).text
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Write the bounds that the text means, whoever saves."""
        text = super().pre_save(model_instance, add)
        read = FuzzyDate.parse(text) if text else None
        setattr(model_instance, f"{self.name}_earliest", read.earliest if read else None)
        setattr(model_instance, f"{self.name}_latest", read.latest if read else None)
        return text


def dates_in_order(*names: str) -> list[models.BaseConstraint]:
    """Answer constraints that keep the earliest day of each imprecise date on or before its latest."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{name}_earliest__isnull": True})
            | Q(**{f"{name}_latest__isnull": True})
            | Q(**{f"{name}_earliest__lte": F(f"{name}_latest")}),
            name=f"%(class)s_{name}_in_order",
        )
        for name in names
    ]


def filtered_by(*columns: str) -> list[models.Index]:
    """Answer an index of each column by which editors filter a list, so that what few rows have is found among many."""
    return [models.Index(fields=[column], name=f"%(class)s_{column}") for column in columns]


class ExactlyOne(models.CheckConstraint):
    """Exactly one of the nullable `columns` is set."""

    def __init__(self, *, columns: Sequence[str], name: str) -> None:
        self.columns = tuple(columns)
        ones = [models.Case(models.When(**{f"{column}__isnull": False, "then": 1}), default=0) for column in columns]
        super().__init__(condition=Exact(reduce(operator.add, ones), 1), name=name)

    def deconstruct(self) -> Any:
        """Answer how a migration makes this constraint again."""
        path = f"{self.__class__.__module__}.{self.__class__.__qualname__}"
        return path, (), {"columns": self.columns, "name": self.name}

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default") -> None:
        """Raise ValidationError unless exactly one column is set; in Python, since the SQL has a line for each."""
        if set(self.columns) & set(exclude or ()):
            return
        columns = (model._meta.get_field(column).attname for column in self.columns)
        if sum(getattr(instance, column) is not None for column in columns) != 1:
            labels = ", ".join(str(model._meta.get_field(column).verbose_name) for column in self.columns)
            raise ValidationError(_("Fill in exactly one of: %(fields)s.") % {"fields": labels}, code="exactly_one")
