"""The addresses that readers use."""

from django.urls import include, path

handler500 = "tracker.failed.server_error"
urlpatterns = [path("", include("cases.published.urls"))]
