"""Corrections in the admin: what was set, by whom and why. They are made and taken back, never edited."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from analyzer.labels import FRAMES, LABELS
from webapp.corrections.models import Correction
from webapp.corrections.selectors import IN_FORCE, card_of, with_standing
from webapp.curation.acting import act
from webapp.curation.lists import BoundedSearch, RelatedFilter
from webapp.people import rights


class KindFilter(admin.SimpleListFilter):
    """By the label that was set."""

    title = "label"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(kind, label.title) for kind, label in LABELS.items()]

    def queryset(self, request: HttpRequest, rows: QuerySet[Correction]) -> QuerySet[Correction]:
        return rows.filter(kind=self.value()) if self.value() else rows


class StateFilter(admin.SimpleListFilter):
    """In force, or taken back."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("standing", "in force"), ("replaced", "replaced by a later one"), ("undone", "taken back")]

    def queryset(self, request: HttpRequest, rows: QuerySet[Correction]) -> QuerySet[Correction]:
        asked = {
            "standing": IN_FORCE,
            "replaced": Q(undone_at__isnull=True, is_replaced=True),
            "undone": Q(undone_at__isnull=False),
        }
        return rows.filter(asked[self.value()]) if self.value() in asked else rows


@admin.register(Correction)
class CorrectionAdmin(BoundedSearch):
    list_display = [
        "pk", "label", "set_to", "machine_read", "about", "author_name", "made_at", "reason", "state", "doubt",
    ]  # fmt: skip
    list_filter = [
        "needs_review",
        KindFilter,
        StateFilter,
        ("event", RelatedFilter),
        "made_at",
    ]
    searched = {"": ("author_name", "reason", "article__title"), "event": ("title",)}
    sortable_by = ["made_at"]
    exclude = ["cell", "value", "machine_value", "machine_now", "kind", "why"]
    readonly_fields = ["label", "set_to", "machine_read", "about", "words", "doubt"]
    actions = ["undo", "confirm"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """Those of events that the person curates."""
        rows = super().get_queryset(request).select_related("article__event", "event")
        rows = with_standing(rows).defer("article__original", "article__document", "article__cleaning")
        if rights.has_every_right(request.user):
            return rows
        return rows.filter(
            rights.curated(request.user, "event") | rights.curated(request.user, "article__event")
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # where the words stand, their form is

    def has_change_permission(self, request: HttpRequest, row: Correction | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, row: Correction | None = None) -> bool:
        return False  # nothing is deleted without a trace: only with its article or event

    def has_curate_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("corrections.change_correction"))

    @admin.display(description="label")
    def label(self, row: Correction) -> str:
        part = row.part if row.kind in FRAMES else ""  # else a number, or what the machine calls it
        return f"{LABELS[row.kind].title} {part}".strip()

    @admin.display(description="set to")
    def set_to(self, row: Correction) -> str:
        return LABELS[row.kind].words_of(row.value) if LABELS[row.kind].form != "act" else ""

    @admin.display(description="the machine read")
    def machine_read(self, row: Correction) -> str:
        machine = card_of(row).machine
        return "" if machine is None else LABELS[row.kind].words_of(machine)

    @admin.display(description="about")
    def about(self, row: Correction) -> SafeString:
        event = row.event or row.article.event
        address = reverse("event_corrections", args=[event.slug])
        return format_html('<a href="{}">{}</a>', address, row.article or event)

    @admin.display(description="words it hangs on")
    def words(self, row: Correction) -> str:
        return "\n".join(f"{anchor.get_role_display()}: {anchor.text}" for anchor in row.anchors.all())

    @admin.display(description="state")
    def state(self, row: Correction) -> str:
        if row.undone_at:
            return f"taken back by {row.undone_by_name}"
        return "replaced by a later one" if row.is_replaced else "in force"  # type: ignore[attr-defined]

    @admin.display(description="to look at again because")
    def doubt(self, row: Correction) -> str:
        return row.why

    @admin.action(description="Take back", permissions=["curate"])
    def undo(self, request: HttpRequest, rows: QuerySet[Correction]) -> HttpResponse | None:
        return act(request, "undo", "Take corrections back", rows)

    @admin.action(description="It still holds", permissions=["curate"])
    def confirm(self, request: HttpRequest, rows: QuerySet[Correction]) -> HttpResponse | None:
        return act(request, "confirm", "Corrections still hold", rows)
