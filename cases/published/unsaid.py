"""What no edition says any more is taken out: people whom no record names, headings under which nobody stands."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Exists, OuterRef

from .models import Heading, ListedName, Listing, Trait


@contextmanager
def dropped(key: str) -> Iterator[None]:
    """Take out, when the block ends, what editions about a subject alone said before it, and say no longer."""
    named = set(ListedName.objects.filter(from_key=key).values_list("listing", flat=True))
    under = _under(key)
    yield
    Listing.objects.filter(pk__in=named, edition__isnull=True, names__isnull=True).delete()
    gone = under - _under(key)
    facets, codes = ({pair[at] for pair in gone} for at in (0, 1))
    unsaid = ~Exists(Trait.objects.filter(facet=OuterRef("facet"), code=OuterRef("code")))
    Heading.objects.filter(unsaid, facet__in=facets, code__in=codes).delete()


def _under(key: str) -> set[tuple[str, str]]:
    """Answer what any edition about a subject says of it."""
    return set(Trait.objects.filter(listing__key=key).order_by().values_list("facet", "code").distinct())
