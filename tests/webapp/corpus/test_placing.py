"""The event that an upload belongs to is suggested with its reason, and none where nothing is near."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from analyzer.encoding import decode_document
from analyzer.types import Document
from tests.webapp.pages.conftest import COURIER, GAZETTE, RELEASE
from webapp.corpus import naming, placing, services
from webapp.corpus.forgetting import forget_event
from webapp.corpus.models import Event

pytestmark = pytest.mark.django_db
Text = Callable[[str], str]


def document(text: str, **said: object) -> Document:
    return replace(decode_document(services.create_draft(text.encode(), "text.txt").document), **said)


def store(event: Event, text: str, **said: object) -> None:
    services.store_article(event, text.encode(), document(text, **said))


@pytest.fixture
def harbour() -> Event:
    event = naming.create_event("Harbour talks")
    store(event, GAZETTE, published=date(2026, 3, 6))
    store(event, COURIER, published=date(2026, 3, 6))
    return event


@pytest.fixture
def bridge(article_text: Text) -> Event:
    event = naming.create_event("Bridge opens")
    store(event, article_text("bridge"))
    return event


def test_the_nearest_event_is_suggested_with_words_that_it_shares(harbour: Event, bridge: Event) -> None:
    found = placing.suggest_event([document(RELEASE)], placing.latest_stored(person=None))
    assert found.event == harbour
    assert "they share “" in found.reason


def test_none_is_suggested_where_nothing_is_near(harbour: Event) -> None:
    text = (
        "Gardeners planted four hundred tulips in the meadow behind the school on a warm Sunday in October. "
        "Children counted the bulbs, and their teacher drew a plan of the colours for the classroom wall. "
        "Rabbits ate half of them before Christmas, which nobody minded much, because new ones are cheap."
    )
    found = placing.suggest_event([document(text)], placing.latest_stored(person=None))
    assert found.event is None
    assert "None of the stored events is near" in found.reason


def test_an_empty_archive_is_said() -> None:
    assert (
        placing.suggest_event([document(GAZETTE)], placing.latest_stored(person=None)).reason
        == "There is no event yet that you may add texts to."
    )


def test_a_text_of_another_season_is_not_of_the_event(harbour: Event) -> None:
    late = document(RELEASE, published=date(2026, 9, 1))
    assert placing.suggest_event([late], placing.latest_stored(person=None)).event is None


def test_the_majority_of_the_texts_decides(harbour: Event, bridge: Event, article_text: Text) -> None:
    texts = [
        document(RELEASE),
        document(COURIER + " More was not said."),
        document(article_text("bridge") + " It rained."),
    ]
    found = placing.suggest_event(texts, placing.latest_stored(person=None))
    assert found.event == harbour
    assert found.reason.startswith("2 of 3 texts")


def test_an_article_that_goes_is_not_suggested_again(harbour: Event) -> None:
    placing.latest_stored(person=None)
    forget_event(harbour, actor=None)
    assert placing.suggest_event([document(RELEASE)], placing.latest_stored(person=None)).event is None


def test_the_same_text_in_other_bytes_is_recognised(harbour: Event) -> None:
    found = placing.alike_stored(document(GAZETTE.replace(". ", ".\n\n")), placing.latest_stored(person=None))
    assert found is not None
    assert found.is_same
    assert found.article == harbour.articles.first()


def test_another_text_on_the_same_event_is_no_version(harbour: Event, article_text: Text) -> None:
    quoting = document(article_text("harbour gate") + " " + COURIER[:100])
    assert placing.alike_stored(quoting, placing.latest_stored(person=None)) is None


@pytest.mark.parametrize(("outlet", "is_of_one"), [("Gazette", True), (None, False)])
def test_whether_a_like_text_is_of_one_outlet_is_known_only_by_both_names(
    outlet: str | None, is_of_one: bool
) -> None:
    event = naming.create_event("Harbour talks")
    store(event, GAZETTE, outlet="Gazette")
    found = placing.alike_stored(document(GAZETTE[:-90], outlet=outlet), placing.latest_stored(person=None))
    assert found is not None
    assert found.is_of_one_outlet is is_of_one


def test_a_repeated_text_of_the_upload_points_to_the_earlier_one() -> None:
    texts = [document(GAZETTE), document(COURIER), document(GAZETTE.replace(". ", ".\n\n"))]
    first, second, third = placing.alike_among(texts, ["one", "two", "three"])
    assert (first, second) == (None, None)
    assert third is not None
    assert (third.name, third.is_same) == ("one", True)
