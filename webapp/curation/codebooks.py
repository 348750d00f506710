"""Editions in the admin: who made which, and when. They are changed on the pages of codebooks."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from webapp.codebooks.models import Edition


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    list_display = ["name", "number", "state", "note", "author_name", "changed_at", "published_at"]
    list_filter = ["state", "name"]
    search_fields = ["name", "note", "author_name"]
    fields = [
        "page",
        "name",
        "number",
        "state",
        "note",
        "author_name",
        "base",
        "digest",
        "made_at",
        "changed_at",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).defer("content", "card")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, row: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, row: Edition | None = None) -> bool:
        return False  # reports name what made them

    @admin.display(description="open")
    def page(self, edition: Edition) -> SafeString:
        is_draft = edition.state == Edition.State.DRAFT
        address = (
            reverse("codebook_edit", args=[edition.pk])
            if is_draft
            else reverse("codebook", args=[edition.name])
        )
        return format_html('<a href="{}">{}</a>', address, "The draft" if is_draft else "Its codebook")
