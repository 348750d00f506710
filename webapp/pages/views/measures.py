"""What is measured and how: the cards, one measure, and the method."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from analyzer.describing import describe_cards
from webapp.pages.contexts.method import sections_of
from webapp.pages.contexts.reviewing import record_view


@require_safe
def measure_list(request: HttpRequest) -> HttpResponse:
    cards = describe_cards().values()
    groups = [
        ("What is counted in one text", [card for card in cards if card["kind"] == "measure"]),
        ("What shows when texts stand side by side", [card for card in cards if card["kind"] == "contrast"]),
    ]
    return render(request, "pages/measure_list.html", {"groups": groups})


@require_safe
def measure(request: HttpRequest, key: str) -> HttpResponse:
    card = describe_cards().get(key)
    if card is None:
        raise Http404("There is no measure of this name.")
    context = {
        "card": card,
        "sections": sections_of(card["method"]),
        "record": record_view(key, request.user),
    }
    return render(request, "pages/measure.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/method.html")
