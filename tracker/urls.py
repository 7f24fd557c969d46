"""Every address: the admin, then what readers use."""

from django.urls import include, path

from cases.admin import site

handler404 = "tracker.lost.not_found"
handler500 = "tracker.failed.server_error"
urlpatterns = [
    path("admin/", site.urls),
    path("", include("cases.published.urls")),
]
