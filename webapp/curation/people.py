"""Accounts, teams and the audit in the admin. Roles are given on a team's own page."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from webapp.audit.models import Entry
from webapp.audit.services import record
from webapp.curation.editing import EditedByHand
from webapp.curation.lists import BoundedSearch
from webapp.people.models import Membership, Team

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """As Django's own, and on record."""

    def save_model(self, request: HttpRequest, person: User, form: object, change: bool) -> None:
        super().save_model(request, person, form, change)
        changed = [name for name in form.changed_data if not name.startswith("password")]  # type: ignore[attr-defined]
        said = {name: str(form.cleaned_data.get(name)) for name in changed}  # type: ignore[attr-defined]
        record(request.user, "account.changed" if change else "account.made", person, after=said)

    def delete_model(self, request: HttpRequest, person: User) -> None:
        record(request.user, "account.deleted", person)
        super().delete_model(request, person)

    def delete_queryset(self, request: HttpRequest, rows: object) -> None:
        for person in rows:  # type: ignore[attr-defined]
            self.delete_model(request, person)


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    can_delete = False
    fields = readonly_fields = ["person", "role", "joined_at"]

    def has_add_permission(self, request: HttpRequest, row: Model | None = None) -> bool:
        return False


@admin.register(Team)
class TeamAdmin(EditedByHand):
    list_display = ["name", "created_at"]
    search_fields = ["name"]
    fields = ["name", "bringing_in"]
    readonly_fields = ["bringing_in"]
    inlines = [MembershipInline]

    @admin.display(description="members and roles")
    def bringing_in(self, team: Team) -> SafeString | str:
        if not team.pk:
            return "Once the team is saved, people are invited on its own page."
        address = reverse("team", args=[team.pk])
        return format_html('<a href="{}">Invite people, change roles</a> on the team’s own page', address)


@admin.register(Entry)
class EntryAdmin(BoundedSearch):
    """Read by those who may read all of it; the page of changes shows the others what is theirs."""

    list_display = ["at", "actor_name", "action", "title", "event_title", "reason"]
    list_filter = ["at"]
    searched = {"": ("title", "event_title", "actor_name", "action", "reason")}
    sortable_by = ["at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, row: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, row: Model | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, row: Model | None = None) -> bool:
        return request.user.is_superuser
