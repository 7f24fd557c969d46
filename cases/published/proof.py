"""What anybody needs to check an edition and the chain without trusting this site."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from . import store
from .models import Edition, Lift, Notice, SignedHead
from .notices import open_notices

HEAD: Final = ("position", "chain", "signed_on", "public_key", "signature")


def told(after: int = 0) -> Iterator[dict[str, Any]]:
    """Give the links after a position as readers are told of them; of a hidden edition also how and why."""
    rows = Edition.objects.filter(position__gt=after).order_by("position")
    hidden = {notice.edition_id: notice for notice in open_notices().filter(edition__in=rows).order_by("pk")}
    for row in rows.iterator(chunk_size=2000):
        notice = hidden.get(row.pk)
        yield asdict(store.link_of(row)) | ({"hidden": _told_of(notice)} if notice else {})


def state() -> str:
    """Answer a word that changes whenever what `told` gives changes: with an edition, a notice or a lift."""
    last = Edition.objects.order_by("-position").values_list("position", "chain").first()
    return "-".join(str(one) for one in (*(last or ()), Notice.objects.count(), Lift.objects.count()))


def _told_of(notice: Notice) -> dict[str, str]:
    return {"act": notice.act, "reason": notice.reason, "since": notice.given_on.isoformat()}


def of_edition(key: str, number: int) -> dict[str, Any] | None:
    """Answer the link of an edition in view with the salt and the words that it commits to, or None."""
    found = store.contents().filter(edition__subject_key=key, edition__number=number).select_related("edition").first()
    if found is None:
        return None
    return {"edition": asdict(store.link_of(found.edition)), "salt": found.salt, "body": found.body}


def head() -> dict[str, Any] | None:
    """Answer the newest signed head of the chain, or None while no key signs it."""
    signed = SignedHead.objects.order_by("-position", "-pk").first()
    return None if signed is None else told_of_head(signed)


def told_of_head(signed: SignedHead) -> dict[str, Any]:
    """Answer a signed head as readers get it, its day as YYYY-MM-DD."""
    return {name: getattr(signed, name) for name in HEAD} | {"signed_on": signed.signed_on.isoformat()}
