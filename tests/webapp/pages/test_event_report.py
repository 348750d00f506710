"""The report of an event, in each of its states."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from analyzer.describing import describe_cards
from webapp.analyses import services
from webapp.analyses.models import Report, State
from webapp.corpus.models import Article, Event
from webapp.pages.contexts.report import build_sections

pytestmark = pytest.mark.django_db


def page_of(client: Client, event: Event) -> str:
    response = client.get(reverse("event_report", args=[event.slug]))
    assert response.status_code == 200
    return response.content.decode()


def test_a_report_shows_every_text_under_its_letter(client: Client, compared: Event) -> None:
    page = page_of(client, compared)
    assert "Lisport Gazette" in page
    assert "unnamed outlet" in page
    assert '<b class="siglum is-release">R</b>' in page


def test_every_contrast_has_a_section_or_a_place_in_one(client: Client, compared: Event) -> None:
    page = page_of(client, compared)
    inside_another = {"attribution_changes"}
    for key, card in describe_cards().items():
        if card["kind"] == "contrast" and key not in inside_another:
            assert f'id="{key.replace("_", "-")}"' in page, key


def test_a_contrast_that_nobody_wrote_a_template_for_is_shown_as_a_table(
    client: Client, compared: Event
) -> None:
    report = Report.objects.get(event=compared)
    document = report.payload["documents"][0]["id"]
    report.payload["weather"] = [
        {
            "document": document,
            "what": "rainy_words",
            "value": 3,
            "evidence": [{"start": 0, "end": 4, "zone": "lead"}],
        }
    ]
    report.cards["weather"] = {
        "key": "weather",
        "title": "Weather words",
        "kind": "contrast",
        "method": "Rain.",
    }
    report.save()
    page = page_of(client, compared)
    assert 'id="weather"' in page
    assert "rainy words" in page
    assert reverse("evidence", args=[compared.slug, "weather", 0]) in page


def test_a_contrast_that_failed_says_so_and_the_others_stand(client: Client, compared: Event) -> None:
    report = Report.objects.get(event=compared)
    del report.payload["quotes"]
    report.failures = {"quotes": "it stumbled"}
    report.state = State.PARTIAL
    report.save()
    page = page_of(client, compared)
    assert "This part could not be made: it stumbled" in page
    assert "This report has gaps" in page
    assert 'id="facts"' in page


def test_a_text_without_words_of_a_frame_has_a_count_and_no_blank(client: Client, compared: Event) -> None:
    assert "0 of" in page_of(client, compared)


def test_no_forbidden_word_is_said_of_any_text(client: Client, compared: Event) -> None:
    page = page_of(client, compared).lower()
    for word in ("biased", "fabricated", "plagiari", "missing", "misquot"):
        assert word not in page


def test_the_summary_calls_an_unnamed_outlet_by_its_letter(client: Client, compared: Event) -> None:
    unnamed = Article.objects.get(event=compared, outlet=None)
    assert f"nnamed outlet ({unnamed.pk})" not in page_of(client, compared)


def test_an_event_without_texts_asks_for_some(client: Client, event: Event) -> None:
    assert "No texts yet" in page_of(client, event)


def test_one_text_is_no_comparison(client: Client, event: Event, add_text: Callable[..., Article]) -> None:
    add_text(event, "The harbour was calm on Monday and the ferries ran on time. " * 8)
    assert "One text is not yet a comparison" in page_of(client, event)


def test_waiting_texts_are_followed(client: Client, compared: Event) -> None:
    services.rebuild_report(compared)
    page = page_of(client, compared)
    assert "until then this is the last one" in page
    assert reverse("event_progress", args=[compared.slug]) in page


def test_a_removed_text_makes_the_report_stale(client: Client, compared: Event) -> None:
    Article.objects.filter(event=compared, outlet=None).delete()
    page = page_of(client, compared)
    assert "This report is older than what it rests on" in page
    assert "Compare again" in page


def test_a_failed_comparison_says_what_is_safe(client: Client, compared: Event) -> None:
    Report.objects.filter(event=compared).update(
        state=State.FAILED, payload=None, last_error="three tries failed"
    )
    page = page_of(client, compared)
    assert "The texts are safe" in page
    assert "three tries failed" in page


def test_hostile_titles_and_texts_are_shown_escaped(
    client: Client, event: Event, add_text: Callable[..., Article], work: Callable[[], None]
) -> None:
    hostile = "<script>alert('x')</script> <b onmouseover=alert(1)>harbour</b>"
    text = "The harbour was closed on Monday after a storm that nobody had expected so early in the year. "
    add_text(event, text * 4, title=hostile, outlet='"><svg onload=alert(1)>')
    add_text(event, "He said it was a “<img src=x onerror=alert(2)>” day. " + text * 4)
    services.request_event(event)
    work()
    page = page_of(client, event)
    for tag in ("<script>alert", "<svg onload", "<img src=x", "<b onmouseover"):
        assert tag not in page


def test_an_unknown_event_is_not_found(client: Client) -> None:
    assert client.get(reverse("event_report", args=["nowhere"])).status_code == 404


def test_it_rejects_post(client: Client, event: Event) -> None:
    assert client.post(reverse("event_report", args=[event.slug])).status_code == 405


def test_sections_follow_the_story(compared: Event) -> None:
    from webapp.analyses.selectors import event_report
    from webapp.pages.contexts.edition import Edition

    report = event_report(compared.slug)
    assert report is not None
    keys = [section.key for section in build_sections(Edition(report))]
    story = [
        "comparability",
        "summary",
        "emphasis",
        "additions",
        "omissions",
        "claims",
        "quotes",
        "facts",
        "reuse",
    ]
    assert keys[: len(story)] == story
