"""An event of two short articles, and words of theirs to point at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model

from webapp.corpus.models import Article, Event
from webapp.corrections.values import Said, Stretch

QUOTED = "“We are proud of what the builders did here,” said Mayor Ana Brown at the ceremony."
PLAIN = "Residents had asked for it in two petitions, according to the council’s records."


@pytest.fixture
def event(make_event: Callable[..., Event]) -> Event:
    return make_event("bridge", "park")


@pytest.fixture
def curator(db: None) -> object:
    return get_user_model().objects.create_user("mira")


@pytest.fixture
def second(db: None) -> object:
    return get_user_model().objects.create_user("noor")


def stretch(article: Article, words: str) -> Stretch:
    start = article.document["text"].index(words)
    return Stretch(article.pk, start, start + len(words))


def voice(article: Article, value: str = "own", words: str = QUOTED, **fields: object) -> Said:
    fields = {"machine_value": "quoted", "reason": "It is a caption."} | fields
    return Said("sentence.voice", value, (stretch(article, words),), **fields)
