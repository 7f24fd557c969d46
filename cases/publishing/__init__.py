"""From draft rows to editions: the only part that knows both sides."""

from .checks import Problem as Problem
from .checks import publication_problems as publication_problems
from .checks import publication_table as publication_table
from .gather import Draft as Draft
from .gather import gather as gather
from .gather import gather_dossier as gather_dossier
from .publish import publish as publish
from .withhold import hide as hide
from .withhold import show_again as show_again
