"""Events to code: one compared by the real services, and one whose units are given by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.webapp.pages.conftest import add_text, compared, event, work  # noqa: F401
from webapp.coding import services
from webapp.coding.drawing import Drawn
from webapp.coding.models import CodingProject
from webapp.corpus.models import Event

VOICE, LOADED = "sentence.voice", "sentence.loaded"


@pytest.fixture
def make_project(
    make_event: Callable[..., Event], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., CodingProject]:
    """A project over the sentences of one article, which the machine calls own and not loaded."""

    def make(*, questions: tuple[str, ...] = (VOICE,), size: int | None = None) -> CodingProject:
        held = make_event("bridge")
        article = held.articles.get()
        text = article.document["text"]
        drawn = [
            Drawn(
                article.pk,
                text[sentence["start"] : sentence["end"]],
                sentence["start"],
                article.content_hash,
                {VOICE: "own", LOADED: "no"},
            )
            for sentence in article.document["sentences"]
        ]
        monkeypatch.setattr(services, "units_of", lambda *_: drawn)
        plan = services.Plan(
            title="Who speaks",
            unit=CodingProject.Unit.SENTENCE,
            questions=questions,
            coders=(("Ana", None), ("Ben", None)),
            size=size,
            seed=4,
        )
        return services.make_project(held, plan, made_by="ann")

    return make
