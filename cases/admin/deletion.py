"""Before a deletion: what stands in its way, in words."""

from typing import Any, Final

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html

from cases.models import Citation
from cases.models.evidence import TARGETS

from . import outline

MOST: Final = 20


def holders(row: Model) -> list[str]:
    """Answer links to the rows that name this one and keep it from being deleted; 20 at most, each once."""
    collector = NestedObjects(using=router.db_for_write(type(row)))
    collector.collect([row])
    held = dict.fromkeys(_holder(other) for other in collector.protected)
    return [_link(other) for other in list(held)[:MOST]]


def _holder(row: Any) -> Any:
    """Answer the fact that a citation belongs to, or the row itself."""
    if isinstance(row, Citation):
        return next(getattr(row, name) for name in TARGETS if getattr(row, f"{name}_id"))
    return row


def _link(row: Any) -> str:
    address = reverse("admin:open", args=[row.key])
    return format_html('{}: <a href="{}">{}</a>', row._meta.verbose_name, address, outline.title(row))
