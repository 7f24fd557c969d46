"""People who do not exist, listed as records of them would."""

from cases.domain import names
from cases.published import reckoning
from cases.published.models import ListedName, Listing


def listed(number: int, texts: list[str]) -> None:
    """List a person who does not exist under these names, as a record of them would."""
    key = f"XX-{number:04d}"
    listing, _new = Listing.objects.get_or_create(
        key=key, defaults={"subject_kind": "person", "country": "XX", "sort_key": key}
    )
    with reckoning.kept(key):
        listing.names.all().delete()
        for text in texts:
            name = ListedName.objects.create(listing=listing, from_key=key, text=text, folded=names.fold(text))
            for token in set(names.tokens(text)):
                name.tokens.create(token=token)
