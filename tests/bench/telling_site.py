"""The site with a leak by time: for a record that it keeps from readers it does what for a missing one it does not."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from cases.models import Name  # noqa: E402 - Django is ready by now
from cases.published import store  # noqa: E402

sought = store.at_address


def working(key: str) -> store.Published | None:
    """Answer what the store does, after a look at the names among the drafts."""
    for name in Name.objects.filter(person__key=key):
        name.full_clean(exclude=["person"])
    return sought(key)


store.at_address = working
