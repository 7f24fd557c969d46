"""Who in the records may be the person whose names are typed: by name in any script, with what tells them apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from cases.domain import names
from cases.domain.vocabulary.who import AttributeKind
from cases.models import Attribute, Custody, Distinction, Name, Person
from cases.visibility import Seeker, open_to

from . import outline
from .secrecy import with_owners

MOST: Final = 8
MOST_COMPARED: Final = 400
SHARED: Final = (100, 7, 4)
"""So many letters of a word are the same, or all that it has, where names are compared."""
TELLING: Final = (AttributeKind.BIRTH.value, AttributeKind.HOME.value)


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody on record with a like name; `facts` are dates and places to compare."""

    person: Person
    name: str
    likeness: float
    facts: tuple[str, ...]


def alike(typed: Iterable[str], *, by: Seeker, but: Person | None = None) -> list[Alike]:
    """Answer those open to the user who bear a name that may be one of those typed, the likest first; 8 at most.

    Who was told apart from `but` before is left out. A like name never means that two people are one.
    """
    wanted = [text for text in typed if names.tokens(text)]
    best: dict[int, tuple[float, str]] = {}
    for pk, text in _bearing(wanted, by, but):
        score = max(names.likeness(one, text) for one in wanted)
        if score >= names.SAME and score > best.get(pk, (0.0, ""))[0]:
            best[pk] = (score, text)
    people = with_owners(by, open_to(by, Person.objects.filter(pk__in=best, merged_into__isnull=True)))
    told = _facts(list(best), by)
    found = [Alike(one, best[one.pk][1], best[one.pk][0], tuple(told.get(one.pk, ()))) for one in people]
    return sorted(found, key=lambda one: (-one.likeness, one.person.pk))[:MOST]


def _bearing(wanted: list[str], by: Seeker, but: Person | None) -> list[tuple[int, str]]:
    """Answer whose names share the beginning of a folded word with what is typed, with the name; 400 at most.

    First come those that share it with every word of what is typed, long beginnings before short ones; then those that
    share it with one word, that of the fewest first.
    """
    rows = open_to(by, Name.objects.filter(person__isnull=False)).order_by()
    if but is not None:
        pairs = Distinction.objects.filter(Q(person=but) | Q(other=but)).values_list("person", "other")
        rows = rows.exclude(person__in={but.pk, *(pk for pair in pairs for pk in pair)})

    def begun(starts: Iterable[str]) -> list[tuple[int, str]]:
        return list(rows.filter(folded__begun=sorted(starts)).values_list("person", "text")[:MOST_COMPARED])

    tokens = [names.tokens(text) for text in wanted]
    each = dict.fromkeys(frozenset(one[:length] for one in some) for length in SHARED for some in tokens)
    alone = {one[: SHARED[-1]] for some in tokens for one in some}
    found = [*map(begun, each), *sorted((begun([start]) for start in sorted(alone)), key=len)]
    return list(dict.fromkeys(pair for some in found for pair in some))[:MOST_COMPARED]


def _facts(people: list[int], by: Seeker) -> dict[int, list[str]]:
    """Answer for each person when and where they were born and live, and where they were held last."""
    told: dict[int, list[str]] = {}
    born = open_to(by, Attribute.objects.filter(person__in=people, kind__in=TELLING))
    held = open_to(by, Custody.objects.filter(person__in=people)).order_by("-occurred_earliest")
    for row in (*with_owners(by, born, every=True), *with_owners(by, held, every=True)):
        listed = told.setdefault(row.person_id, [])
        if len(listed) < 3:
            where = getattr(row, "facility", None) or row.place
            listed.append(" · ".join(part for part in (outline.kind(row), outline.when(row), str(where or "")) if part))
    return told
