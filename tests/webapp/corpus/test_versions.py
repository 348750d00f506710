"""An article's text is replaced, never changed: what it was stays on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.encoding import decode_document
from analyzer.errors import AnalyzerError
from webapp.corpus import services, versions
from webapp.corpus.models import Article, EarlierVersion, Event

pytestmark = pytest.mark.django_db
Text = Callable[[str], str]
EXTRA = "The almanac of the county for the coming year is on sale at the kiosk, bound in blue cloth, as it always was."


@pytest.fixture
def article(article_text: Text) -> Article:
    draft = services.create_draft(f"{article_text('bridge')}\n\n{EXTRA}".encode(), "bridge.txt")
    said = replace(services.details_of(draft), title="Bridge opens", outlet="Harrow Post")
    return services.save_drafts([draft], details=[said], event_title="Opening").articles.get()


def clean(article: Article, *, keep: tuple[str, ...] = (), drop: tuple[str, ...] = ()) -> Article:
    reread = versions.read_anew(article, keep, drop)
    if reread.is_new:
        versions.store_anew(reread)
    return Article.objects.get(pk=article.pk)


def test_a_paragraph_that_is_taken_out_makes_a_new_version(article: Article) -> None:
    after = clean(article, drop=(EXTRA,))
    assert EXTRA not in after.document["text"]
    assert after.cleaning == {"drop": [EXTRA]}
    assert after.content_hash != article.content_hash
    assert (after.title, after.outlet_name, after.document["outlet"]) == (
        "Bridge opens",
        "Harrow Post",
        "Harrow Post",
    )


def test_what_it_was_stays_on_record_with_its_bytes(article: Article) -> None:
    clean(article, drop=(EXTRA,))
    earlier = EarlierVersion.objects.get()
    assert EXTRA in earlier.document["text"]
    assert bytes(earlier.original) == bytes(article.original)
    assert earlier.content_hash == article.content_hash


def test_what_was_taken_out_can_be_put_back_and_nothing_is_left_of_it(article: Article) -> None:
    back = clean(clean(article, drop=(EXTRA,)), keep=(EXTRA,))
    assert back.document["text"] == article.document["text"]
    assert back.content_hash == article.content_hash
    assert back.cleaning == {}
    assert EarlierVersion.objects.count() == 2


def test_a_sentence_is_taken_out_and_put_back_like_a_paragraph(article: Article, article_text: Text) -> None:
    text = article.document["text"]
    second = article.document["sentences"][1]
    words = text[second["start"] : second["end"]]
    without = clean(article, drop=(words,))
    assert without.cleaning == {"drop": [words]}
    assert without.document["text"].split() == (text[: second["start"]] + text[second["end"] :]).split()
    assert bytes(without.original) == bytes(article.original)
    back = clean(without, keep=(words,))
    assert (back.content_hash, back.cleaning) == (article.content_hash, {})


def test_choosing_nothing_makes_no_version(article: Article) -> None:
    assert clean(article).content_hash == article.content_hash
    assert not EarlierVersion.objects.exists()


def test_a_text_of_which_nothing_is_left_is_refused_and_stays(article: Article) -> None:
    paragraphs = tuple(article.document["text"].split("\n\n"))
    with pytest.raises(AnalyzerError):
        clean(article, drop=paragraphs)
    assert Article.objects.get().content_hash == article.content_hash


def test_two_people_at_once_do_not_overwrite_each_other(article: Article) -> None:
    mine = versions.read_anew(article, (), (EXTRA,))
    clean(article, drop=(EXTRA,))
    with pytest.raises(AnalyzerError, match="Somebody else"):
        versions.store_anew(mine)
    assert EarlierVersion.objects.count() == 1


def test_a_newer_text_takes_the_place_of_an_article(article: Article, article_text: Text) -> None:
    draft = services.create_draft(f"{article_text('bridge')} It was repainted.".encode(), "newer.txt")
    said = replace(services.details_of(draft), title="Bridge opens at last", replaces=article.pk)
    event = services.save_drafts([draft], details=[said], event=article.event)
    after = event.articles.get()
    assert (after.pk, after.title, after.outlet_name) == (article.pk, "Bridge opens at last", "Harrow Post")
    assert "repainted" in after.document["text"]
    assert b"repainted" in bytes(after.original)
    assert EXTRA in EarlierVersion.objects.get().document["text"]


def test_an_article_of_another_event_is_not_replaced(article: Article, article_text: Text) -> None:
    draft = services.create_draft(f"{article_text('bridge')} It was repainted.".encode(), "newer.txt")
    said = replace(services.details_of(draft), replaces=article.pk)
    with pytest.raises(AnalyzerError, match="not in this event"):
        services.save_drafts([draft], details=[said], event_title="Another event")
    assert Event.objects.count() == 1
    assert not EarlierVersion.objects.exists()


def test_the_same_bytes_replace_nothing(article: Article) -> None:
    draft = services.create_draft(bytes(article.original), "again.txt")
    said = replace(services.details_of(draft), replaces=article.pk)
    services.save_drafts([draft], details=[said], event=article.event)
    assert Article.objects.get().title == "Bridge opens"
    assert not EarlierVersion.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_notes_what_holds_for_a_text_outside_any_transaction(article: Article) -> None:
    versions.stamp_article(article.pk, "corrected anew")
    corrected = Article.objects.get(pk=article.pk)
    assert corrected.content_hash != article.content_hash
    assert versions.identify_article(corrected, "said anew")
    identified = Article.objects.get(pk=article.pk)
    assert identified.content_hash not in (corrected.content_hash, article.content_hash)
    assert (identified.corrected, identified.identified) == ("corrected anew", "said anew")


@pytest.mark.django_db
def test_of_a_text_that_has_changed_since_it_was_loaded_nothing_is_noted(article: Article) -> None:
    versions.stamp_article(article.pk, "corrected anew")
    assert not versions.identify_article(article, "said anew")
    held = Article.objects.get(pk=article.pk)
    assert (held.corrected, held.identified) == ("corrected anew", "")
    assert held.content_hash == versions.content_hash(decode_document(held.document), "corrected anew")
