"""Labels in the admin: those that people have made here, those in a file that somebody sends, and fitting on either."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from analyzer.learning.tasks import TASKS
from webapp.codebooks.selectors import editions_in_use, numbers_of
from webapp.curation.acting import ask
from webapp.curation.forms import LabelsForm
from webapp.jobs.fitting import FIT, FIT_FILE
from webapp.jobs.labels import as_lines, readiness
from webapp.learning.selectors import in_words


class LabelPages(admin.ModelAdmin):
    """The pages of labels beside the list of fitted models."""

    def get_urls(self) -> list[URLPattern]:
        labels = path("labels/", self.admin_site.admin_view(self.labels), name="learning_labels")
        given = path("labels/file/", self.admin_site.admin_view(self.given), name="learning_file")
        lines = path(
            "labels/<slug:task>.jsonl", self.admin_site.admin_view(self.lines), name="learning_lines"
        )
        return [labels, given, lines, *super().get_urls()]

    def lines(self, request: HttpRequest, task: str) -> HttpResponse:
        """The labels of a task as a file, in the form in which files of labels are sent."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if task not in TASKS:
            raise Http404("There is nothing to learn of that name.")
        return HttpResponse(
            as_lines(TASKS[task], request.user),
            content_type="application/x-ndjson; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="labels-{task}.jsonl"'},
        )

    def labels(self, request: HttpRequest) -> HttpResponse:
        """What there is to learn from; a POST has a model fitted in the background."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._fit(request)
        used = {row.task: row for row in self.get_queryset(request).filter(is_used=True)}
        found = [(each, used.get(each.task.key)) for each in readiness(request.user)]
        return self._page(request, "curation/labels.html", "Labels, and learning from them", found=found)

    def given(self, request: HttpRequest) -> HttpResponse:
        """A file of labels is looked through as it comes; a worker then fits a model on it."""
        if not self.has_fit_permission(request):
            raise PermissionDenied
        is_sent = request.method == "POST"
        form = LabelsForm(request.POST if is_sent else None, request.FILES if is_sent else None)
        if is_sent and form.is_valid():
            task, name, content = form.task, form.name, form.content
            asked = {
                "task": task.key,
                "texts": form.seen.texts,
                "licence": form.cleaned_data["licence"],
                "with_meaning": not form.cleaned_data["without_meaning"],
            }
            title = f"Learn {task.title.lower()} from {name}"[:200]
            return ask(request, FIT_FILE, title, given=(name, content), **asked) or redirect(
                "admin:learning_file"
            )
        return self._page(
            request,
            "curation/labels_file.html",
            "Learn from a file of labels",
            form=form,
            status=422 if is_sent else 200,
        )

    def _fit(self, request: HttpRequest) -> HttpResponse:
        if not self.has_fit_permission(request):
            raise PermissionDenied
        task = TASKS.get(request.POST.get("task", ""))
        if task is None:
            messages.error(request, "There is nothing to learn of that name.")
            return redirect("admin:learning_labels")
        title = f"Learn {task.title.lower()} from the labels made here"
        return ask(request, FIT, title, task=task.key) or redirect("admin:learning_labels")

    def _page(
        self, request: HttpRequest, template: str, title: str, status: int = 200, **said: Any
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "read_with": in_words(numbers_of(editions_in_use())),
            "may_fit": self.has_fit_permission(request),
            "may_switch": self.has_switch_permission(request),
            **said,
        }
        return TemplateResponse(request, template, context, status=status)

    def has_fit_permission(self, request: HttpRequest) -> bool:
        """Have a model fitted: it changes nothing until it is switched on."""
        return request.user.has_perm("learning.add_fittedmodel")

    def has_switch_permission(self, request: HttpRequest) -> bool:
        """Switch a model on or off: that changes the reports of all teams, so no role in a team gives it."""
        return request.user.has_perm("learning.change_fittedmodel")
