"""The editors' side: Django's admin over the draft tables."""

from . import accounts as accounts
from . import court as court
from . import evidence as evidence
from . import life as life
from . import removal as removal
from . import review as review
from . import voices as voices
from . import who as who
from .site import site as site
