"""Corrections in the admin: what was corrected, by whom, and what somebody should look at again."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from analyzer.labels import LABELS
from webapp.corrections.models import Correction
from webapp.curation.lists import BoundedSearch


@admin.register(Correction)
class CorrectionAdmin(BoundedSearch):
    list_display = ["__str__", "place", "said", "author_name", "made_at", "needs_review", "why"]
    list_filter = ["needs_review", "kind", "made_at"]
    searched = {"": ("author_name", "reason"), "article": ("title",)}
    sortable_by = ["made_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        rows = super().get_queryset(request).select_related("article__event", "event")
        return rows.defer("article__original", "article__document", "article__cleaning")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # corrections are made where the words stand

    def has_change_permission(self, request: HttpRequest, row: Correction | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, row: Correction | None = None) -> bool:
        return False  # what is taken back stays on record

    @admin.display(description="where")
    def place(self, row: Correction) -> SafeString:
        event = row.event or row.article.event
        return format_html(
            '<a href="{}">{}</a>', reverse("event_corrections", args=[event.slug]), row.article or event
        )

    @admin.display(description="person, machine")
    def said(self, row: Correction) -> str:
        label = LABELS[row.kind]
        return f"{label.words_of(row.value)}, {label.words_of(row.machine_value)}"
