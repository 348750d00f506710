"""Blind mode: no page that is reached with it says which outlet a text is from."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from webapp.analyses import services
from webapp.analyses.heads import event_head
from webapp.corpus.models import Article, Event, Outlet
from webapp.corrections.values import CorrectionCard
from webapp.pages.contexts.blind import FILLER, Mask, mask_of, shown

pytestmark = pytest.mark.django_db

WIRE = (
    "LISPORT (HMN): The Harbour Morning News has learned that the Port Authority hosted a meeting in Lisport. "
    "“Smuggling is now the core national security threat,” said Director Brown. "
    "Readers of HarbourMorningNews can write to desk@harbourmorning.example or see "
    "https://www.harbourmorning.example/talks for more. "
    "The harbour morning news of the day was read by Ana Ray on the quay, as the Gazette had said before. "
    "The board committed to protecting legitimate trade while inspections continue every day."
)
GIVEAWAYS = (
    "harbour morning",
    "harbourmorning",
    "hmn",
    "lisport gazette",
    "the gazette",
    "ana ray",
    "gazette.example",
)


@pytest.fixture
def outlets(event: Event, add_text: Callable[..., Article], work: Callable[[], None]) -> Event:
    """Two outlets whose texts name themselves and each other in many ways."""
    from tests.webapp.pages.conftest import COURIER, GAZETTE, RELEASE

    day = date(2026, 3, 6)
    add_text(event, RELEASE, outlet="Port Authority", issuer="Port Authority", role="release", published=day)
    add_text(event, GAZETTE, outlet="Lisport Gazette", title="Talks end – Lisport Gazette", published=day)
    add_text(
        event, WIRE, outlet="The Harbour Morning News", byline="By Ana Ray and Bo Lee", published=day,
        url="https://www.harbourmorning.example/talks", title="Harbour talks | Harbour Morning News",
    )  # fmt: skip
    add_text(event, COURIER)
    Outlet.objects.filter(name="Lisport Gazette").update(
        domain="gazette.example", also_known_as="Lisport Daily\nold.gazette.example"
    )
    Event.objects.filter(pk=event.pk).update(title="Harbour talks in the Lisport Gazette")
    services.request_event(event)
    work()
    return event


def gives_away(content: str) -> list[str]:
    # tokens of forms and keys of rows are letters by chance, and may hold any three of them
    content = re.sub(r'value="\w{64}"|(?<=/)[a-p]{10}(?=[/?"])', "", content)
    plain = re.sub(r"<[^>]+>", "", content).lower()
    addresses = " ".join(re.findall(r'(?:href|title|aria-label|value|content)="([^"]*)"', content)).lower()
    return [name for name in GIVEAWAYS if name in plain or name in addresses]


def test_names_are_there_until_they_are_hidden(client: Client, outlets: Event) -> None:
    page = client.get(reverse("event_report", args=[outlets.slug])).content.decode()
    assert {"harbour morning", "lisport gazette"} <= set(gives_away(page))


def test_no_page_reached_from_a_blind_report_names_an_outlet(client: Client, outlets: Event) -> None:
    first = reverse("event_report", args=[outlets.slug]) + "?blind=1"
    waiting, seen = [first], set()
    while waiting and len(seen) < 400:
        address = waiting.pop().split("#")[0]
        is_one_of_many = "/evidence/" in address and sum("/evidence/" in each for each in seen) >= 40
        if address in seen or is_one_of_many:
            continue
        seen.add(address)
        response = client.get(address)
        content = response.content.decode("utf-8-sig")
        assert gives_away(content) == [], address
        assert FILLER not in content or "export.json" in address, address
        waiting += [
            link
            for link in re.findall(r'(?:href|hx-get)="(/[^"]*)"', content.replace("&amp;", "&"))
            if "blind=1" in link and "sharing" not in link
        ]
    kinds = {"/evidence/": 5, "/sections/": 5, "/articles/": 3, ".csv": 5, "export.json": 1}
    for kind, least in kinds.items():
        assert sum(kind in address for address in seen) >= least, kind


def test_from_a_blind_page_only_the_reveal_leads_out_to_the_names(client: Client, outlets: Event) -> None:
    page = client.get(reverse("event_report", args=[outlets.slug]) + "?blind=1").content.decode()
    links = set(re.findall(r'href="(/[^"#]*)', page))
    own = {link for link in links if link.startswith(("/articles/", "/outlets/", f"/events/{outlets.slug}/"))}
    open_ones = {link for link in own if "blind=1" not in link}
    assert open_ones == {
        reverse("event_report", args=[outlets.slug]),
        reverse("event_delete", args=[outlets.slug]),
    }


def test_letters_stand_where_names_stood(client: Client, outlets: Event) -> None:
    article = Article.objects.get(outlet__name="The Harbour Morning News")
    page = client.get(reverse("article", args=[article.pk]) + "?blind=1").content.decode()
    assert "Name hidden" in page
    assert "[B]" in re.sub(r"<[^>]+>", "", page)
    assert "Port Authority" in page  # the release's issuer is part of the event


def test_a_mask_keeps_every_length_and_leaves_other_words_alone(outlets: Event) -> None:
    head = event_head(outlets.slug)
    assert head is not None
    mask = mask_of(head)
    for text in (
        WIRE,
        "THE HARBOUR MORNING NEWS",
        "morning news from the harbour",
        "gazetted roads",
        "a gazette",
    ):
        assert len(mask.text(text)) == len(text)
    assert shown(mask.text("The Harbour\nMorning News said")) == "[B] said"
    assert shown(mask.text("told the Gazette and Lisport Daily’s desk")) == "told [A] and [A]’s desk"
    for untouched in (
        "morning news from the harbour",
        "gazetted roads",
        "Lisport",
        "the Port Authority",
        "Ana Brown",
    ):
        assert mask.text(untouched) == untouched


def test_the_claim_that_was_merged_into_another_names_no_outlet(outlets: Event) -> None:
    card = CorrectionCard(
        pk=1, kind="claim.merge", part="", value=None, machine=None, author="mira", reason="",
        made_at=datetime(2026, 3, 7, tzinfo=UTC), merged="The Harbour Morning News has learned of talks",
    )  # fmt: skip

    (masked,) = mask_of(event_head(outlets.slug)).corrections({"1": card}).values()

    assert "learned of talks" in masked.merged
    assert "Harbour Morning" not in masked.merged


def test_a_mask_is_quick_with_hostile_text(outlets: Event) -> None:
    from time import process_time

    mask = mask_of(event_head(outlets.slug))
    times = []
    for size in (50_000, 200_000):
        started = process_time()
        mask.text("harbourmornin." * (size // 14))
        times.append(process_time() - started)
    assert times[1] < times[0] * 12 + 0.2


def test_an_event_of_unnamed_outlets_has_nothing_to_hide(
    event: Event, add_text: Callable[..., Article]
) -> None:
    add_text(event, WIRE)
    head = event_head(event.slug)
    assert head is not None
    assert Mask(head, {}).text(WIRE) == WIRE
