"""Pictures of published editions."""

from django.http import Http404, HttpRequest, HttpResponse

from cases.published import pictures

from .pages import readers_only


@readers_only
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """Answer the bytes of a picture; its name is their digest, but it may be taken from view, so caches ask daily."""
    if (content := pictures.read(name)) is None:
        raise Http404
    headers = {"Cache-Control": "public, max-age=86400", "ETag": f'"{name.removesuffix(".jpg")}"'}
    return HttpResponse(content, content_type="image/jpeg", headers=headers)
