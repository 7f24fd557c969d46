"""The addresses of the public side with those of the files, whether or not the former include the latter."""

from django.urls import include, path

public = include("cases.published.urls")
urlpatterns = [path("", public), path("", include(("cases.published.urls_formats", "published")))]
