"""Every address: the admin, then what readers use."""

from django.urls import include, path

from cases.admin import site

urlpatterns = [
    path("admin/", site.urls),
    path("", include("cases.published.urls")),
]
