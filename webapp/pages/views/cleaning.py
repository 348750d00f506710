"""What was removed from a stored article, and another reading of it; what it was before stays on record."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from analyzer.errors import AnalyzerError
from webapp.analyses import queue
from webapp.corpus import selectors
from webapp.corpus.models import Article
from webapp.corpus.selectors import Original
from webapp.pages.contexts.cleaning import stretches_of
from webapp.pages.forms import CleaningForm


@require_http_methods(["GET", "HEAD", "POST"])
def article_cleaning(request: HttpRequest, pk: int) -> HttpResponse:
    article = _article(pk)
    posted = request.POST if request.method == "POST" else None
    form = CleaningForm(posted, document=article.document)
    problem = ""
    if posted is not None:
        if posted.get("hash") != article.content_hash or not form.is_valid():
            problem = "This text has changed since you opened the page. It is shown as it is now; please choose again."
            form = CleaningForm(document=article.document)
        else:
            try:
                return _clean_anew(request, article, form)
            except AnalyzerError as error:
                problem = str(error)
    context = {
        "article": article,
        "form": form,
        "stretches": stretches_of(form),
        "versions": selectors.earlier_versions(pk),
        "problem": problem,
    }
    return render(request, "pages/article_cleaning.html", context, status=422 if problem else 200)


@require_safe
def article_version(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """An article as it was before."""
    earlier = selectors.get_earlier_version(pk, version)
    if earlier is None:
        raise Http404("There is no such version of this article.")
    if "original" in request.GET:
        return as_download(Original(bytes(earlier.original), earlier.filename or f"article-{pk}.txt", ""))
    form = CleaningForm(document=earlier.document)
    context = {"article": earlier.article, "version": earlier, "stretches": stretches_of(form)}
    return render(request, "pages/article_version.html", context)


@require_safe
def article_parcel(request: HttpRequest, pk: int) -> HttpResponse:
    """The archive, table or message in which an article came with others."""
    parcel = selectors.get_parcel(pk)
    if parcel is None:
        raise Http404("This article came by itself.")
    return as_download(parcel)


def as_download(original: Original) -> HttpResponse:
    """Bytes as uploaded, always as a download: an uploaded page must never run here."""
    response = HttpResponse(original.content, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(original.filename, safe='')}"
    return response


def _clean_anew(request: HttpRequest, article: Article, form: CleaningForm) -> HttpResponse:
    if queue.clean_anew(article, form.put_back(), form.taken_out(), actor=request.user):
        messages.success(
            request, "The text is read anew and compared again. What it was before stays on record."
        )
    else:
        messages.info(request, "Nothing was chosen, so the text stays as it is.")
    return redirect("article", pk=article.pk)


def _article(pk: int) -> Article:
    article = selectors.get_article(pk)
    if article is None:
        raise Http404("There is no article at this address.")
    return article
