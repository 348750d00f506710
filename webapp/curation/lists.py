"""Lists that load at once however many rows there are: bounded search, filters that do not list every choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

MOST_FOUND = 1000
"""Rows that a search finds, the newest first: nobody reads further, and sorting and counting them costs nothing."""


class BoundedSearch(admin.ModelAdmin):
    """A list whose search takes words one by one and stops at MOST_FOUND rows.

    ``searched``: path of a related row ("" for the row itself) → its text fields. Each table is looked through by
    itself, so that no join is scanned.
    """

    searched: Mapping[str, tuple[str, ...]] = {}
    search_fields = ("pk",)  # shows the field of search; what it looks through is ``searched``
    show_full_result_count = False  # it would count every row beside the count of those found
    list_per_page = 50

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        words = search_term.split()[:8]
        if not words:
            return queryset, False
        for word in words:
            queryset = queryset.filter(self._holds(word))
        found = list(queryset.order_by("-pk").values_list("pk", flat=True)[:MOST_FOUND])
        return self.get_queryset(request).filter(pk__in=found), False

    def _holds(self, word: str) -> Q:
        condition = Q()
        for path, names in self.searched.items():
            model = self._model_at(path)
            inside = Q()
            for name in names:
                inside |= Q(**{f"{name}__icontains": word})
            rows = model._default_manager.filter(inside).order_by().values("pk")
            condition |= Q(**{f"{path or 'pk'}__in": rows})
        return condition

    def _model_at(self, path: str) -> type[Model]:
        model = self.model
        for step in path.split("__") if path else ():
            model = model._meta.get_field(step).related_model
        return model


class RelatedFilter(admin.FieldListFilter):
    """A filter by a related row that is found by typing; none of the others is loaded."""

    template = "curation/related_filter.html"

    def __init__(
        self, field: Any, request: HttpRequest, params: dict, model: type, model_admin: Any, field_path: str
    ) -> None:
        self.lookup = f"{field_path}__id__exact"
        super().__init__(field, request, params, model, model_admin, field_path)
        self.value = self.used_parameters.get(self.lookup, [""])
        self.value = self.value[-1] if isinstance(self.value, list) else self.value
        self.form_field = forms.ModelChoiceField(
            field.related_model._default_manager.all(),  # of which the widget loads the chosen one alone
            required=False,
            widget=AutocompleteSelect(field, model_admin.admin_site),
        )

    def expected_parameters(self) -> list[str]:
        return [self.lookup]

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        """One "choice": the field, and what else the address asks for."""
        others = {
            name: value for name, value in changelist.params.items() if name not in (self.lookup, "p", "e")
        }
        yield {
            "name": self.lookup,
            "widget": self.form_field.widget.render(
                self.lookup,
                self.value if str(self.value).isdecimal() else "",
                attrs={"id": f"filter-{self.field_path}"},
            ),
            "field_id": f"filter-{self.field_path}",
            "others": [
                (name, value[-1] if isinstance(value, list) else value) for name, value in others.items()
            ],
            "is_chosen": bool(self.value),
            "without": changelist.get_query_string(remove=[self.lookup]),
        }
