"""The lists of what was corrected, of an event or of a text."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from analyzer.labels import LABELS
from webapp.corpus import selectors as corpus
from webapp.corpus.models import Event
from webapp.corrections import selectors as corrections
from webapp.corrections.selectors import CorrectionSearch
from webapp.pages.contexts.correction_list import STATES, EntryView, entries_of, filters_of
from webapp.pages.views.guarding import must_view
from webapp.people import rights

PAGE_SIZE = 50


@require_safe
def event_corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """All corrections of an event, with what needs a second look."""
    event = corpus.get_event(slug, person=request.user)
    if event is None:
        raise Http404("There is no event at this address.")
    return _list(request, event, CorrectionSearch(event=event.pk), "")


@require_safe
def article_corrections(request: HttpRequest, pk: int) -> HttpResponse:
    article = corpus.get_article(pk)
    if article is None:
        raise Http404("There is no article at this address.")
    return _list(request, article.event, CorrectionSearch(article=pk), str(article))


def _list(request: HttpRequest, event: Event, whole: CorrectionSearch, article: str) -> HttpResponse:
    must_view(request, event)
    asked = filters_of(request.GET, whole)
    may_curate = rights.may_curate(request.user, event)
    found = Paginator(corrections.corrections(asked), PAGE_SIZE).get_page(request.GET.get("page"))
    entries: list[EntryView] = entries_of(found.object_list, is_named=may_curate)
    context = {
        "event": event,
        "article": article,
        "entries": entries,
        "page": found,
        "asked": asked,
        "kinds": [(kind, LABELS[kind].title) for kind in corrections.kinds(whole)],
        "states": list(STATES.items()),
        "authors": corrections.authors(event.pk) if may_curate else (),
        "review": corrections.corrections(CorrectionSearch(event=event.pk, state="review")).count(),
        "may_curate": may_curate,
        "this_page": request.get_full_path(),
    }
    return render(request, "pages/corrections.html", context)
