"""What is uploaded is checked first, stored whole or not at all, and stored once."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from analyzer.encoding import decode_document
from analyzer.errors import AnalyzerError
from webapp.corpus import drafts, selectors, services, versions
from webapp.corpus.forgetting import forget_event
from webapp.corpus.models import Article, Draft, Event, Outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(article_text: Callable[[str], str]) -> Draft:
    return services.create_draft(article_text("bridge").encode(), "bridge.txt", "text/plain")


def save(*drafts: Draft, event_title: str = "Bridge opens", **stated: object) -> Event:
    details = [replace(services.details_of(draft), **stated) for draft in drafts]
    return services.save_drafts(drafts, details=details, event_title=event_title)


def test_a_draft_holds_the_bytes_and_the_text_as_read(draft: Draft) -> None:
    assert b"opened the bridge" in bytes(draft.content)
    assert "opened the bridge" in draft.document["text"]


def test_an_unreadable_upload_leaves_nothing() -> None:
    with pytest.raises(AnalyzerError):
        services.create_draft(b"\x00\xff\x00\xff" * 100, "picture.bin", "application/octet-stream")
    assert not Draft.objects.exists()


def test_saving_makes_the_event_the_outlet_and_the_article(draft: Draft) -> None:
    event = save(draft, outlet="The Harrow Post", title="Bridge opens at last", published=date(2026, 3, 2))
    article = event.articles.get()
    assert (article.outlet_name, article.title, article.published) == (
        "The Harrow Post",
        "Bridge opens at last",
        date(2026, 3, 2),
    )
    assert article.document["title"] == "Bridge opens at last"
    assert article.document["provenance"]["outlet"] == "stated"


def test_an_outlet_that_is_not_known_stays_unnamed(draft: Draft) -> None:
    article = save(draft, outlet="").articles.get()
    assert article.outlet is None
    assert article.outlet_name == "unnamed outlet"


def test_an_outlet_is_found_again_whatever_its_case(article_text: Callable[[str], str]) -> None:
    for subject, name in (("bridge", "The Post"), ("park", " the  post ")):
        save(services.create_draft(article_text(subject).encode(), f"{subject}.txt"), outlet=name)
    assert Outlet.objects.get().articles.count() == 2


def test_a_date_in_the_future_is_refused_and_nothing_is_stored(draft: Draft) -> None:
    with pytest.raises(AnalyzerError, match="future"):
        save(draft, published=timezone.now().date() + timedelta(days=2))
    assert not Event.objects.exists()
    assert not Article.objects.exists()


def test_today_is_not_the_future(draft: Draft) -> None:
    assert save(draft, published=timezone.now().date()).articles.count() == 1


@pytest.mark.parametrize("title", ["", "   "])
def test_a_new_event_needs_a_name(draft: Draft, title: str) -> None:
    with pytest.raises(AnalyzerError, match="Name the event"):
        save(draft, event_title=title)


def test_expired_drafts_are_said_to_have_expired() -> None:
    with pytest.raises(AnalyzerError, match="expired"):
        services.save_drafts([], details=[], event_title="Bridge opens")


def test_the_same_bytes_twice_in_an_event_are_one_article(
    draft: Draft, article_text: Callable[[str], str]
) -> None:
    event = save(draft, title="First title")
    again = services.create_draft(article_text("bridge").encode(), "copy.txt")
    services.save_drafts([again], details=[services.details_of(again)], event=event)
    assert event.articles.get().title == "First title"


def test_the_same_bytes_in_another_event_are_another_article(
    draft: Draft, article_text: Callable[[str], str]
) -> None:
    save(draft)
    save(services.create_draft(article_text("bridge").encode(), "bridge.txt"), event_title="Another event")
    assert Article.objects.count() == 2


def test_saving_a_batch_twice_gives_the_event_of_the_first_time(draft: Draft) -> None:
    first, second = save(draft), save(draft)
    assert first == second
    assert Event.objects.count() == 1
    assert selectors.saved_event_of(draft.batch) == first
    assert selectors.draft_batch(draft.batch) == []


def test_two_events_of_one_name_have_two_addresses(article_text: Callable[[str], str]) -> None:
    slugs = [
        save(services.create_draft(article_text(subject).encode(), "a.txt")).slug
        for subject in ("bridge", "park")
    ]
    assert slugs == ["bridge-opens", "bridge-opens-2"]


def test_an_event_whose_name_has_no_letters_has_an_address(draft: Draft) -> None:
    assert save(draft, event_title="…!?").slug == "event"


def test_only_what_measures_read_enters_the_content_hash(draft: Draft) -> None:
    document = decode_document(draft.document)
    assert versions.content_hash(replace(document, outlet="Post", role="release", id="9")) == (
        versions.content_hash(document)
    )
    assert versions.content_hash(replace(document, title="Other")) != versions.content_hash(document)


def test_only_expired_drafts_are_swept_away(draft: Draft, article_text: Callable[[str], str]) -> None:
    old = services.create_draft(article_text("park").encode(), "park.txt", batch=uuid.uuid4())
    Draft.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert selectors.draft_batch(old.batch) == []
    assert drafts.delete_expired_drafts() == 1
    assert selectors.draft_batch(draft.batch) == [draft]


def test_what_databases_refuse_reaches_none_of_them(article_text: Callable[[str], str]) -> None:
    hostile = article_text("bridge").replace("Monday", "Mon\x00day\x07\u202e").encode()
    draft = services.create_draft(hostile, "a\x00\u202e.txt", "text/plain")
    said = services.ArticleDetails(title="Bridge\x00", outlet="The\ud800 Post", url="\x1b")
    event = services.save_drafts([draft], details=[said], event_title="Opening\x00")
    article = event.articles.get()
    assert [event.title, article.title, article.outlet_name, article.url, article.filename] == [
        "Opening", "Bridge", "The Post", "", "a .txt",
    ]  # fmt: skip
    assert not set("\x00\x07\u202e") & set(article.document["text"])


def test_deleting_an_event_takes_its_articles_along(draft: Draft) -> None:
    event = save(draft)
    forget_event(event, actor=None)
    assert not Article.objects.exists()


def test_the_original_comes_back_byte_for_byte(draft: Draft, article_text: Callable[[str], str]) -> None:
    original = selectors.get_original(save(draft).articles.get().pk)
    assert original is not None
    assert (original.content, original.filename) == (article_text("bridge").encode(), "bridge.txt")
