"""What the frame around every page calls; it needs no context, so that error pages have it too."""

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context

from cases.domain.text import LANGUAGES
from cases.published.languages import OWN_NAMES, Version, versions

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """Answer what the site is called."""
    return settings.SITE_NAME


@register.simple_tag(takes_context=True)
def page_versions(context: Context) -> tuple[Version, ...]:
    """Answer this page in every language, or the front pages where there is no request to go by."""
    request = context.get("request")
    if isinstance(request, HttpRequest):
        return versions(request)
    return tuple(Version(lang, OWN_NAMES[lang], f"/{lang}/", f"/{lang}/", False) for lang in LANGUAGES)


@register.filter
def absolute(path: str, request: HttpRequest) -> str:
    """Answer the whole address of a path."""
    return request.build_absolute_uri(path)
