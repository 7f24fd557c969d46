"""Restricted records: a person, a case or a source that only the people and groups named here may see at all."""

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


def owned_by(model: type[models.Model], restrictions: "QuerySet[Restriction]", *, every: bool = False) -> Q:
    """Answer the condition that a row of `model` is, or belongs to, the record of one of the restrictions.

    With `every`, that it names such a record in any of its columns.
    """
    return _among("pk", model, restrictions) | _owned(model, restrictions, "", every)


def _owned(model: type[models.Model], restrictions: "QuerySet[Restriction]", prefix: str, every: bool) -> Q:
    condition = Q(pk__in=[])
    for field in links(model):
        related, path = field.related_model, prefix + field.name
        if related is model or not (every or field.name in OWNERS):
            continue
        condition |= _among(path, related, restrictions) | _owned(related, restrictions, f"{path}__", every=False)
    return condition


def _among(path: str, model: type[models.Model], restrictions: "QuerySet[Restriction]") -> Q:
    if model not in RESTRICTABLE:
        return Q(pk__in=[])
    column = RESTRICTABLE[model]
    return Q(**{f"{path}__in": restrictions.filter(**{f"{column}__isnull": False}).values(column)})


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
