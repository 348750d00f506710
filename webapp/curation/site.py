"""Django's admin as the place where a corpus is run: its first page says what needs a person today."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from webapp.corpus.models import Article, Event
from webapp.curation.acting import act
from webapp.curation.desk import failed_reports, failed_runs, needs_today, stale_reports
from webapp.people import rights
from webapp.people.models import Role
from webapp.people.selectors import places_of

_ORDER = {
    label: place
    for place, label in enumerate(
        ("corpus", "corrections", "codebooks", "learning", "analyses", "jobs", "audit")
    )
}


class SidelightAdmin(admin.AdminSite):
    site_header = "Sidelight"
    site_title = "Sidelight"
    index_title = "Curation"
    index_template = "curation/index.html"

    def has_permission(self, request: HttpRequest) -> bool:
        return rights.opens_admin(request.user)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What a curator comes for before what runs the house."""
        found = super().get_app_list(request, app_label)
        return sorted(found, key=lambda app: _ORDER.get(app["app_label"], len(_ORDER)))

    def get_urls(self) -> list[Any]:
        retry = path("desk/retry/", self.admin_view(require_POST(self.retry)), name="desk_retry")
        # Without Django's way to any row's own page by its number: it would tell which rows there are.
        return [retry, *(each for each in super().get_urls() if getattr(each, "name", "") != "view_on_site")]

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("password")  # one page for it, which puts it on record

    def password_change_done(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("account")

    def retry(self, request: HttpRequest) -> HttpResponse:
        """Try again all that has failed of one kind, or make anew all that is older than the measures."""
        what = request.POST.get("what")
        if what == "runs" and request.user.has_perm("analyses.change_run"):
            rows = Article.objects.filter(runs__in=failed_runs(request.user))
            job = act(request, "analyze", "Analyze articles again", rows)
        elif what in ("reports", "stale") and request.user.has_perm("analyses.change_report"):
            reports = failed_reports(request.user) if what == "reports" else stale_reports(request.user)
            job = act(request, "rebuild", "Make reports anew", Event.objects.filter(reports__in=reports))
        else:
            raise PermissionDenied
        return job or redirect("admin:index")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        said = {
            "desk": needs_today(request.user),
            "places": [place for place in places_of(request.user) if Role(place.role).includes(Role.CURATOR)],
            "has_every_right": rights.has_every_right(request.user),
        }
        return super().index(request, {**(extra_context or {}), **said})
