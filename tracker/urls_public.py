"""The addresses that readers use."""

from django.urls import include, path

urlpatterns = [path("", include("cases.published.urls"))]
