"""Everything that is brought has one outcome with its reason, and the table of an upload adds up."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from analyzer.errors import AnalyzerError
from webapp.corpus import drafts, intake, services
from webapp.corpus.fetching import PAYWALL_NOTE, FetchedPage
from webapp.corpus.models import Arrival, Article, Draft, Parcel, Upload

pytestmark = pytest.mark.django_db
Text = Callable[[str], str]


@pytest.fixture
def upload() -> Upload:
    return intake.open_upload(event_title="Opening")


def bring(upload: Upload, content: bytes, name: str) -> list[Arrival]:
    return intake.take_in(upload, intake.read_parcel(content, name))


def outcomes(upload: Upload) -> Counter[str]:
    return Counter(upload.arrivals.values_list("outcome", flat=True))


def packed(**members: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return kept.getvalue()


def table(*rows: tuple[str, str], head: str = "headline,text") -> bytes:
    return "\n".join([head, *(f'"{title}","{text}"' for title, text in rows)]).encode()


def test_a_text_becomes_a_draft_and_no_parcel(upload: Upload, article_text: Text) -> None:
    [arrival] = bring(upload, article_text("bridge").encode(), "bridge.txt")
    assert (arrival.name, arrival.outcome) == ("bridge.txt", "accepted")
    assert arrival.draft is not None
    assert arrival.draft.batch == upload.pk
    assert not Parcel.objects.exists()


def test_what_cannot_be_read_is_refused_with_its_reason_and_nothing_else_is_stored(upload: Upload) -> None:
    [arrival] = bring(upload, b"Too short.", "note.txt")
    assert arrival.outcome == "refused"
    assert "at least 40 are needed" in arrival.reason
    assert not Draft.objects.exists()
    assert not Parcel.objects.exists()


def test_a_page_that_was_taken_in_whole_says_so_beside_its_name(upload: Upload, article_text: Text) -> None:
    words = " ".join(f"<b>{word}</b>" for word in article_text("bridge").split() * 500)
    [arrival] = bring(upload, f"<html><body><p>{words}</p></body></html>".encode(), "bridge.html")
    assert arrival.outcome == "accepted"
    assert "all of its text was taken in" in arrival.reason


def test_a_page_whose_article_was_told_apart_has_nothing_to_say(upload: Upload, article_text: Text) -> None:
    page = f"<html><body><article><p>{article_text('bridge')}</p></article></body></html>"
    [arrival] = bring(upload, page.encode(), "bridge.html")
    assert (arrival.outcome, arrival.reason) == ("accepted", "")


def test_an_archive_is_kept_once_for_all_its_texts(upload: Upload, article_text: Text) -> None:
    content = packed(bridge=article_text("bridge"), park=article_text("park"), note="Too short.")
    bring(upload, content, "texts.zip")
    assert outcomes(upload) == {"accepted": 2, "refused": 1}
    assert bytes(Parcel.objects.get().content) == content
    assert {draft.parcel for draft in Draft.objects.all()} == {Parcel.objects.get()}


def test_the_same_text_in_one_upload_is_kept_once_and_said(upload: Upload, article_text: Text) -> None:
    bring(upload, article_text("bridge").encode(), "a.txt")
    [arrival] = bring(upload, article_text("bridge").encode(), "b.txt")
    assert (arrival.outcome, arrival.draft) == ("duplicate", None)
    assert "twice" in arrival.reason


def test_the_same_report_of_two_outlets_is_two_texts(upload: Upload, article_text: Text) -> None:
    text = article_text("bridge")
    bring(
        upload,
        f'title,outlet,text\nBridge,Post,"{text}"\nBridge,Courier,"{text}"\nBridge,Post,"{text}"'.encode(),
        "m.csv",
    )
    assert outcomes(upload) == {"accepted": 2, "duplicate": 1}


def test_a_row_keeps_what_its_columns_say_also_when_it_is_read_again(
    upload: Upload, article_text: Text
) -> None:
    content = (
        f'headline,outlet,date,text\nBridge opens,Harrow Post,2026-03-02,"{article_text("bridge")}"'.encode()
    )
    [arrival] = bring(upload, content, "media.csv")
    assert arrival.draft is not None
    said = services.details_of(arrival.draft)
    assert (said.title, said.outlet, str(said.published)) == ("Bridge opens", "Harrow Post", "2026-03-02")
    from dataclasses import replace

    event = services.save_drafts(
        [arrival.draft], details=[replace(said, title="Another title")], event_title="Opening"
    )
    article = event.articles.get()
    assert (article.title, article.outlet_name) == ("Another title", "Harrow Post")
    assert "column" in article.document["provenance"]["outlet"]
    assert article.parcel == Parcel.objects.get()


def test_columns_that_are_unclear_are_asked_for_and_then_read(upload: Upload, article_text: Text) -> None:
    content = table(
        ("One", article_text("bridge")), ("Two", article_text("park")), ("Three", "short"), head="x,y"
    )
    [arrival] = bring(upload, content, "odd.csv")
    assert (arrival.outcome, arrival.draft) == ("unclear", None)
    assert arrival.table is not None
    assert list(arrival.table["columns"]) == ["x", "y"]
    intake.map_columns(arrival, {"title": "x", "text": "y"})
    assert outcomes(upload) == {"accepted": 2, "refused": 1}
    assert {draft.document["title"] for draft in Draft.objects.all()} == {"One", "Two"}


def test_a_column_without_texts_is_said_and_the_table_still_waits(upload: Upload, article_text: Text) -> None:
    [arrival] = bring(upload, table(("One", article_text("bridge")), head="x,y"), "odd.csv")
    with pytest.raises(AnalyzerError):
        intake.map_columns(arrival, {"text": "no such column"})
    assert upload.arrivals.get().outcome == "unclear"


def test_mapping_the_same_table_twice_reads_it_once(upload: Upload, article_text: Text) -> None:
    [arrival] = bring(upload, table(("One", article_text("bridge")), head="x,y"), "odd.csv")
    again = Arrival.objects.get(pk=arrival.pk)
    intake.map_columns(arrival, {"title": "x", "text": "y"})
    assert intake.map_columns(again, {"title": "x", "text": "y"}) == []
    assert outcomes(upload) == {"accepted": 1}


def test_a_table_in_an_archive_leaves_its_neighbours_as_they_are(upload: Upload, article_text: Text) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("bridge.txt", article_text("bridge"))
        archive.writestr("odd.csv", table(("One", article_text("park")), head="x,y"))
    bring(upload, kept.getvalue(), "all.zip")
    assert outcomes(upload) == {"accepted": 1, "unclear": 1}
    intake.map_columns(upload.arrivals.get(outcome="unclear"), {"title": "x", "text": "y"})
    assert outcomes(upload) == {"accepted": 2}


def test_a_table_that_nobody_explains_is_refused_by_name(upload: Upload, article_text: Text) -> None:
    [arrival] = bring(upload, table(("One", article_text("bridge")), head="x,y"), "odd.csv")
    intake.leave_out_table(arrival)
    assert outcomes(upload) == {"refused": 1}


def test_more_texts_than_a_person_can_look_through_are_refused_and_counted(
    upload: Upload, article_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_TEXTS", 2)
    for subject in ("bridge", "park", "pool"):
        bring(upload, article_text(subject).encode(), f"{subject}.txt")
    assert outcomes(upload) == {"accepted": 2, "refused": 1}


def test_a_form_that_is_sent_again_adds_nothing(upload: Upload, article_text: Text) -> None:
    for _ in range(2):
        known = intake.marks_of(upload)
        for content, name in ((article_text("bridge").encode(), "bridge.txt"), (b"Too short.", "note.txt")):
            intake.take_in(upload, intake.read_parcel(content, name), known=known)
    assert outcomes(upload) == {"accepted": 1, "refused": 1}


@pytest.mark.parametrize("count", [10, 200])
def test_a_fetched_page_has_its_address_and_what_to_know_about_it(
    upload: Upload, article_text: Text, count: int
) -> None:
    body = f"<p>{article_text('bridge')}</p>" + "".join(
        f"<p>{article_text(f'gate {n}')}</p>" for n in range(count // 50)
    )
    page = FetchedPage(
        f"<html><article><h1>Bridge</h1>{body}</article></html>".encode(),
        "text/html",
        "https://post.example/a",
    )
    arrival = intake.expect_page(upload, "https://post.example/a")
    [found] = intake.take_in(upload, intake.read_page(page), instead_of=arrival)
    assert found.pk == arrival.pk
    assert found.draft is not None
    assert found.draft.document["url"] == "https://post.example/a"
    assert found.draft.document["provenance"]["url"] == "the address that was fetched"
    assert ("words could be read" in found.reason) is (count == 10)


def test_a_canonical_address_wins_over_the_one_that_was_fetched(upload: Upload, article_text: Text) -> None:
    html = (
        f'<html><head><link rel="canonical" href="https://post.example/bridge"></head><body><article><h1>Bridge</h1>'
        f"<p>{article_text('bridge')}</p></article></body></html>"
    )
    page = FetchedPage(html.encode(), "text/html", "https://m.post.example/a?utm=1", (PAYWALL_NOTE,))
    [taken] = intake.read_page(page).taken
    assert taken.text is not None
    assert taken.text.document.url == "https://post.example/bridge"
    assert taken.reason == PAYWALL_NOTE


def test_what_has_expired_goes_with_all_that_belongs_to_it(upload: Upload, article_text: Text) -> None:
    bring(upload, packed(bridge=article_text("bridge"), park=article_text("park")), "texts.zip")
    past = timezone.now() - timedelta(seconds=1)
    Upload.objects.update(expires_at=past)
    Draft.objects.update(expires_at=past)
    assert drafts.delete_expired_drafts() == 2
    assert [model.objects.count() for model in (Upload, Arrival, Draft, Parcel)] == [0, 0, 0, 0]


def test_a_parcel_stays_as_long_as_one_article_came_in_it(upload: Upload, article_text: Text) -> None:
    bring(upload, packed(bridge=article_text("bridge"), park=article_text("park")), "texts.zip")
    chosen = list(Draft.objects.all())
    services.save_drafts(
        chosen, details=[services.details_of(each) for each in chosen], event_title="Opening"
    )
    past = timezone.now() - timedelta(seconds=1)
    Upload.objects.update(expires_at=past)
    Draft.objects.update(expires_at=past)
    drafts.delete_expired_drafts()
    assert Parcel.objects.count() == 1
    Article.objects.all().delete()
    drafts.delete_expired_drafts()
    assert not Parcel.objects.exists()
