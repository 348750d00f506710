"""What machines wrote: runs, reports and jobs. They can be looked at and tried again, and are not changed by hand."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from webapp.analyses.models import Report, Run
from webapp.corpus.models import Article, Event
from webapp.curation.acting import act
from webapp.curation.desk import stale
from webapp.curation.lists import BoundedSearch, RelatedFilter, media_of_typing
from webapp.jobs.models import Job
from webapp.people.rights import may_administer


class MachineAdmin(BoundedSearch):
    """Rows that only machines write: they can be looked at, tried again and deleted."""

    sortable_by = ["pk"]

    @property
    def media(self) -> Media:
        return super().media + media_of_typing(self.admin_site)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, row: Model | None = None) -> bool:
        return False

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"analyses.change_{self.opts.model_name}")


@admin.register(Run)
class RunAdmin(MachineAdmin):
    of_event = "article__event"
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
    list_filter = ["state", "requested_at", ("article__event", RelatedFilter)]
    searched = {"": ("article__title", "article__event__title", "article__outlet__name")}
    exclude = ["reading", "token"]
    actions = ["retry"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Run]:
        """Of the article its name alone: with it would come the upload and the text."""
        rows = super().get_queryset(request).select_related("article__event")
        return rows.defer(
            "reading", "failures", "article__original", "article__document", "article__cleaning"
        )

    def get_search_results(
        self, request: HttpRequest, runs: QuerySet[Run], search_term: str
    ) -> tuple[QuerySet[Run], bool]:
        """Where no filter is set beside it, of the first texts that the list of articles finds: so a common word is not
        looked for in every text."""
        is_filtered = runs.query.where != self.get_queryset(request).query.where
        if is_filtered or not search_term.split():
            return super().get_search_results(request, runs, search_term)
        articles = self.admin_site.get_model_admin(Article)
        shown = articles.get_queryset(request).order_by(*articles.ordering)
        found, _ = articles.get_search_results(request, shown, search_term)
        return runs.filter(article__in=found.values("pk")), False

    @admin.display(description="event")
    def event(self, run: Run) -> str:
        return run.article.event.title

    @admin.action(description="Try again", permissions=["retry"])
    def retry(self, request: HttpRequest, runs: QuerySet[Run]) -> HttpResponse | None:
        return act(request, "analyze", "Analyze articles again", Article.objects.filter(runs__in=runs))


class StandingFilter(admin.SimpleListFilter):
    title = "measures"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("older", "older than the measures of now")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        if self.value() == "older":
            return stale(queryset)
        return queryset


@admin.register(Report)
class ReportAdmin(MachineAdmin):
    of_event = "event"
    list_display = ["pk", "event", "state", "attempts", "last_error", "requested_at", "finished_at"]
    list_filter = ["state", StandingFilter, "requested_at", ("event", RelatedFilter)]
    list_select_related = ["event"]
    searched = {"event": ("title",)}
    exclude = ["payload", "cards", "data_files", "token"]
    readonly_fields = ["made_with"]
    actions = ["rebuild"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        rows = super().get_queryset(request)
        return rows.defer("payload", "cards", "inputs", "failures", "changes")

    @admin.display(description="codebooks and word lists")
    def made_with(self, report: Report) -> str:
        """In the words of the report's own page, of what was in use when this one was made."""
        if not report.data_files:
            return "Not on record for this report."
        return render_to_string("pages/_made_with.html", {"files": report.data_files})

    @admin.action(description="Make anew", permissions=["retry"])
    def rebuild(self, request: HttpRequest, reports: QuerySet[Report]) -> HttpResponse | None:
        return act(request, "rebuild", "Make reports anew", Event.objects.filter(reports__in=reports))


@admin.register(Job)
class JobAdmin(MachineAdmin):
    list_display = ["title", "state", "progress", "name", "requested_at", "finished_at", "last_error"]
    list_filter = ["state", "kind"]
    searched = {"": ("title", "name")}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        rows = super().get_queryset(request).defer("asked", "touched", "problems")
        return rows if may_administer(request.user) else rows.filter(person=request.user.pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        return redirect("job", pk=object_id)

    @admin.display(description="progress")
    def progress(self, job: Job) -> SafeString:
        return format_html('<a href="{}">{} of {}</a>', reverse("job", args=[job.pk]), job.done, job.total)
