"""Restricted records: a person, a case or a source that only the people and groups named here may see at all."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.db.models import ForeignKey, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .base import Record
from .court import Case
from .evidence import Source
from .fields import ExactlyOne
from .who import Person

# What a row belongs to: who may not see that may not see the row.
OWNERS: Final = frozenset(
    {
        "person", "organisation", "place", "case", "party", "charge", "sentence", "custody", "protest", "later",
        "earlier", "source", "other", "other_person", "other_organisation",
    }
)  # fmt: skip
RESTRICTABLE: Final[dict[type[models.Model], str]] = {Person: "person", Case: "case", Source: "source"}
Closed = Mapping[type[models.Model], Any]
"""By table, the numbers of restricted records, or a question for them; no table of which there are none."""


def only_one(to: str, name: Any) -> Any:
    """Answer a link to the record that is restricted, empty for a restriction of another kind of record."""
    return models.OneToOneField(
        to, verbose_name=name, null=True, editable=False, on_delete=models.CASCADE, related_name="restriction"
    )


class Restriction(models.Model):
    """Who may see one record; where there is none, everybody who may see its table."""

    person = only_one("cases.Person", _("person"))
    case = only_one("cases.Case", _("case"))
    source = only_one("cases.Source", _("source"))
    users = models.ManyToManyField(settings.AUTH_USER_MODEL, verbose_name=_("people"), blank=True, related_name="+")
    groups = models.ManyToManyField("auth.Group", verbose_name=_("groups"), blank=True, related_name="+")
    restricted_at = models.DateTimeField(_("restricted at"))
    restricted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("restricted by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        constraints = [ExactlyOne(columns=("person", "case", "source"), name="restriction_is_of_one_record")]

    def __str__(self) -> str:
        return str(self.person or self.case or self.source)


def records_of(restrictions: "QuerySet[Restriction]") -> Closed:
    """Answer the records of the restrictions, each table as a question that is not asked yet."""
    return {
        model: restrictions.filter(**{f"{column}__isnull": False}).values(column)
        for model, column in RESTRICTABLE.items()
    }


def owned_by(model: type[models.Model], closed: Closed, *, every: bool = False) -> Q:
    """Answer the condition that a row of `model` is, or belongs to, one of the closed records.

    With `every`, that it names such a record in any of its columns. Where there is none, no row meets it.
    """
    paths = [("pk", model), *_paths(model, "", every)]
    among = [(f"{path}__in", closed[related]) for path, related in paths if related in closed]
    return Q(*among, _connector=Q.OR) if among else Q(pk__in=[])


def _paths(model: type[models.Model], prefix: str, every: bool) -> Iterator[tuple[str, type[models.Model]]]:
    """Answer the paths by which a row belongs to others, each with the table to which it leads."""
    for field in links(model):
        related, path = field.related_model, prefix + field.name
        if related is not model and (every or field.name in OWNERS):
            yield path, related
            yield from _paths(related, f"{path}__", every=False)


def links(model: type[models.Model]) -> list[Any]:
    """Answer the foreign keys by which a row names other records; what a citation stands under is not among them."""
    return [
        field
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey)
        and field.editable
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, Record)
    ]
