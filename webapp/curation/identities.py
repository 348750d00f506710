"""Who is who in the admin: what people said, in one event or everywhere. It is said on the page of an event's actors."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from webapp.codebooks.models import Naming
from webapp.curation.acting import act
from webapp.people.rights import curated


@admin.register(Naming)
class NamingAdmin(admin.ModelAdmin):
    list_display = ["__str__", "kind", "event", "author_name", "made_at", "undone_at"]
    list_filter = ["is_one", "kind"]
    list_select_related = ["event"]
    search_fields = ["names", "author_name", "reason"]
    fields = [
        "names",
        "is_one",
        "kind",
        "event",
        "reason",
        "author_name",
        "made_at",
        "undone_at",
        "undone_by_name",
    ]
    actions = ["take_back"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Naming]:
        """Those that hold everywhere, and those of events that the person curates."""
        rows, mine = super().get_queryset(request), curated(request.user, "event")
        return rows.filter(Q(event=None) | mine) if mine else rows  # an empty condition is lost in an "or"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, row: Naming | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, row: Naming | None = None) -> bool:
        return False

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("codebooks.change_naming")

    @admin.action(description="Take back", permissions=["undo"])
    def take_back(self, request: HttpRequest, rows: QuerySet[Naming]) -> HttpResponse | None:
        return act(request, "take_naming_back", "Take back statements about names", rows)
