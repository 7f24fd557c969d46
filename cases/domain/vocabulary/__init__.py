"""The closed lists of the tracker, one module a family."""

from .base import Vocabulary as Vocabulary
