"""The report of an event, in each of its states."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from analyzer.describing import describe_cards
from tests.webapp.pages.conftest import COURIER, GAZETTE, words_at
from webapp.analyses import selectors, services
from webapp.analyses.models import Report, State
from webapp.analyses.selectors import event_report
from webapp.corpus.models import Article, Event
from webapp.pages import stored
from webapp.pages.contexts.claims import build_omissions
from webapp.pages.contexts.edition import Edition
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
    assert words_at(compared, "weather", 0) in page


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
    keys = [section.key for section in build_sections(edition_of(compared))]
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


def edition_of(event: Event) -> Edition:
    report = event_report(event.slug)
    assert report is not None
    return Edition(report)


def test_the_base_text_has_one_number_of_claims(client: Client, compared: Event) -> None:
    payload = Report.objects.get(event=compared).payload
    own = sum(claim["cells"][payload["baseline"]]["status"] == "verbatim" for claim in payload["claims"])
    page = page_of(client, compared)
    assert f'In R <span class="count">{own}</span>' in page
    left_out = page.split('id="omissions"')[1].split("</section>")[0]
    assert f" of {own}</span>" in left_out
    assert build_omissions(edition_of(compared))["base_claims"] == own


@pytest.mark.parametrize("is_near", [True, False])
def test_a_claim_is_to_be_checked_where_a_near_sentence_may_say_it(
    client: Client, compared: Event, is_near: bool
) -> None:
    # given claims that are not found, the nearest sentence of one near enough to say it or not
    report = Report.objects.get(event=compared)
    rows = report.payload["omissions"]
    number = next(number for number, row in enumerate(rows) if row["nearest"])
    for place, row in enumerate(rows):
        row["is_near"] = is_near and place == number
    report.save()
    # then the list and the words behind the row say so, or neither does
    note = client.get(words_at(compared, "omissions", number)).content.decode()
    assert ("to check, it may be said in other words" in page_of(client, compared)) is is_near
    assert ("may say it in other words: read that first" in note) is is_near


def test_the_contents_count_what_the_sections_show(client: Client, compared: Event) -> None:
    sections = {section.key: section for section in build_sections(edition_of(compared))}
    reuse, naming = sections["reuse"].context, sections["naming"].context
    assert sections["reuse"].count == len(reuse["against_base"]) + len(reuse["between"])
    assert sections["naming"].count == len(naming["actors"]) + len(naming["alone"])
    grid = sections["claims"].context
    shown = sum(len(group["rows"]) for group in grid["groups"]) + grid["more"][0][2]
    assert sections["claims"].count == shown
    assert sections["emphasis"].count is None


def test_a_second_visit_builds_no_section(
    client: Client, compared: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page_of(client, compared)
    monkeypatch.setattr(stored, "build_sections", lambda edition: pytest.fail("built again"))
    monkeypatch.setattr(selectors, "event_report", lambda *asked: pytest.fail("analyses were read"))
    assert page_of(client, compared) == first
    assert '<nav class="contents"' in first


def test_what_had_no_room_on_the_page_is_made_once(
    client: Client, compared: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a page that has room for no section
    monkeypatch.setattr(stored, "ROOM", 0)
    assert "This part is long." in page_of(client, compared)
    # when a section that stands open comes into sight, the report is not read again
    monkeypatch.setattr(selectors, "event_report", lambda *asked: pytest.fail("analyses were read"))
    address = reverse("event_section", args=[compared.slug, "claims"])
    inside = client.get(address, headers={"HX-Request": "true"}).content.decode()
    # then it is whole
    assert "note-claims" in inside


@pytest.fixture
def without_release(event: Event, add_text: Callable[..., Article], work: Callable[[], None]) -> Event:
    add_text(event, GAZETTE, outlet="Lisport Gazette")
    add_text(event, COURIER, outlet="Courier")
    services.request_event(event)
    work()
    return event


def test_without_a_release_nothing_speaks_of_a_base_text(client: Client, without_release: Event) -> None:
    page = page_of(client, without_release)
    assert "Claims that no other text has." in page
    assert "What it keeps and adds" not in page
    assert "One bar a text" not in page


def test_texts_that_are_alike_are_said_together(client: Client, compared: Event) -> None:
    count_security(compared, 2)
    page = page_of(client, compared)
    assert "None of these texts can be told apart: all ranges overlap." in page
    assert "R, A and B cannot be told apart" not in page


def count_security(event: Event, count: int) -> None:
    """Give every text this many of ten sentences with words of the bilateral frames."""
    report = Report.objects.get(event=event)
    for row in report.payload["emphasis"]:
        if row["codebook"] == "bilateral_security_trade":
            row["all"] = {"value": count / 10, "low": 0.0, "high": 0.6, "count": count, "n": 10}
    report.save()


def test_an_undated_text_has_the_reason_beside_not_in_both(client: Client, compared: Event) -> None:
    page = page_of(client, compared)
    assert "not in both" in page
    assert "undated, so Sidelight cannot tell which text came first" in page


def test_frames_of_policy_lead_an_event_that_is_not_about_security_or_trade(compared: Event) -> None:
    count_security(compared, 1)
    section = {each.key: each for each in build_sections(edition_of(compared))}["emphasis"]
    assert section.title == "Frames"
    assert section.context["pair_rows"] == []
    first = section.context["codebooks"][0]
    assert first["key"] == "policy_frames"
    strongest = [max(figure.value["count"] for figure in panel.figures) for panel in first["panels"]]
    assert strongest == sorted(strongest, reverse=True)


def test_security_and_trade_lead_where_a_text_is_about_them(compared: Event) -> None:
    count_security(compared, 2)
    section = {each.key: each for each in build_sections(edition_of(compared))}["emphasis"]
    assert section.title == "Security, trade and other frames"
    assert section.context["pair_rows"]


def test_claims_that_did_not_move_are_folded(client: Client, compared: Event) -> None:
    assert reverse("event_section", args=[compared.slug, "order"]) in page_of(client, compared)
    order = client.get(reverse("event_section", args=[compared.slug, "order"])).content.decode()
    rows = Report.objects.get(event=compared).payload["order"]
    stayed = sum(row["what"] == "same place" for row in rows)
    assert f"{stayed} in the same place</summary>" in order


def test_a_text_is_never_called_by_its_number_in_the_database(client: Client, compared: Event) -> None:
    report = Report.objects.get(event=compared)
    release = report.payload["baseline"]
    gazette = Article.objects.get(event=compared, outlet__name="Lisport Gazette")
    report.payload["newcomer"] = [
        {
            "document": release,
            "what": "Ana Brown",
            "value": {"value": 0.2, "low": 0.1, "high": 0.3, "count": 10, "n": 50},
            "also_in": [str(gazette.pk)],
            "evidence": [],
        }
    ]
    report.save()
    cells = (
        {each.key: each for each in build_sections(edition_of(compared))}["newcomer"].context["rows"][0].cells
    )
    # in any order: a database may sort the fields of what nobody wrote a place for
    assert {cell.replace("\xa0", " ") for cell in cells} == {
        "R",
        "Ana Brown",
        "0.2 (50 sentences), 0.1 to 0.3",
        "A",
    }
