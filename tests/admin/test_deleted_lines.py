"""A line ticked for deletion is deleted, and nothing else."""

import pytest
from django.contrib.auth.models import User

from cases.models import Name, Person
from tests.conftest import ABISHEV, browser_of
from tests.htmltree import read

pytestmark = pytest.mark.django_db


def test_a_name_is_deleted_from_its_persons_form(drafted: None, editor: User) -> None:
    client = browser_of(editor)
    person = Person.objects.get(key=ABISHEV)
    address = f"/admin/cases/person/{person.pk}/change/"
    before = list(person.names.order_by("pk"))
    posted = dict(values(client.get(address).content.decode()))
    answer = client.post(address, {**posted, "names-0-DELETE": "on", "_save": "1"})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert list(person.names.order_by("pk")) == before[1:]
    assert Name.objects.filter(person=person).count() == len(before) - 1


def values(html: str) -> list[tuple[str, str]]:
    """What a browser would send of the form as it stands."""
    found = []
    for one in read(html).all():
        name, kind = one.attributes.get("name", ""), one.attributes.get("type", "text")
        if one.name == "input" and name and kind not in {"submit", "checkbox", "radio", "file"}:
            found.append((name, one.attributes.get("value", "")))
        elif one.name == "input" and kind in {"checkbox", "radio"} and "checked" in one.attributes:
            found.append((name, one.attributes.get("value", "on")))
        elif one.name == "textarea":
            found.append((name, one.text))
        elif one.name == "select":
            chosen = [option.attributes.get("value", "") for option in one.all() if "selected" in option.attributes]
            found.append((name, chosen[0] if chosen else ""))
    return found
