"""From files and pasted texts to saved articles."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import COURIER, GAZETTE
from webapp.analyses.models import Report
from webapp.corpus.models import Article, Draft, Event

pytestmark = pytest.mark.django_db


def upload(client: Client, *texts: str | bytes, **said: str) -> object:
    files = [
        SimpleUploadedFile(
            f"text-{place}.txt", text.encode() if isinstance(text, str) else text, "text/plain"
        )
        for place, text in enumerate(texts)
    ]
    return client.post(reverse("upload"), {"files": files, "event_title": "Harbour talks", **said})


def test_several_files_and_a_pasted_text_become_drafts(client: Client) -> None:
    response = upload(client, GAZETTE, paste=COURIER)
    assert response.status_code == 302
    assert Draft.objects.count() == 2
    assert Article.objects.count() == 0


def test_saving_the_drafts_makes_the_event(client: Client) -> None:
    review = upload(client, GAZETTE, COURIER)["Location"]
    page = client.get(review).content.decode()
    assert "Check the reading" in page
    assert "Nothing is saved until you say so" in page
    form = {"event_title": "Harbour talks"}
    for draft in Draft.objects.all():
        form |= {
            f"{draft.pk}-title": "A title",
            f"{draft.pk}-outlet": "Gazette",
            f"{draft.pk}-role": "coverage",
        }
    response = client.post(review, form)
    assert response["Location"] == reverse("event_report", args=["harbour-talks"])
    assert Article.objects.count() == 2


def test_a_text_that_is_left_out_is_not_saved(client: Client) -> None:
    review = upload(client, GAZETTE, COURIER)["Location"]
    first, second = Draft.objects.order_by("created_at")
    client.post(
        review,
        {
            "event_title": "Harbour talks",
            f"{first.pk}-role": "coverage",
            f"{second.pk}-role": "coverage",
            f"{second.pk}-leave_out": "on",
        },
    )
    assert Article.objects.count() == 1


def test_the_date_that_a_text_gives_stands_in_its_field_as_browsers_take_it(client: Client) -> None:
    review = upload(client, f"---\npublished: 2026-03-02\n---\n{GAZETTE}")["Location"]
    draft = Draft.objects.get()
    field = re.search(rf'<input[^>]*name="{draft.pk}-published"[^>]*>', client.get(review).content.decode())
    assert field
    assert 'type="date"' in field[0]
    assert 'value="2026-03-02"' in field[0]


def test_a_date_in_the_future_is_said_at_its_field(client: Client) -> None:
    review = upload(client, GAZETTE)["Location"]
    draft = Draft.objects.get()
    response = client.post(
        review,
        {"event_title": "x", f"{draft.pk}-role": "coverage", f"{draft.pk}-published": "2999-01-01"},
    )
    assert response.status_code == 422
    assert "This date lies in the future" in response.content.decode()
    assert Article.objects.count() == 0


def test_texts_that_cannot_be_read_store_nothing(client: Client) -> None:
    response = upload(client, "Too short.")
    assert response.status_code == 422
    page = response.content.decode()
    assert "1 text could not be read. Nothing was stored." in page
    assert "text-0.txt" in page
    assert Draft.objects.count() == 0


def test_one_bad_text_does_not_lose_the_good_ones(client: Client) -> None:
    response = upload(client, GAZETTE, "Too short.", COURIER)
    page = client.get(response["Location"]).content.decode()
    assert "3 things came: 2 read, 1 refused" in page
    assert "text-1.txt" in page
    assert Draft.objects.count() == 2


def test_the_same_file_twice_is_said_and_kept_once(client: Client) -> None:
    response = upload(client, GAZETTE, GAZETTE)
    assert "came twice in this upload" in client.get(response["Location"]).content.decode()
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "Choose at least one file, paste a text, or name a web address."),
        ({"urls": " ".join(f"https://example.org/{n}" for n in range(21))}, "more than 20 addresses"),
    ],
)
def test_what_is_not_filled_in_is_named(client: Client, said: dict[str, str], message: str) -> None:
    response = client.post(reverse("upload"), {"event_title": "Harbour", **said})
    assert response.status_code == 422
    assert message in response.content.decode()


def test_a_file_that_is_too_large_is_refused_by_name(client: Client) -> None:
    response = upload(client, b"word " * 5_000_001)
    assert response.status_code == 422
    assert "text-0.txt:</b> It is larger than 25 MB" in response.content.decode()


def test_expired_drafts_say_so(client: Client) -> None:
    response = client.get("/upload/8c8f2a52-53d3-4a4f-9d57-0e4b1f7f9f01/")
    assert response.status_code == 404
    assert "no longer here" in response.content.decode()


def test_saving_twice_leads_to_the_same_event(client: Client) -> None:
    review = upload(client, GAZETTE)["Location"]
    form = {"event_title": "Harbour talks", f"{Draft.objects.get().pk}-role": "coverage"}
    assert client.post(review, form)["Location"] == client.post(review, form)["Location"]
    assert Event.objects.count() == 1


def test_hostile_texts_are_shown_escaped(client: Client) -> None:
    review = upload(client, "<script>alert(1)</script> & " + COURIER)["Location"]
    assert "<script>alert" not in client.get(review).content.decode()


def test_uploading_needs_a_sign_in_where_one_is_required(client: Client, settings: object) -> None:
    settings.SIGN_IN_REQUIRED = True  # type: ignore[attr-defined]
    assert "/sign-in/" in client.get(reverse("upload"))["Location"]
    assert upload(client, GAZETTE).status_code == 302
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("verb", ["put", "delete", "patch"])
def test_it_rejects_other_verbs(client: Client, verb: str) -> None:
    assert getattr(client, verb)(reverse("upload")).status_code == 405


def test_another_session_finds_the_name_and_the_refused_texts(client: Client) -> None:
    review = upload(client, GAZETTE, "Too short.")["Location"]
    page = Client().get(review).content.decode()
    assert 'value="Harbour talks"' in page
    assert "text-1.txt" in page


def test_a_text_that_the_event_has_is_kept_once_and_asks_for_no_report(
    client: Client, compared: Event
) -> None:
    reports = Report.objects.filter(event=compared).count()
    review = upload(client, GAZETTE, event=compared.slug)["Location"]
    form = {"event": compared.slug, f"{Draft.objects.get().pk}-role": "coverage"}
    page = client.post(review, form, follow=True).content.decode()
    assert "text-0.txt is already in this event as A; kept once." in page
    assert "is saved" not in page
    assert Article.objects.filter(event=compared).count() == 3
    assert Report.objects.filter(event=compared).count() == reports


def test_a_new_text_beside_a_known_one_is_saved_and_compared(client: Client, compared: Event) -> None:
    review = upload(client, GAZETTE, COURIER + " The ferries kept their timetable.", event=compared.slug)
    form = {"event": compared.slug} | {f"{draft.pk}-role": "coverage" for draft in Draft.objects.all()}
    page = client.post(review["Location"], form, follow=True).content.decode()
    assert "already in this event as A" in page
    assert "1 text is saved." in page
    assert Report.objects.filter(event=compared, state="queued").exists()


def test_an_empty_file_gives_one_message_with_its_name(client: Client) -> None:
    page = upload(client, b"").content.decode()
    assert "text-0.txt:</b> The file is empty." in page
    assert "Choose at least one file" not in page
    assert page.count("is empty") == 1


def test_a_future_date_in_the_text_itself_is_marked_at_once(client: Client) -> None:
    review = upload(client, GAZETTE)["Location"]
    draft = Draft.objects.get()
    draft.document["published"] = "2999-01-01"
    draft.save()
    assert "This date lies in the future." in client.get(review).content.decode()


def test_a_past_date_in_the_text_is_not_marked(client: Client) -> None:
    review = upload(client, GAZETTE)["Location"]
    draft = Draft.objects.get()
    draft.document["published"] = "2020-01-01"
    draft.save()
    assert "lies in the future" not in client.get(review).content.decode()
