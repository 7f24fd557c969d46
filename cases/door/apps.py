"""The door of the editors' side."""

from django.apps import AppConfig


class DoorConfig(AppConfig):
    """Second steps, sessions and counted tries."""

    name = "cases.door"
    label = "door"
    default_auto_field = "django.db.models.BigAutoField"
