"""Who may read an event."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from analyzer.errors import AnalyzerError
from webapp.analyses import sharing
from webapp.corpus import selectors, standing
from webapp.pages.forms import VisibilityForm
from webapp.people.models import Visibility


@require_http_methods(["GET", "HEAD", "POST"])
def event_visibility(request: HttpRequest, slug: str) -> HttpResponse:
    event = selectors.get_event(slug, person=request.user)
    if event is None:
        raise Http404("There is no event at this address.")
    posted = request.POST if request.method == "POST" else None
    form, problem = VisibilityForm(posted, event=event, person=request.user), ""
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            standing.change_standing(event, form.standing(), seen=said["seen"], actor=request.user)
            withdrawn = 0
            if said["visibility"] == Visibility.PRIVATE:
                withdrawn = sharing.withdraw_links(event, actor=request.user)
            messages.success(request, _said(said["visibility"], withdrawn))
            return redirect("event_report", slug=slug)
        except AnalyzerError as error:
            problem = str(error)
            event.refresh_from_db()
            form = VisibilityForm(None, event=event, person=request.user)
    context = {
        "event": event,
        "form": form,
        "links": len(sharing.shared_links(event)),
        "problem": problem,
    }
    status = 422 if problem or form.errors else 200
    return render(request, "pages/event_visibility.html", context, status=status)


def _said(visibility: str, withdrawn: int) -> str:
    said = {
        Visibility.PRIVATE: "Only its maker can read this event now.",
        Visibility.TEAM: "The team can read this event now.",
        Visibility.PUBLIC: "Whoever has the address can read this event now, its texts included.",
    }[Visibility(visibility)]
    links = (
        f" {withdrawn} shared link{'s were' if withdrawn != 1 else ' was'} withdrawn." if withdrawn else ""
    )
    return said + links
