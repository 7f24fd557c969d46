"""From draft rows to editions: the only part that knows both sides."""

from .checks import Problem as Problem
from .checks import publication_problems as publication_problems
from .gather import gather_dossier as gather_dossier
from .gather import last_editor as last_editor
from .publish import draft_bytes as draft_bytes
from .publish import publish as publish
