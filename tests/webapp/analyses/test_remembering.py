"""A process that compared an event reads only what is new of it the next time, and makes the report that another would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from analyzer.types import Analysis
from webapp.analyses import remembering, services
from webapp.analyses.models import Run
from webapp.corpus.models import Article, Event

MakeEvent = Callable[..., Event]
Work = Callable[[], None]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_last", None)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Titles of the texts whose readings were fetched."""
    titles: list[str] = []
    real = remembering.load_analysis

    def load(run: Run) -> Analysis:
        titles.append(run.article.title)
        return real(run)

    monkeypatch.setattr(remembering, "load_analysis", load)
    return titles


def compared_again(event: Event, work: Work) -> dict[str, object]:
    services.request_event(event)
    work()
    payload: dict[str, object] = event.reports.filter(angle="").first().payload
    return payload


def test_one_article_more_is_read_alone_and_the_report_is_that_of_another_process(
    make_event: MakeEvent, work: Work, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # given an event that this process compared
    compared_again(make_event("bridge", "park"), work)
    read.clear()
    # when an article joins it
    event = make_event("harbour")
    here = compared_again(event, work)
    # then that one is read
    assert read == ["harbour opens"]
    # and a process that knows nothing of the event makes the same report
    monkeypatch.setattr(remembering, "_last", None)
    assert compared_again(event, work) == here
    assert len(read) == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda article: Article.objects.filter(pk=article.pk).update(title="Bridge, at last"),
        lambda article: services.retry_article(article),
    ],
    ids=["what is said about it", "its reading"],
)
def test_a_text_that_has_changed_is_read_anew(
    change: Callable[[Article], object], make_event: MakeEvent, work: Work, read: list[str]
) -> None:
    event = make_event("bridge", "park")
    compared_again(event, work)
    read.clear()
    change(event.articles.get(title="bridge opens"))
    compared_again(event, work)
    assert len(read) == 1
    assert read[0].lower().startswith("bridge")


def test_a_text_that_left_is_forgotten(make_event: MakeEvent, work: Work, read: list[str]) -> None:
    event = make_event("bridge", "park", "harbour")
    compared_again(event, work)
    event.articles.get(title="park opens").delete()
    compared_again(event, work)
    assert remembering._last is not None
    assert len(remembering._last[1]) == 2


def test_another_event_takes_the_place(make_event: MakeEvent, work: Work, read: list[str]) -> None:
    first = make_event("bridge", "park", title="Harrow")
    compared_again(first, work)
    compared_again(make_event("bridge", "park", title="Lund"), work)
    read.clear()
    compared_again(first, work)
    assert len(read) == 2


def test_a_comparison_that_breaks_off_leaves_nothing_behind(
    make_event: MakeEvent, work: Work, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_event("bridge", "park")
    compared_again(event, work)
    with monkeypatch.context() as patch:

        def compare(*args: object, **named: object) -> object:
            raise MemoryError

        patch.setattr(services, "compare", compare)
        services.request_event(event)
        work()
    assert remembering._last is None


def test_a_large_event_is_not_held(make_event: MakeEvent, work: Work, read: list[str], settings: Any) -> None:
    settings.REMEMBERED_TEXTS = 1
    event = make_event("bridge", "park")
    compared_again(event, work)
    compared_again(event, work)
    assert len(read) == 4
