"""The public side; it runs without the draft side installed."""

from django.apps import AppConfig


class PublishedConfig(AppConfig):
    """Editions, listings and public pages."""

    name = "cases.published"
    label = "published"
    default_auto_field = "django.db.models.BigAutoField"
