"""What the admin of tables has in common whose rows are made and decided elsewhere, and never edited in a form."""

from typing import Any, ClassVar

from django.http import HttpRequest

from cases.visibility import about_open

from .listed import Listed


class OnlyLookedAt(Listed):
    """Rows that are listed and looked at; no form adds, changes or deletes them."""

    list_filter: ClassVar[Any] = ()

    def get_queryset(self, request: HttpRequest) -> Any:
        """Answer the rows about people and cases that the user may see."""
        return about_open(request.user, super().get_queryset(request))  # type: ignore[misc]

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Answer the rows about the key that is typed."""
        found: tuple[Any, bool] = super().get_search_results(request, queryset, search_term[:100])  # type: ignore[misc]
        return found

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Allow what the list offers to filter by."""
        return lookup.removesuffix("__exact") in self.list_filter

    def has_add_permission(self, request: HttpRequest) -> bool:
        """No form adds a row."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """No form changes a row."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows stay."""
        return False
