"""Addresses of the public side."""

from django.urls import URLPattern, URLResolver

app_name = "published"
urlpatterns: list[URLPattern | URLResolver] = []
