"""The pages of refusal that the demo cannot be asked for, as the templates render them."""

from datetime import date

from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from cases.domain.vocabulary.removal import Removal, RemovalReason
from cases.published.notices import Hidden
from cases.published.views import hidden

DAY = date(2026, 11, 22)


def refusals(lang: str) -> dict[str, str]:
    """Answer what is refused, each in the language: unsound, unchanged, gone, hidden, failed, switched off."""
    request = RequestFactory().get(f"/{lang}/people/XX-NNNN/")
    with override(lang):
        gone = {act.value: hidden.notice(request, found(act)).content.decode() for act in Removal}
        return gone | {
            "400": render_to_string("400.html", request=request),
            "405": render_to_string("405.html", {"method": "POST"}, request=request),
            "500": render_to_string("500.html"),
            "503": render_to_string("503.html", {"why": "…"}, request=request),
        }


def found(act: Removal) -> Hidden:
    """An edition of nobody that is hidden."""
    return Hidden("XX-NNNN", "person", 1, DAY, act, RemovalReason.PROTECTION, DAY)
