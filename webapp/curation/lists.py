"""Lists that load at once however many rows there are: bounded search, filters that do not list every choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet
from django.forms import Media
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from webapp.corpus.models import Article
from webapp.people.rights import curated

MOST_FOUND = 1000
"""Rows that a search finds, the first in the list's order: nobody reads further, and a common word is found at once."""
MOST_WORDS = 5


class IdsFirst(Paginator):
    """Pages whose rows are found by number over an index, and only then read: rows with whole texts in them are wide,
    and passing over fifty thousand of them to come to a page takes a second."""

    @cached_property
    def _first(self) -> list[int]:
        """Numbers of the first rows: where these are all, counting them needs no second look."""
        return self._numbers(0, MOST_FOUND + 1)

    @cached_property
    def count(self) -> int:
        return len(self._first) if len(self._first) <= MOST_FOUND else self.object_list.count()

    def page(self, number: int | str) -> Page:
        found = super().page(number)
        start = (found.number - 1) * self.per_page
        end = start + self.per_page
        pks = self._first[start:end] if end <= MOST_FOUND else self._numbers(start, end)
        these = self.object_list.all()
        these.query.clear_limits()
        these.query.clear_where()  # it held for them; beside their numbers it leads PostgreSQL to read all rows
        found.object_list = these.filter(pk__in=pks)
        return found

    def _numbers(self, start: int, end: int) -> list[int]:
        return list(self.object_list.values_list("pk", flat=True)[start:end])


class Listed(ChangeList):
    """Django's list, which reads its rows by their numbers also where one page holds all, and works out once, not once a
    row, at which address a row is and what of the list that address keeps."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list
        self._way_back, self.preserved_filters = self.preserved_filters, ""

    @cached_property
    def _address(self) -> str:
        """Of a row whose number is 0."""
        return super().url_for_result(self.model(pk=0)) + (f"?{self._way_back}" if self._way_back else "")

    def url_for_result(self, row: Model) -> str:
        return self._address.replace("/0/", f"/{row.pk}/", 1)


class BoundedSearch(admin.ModelAdmin):
    """A list whose search takes words one by one and stops at MOST_FOUND rows.

    ``searched``: path of a related row ("" for the row itself) → its text fields. Related tables, of which many rows
    share a row, are looked through once and not once a row.
    """

    of_event: str | None = None  # how a row leads to its event; None: it belongs to no event
    searched: Mapping[str, tuple[str, ...]] = {}
    search_fields = ("pk",)  # shows the field of search; what it looks through is ``searched``
    show_full_result_count = False  # it would count every row beside the count of those found
    list_per_page = 50
    paginator = IdsFirst

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Of what belongs to events, only that which the person curates: nobody sees anything of another team's."""
        rows = super().get_queryset(request)
        return rows if self.of_event is None else rows.filter(curated(request.user, self.of_event))

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return Listed

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's own deletion, which loads all that is to go before it asks."""
        return {
            name: found for name, found in super().get_actions(request).items() if name != "delete_selected"
        }

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet | None:
        """What a field may point to is what its own list shows this person."""
        return rows_shown(self.admin_site, db_field.related_model, request)

    def action_checkbox(self, row: Model) -> SafeString:
        """As Django's own, without a form's field made for each row: that took a sixth of the page's time."""
        box = '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">'
        return format_html(box, ACTION_CHECKBOX_NAME, row.pk, f"Select this object for an action - {row}")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        words = search_term.split()[:MOST_WORDS]
        if not words:
            return queryset, False
        found = queryset
        for word in words:
            found = found.filter(self._holds(word))
        found = found[:MOST_FOUND]
        if request.method == "POST":  # an act takes some of them, or all that the list shows
            shown = list(found.values_list("pk", flat=True))
            return queryset.filter(pk__in=shown), False
        return found, False

    def _holds(self, word: str) -> Q:
        """That a row holds a word itself or in a related row."""
        held = []
        for path, names in self.searched.items():
            said = reduce(or_, (Q(**{f"{name}__icontains": word}) for name in names))
            rows = self._model_at(path)._default_manager.filter(said).order_by().values("pk")
            held.append(Q(**{f"{path}__in": rows}) if path else said)
        return reduce(or_, held)

    def _model_at(self, path: str) -> type[Model]:
        model = self.model
        for step in path.split("__") if path else ():
            model = model._meta.get_field(step).related_model
        return model


def media_of_typing(admin_site: admin.AdminSite) -> Media:
    """What fields that find a row as one types need, in lists as in forms."""
    widget = AutocompleteSelect(Article._meta.get_field("event"), admin_site)
    return widget.media + Media(js=["js/curation.js"])


def rows_shown(admin_site: admin.AdminSite, model: type[Model], request: HttpRequest) -> QuerySet:
    """The rows of a model that its list shows this person: others are not named by a number in an address either."""
    return admin_site.get_model_admin(model).get_queryset(request)


class FoundByTyping(AutocompleteSelect):
    """Django's field that finds a row as one types. Where none is chosen, none is looked up."""

    def optgroups(self, name: str, value: list[str], attr: object = None) -> list[Any]:
        if any(value):
            return super().optgroups(name, value, attr)
        return [(None, [self.create_option(name, "", "", False, 0)], 0)]


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
        rows = field.related_model._default_manager.none()
        if str(self.value).isdecimal():  # else nothing is asked of whose rows these are
            rows = rows_shown(model_admin.admin_site, field.related_model, request)
        self.form_field = forms.ModelChoiceField(
            rows,  # the widget loads the chosen one alone
            required=False,
            widget=FoundByTyping(field, model_admin.admin_site),
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
