"""Learning in the admin: the models' cards, and the switch. What they are fitted on is in labels.py."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from analyzer.errors import AnalyzerError
from analyzer.learning.tasks import TASKS
from webapp.codebooks.selectors import editions_in_use, numbers_of
from webapp.curation.labels import LabelPages
from webapp.learning import services
from webapp.learning.models import FittedModel
from webapp.learning.selectors import read_with
from webapp.people import rights


@admin.register(FittedModel)
class FittedModelAdmin(LabelPages):
    list_display = ["identity", "learned", "is_used", "cross_validated", "rules", "data", "fitted_at"]
    list_filter = ["task", "is_used"]
    actions = ["use", "stop"]
    change_list_template = "curation/fitted_models.html"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        said = {"may_switch": self.has_switch_permission(request)}
        return super().changelist_view(request, {**(extra_context or {}), **said})

    def get_queryset(self, request: HttpRequest) -> QuerySet[FittedModel]:
        return super().get_queryset(request).defer("content")

    def get_fields(self, request: HttpRequest, row: FittedModel | None = None) -> list[str]:
        """Models are everybody's, and so are their figures; the words that weigh most are those of the labelled texts."""
        may_read = rights.has_every_right(request.user) or (
            row is not None and row.fitted_by.filter(pk=request.user.pk).exists()
        )
        return [
            "identity",
            "learned",
            "is_used",
            "fitted_at",
            "on_card" if may_read else "on_card_in_figures",
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, row: FittedModel | None = None) -> bool:
        return False

    @admin.display(description="learned", ordering="task")
    def learned(self, row: FittedModel) -> str:
        return TASKS[row.task].title if row.task in TASKS else row.task

    @admin.display(description="right, cross-validated by group")
    def cross_validated(self, row: FittedModel) -> str:
        return _figures(row.card["figures"])

    @admin.display(description="the rules, same units")
    def rules(self, row: FittedModel) -> str:
        return _figures(row.card["rules"]) or "not measured"

    @admin.display(description="data")
    def data(self, row: FittedModel) -> str:
        return f"{row.card['data']}, {row.card['units']} units"

    @admin.display(description="card")
    def on_card(self, row: FittedModel) -> SafeString:
        return _shown(_told(row.card))

    @admin.display(description="card")
    def on_card_in_figures(self, row: FittedModel) -> SafeString:
        hidden = {"top_features": "shown to whoever had it fitted: they are words of the labelled texts"}
        return _shown(_told(row.card | hidden))

    @admin.action(description="Use in place of the rules", permissions=["switch"])
    def use(self, request: HttpRequest, rows: QuerySet[FittedModel]) -> None:
        chosen = list(rows)
        if len({row.task for row in chosen}) < len(chosen):
            messages.error(request, "Choose one model for each measure: only one of them can be in use.")
            return
        for row in chosen:
            try:
                services.use_model(row, actor=request.user)
            except AnalyzerError as error:
                messages.error(request, f"{row}: {error}")
            else:
                messages.success(request, f"{row} is in use. Reports made before are marked as older.")

    @admin.action(description="Back to the rules", permissions=["switch"])
    def stop(self, request: HttpRequest, rows: QuerySet[FittedModel]) -> None:
        for row in rows:
            if row.is_used:
                services.stop_task(row.task, actor=request.user)
                messages.success(request, f"{row.task}: the rules are used again.")


def _figures(figures: dict[str, float]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {figure:.2f}" for name, figure in figures.items())


def _told(card: dict[str, Any]) -> dict[str, Any]:
    """The card with its editions in words, and whether they are still those in use."""
    is_older = card.get("editions", {}) != numbers_of(editions_in_use())
    advice = ". Others are in use now: fit it again before you rely on it" if is_older else ""
    told = {name: value for name, value in card.items() if name != "editions"}
    return told | {"read_with": f"{read_with(card)}{advice}"}


def _shown(card: dict[str, object]) -> SafeString:
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", _card(card)))


def _card(card: dict[str, object]) -> list[tuple[str, str]]:
    lines = []
    for name, value in card.items():
        if isinstance(value, dict):
            value = "; ".join(
                f"{key}: {', '.join(map(str, item)) if isinstance(item, list) else item}"
                for key, item in value.items()
            )
        lines.append((name.replace("_", " "), str(value)))
    return lines
