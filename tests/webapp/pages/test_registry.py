"""A new measure and a new contrast reach worker, database, page and exports with no edit anywhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from analyzer import analysis, comparison, describing
from analyzer.measure import Card, Contrast, EventView, Measure, Reading, contrasts, measures
from analyzer.statistics import share
from analyzer.types import Finding
from tests.webapp.pages.conftest import GAZETTE, RELEASE
from webapp.analyses import services
from webapp.analyses.models import Measurement
from webapp.corpus.models import Article, Event


@dataclass(frozen=True, slots=True)
class LongestRow:
    document: str
    characters: int


def questions(reading: Reading) -> Finding:
    """Share of sentences that ask."""
    sentences = reading.document.sentences
    return Finding(
        all=share(sum(reading.document.words_of(s).endswith("?") for s in sentences), len(sentences))
    )


def longest(event: EventView) -> tuple[LongestRow, ...]:
    """The longest text."""
    size, name = max((len(each.document.text), key) for key, each in event.analyses.items())
    return (LongestRow(name, size),)


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What discovery finds when a file is added to each room (tests/house/test_registry.py adds real files)."""
    more = measures() | {"style.questions": Measure(Card("style.questions", "Questions asked"), questions)}
    others = contrasts() | {"longest": Contrast(Card("longest", "Longest text"), longest, LongestRow)}
    for module in (analysis, describing):
        monkeypatch.setattr(module, "measures", lambda: more)
    for module in (comparison, describing):
        monkeypatch.setattr(module, "contrasts", lambda: others)


@pytest.mark.django_db
def test_what_is_added_to_the_core_reaches_every_room(
    registered: None, client: Client, add_text: Callable[..., Article], work: Callable[[], None]
) -> None:
    event = Event.objects.create(title="Harbour talks", slug="harbour-talks")
    add_text(event, RELEASE, role="release", issuer="Port Authority", published=date(2026, 3, 6))
    add_text(event, GAZETTE, outlet="Gazette", published=date(2026, 3, 7))

    services.request_event(event)
    work()

    assert Measurement.objects.filter(key="style.questions", all_value=0.0).count() == 2
    page = client.get(reverse("event_report", args=[event.slug])).content.decode()
    assert "Questions asked" in page
    assert "Longest text" in page
    exported = json.loads(client.get(reverse("event_export_json", args=[event.slug])).content)
    assert exported["longest"][0]["characters"] > 0
    assert "style.questions" in exported["analyses"][0]["measurements"]
    assert client.get(reverse("event_export_csv", args=[event.slug, "longest"])).status_code == 200
