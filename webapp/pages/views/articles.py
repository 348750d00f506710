"""One article: its text under layers, its original, and what can be done with it."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from webapp.analyses import heads, queue, selectors
from webapp.analyses.values import ArticlePage
from webapp.corpus import selectors as corpus_selectors
from webapp.pages.contexts.article import article_context, inspected
from webapp.pages.contexts.blind import blinded, blinded_page, mask_of, shown
from webapp.pages.contexts.tools import may_mend_article, tools_at
from webapp.people import rights

_WAITED = "waited"
"""What the inspector asks with while a correction is being taken up."""


@require_safe
@vary_on_headers("HX-Target")
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page; the inspector alone where the page asks for what it shows there."""
    page = _page(pk)
    report = selectors.event_report(page.event_slug)
    event = heads.event_head(page.event_slug)
    is_blind = request.GET.get("blind") == "1"
    if is_blind and event is not None:
        mask = mask_of(event)
        page, report = blinded_page(page, mask), blinded(report, mask) if report else None
    is_waiting = page.analysis is not None and page.article.state in ("queued", "running")
    if _WAITED in request.GET and is_waiting:
        return HttpResponse(status=204)
    if request.headers.get("HX-Target") == "inspector":
        template, context = "pages/_inspector.html", inspected(page, report, request.GET)
    else:
        template, context = "pages/article.html", article_context(page, report, request.GET)
    may_correct = event is not None and not is_blind and rights.may_curate(request.user, event.event)
    context |= {"may_correct": may_correct, "waiting": _asked_again(request) if is_waiting else ""}
    context["asks_again"] = "HX-Target" not in request.headers  # else the page waits for it by itself
    context |= {
        "tools": tools_at(request.user, page.event_slug),
        "may_mend": may_mend_article(request.user, pk),
    }
    response = HttpResponse(shown(render_to_string(template, context, request=request)))
    if _WAITED in request.GET and not is_waiting:
        response["HX-Refresh"] = "true"  # the text beside the inspector is another now, too
    return response


def _asked_again(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked[_WAITED] = "1"
    return f"?{asked.urlencode()}"


@require_safe
def article_original(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes as uploaded, always as a download: an uploaded page must never run here."""
    original = corpus_selectors.get_original(pk)
    if original is None:
        raise Http404("There is no article at this address.")
    response = HttpResponse(original.content, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(original.filename, safe='')}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def article_delete(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page(pk)
    if request.method != "POST":
        return render(request, "pages/article_delete.html", {"page": page, "article": page.article})
    event = queue.withdraw_article(pk, actor=request.user, reason=request.POST.get("reason", ""))
    messages.success(request, f"{page.article.letter} is deleted. The others are being compared anew.")
    return redirect("event_report", slug=event.slug)


@require_POST
def article_retry(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page(pk)
    queue.retry_article(pk, actor=request.user)
    messages.success(request, f"{page.article.letter} is being read again.")
    return redirect("event_report", slug=page.event_slug)


def _page(pk: int) -> ArticlePage:
    page = selectors.article_page(pk)
    if page is None:
        raise Http404("There is no article at this address.")
    return page
