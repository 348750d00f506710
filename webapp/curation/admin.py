"""What editors do: see and mend what is held and what was computed. What machines wrote is read-only."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest

from webapp.analyses import queue
from webapp.analyses.models import Report, Run
from webapp.corpus import services as corpus
from webapp.corpus.models import Article, Event, Outlet
from webapp.curation import codebooks, learning  # noqa: F401  (register their pages)
from webapp.curation.forms import AssignForm

admin.site.site_header = "Sidelight"
admin.site.site_title = "Sidelight"
admin.site.index_title = "Curation"


def _compare_anew(articles: QuerySet[Article]) -> None:
    for event in Event.objects.filter(articles__in=articles).distinct():
        queue.request_event(event)


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin):
    list_display = ["name", "domain", "article_count"]
    search_fields = ["name", "domain"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        return super().get_queryset(request).annotate(number=Count("articles"))

    @admin.display(description="articles", ordering="number")
    def article_count(self, outlet: Outlet) -> int:
        return outlet.number


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    list_display = ["title", "created_at", "article_count"]
    search_fields = ["title", "slug", "articles__title"]
    list_filter = ["created_at"]
    prepopulated_fields = {"slug": ["title"]}
    actions = ["rebuild_reports"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return super().get_queryset(request).annotate(number=Count("articles", distinct=True))

    @admin.display(description="articles", ordering="number")
    def article_count(self, event: Event) -> int:
        return event.number

    @admin.action(description="Make the report anew")
    def rebuild_reports(self, request: HttpRequest, events: QuerySet[Event]) -> None:
        for event in events:
            queue.rebuild_report(event)
        messages.success(request, "The reports are being made anew.")


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    action_form = AssignForm
    list_display = ["__str__", "outlet", "event", "role", "published", "uploaded_at"]
    list_filter = ["role", "outlet", "event", "published"]
    list_select_related = ["outlet", "event"]
    search_fields = ["title", "byline", "issuer", "outlet__name", "event__title", "filename"]
    fields = ["event", "outlet", "title", "byline", "issuer", "published", "role", "url", "text"]
    readonly_fields = ["event", "text"]
    autocomplete_fields = ["outlet"]
    actions = ["assign_to_event", "mark_as_release", "mark_as_coverage", "analyze_again"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("original")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # texts come in by the upload page, which reads and checks them

    @admin.display(description="text as read")
    def text(self, article: Article) -> str:
        return article.document["text"]

    def save_model(self, request: HttpRequest, article: Article, form: object, change: bool) -> None:
        super().save_model(request, article, form, change)
        queue.revise_article(article)

    def delete_model(self, request: HttpRequest, article: Article) -> None:
        queue.withdraw_article(article.pk)

    def delete_queryset(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        for article in articles:
            queue.withdraw_article(article.pk)

    @admin.action(description="Assign to event")
    def assign_to_event(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        event = Event.objects.filter(pk=request.POST.get("event") or None).first()
        if event is None:
            messages.error(request, "Choose the event to assign to beside the action.")
            return
        left = queue.move_articles(list(articles.select_related("event")), event)
        if left:
            messages.warning(request, f"{len(left)} stayed: their text is in that event already.")
        messages.success(request, f"{articles.count() - len(left)} now belong to “{event}”.")

    @admin.action(description="Mark as release")
    def mark_as_release(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        self._change_role(request, articles, Article.Role.RELEASE)

    @admin.action(description="Mark as coverage")
    def mark_as_coverage(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        self._change_role(request, articles, Article.Role.COVERAGE)

    @admin.action(description="Analyze again")
    def analyze_again(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        for article in articles:
            queue.retry_article(article.pk)
        messages.success(request, f"{articles.count()} will be analyzed again.")

    def _change_role(self, request: HttpRequest, articles: QuerySet[Article], role: Article.Role) -> None:
        chosen = list(articles)
        corpus.change_role(chosen, role)
        _compare_anew(Article.objects.filter(pk__in=[article.pk for article in chosen]))
        messages.success(request, f"{len(chosen)} marked as {role.label}.")


class MachineAdmin(admin.ModelAdmin):
    """Rows that only machines write: they can be looked at, tried again and deleted."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, row: Model | None = None) -> bool:
        return False

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"analyses.change_{self.opts.model_name}")


@admin.register(Run)
class RunAdmin(MachineAdmin):
    list_display = [
        "pk",
        "article",
        "event",
        "state",
        "attempts",
        "last_error",
        "requested_at",
        "finished_at",
    ]
    list_filter = ["state", "requested_at", "article__event"]
    list_select_related = ["article__event"]
    search_fields = ["article__title", "article__event__title", "last_error"]
    exclude = ["reading", "token"]
    actions = ["retry"]

    @admin.display(ordering="article__event")
    def event(self, run: Run) -> str:
        return run.article.event.title

    @admin.action(description="Try again", permissions=["retry"])
    def retry(self, request: HttpRequest, runs: QuerySet[Run]) -> None:
        for run in runs:
            queue.retry_run(run.pk)
        messages.success(request, f"{runs.count()} will be tried again.")


@admin.register(Report)
class ReportAdmin(MachineAdmin):
    list_display = ["pk", "event", "state", "attempts", "last_error", "requested_at", "finished_at"]
    list_filter = ["state", "requested_at"]
    list_select_related = ["event"]
    search_fields = ["event__title", "last_error"]
    exclude = ["payload", "alignment", "cards", "token"]
    actions = ["rebuild"]

    @admin.action(description="Make anew", permissions=["retry"])
    def rebuild(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        for event in Event.objects.filter(reports__in=reports).distinct():
            queue.rebuild_report(event)
        messages.success(request, "The reports are being made anew.")
