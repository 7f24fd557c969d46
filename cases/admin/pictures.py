"""The box for a picture, and the way in which editors look at one that readers cannot ask for."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse


class PictureInput(forms.ClearableFileInput):
    """A box for a file, with a link to the picture that is kept."""

    template_name = "admin/cases/picture_widget.html"

    def is_initial(self, value: Any) -> bool:
        """Answer whether a picture is kept; drafts have no public address to ask for."""
        return bool(value) and getattr(value, "instance", None) is not None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Answer the context with the way to the picture."""
        context = super().get_context(name, value, attrs)
        context["widget"]["picture_url"] = picture_url(value.instance) if self.is_initial(value) else ""
        return context


def picture_url(row: Any) -> str:
    """Answer where the picture of a photograph is looked at."""
    return reverse("admin:cases_photo_picture", args=[row.pk])


def picture_response(row: Any) -> HttpResponse:
    """Answer the picture that is kept; raise Http404 when there is none."""
    if not row.file or not row.file.storage.exists(row.file.name):
        raise Http404
    with row.file.open("rb") as opened:
        return HttpResponse(opened.read(), content_type="image/jpeg")
