"""The draft side."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Draft tables and everything that editors use."""

    name = "cases"
    label = "cases"
    verbose_name = _("records")
    default_auto_field = "django.db.models.BigAutoField"
