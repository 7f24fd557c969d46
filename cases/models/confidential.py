"""What is told in confidence: who a protected source is, how people can be reached. No edition knows these tables."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.who import Channel

from .fields import CodeField, LineField, PlainTextField


class Confidence(models.Model):
    """What only those may read who have a right of its own to it."""

    changed_at = models.DateTimeField(_("changed at"), null=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        abstract = True
        ordering = ("pk",)


class SourceIdentity(Confidence):
    """Who stands behind a source that is only described in public, and what was promised."""

    source = models.OneToOneField(
        "cases.Source", verbose_name=_("source"), on_delete=models.CASCADE, related_name="identity"
    )
    who = PlainTextField(_("who it is"))
    reached = PlainTextField(_("how to reach them"))
    promised = PlainTextField(_("what was promised"), help_text=_("Anonymity, until when, and against whom."))

    class Meta(Confidence.Meta):
        verbose_name = _("identity of the source")
        verbose_name_plural = _("identities of sources")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Contact(Confidence):
    """One way to reach a person, a relative for example."""

    person = models.ForeignKey(
        "cases.Person", verbose_name=_("person"), on_delete=models.CASCADE, related_name="contacts"
    )
    channel = CodeField(Channel, _("channel"), default=Channel.PHONE)
    address = LineField(_("number or address"), blank=False)
    remark = PlainTextField(_("remark"), help_text=_("Who answers, when it is safe to call, what not to say."))

    class Meta(Confidence.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
