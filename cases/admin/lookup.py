"""Finding draft rows by what an editor types: a key, a name in any script, words."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db.models import Model, Q, QuerySet

from cases.domain.names import fold
from cases.models import Name, Person, Sentence
from cases.published import counting
from cases.visibility import Seeker, open_to

LONGEST: Final = 100
MOST_WORDS: Final = 6
MOST_NAMED: Final = 200
MOST_OF_NAMED: Final = 2_000
SEARCHED: Final = 100_000
"""In so many of the newest rows words are looked for; keys and names are found in all."""
_NAMES_OF_ONE: Final = 5
"""So many names of each are looked at, before fewer people are found than might be."""

_KEY: Final = re.compile(r"[A-Za-z]{2,12}-[0-9A-Za-z]{4,17}")
_LABEL: Final = re.compile(rf".*\[({_KEY.pattern})\]", re.DOTALL)


def to_be_called(model_admin: Any, request: Any) -> QuerySet[Any]:
    """Answer the rows of a table that the user may see, as `outline.label` needs them; `give_names` adds the names."""
    rows = model_admin.get_queryset(request).prefetch_related(None)
    return rows.prefetch_related("penalties") if rows.model is Sentence else rows


def key_in(typed: str) -> str:
    """Answer the key that the text is, or that stands in brackets at its end; an empty text if there is none."""
    typed = typed.strip()
    if found := _LABEL.fullmatch(typed):
        return found[1]
    return typed if _KEY.fullmatch(typed) else ""


def by_key(rows: QuerySet[Any], typed: str) -> Any | None:
    """Answer the row whose key is typed, in capitals or not, or None; of two merged people the one that was kept."""
    key = key_in(typed)
    if not key:
        return None
    row = rows.filter(key__in=_spellings(key)).first()
    if row is None and rows.model is Person:
        row = rows.filter(merges__other__key__in=_spellings(key)).first()
    return row


def _spellings(key: str) -> list[str]:
    return [key, key.upper(), key.lower()]


def matching(
    rows: QuerySet[Any], typed: str, *, fields: Sequence[str], names: Sequence[str] = (), by: Seeker
) -> QuerySet[Any]:
    """Answer the rows in which every word typed occurs, and those that bear the name typed in any spelling.

    `names` are the paths from a row to the people, organisations or places whose names count: "self", or "person".
    Only the first 100 characters and six words are looked for; words that are no name in the newest rows alone, where
    there are very many (`searched_since`). They are asked for here, each in the way that its index has, and answered by
    their numbers: of those in which the words occur the newest, one more than a list counts.
    """
    typed = typed.strip()[:LONGEST].replace("\x00", "")
    if not typed:
        return rows
    some = rows.order_by("-pk").values_list("pk", flat=True)
    words = _all_words(typed.split()[:MOST_WORDS], fields)
    found = {*some.filter(words, pk__gt=searched_since(rows.model))[: counting.MOST + 1]}
    named = [number for path in names for number in _named(typed, path, rows.model, by)]
    key = key_in(typed)
    if named or key:
        found |= {*some.filter(Q(pk__in=named) | Q(key__in=_spellings(key)))}
    return rows.filter(pk__in=found)


def is_very_large(model: type[Model]) -> bool:
    """Answer whether a table has more rows than words are looked for in."""
    return searched_since(model) > 0


def searched_since(model: type[Model]) -> int:
    """Answer the number of the row after which words are looked for: nought, but in a very large table."""
    last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
    return max(0, last - SEARCHED)


def _all_words(typed: Iterable[str], fields: Sequence[str]) -> Q:
    condition = Q()
    for word in typed:
        one = Q(pk__in=[])
        # SQLite compares other letters than ASCII by case, hence the three forms.
        for form in {word} if word.isascii() else {word, word.lower(), word.capitalize()}:
            for field in fields:
                one |= Q(**{f"{field}__icontains": form})
        condition &= one
    return condition


def _named(typed: str, path: str, model: type[Model], by: Seeker) -> list[int]:
    if path == "self":
        return bearers(model, typed, by=by)
    owner: Any = model
    joined = Q()
    *steps, last = path.split("__")
    for number, step in enumerate(steps, 1):
        owner = owner._meta.get_field(step).related_model
        joined &= Q(**{f"{'__'.join(steps[:number])}__in": open_to(by, owner._default_manager.all())})
    owner = owner._meta.get_field(last).related_model
    found = model._default_manager.filter(joined, **{f"{path}__in": bearers(owner, typed, by=by)})
    return list(found.order_by("pk").values_list("pk", flat=True)[:MOST_OF_NAMED])


def bearers(model: type[Model], typed: str, *, by: Seeker) -> list[int]:
    """Answer the keys of those rows of `model` one of whose names begins, word by word, as typed, in any script."""
    wanted = fold(typed).split()
    if not wanted:
        return []
    column = f"{model._meta.model_name}_id"
    names = open_to(by, Name.objects.filter(folded__begun=wanted, **{f"{column}__isnull": False}))
    found = names.order_by("pk").values_list(column, flat=True)[: MOST_NAMED * _NAMES_OF_ONE]
    return list(dict.fromkeys(found))[:MOST_NAMED]
