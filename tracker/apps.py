"""What is asked of a server before it is opened: `manage.py check --deploy`."""

from django.apps import AppConfig
from django.core import checks


class TrackerConfig(AppConfig):
    """The site, with its questions of a server."""

    name = "tracker"

    def ready(self) -> None:
        """Let the check for deployment ask how what lies on other machines is reached."""
        from . import reached  # noqa: PLC0415 - settings are not ready before

        checks.register(reached.database_over_tls, checks.Tags.security, deploy=True)
        checks.register(reached.letters_over_tls, checks.Tags.security, deploy=True)
