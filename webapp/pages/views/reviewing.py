"""The review queue of an event: one finding at a time, one keystroke each."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from analyzer.errors import AnalyzerError
from webapp.analyses import queue
from webapp.audit.services import name_of
from webapp.corpus.models import Event
from webapp.corpus.selectors import get_event
from webapp.jobs.queue import hasten_findings, retry_findings
from webapp.pages.contexts.reviewing import STRANDS, finding_view, said_value
from webapp.pages.views.guarding import must_curate
from webapp.reviews import selectors, services
from webapp.reviews.models import Strand

MOVED_ON = "That finding is no longer there: the text or its reading has changed. Here is the next one."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_review(request: HttpRequest, slug: str) -> HttpResponse:
    """The next finding of a strand; a POST keeps what is said of one. Whoever waits for the first asks again, and gets
    the page anew when it is there."""
    event = get_event(slug, person=request.user)
    if event is None:
        raise Http404("There is no event at this address.")
    must_curate(request, event)
    asked = request.POST if request.method == "POST" else request.GET
    strand = asked.get("strand", Strand.UNSURE)
    if strand not in STRANDS:
        raise Http404("There is no such strand.")
    if request.method == "POST":
        return _decide(request, event, strand)
    turn = selectors.turn_of(event, strand, name=name_of(request.user), wanted=request.GET.get("at", ""))
    if turn.preparation.is_coming:
        hasten_findings(event.pk)
    context = {
        "event": event,
        "strand": strand,
        "said": STRANDS[Strand(strand)],
        "strands": [(key, Strand(key).label) for key in STRANDS],
        "turn": turn,
        "finding": finding_view(event, turn.candidate) if turn.candidate else None,
    }
    response = render(request, "pages/event_review.html", context)
    if request.headers.get("HX-Request") and (turn.candidate or not turn.preparation.is_coming):
        response["HX-Refresh"] = "true"
    return response


def _decide(request: HttpRequest, event: Event, strand: str) -> HttpResponse:
    if "prepare" in request.POST:
        retry_findings(event.pk)
        return redirect(_address(event, strand))
    found = selectors.find_candidate(event, request.POST.get("key", ""))
    if found is None:
        messages.error(request, MOVED_ON)
        return redirect(_address(event, strand))
    verdict = request.POST.get("verdict")
    try:
        if verdict == "agreed":
            services.agree(event, found, strand, person=request.user)
        elif verdict == "skipped":
            services.skip(event, found, strand, person=request.user)
        elif verdict == "corrected":
            value, reason = said_value(found, request.POST), request.POST.get("reason", "")
            services.correct(event, found, strand, value, person=request.user, reason=reason)
            queue.request_event(event)
        else:
            messages.error(request, "Say whether you agree, correct or skip.")
            return redirect(_address(event, strand, found.key))
    except AnalyzerError as error:
        messages.error(request, str(error))
        return redirect(_address(event, strand, found.key))
    return redirect(_address(event, strand))


def _address(event: Event, strand: str, key: str = "") -> str:
    query = {"strand": strand} | ({"at": key} if key else {})
    return f"{reverse('event_review', args=[event.slug])}?{urlencode(query)}"
