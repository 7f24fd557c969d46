"""The public side; it runs without the draft side installed."""

from django.apps import AppConfig, apps
from django.core import checks


class PublishedConfig(AppConfig):
    """Editions, listings and public pages."""

    name = "cases.published"
    label = "published"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let `manage.py check --database default` ask whether a process for readers can read more than they may."""
        if not apps.is_installed("cases"):
            checks.register(_reads_only_what_is_published, checks.Tags.database)


def _reads_only_what_is_published(**_asked: object) -> list[checks.CheckMessage]:
    from . import reading_role  # noqa: PLC0415 - there is no connection before every app is ready

    found = reading_role.readable_besides()
    said = f"The public process can read {len(found)} tables of the editors, such as {found[0] if found else ''}."
    hint = "Give it a role of its own in PUBLIC_DATABASE_URL; manage.py public_role makes one."
    return [checks.Error(said, hint=hint, id="published.E001")] if found else []
