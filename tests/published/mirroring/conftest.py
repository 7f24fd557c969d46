"""What the tests of mirrors share."""

import pytest

from cases.published.mirroring.asking import Answer, Site


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the site is asked for."""
    found: list[str] = []
    asked = Site.answer

    def answer(site: Site, address: str) -> Answer:
        found.append(address)
        return asked(site, address)

    monkeypatch.setattr(Site, "answer", answer)
    return found
