"""Lists that load at once however many rows there are: bounded search, filters that do not list every choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet
from django.forms import Media
from django.http import HttpRequest

from webapp.corpus.models import Article
from webapp.people.rights import curated

MOST_FOUND = 1000
"""Rows that a search finds, the newest first: nobody reads further, and sorting and counting them costs nothing."""
MOST_WORDS = 5
_ALL = Q()
FIRST_LOOK = 10_000
"""Among so many of the newest rows a search looks first: a word that many bear is found often enough there."""
BATCH, MOST_BATCHES = 900, 20
"""Rows looked up at once where other filters hold besides a search, and how often."""


class IdsFirst(Paginator):
    """Pages whose rows are found by number over an index, and only then read: rows with whole texts in them are wide,
    and passing over fifty thousand of them to come to a page takes a second."""

    def page(self, number: int | str) -> Page:
        found = super().page(number)
        rows = self.object_list
        if isinstance(rows, QuerySet):
            start = (found.number - 1) * self.per_page
            pks = list(rows.values_list("pk", flat=True)[start : start + self.per_page])
            these = rows.all()
            these.query.clear_where()  # it held for them; beside their numbers it leads PostgreSQL to read all rows
            found.object_list = these.filter(pk__in=pks)
        return found


class BoundedSearch(admin.ModelAdmin):
    """A list whose search takes words one by one and stops at MOST_FOUND rows.

    ``searched``: path of a related row ("" for the row itself) → its text fields. Each table is looked through by
    itself, so that no join is scanned.
    """

    of_event: str | None = None  # how a row leads to its event; None: it belongs to no event
    searched: Mapping[str, tuple[str, ...]] = {}
    search_fields = ("pk",)  # shows the field of search; what it looks through is ``searched``
    show_full_result_count = False  # it would count every row beside the count of those found
    list_per_page = 50
    paginator = IdsFirst

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Of what belongs to events, only that which the person curates: nobody sees anything of another team's."""
        return super().get_queryset(request).filter(self._mine(request))

    def _mine(self, request: HttpRequest) -> Q:
        return Q() if self.of_event is None else curated(request.user, self.of_event)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's own deletion, which loads all that is to go before it asks."""
        return {
            name: found for name, found in super().get_actions(request).items() if name != "delete_selected"
        }

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet | None:
        """What a field may point to is what its own list shows this person."""
        return rows_shown(self.admin_site, db_field.related_model, request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        words = search_term.split()[:MOST_WORDS]
        if not words:
            return queryset, False
        mine = self._mine(request)
        is_filtered = queryset.query.where != self.model._default_manager.filter(mine).query.where
        first = self.model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
        held: list[int] = []
        at, look = first, FIRST_LOOK
        while at - look > first / 2:
            found = self._rows_with_all(words, Q(pk__lte=at, pk__gt=at - look), mine)
            held += self._that_hold(queryset, found) if is_filtered else sorted(found, reverse=True)
            if len(held) >= MOST_FOUND:
                break
            # Further to where as many again as are missing should lie, and half of that.
            at -= look
            look = max(FIRST_LOOK, int(1.5 * (first - at) * (MOST_FOUND - len(held)) / (len(held) or 1)))
        else:  # words that few bear, or few of one's own: among all at once, over an index
            found = self._rows_with_all(words)
            if mine and len(found) > MOST_BATCHES * BATCH:  # what others hold would crowd out a small team's
                found &= self._rows_with(words[0], mine)
            held = self._that_hold(queryset, found) if queryset.query.where else sorted(found, reverse=True)
        return queryset.filter(pk__in=held[:MOST_FOUND]), False

    def _rows_with_all(self, words: Sequence[str], among: Q = _ALL, mine: Q = _ALL) -> set[int]:
        """Rows with all words, of those that both conditions say; ``mine`` need hold for one word alone."""
        first, *others = words
        found = self._rows_with(first, among & mine)
        for word in others:
            found &= self._rows_with(word, among)
        return found

    def _rows_with(self, word: str, among: Q) -> set[int]:
        """Rows that hold a word themselves or in a related row, of those that ``among`` says. Each table is asked by
        itself, over an index."""
        found: set[int] = set()
        for path, names in self.searched.items():
            condition = Q()
            for name in names:
                condition |= Q(**{f"{name}__icontains": word})
            inside = self._model_at(path)._default_manager.filter(condition).order_by().values("pk")
            rows = self.model._default_manager.filter(**{f"{path}__in": inside}) if path else inside
            rows = rows.filter(among)
            found.update(rows.order_by().values_list("pk", flat=True))
        return found

    @staticmethod
    def _that_hold(queryset: QuerySet, found: set[int]) -> list[int]:
        """The newest of those found for which other filters hold as well, looked up until there are enough."""
        newest, held = sorted(found, reverse=True), list[int]()
        for at in range(0, min(len(newest), MOST_BATCHES * BATCH), BATCH):
            batch = queryset.filter(pk__in=newest[at : at + BATCH]).order_by("-pk")
            held += batch.values_list("pk", flat=True)
            if len(held) >= MOST_FOUND:
                break
        return held

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
            rows_shown(
                model_admin.admin_site, field.related_model, request
            ),  # the widget loads the chosen one alone
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
