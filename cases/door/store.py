"""Django's sessions in the database, each with its owner (SESSION_ENGINE)."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Stock


class SessionStore(Stock):
    """Sessions whose rows name the account that is logged in."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Answer the table."""
        from .models import OpenSession  # noqa: PLC0415 - imported while models load

        return OpenSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Answer the row to be written."""
        row: Any = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        return row
