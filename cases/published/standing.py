"""How listed people stand on a day, from the spans in the index, in the words of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from cases.domain.text import Text
from cases.domain.vocabulary.custody import Certainty, Status

from .glances import Seen, Spell
from .models import Heading, Listing

_STATUS: Final = {status.value: status for status in Status}


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that a person is on the day; several of them are possibilities beside each other."""

    code: str
    label: str
    certainty: str
    held: bool


def on_day(day: date) -> Q:
    """Answer the condition that a span includes the day."""
    begun = Q(first_day__isnull=True) | Q(first_day__lte=day)
    return begun & (Q(last_day__isnull=True) | Q(last_day__gte=day))


def standings(spells: Iterable[Spell], day: date, lang: str) -> tuple[Standing, ...]:
    """Answer what a person is on the day, the sure answer alone where there is one."""
    found = [_standing(spell, lang) for spell in spells if includes(spell, day)]
    sure = [one for one in found if not one.certainty]
    return tuple(dict.fromkeys(sure or found))


def includes(span: Spell, day: date) -> bool:
    """Answer whether the day is within the spell."""
    return (span.first_day is None or span.first_day <= day) and (span.last_day is None or day <= span.last_day)


def _standing(span: Spell, lang: str) -> Standing:
    sure = span.certainty == Certainty.SURELY.value
    return Standing(
        code=span.status,
        label=_STATUS[span.status].label(lang),
        certainty="" if sure else Certainty.POSSIBLY.label(lang),
        held=span.is_held,
    )


def title(listing: Listing | Heading | Seen, lang: str) -> tuple[str, str]:
    """Answer what something is called and the language that is in, which is empty where it is the reader's."""
    words, real = Text(**listing.title).in_language(lang)
    return words or (listing.key if isinstance(listing, Seen) else str(listing)), "" if real == lang else real
