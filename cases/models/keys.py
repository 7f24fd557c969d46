"""Public keys: minted once, at random, never derived from a name and never reused."""

import secrets
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

LETTERS: Final = "23456789bcdfghjkmnpqrstvwxz"


def mint(prefix: str, *, letters: int = 6) -> str:
    """Answer a new key such as `ruling-7q2m3k`: no vowels, nothing that looks like another letter."""
    return f"{prefix}-" + "".join(secrets.choice(LETTERS) for _letter in range(letters))


class KeyField(models.CharField):
    """The public key of a row, minted when the row is first stored without one.

    `prefix` names the kind. A `prefix` that ends in a hyphenated dot form, `country` or `country-C`, takes the row's
    country instead: `KZ-7Q2M` for a person, `KZ-C7Q2M` for a case.
    """

    def __init__(self, *args: Any, prefix: str = "", **kwargs: Any) -> None:
        self.prefix = prefix
        kwargs |= {"verbose_name": _("key"), "max_length": 20, "unique": True, "editable": False, "blank": True}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Answer how a migration makes this field again."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("verbose_name", "max_length", "unique", "editable", "blank"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs | {"prefix": self.prefix}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Answer the key, minting it for a new row."""
        key = getattr(model_instance, self.attname)
        if not key:
            key = self._minted(model_instance)
            setattr(model_instance, self.attname, key)
        return str(key)

    def _minted(self, row: Any) -> str:
        if not self.prefix.startswith("country"):
            return mint(self.prefix)
        infix = self.prefix.removeprefix("country").removeprefix("-")
        return f"{row.country}-{infix}" + mint("", letters=4).removeprefix("-").upper()
