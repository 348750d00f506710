"""What editors do: see and mend what is held. What machines wrote is in machines.py."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from webapp.analyses import queue
from webapp.corpus.models import Article, Event, Outlet
from webapp.corpus.selectors import known_to
from webapp.curation import codebooks, corrections, identities, learning, machines, people, sign_ins  # noqa: F401  (they register their pages)
from webapp.curation.acting import act
from webapp.curation.desk import unreviewed
from webapp.curation.editing import EditedByHand
from webapp.curation.forms import ArticleForm, AssignForm, OutletForm
from webapp.curation.lists import BoundedSearch, RelatedFilter, media_of_typing
from webapp.people.models import Visibility
from webapp.people.rights import curated


def _number_of_articles(of: str, request: HttpRequest) -> Coalesce:
    """Those that the list of articles shows this person, counted for the rows of one page alone: joined, every article
    would be counted for every page."""
    mine = curated(request.user, "event")
    rows = Article.objects.filter(mine, **{of: OuterRef("pk")}).order_by().values(of)
    return Coalesce(Subquery(rows.annotate(number=Count("*")).values("number")), 0)


def _link_to_articles(number: int, query: str) -> SafeString:
    return format_html('<a href="{}?{}">{}</a>', reverse("admin:corpus_article_changelist"), query, number)


@admin.register(Outlet)
class OutletAdmin(EditedByHand, BoundedSearch):
    form = OutletForm
    list_display = ["name", "kind", "country", "language", "domain", "article_count", "merging"]
    list_filter = ["kind"]
    searched = {"": ("name", "domain", "also_known_as")}
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        """Outlets are everybody's; a name that only another team's texts bear is not told."""
        rows = super().get_queryset(request).filter(known_to(request.user))
        return rows.annotate(number=_number_of_articles("outlet", request))

    def save_model(self, request: HttpRequest, outlet: Outlet, form: Any, change: bool) -> None:
        if not change:  # with a name alone, and on no text, it is known to nobody else of a team
            outlet.maker_id = request.user.pk
        super().save_model(request, outlet, form, change)

    def has_delete_permission(self, request: HttpRequest, outlet: Outlet | None = None) -> bool:
        """Not under the texts of others: they would be without a name."""
        if not super().has_delete_permission(request, outlet):
            return False
        if outlet is None:
            return True
        mine = Article.objects.filter(curated(request.user, "event")).values("pk")
        return not Article.objects.filter(outlet=outlet).exclude(pk__in=mine).exists()

    @admin.display(description="articles")
    def article_count(self, outlet: Outlet) -> SafeString:
        return _link_to_articles(outlet.number, f"outlet__id__exact={outlet.pk}")

    @admin.display(description="names")
    def merging(self, outlet: Outlet) -> SafeString:
        return format_html('<a href="{}">Merge or split</a>', reverse("outlet_curate", args=[outlet.slug]))


class ReviewedFilter(admin.SimpleListFilter):
    title = "review"
    parameter_name = "reviewed"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("no", "nobody has looked at a finding")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        if self.value() == "no":
            return unreviewed(queryset)
        return queryset


@admin.register(Event)
class EventAdmin(EditedByHand, BoundedSearch):
    of_event = ""
    fields = ["title", "slug", "who_may_read"]
    readonly_fields = ["who_may_read"]
    list_display = ["title", "created_at", "article_count", "pages"]
    searched = {"": ("title", "slug")}
    list_filter = ["created_at", ReviewedFilter]
    prepopulated_fields = {"slug": ["title"]}
    actions = ["rebuild_reports"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        rows = super().get_queryset(request).select_related("team")
        return rows.annotate(number=_number_of_articles("event", request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # an event begins with its first text, on the upload page

    @admin.display(description="who may read it")
    def who_may_read(self, event: Event) -> SafeString:
        team = f" {event.team}" if event.team and event.visibility == Visibility.TEAM else ""
        address = reverse("event_visibility", args=[event.slug])
        return format_html('{}{} · <a href="{}">Change</a>', event.get_visibility_display(), team, address)

    @admin.display(description="articles")
    def article_count(self, event: Event) -> SafeString:
        return _link_to_articles(event.number, f"event__id__exact={event.pk}")

    @admin.display(description="open")
    def pages(self, event: Event) -> SafeString:
        pages = (
            reverse(name, args=[event.slug]) for name in ("event_report", "event_review", "event_coding")
        )
        return format_html(
            '<a href="{}">report</a> · <a href="{}">review</a> · <a href="{}">coding</a>', *pages
        )

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """On the event's own page, which says what goes and takes every copy of the texts along."""
        event = self.get_object(request, object_id)
        if event is None or not self.has_delete_permission(request, event):
            raise Http404("There is no event at this address.")
        return redirect("event_delete", slug=event.slug)

    @admin.action(description="Make the report anew", permissions=["change"])
    def rebuild_reports(self, request: HttpRequest, events: QuerySet[Event]) -> HttpResponse | None:
        return act(request, "rebuild", "Make reports anew", events)


@admin.register(Article)
class ArticleAdmin(EditedByHand, BoundedSearch):
    of_event = "event"
    form = ArticleForm
    action_form = AssignForm
    list_display = ["__str__", "outlet", "event", "role", "published", "uploaded_at"]
    list_filter = [
        "role",
        ("outlet", RelatedFilter),
        ("event", RelatedFilter),
        "published",
    ]
    list_select_related = ["outlet", "event"]
    searched = {"": ("title",), "outlet": ("name",), "event": ("title",)}
    sortable_by = ["published", "uploaded_at"]
    ordering = ["-uploaded_at", "-pk"]
    fields = ["event", "outlet", "title", "byline", "issuer", "published", "role", "url", "text"]
    readonly_fields = ["event", "text"]
    autocomplete_fields = ["outlet"]
    actions = ["assign_to_event", "mark_as_release", "mark_as_coverage", "analyze_again", "delete_articles"]

    @property
    def media(self) -> Media:
        return super().media + media_of_typing(self.admin_site)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("original", "document", "cleaning")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # texts come in by the upload page, which reads and checks them

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "outlet__isnull" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="text as read")
    def text(self, article: Article) -> str:
        return article.document["text"]

    def save_model(self, request: HttpRequest, article: Article, form: object, change: bool) -> None:
        super().save_model(request, article, form, change)
        queue.revise_article(article)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        article = self.get_object(request, object_id)
        if article is None or not self.has_delete_permission(request, article):
            raise Http404("There is no article at this address.")
        return redirect("article_delete", pk=article.pk)

    @admin.action(description="Assign to event", permissions=["change"])
    def assign_to_event(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        asked = request.POST.get("event", "")
        event = Event.objects.filter(curated(request.user), pk=asked).first() if asked.isdecimal() else None
        if event is None:
            messages.error(request, "Choose the event to assign to beside the action.")
            return None
        return act(request, "assign", f"Assign articles to “{event}”"[:180], articles, event=event.pk)

    @admin.action(description="Mark as release", permissions=["change"])
    def mark_as_release(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        return act(request, "mark_release", "Mark articles as release", articles)

    @admin.action(description="Mark as coverage", permissions=["change"])
    def mark_as_coverage(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        return act(request, "mark_coverage", "Mark articles as coverage", articles)

    @admin.action(description="Analyze again", permissions=["change"])
    def analyze_again(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        return act(request, "analyze", "Analyze articles again", articles)

    @admin.action(description="Delete", permissions=["delete"])
    def delete_articles(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        if request.POST.get("sure") == "yes":
            return act(request, "delete", "Delete articles", articles)
        context = {
            **self.admin_site.each_context(request),
            "title": "Delete articles?",
            "opts": self.opts,
            "number": articles.count(),
            "chosen": request.POST.getlist("_selected_action"),
            "across": request.POST.get("select_across", "0"),
        }
        return TemplateResponse(request, "curation/delete_articles.html", context)
