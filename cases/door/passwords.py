"""What a password must not be made of: words that anybody would try first on this site."""

import re
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

OWN_WORDS: Final = ("case", "tracker", "political", "prisoner", "editor", "reviewer", "administrator", "password")
SHORTEST: Final = 12


class WithoutOwnWords:
    """Refuses a password that is too short once the words of the site, of its hosts and of its roles are taken out."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError, naming the words that were found."""
        found = [word for word in _words() if word in password.casefold()]
        left = len(re.sub("|".join(map(re.escape, found)), "", password.casefold())) if found else SHORTEST
        if left < SHORTEST:
            raise ValidationError(
                _("Words of this site are tried first (here: %(words)s). Without them too little is left: use others."),
                code="own_words",
                params={"words": ", ".join(found)},
            )

    def get_help_text(self) -> str:
        """Answer the rule in a sentence."""
        return ngettext(
            "Without the words of this site and of your role at least %(least)d character has to be left.",
            "Without the words of this site and of your role at least %(least)d characters have to be left.",
            SHORTEST,
        ) % {"least": SHORTEST}


def _words() -> list[str]:
    """Answer the words in small letters, longest first; those of three letters and less give nothing away."""
    named = " ".join((settings.SITE_NAME, *settings.ALLOWED_HOSTS)).casefold()
    own = {*OWN_WORDS, *re.findall(r"[^\W\d_]{4,}", named)}
    return sorted(own, key=lambda word: (-len(word), word))
