"""The upload pages: files sent one by one, tables, web addresses, versions of stored texts, and cleaning after saving."""

from __future__ import annotations

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import COURIER, GAZETTE
from webapp.analyses.models import Fetch, Report, Run
from webapp.corpus.models import Arrival, Article, Draft, EarlierVersion, Event, Outlet, Upload

pytestmark = pytest.mark.django_db
TABLE = f'a,b\n"{GAZETTE}",Gazette\n"{COURIER}",Courier\n"short",Post\n'


def post(client: Client, **said: object) -> object:
    return client.post(reverse("upload"), said)


def text(content: str, name: str = "text.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode(), "text/plain")


def review_of(client: Client, **said: object) -> str:
    return str(post(client, **said)["Location"])  # type: ignore[index]


def fields(**of_all: str | list[str]) -> dict[str, str | list[str]]:
    """The form of a review as a browser would send it."""
    return {
        f"{draft.pk}-{name}": said
        for draft in Draft.objects.all()
        for name, said in {"role": "coverage", **of_all}.items()
    }


# --- one by one -------------------------------------------------------------------------------------------


def test_a_file_that_is_sent_by_itself_answers_with_its_line(client: Client) -> None:
    number = uuid.uuid4()
    page = client.post(
        reverse("upload_add", args=[number]), {"file": text(GAZETTE, "gazette.txt")}
    ).content.decode()
    assert "gazette.txt" in page
    assert 'class="is-accepted"' in page
    refused = client.post(
        reverse("upload_add", args=[number]), {"file": text("Too short.", "n.txt")}
    ).content.decode()
    assert 'class="is-refused"' in refused
    assert post(client, upload=str(number))["Location"] == reverse("draft_review", args=[number])  # type: ignore[index]


def test_a_request_without_a_file_is_told_so(client: Client) -> None:
    assert client.post(reverse("upload_add", args=[uuid.uuid4()])).status_code == 400


def test_a_form_that_is_sent_twice_stores_its_texts_once(client: Client) -> None:
    number = str(uuid.uuid4())
    for _ in range(2):
        post(client, upload=number, files=[text(GAZETTE)], paste=COURIER, urls="https://post.example/a")
    assert Draft.objects.count() == 2
    assert Arrival.objects.count() == 3
    assert Fetch.objects.count() == 1


def test_rich_text_keeps_its_paragraphs_and_loses_its_menus(client: Client) -> None:
    html = f"<nav><a href='/'>Home</a></nav><article><h1>Harbour meets</h1><p>{GAZETTE}</p></article>"
    review_of(client, paste=GAZETTE, paste_html=html)
    assert Draft.objects.get().document["title"] == "Harbour meets"


# --- tables -----------------------------------------------------------------------------------------------


def test_a_table_whose_columns_are_unclear_is_asked_about_before_the_review(client: Client) -> None:
    review = review_of(client, files=[text(TABLE, "odd.csv")])
    asked = client.get(review)["Location"]
    assert "Which column is which?" in client.get(asked).content.decode()
    assert client.post(asked, {"text": ""}).status_code == 422
    assert "chosen twice" in client.post(asked, {"text": "a", "outlet": "a"}).content.decode()
    assert client.post(asked, {"text": "a", "outlet": "b"})["Location"] == review
    page = client.get(review).content.decode()
    assert "3 things came: 2 read, 1 refused" in page
    assert 'value="Gazette"' in page


def test_a_table_can_be_left_out(client: Client) -> None:
    review = review_of(client, files=[text(TABLE, "odd.csv"), text(GAZETTE)])
    client.post(client.get(review)["Location"], {"leave_out": "1"})
    assert "2 things came: 1 read, 1 refused" in client.get(review).content.decode()


def test_a_table_of_another_upload_is_not_shown(client: Client) -> None:
    review_of(client, files=[text(TABLE, "odd.csv")])
    arrival = Arrival.objects.get()
    other = Upload.objects.create(expires_at=arrival.upload.expires_at)
    address = reverse("upload_columns", args=[other.pk, arrival.pk])
    assert client.post(address, {"text": "a"})["Location"] == reverse("draft_review", args=[other.pk])
    assert Arrival.objects.get().outcome == "unclear"


# --- web addresses ----------------------------------------------------------------------------------------


def test_a_page_is_fetched_by_a_worker_and_the_wait_is_shown(client: Client) -> None:
    review = review_of(client, urls="https://post.example/a\nftp://post.example/b")
    page = client.get(review).content.decode()
    assert "The pages are being fetched" in page
    assert "Only addresses that begin with http" in page
    assert Fetch.objects.get().url == "https://post.example/a"
    number = Upload.objects.get().pk
    assert "HX-Refresh" not in client.get(reverse("upload_progress", args=[number]))
    Arrival.objects.filter(outcome="fetching").update(outcome="refused", reason="There is no network.")
    assert client.get(reverse("upload_progress", args=[number]))["HX-Refresh"] == "true"
    assert "There is no network." in client.get(review).content.decode()


def test_nobody_has_to_wait_for_a_page(client: Client) -> None:
    review = review_of(client, urls="https://post.example/a", files=[text(GAZETTE)])
    assert "Check the reading" in client.get(f"{review}?now=1").content.decode()


# --- where it belongs -------------------------------------------------------------------------------------


def test_the_nearest_event_is_chosen_first_with_its_reason(client: Client, compared: Event) -> None:
    page = client.get(
        review_of(client, files=[text(COURIER + " Nobody spoke to the press afterwards.")])
    ).content.decode()
    assert f'value="{compared.slug}" selected' in page
    assert "suggested: Harbour talks" in page


def test_an_event_that_the_person_named_is_not_overruled(client: Client, compared: Event) -> None:
    page = client.get(
        review_of(client, files=[text(COURIER + " No.")], event_title="My own")
    ).content.decode()
    assert " selected" not in page.split("</select>")[0]
    assert 'value="My own"' in page


def test_an_outlet_is_filled_in_from_what_is_known(client: Client) -> None:
    Outlet.objects.create(name="Lisport Gazette", slug="gazette", also_known_as="The LG")
    head = "---\ntitle: Harbour\noutlet: the lg\n---\n\n"
    page = client.get(review_of(client, files=[text(head + GAZETTE, "a.md")])).content.decode()
    assert 'value="Lisport Gazette"' in page
    assert "known by the name" in page


def test_marks_of_a_release_suggest_the_role_with_reasons(client: Client) -> None:
    page = client.get(review_of(client, files=[text("For immediate release\n\n" + GAZETTE)])).content.decode()
    assert '<option value="release" selected>' in page
    assert "Marks of an official release" in page


def test_a_text_without_marks_is_coverage(client: Client) -> None:
    page = client.get(review_of(client, files=[text(COURIER)])).content.decode()
    assert '<option value="coverage" selected>' in page
    assert "Marks of an official release" not in page


# --- versions ---------------------------------------------------------------------------------------------


def test_a_stored_text_in_other_bytes_is_left_out_unless_the_person_says_otherwise(
    client: Client, compared: Event
) -> None:
    review = review_of(client, files=[text(COURIER.replace(". ", ".\n\n"))], event=compared.slug)
    page = client.get(review).content.decode()
    assert "This text is stored already" in page
    assert 'value="leave" checked' in page
    response = client.post(review, {"event": compared.slug, **fields(alike="leave")})
    assert response.status_code == 422
    assert "nothing to save" in response.content.decode()
    assert Article.objects.count() == 3
    client.post(review, {"event": compared.slug, **fields(alike="both")})
    assert Article.objects.count() == 4


def test_a_newer_version_replaces_the_stored_text_and_is_measured(client: Client, compared: Event) -> None:
    head = "---\ntitle: Harbour board agrees on security\noutlet: Lisport Gazette\n---\n\n"
    newer = GAZETTE + " The board meets again in May."
    review = review_of(client, files=[text(head + newer, "newer.md")], event=compared.slug)
    page = client.get(review).content.decode()
    assert "another version of a stored text" in page
    stored = Article.objects.get(outlet__name="Lisport Gazette")
    assert f'value="replace:{stored.pk}" checked' in page
    reports = Report.objects.count()
    client.post(
        review, {"event": compared.slug, **fields(alike=f"replace:{stored.pk}", outlet="Lisport Gazette")}
    )
    assert compared.articles.count() == 3
    assert "in May" in Article.objects.get(pk=stored.pk).document["text"]
    assert EarlierVersion.objects.get().article_id == stored.pk
    assert Run.objects.filter(article=stored).count() == 2
    assert Report.objects.count() == reports + 1


def test_what_is_no_choice_is_refused(client: Client, compared: Event) -> None:
    review = review_of(client, files=[text(COURIER + " No.")], event=compared.slug)
    assert client.post(review, {"event": compared.slug, **fields(alike="replace:x")}).status_code == 422


# --- cleaning ---------------------------------------------------------------------------------------------


def test_a_paragraph_can_be_taken_out_before_saving(client: Client) -> None:
    review = review_of(client, files=[text(f"{GAZETTE}\n\n{COURIER}")])
    client.post(review, {"event_title": "Harbour", **fields(drop="1")})
    article = Article.objects.get()
    assert COURIER not in article.document["text"]
    assert article.cleaning == {"drop": [COURIER]}


def test_a_paragraph_can_be_taken_out_after_saving_and_is_on_record(client: Client) -> None:
    review = review_of(client, files=[text(f"{GAZETTE}\n\n{COURIER}")])
    client.post(review, {"event_title": "Harbour", **fields()})
    article = Article.objects.get()
    address = reverse("article_cleaning", args=[article.pk])
    assert client.post(address, {"hash": "another", "drop": "1"}).status_code == 422
    assert client.post(address, {"hash": article.content_hash, "drop": "1"})["Location"] == reverse(
        "article", args=[article.pk]
    )
    version = EarlierVersion.objects.get()
    assert (
        str(reverse("article_version", args=[article.pk, version.pk])) in client.get(address).content.decode()
    )
    assert (
        COURIER[:40] in client.get(reverse("article_version", args=[article.pk, version.pk])).content.decode()
    )
    download = client.get(reverse("article_version", args=[article.pk, version.pk]) + "?original=1")
    assert download.content == f"{GAZETTE}\n\n{COURIER}".encode()
    assert "attachment" in download["Content-Disposition"]
    assert Run.objects.filter(article=article).count() == 2


def test_a_sentence_can_be_taken_out_before_saving_and_put_back_after(client: Client) -> None:
    review = review_of(client, files=[text(f"{GAZETTE} The tide was high.\n\n{COURIER}")])
    page = client.get(review).content.decode()
    chosen = re.search(
        r'value="(0\.\d+)"[^>]*>\s*<span><span[^>]*>take out: </span>The tide was high\.', page
    )
    assert chosen
    client.post(review, {"event_title": "Harbour", **fields(drop=chosen[1])})
    article = Article.objects.get()
    assert article.cleaning == {"drop": ["The tide was high."]}
    assert "tide" not in article.document["text"]
    address = reverse("article_cleaning", args=[article.pk])
    page = client.get(address).content.decode()
    assert "<del>The tide was high.</del>" in page
    assert "taken out by a person" in page
    client.post(address, {"hash": article.content_hash, "keep": "0"})
    assert "The tide was high." in Article.objects.get().document["text"]
    assert Article.objects.get().cleaning == {}


def test_a_sentence_of_a_paragraph_that_goes_whole_is_not_named_apart(client: Client) -> None:
    review = review_of(client, files=[text(f"{GAZETTE}\n\n{COURIER} It was low tide.")])
    client.post(review, {"event_title": "Harbour", **fields(drop=["1", "1.0"])})
    assert Article.objects.get().cleaning == {"drop": [f"{COURIER} It was low tide."]}


@pytest.mark.parametrize("choice", ["0.99", "9.0", "0.", ".0", "x.y"])
def test_a_sentence_that_is_not_there_is_no_choice(client: Client, choice: str) -> None:
    client.post(review_of(client, files=[text(GAZETTE)]), {"event_title": "Harbour", **fields()})
    article = Article.objects.get()
    address = reverse("article_cleaning", args=[article.pk])
    assert client.post(address, {"hash": article.content_hash, "drop": choice}).status_code == 422
    assert not EarlierVersion.objects.exists()


def test_a_text_cannot_be_emptied(client: Client) -> None:
    client.post(review_of(client, files=[text(GAZETTE)]), {"event_title": "Harbour", **fields()})
    article = Article.objects.get()
    response = client.post(
        reverse("article_cleaning", args=[article.pk]), {"hash": article.content_hash, "drop": "0"}
    )
    assert response.status_code == 422
    assert not EarlierVersion.objects.exists()


def test_the_file_that_held_several_texts_can_be_downloaded(client: Client) -> None:
    content = f'headline,text\nOne,"{GAZETTE}"\nTwo,"{COURIER}"'
    client.post(review_of(client, files=[text(content, "media.csv")]), {"event_title": "Harbour", **fields()})
    response = client.get(reverse("article_parcel", args=[Article.objects.first().pk]))  # type: ignore[union-attr]
    assert response.content == content.encode()
    assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize("name", ["article_cleaning", "article_parcel"])
def test_what_is_not_there_is_not_found(client: Client, name: str) -> None:
    assert client.get(reverse(name, args=[99])).status_code == 404
    assert client.get(reverse("article_version", args=[99, 1])).status_code == 404


def test_changing_needs_a_sign_in_where_one_is_required(
    client: Client, compared: Event, settings: object
) -> None:
    settings.SIGN_IN_REQUIRED = True  # type: ignore[attr-defined]
    article = compared.articles.first()
    assert "/sign-in/" in client.get(reverse("article_cleaning", args=[article.pk]))["Location"]
    assert client.post(reverse("upload_add", args=[uuid.uuid4()]), {"file": text(GAZETTE)}).status_code == 302
    assert not Draft.objects.exists()
