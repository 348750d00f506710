"""The actors of an event: who is named where, and saying that two are one or that one is two."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from analyzer.errors import AnalyzerError
from webapp.analyses.actors import actors_of
from webapp.codebooks import identities
from webapp.corpus.models import Event
from webapp.corpus.selectors import get_event
from webapp.jobs import namings
from webapp.jobs.models import Job
from webapp.pages.views.guarding import NO_CURATOR, must_view
from webapp.people import rights

KINDS = ("person", "organisation", "place")


@require_http_methods(["GET", "HEAD", "POST"])
def event_actors(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_event(slug, person=request.user)
    if event is None:
        raise Http404("There is no event at this address.")
    must_view(request, event)
    problem = ""
    if request.method == "POST":
        if not rights.may_curate(request.user, event):
            raise PermissionDenied(NO_CURATOR)
        try:
            said, job = _act(request, event)
        except AnalyzerError as error:
            problem = str(error)
        else:
            if job is not None:
                messages.success(request, f"{said} Texts that bear the names are found and read anew.")
                return redirect("job", pk=job.pk)
            messages.success(request, f"{said} The texts are being read anew.")
            return redirect("event_actors", slug=slug)
    actors, chosen = actors_of(event), (request.POST if problem else request.GET).getlist("names")
    context = {
        "event": event,
        "actors": actors,
        "said": identities.in_force(event),
        "chosen": chosen,
        "first_chosen": next((actor for actor in actors if actor.name in chosen[:1]), None),
        "kinds": KINDS,
        "kind_said": request.POST.get("kind") if problem else "",
        "problem": problem,
        "may_curate": rights.may_curate(request.user, event),
        "may_everywhere": rights.may_edit_codebooks(request.user),
    }
    return render(request, "pages/event_actors.html", context, status=422 if problem else 200)


def _act(request: HttpRequest, event: Event) -> tuple[str, Job | None]:
    """What is said in words, and the work that is left for a worker, if it is much."""
    sent = request.POST
    reason = sent.get("reason", "").strip()
    is_everywhere = "everywhere" in sent and rights.may_edit_codebooks(request.user)
    where = None if is_everywhere else event
    if "join" in sent:
        names = sent.getlist("names")
        called = sent.get("called", "").strip()
        kind = sent.get("kind", "")
        if kind not in KINDS:
            raise AnalyzerError("Say whether it is a person, an organisation or a place.")
        naming, job = namings.join_names(where, [called, *names], kind, request.user, reason)
        return f"{'They are' if len(naming.names) > 1 else 'It is'} one now: {naming}.", job
    if "apart" in sent:
        pair = [sent.get("name", ""), sent["apart"]]
        naming, job = namings.tell_names_apart(where, pair, request.user, reason)
        return f"They are told apart now: {naming}.", job
    known = {str(naming.pk): naming for naming in identities.in_force(event)}
    held = known.get(sent.get("undo", ""))
    if held is None:
        raise AnalyzerError("That has been taken back already.")
    if held.event_id is None and not rights.may_edit_codebooks(request.user):
        raise PermissionDenied(NO_CURATOR)
    naming, job = namings.take_naming_back(held, request.user)
    return f"Taken back: {naming}.", job
