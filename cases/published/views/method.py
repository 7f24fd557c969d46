"""The page that says how the records are made and read."""

from django.http import HttpRequest, HttpResponse

from .pages import framed, readers_only


@readers_only
def method(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the method in the language of the address."""
    return framed(request, "published/method.html", text=f"published/method/_{lang}.html")
