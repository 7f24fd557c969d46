"""Codes for taking an edition from view: what was done, and the category of reason that readers are told."""

from .base import Vocabulary


class Removal(Vocabulary):
    """What hides an edition."""

    SUPPRESSED = "suppressed", "hidden for the time being", "временно скрыто", "уақытша жасырылған"
    WITHDRAWN = "withdrawn", "withdrawn", "отозвано", "қайтарып алынған"
    EXPUNGED = "expunged", "removed for good", "удалено безвозвратно", "біржола жойылған"


class RemovalReason(Vocabulary):
    """Why, as far as readers are told."""

    PROTECTION = "protection", "protection of a person", "защита человека", "адамды қорғау"
    CONSENT = "consent", "consent not given or withdrawn", "согласия нет или оно отозвано", "келісім жоқ не қайтарылған"
    ERROR = "error", "a serious error", "серьёзная ошибка", "елеулі қате"
    IDENTITY = "identity", "the wrong person", "речь о другом человеке", "басқа адам"
    MISTAKE = "mistake", "published by mistake", "опубликовано по ошибке", "қателесіп жарияланған"
    LAW = "law", "required by law", "требование закона", "заң талабы"
