"""Claims × texts: sorted, filtered, grouped and paged, each by its address."""

from collections.abc import Iterable

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from webapp.analyses.models import Report
from webapp.analyses.selectors import event_report
from webapp.corpus.models import Event
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.grid import COLUMNS, PAGE_ROWS, GridQuery, build_first, build_grid

pytestmark = pytest.mark.django_db

BASE, A, B = 0, 1, 2
STATUSES = {"v": "verbatim", "c": "close", "p": "partial", "-": "absent", "x": "conflict"}


@pytest.fixture
def planted(compared: Event) -> Event:
    """Six claims whose cells are known: base text, A, B."""
    report = Report.objects.get(event=compared)
    ids = [witness.document_id for witness in edition_of(compared).witnesses]
    cells = {"ferry": "v--", "pier": "vcv", "toll": "vx-", "crane": "vp-", "market": "-vc", "tower": "--v"}
    report.payload["claims"] = [
        {
            "id": f"c{number}",
            "text": f"The {name} stays",
            "cells": {
                key: {
                    "status": STATUSES[sign],
                    "spans": [] if sign == "-" else [{"sentence": number % 3, "start": 0, "end": 4}],
                    "sentences": [] if sign == "-" else [number % 3],
                    "differences": ["number differs: 4 / 5"] if sign == "x" else [],
                }
                for key, sign in zip(ids, signs, strict=True)
            },
        }
        for number, (name, signs) in enumerate(cells.items())
    ]
    for section in ("additions", "omissions", "attribution_changes", "order", "corroboration", "summary"):
        report.payload[section] = []
    report.save()
    return compared


def edition_of(event: Event) -> Edition:
    report = event_report(event.slug)
    assert report is not None
    return Edition(report)


def names(groups: Iterable[dict[str, object]]) -> list[str]:
    """The claims by their one telling word, in the order of the page."""
    return [row.text.split()[1] for group in groups for row in group["rows"]]  # type: ignore[attr-defined]


def asked(event: Event, query: str) -> list[str]:
    edition = edition_of(event)
    return names(build_grid(edition, GridQuery.asked(QueryDict(query), edition))["groups"])


def id_of(event: Event, place: int) -> str:
    return edition_of(event).witnesses[place].document_id


def test_unasked_it_tells_the_claims_of_the_base_text_first_and_in_its_order(planted: Event) -> None:
    assert asked(planted, "") == ["ferry", "pier", "toll", "crane", "market", "tower"]


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("conflict", ["toll"]),
        ("left", ["ferry", "toll", "crane"]),
        ("partial", ["crane"]),
        ("added", ["market", "tower"]),
        ("single", ["tower"]),
    ],
)
def test_a_filter_keeps_what_any_text_does(planted: Event, only: str, found: list[str]) -> None:
    assert asked(planted, f"only={only}") == found


def test_a_filter_speaks_of_the_text_that_is_chosen(planted: Event) -> None:
    a, b = id_of(planted, A), id_of(planted, B)
    assert asked(planted, f"only=left&text={a}") == ["ferry"]
    assert asked(planted, f"only=left&text={b}") == ["ferry", "toll", "crane"]
    assert asked(planted, f"only=conflict&text={b}") == []
    assert asked(planted, f"only=single&text={a}") == []
    assert asked(planted, f"only=single&text={b}") == ["tower"]
    assert asked(planted, f"text={b}") == ["pier", "market", "tower"]


def test_words_must_all_stand_in_the_claim(planted: Event) -> None:
    assert asked(planted, "words=STAYS+pier") == ["pier"]
    assert asked(planted, "words=pier+toll") == []


def test_how_many_texts_have_it_orders_inside_each_group(planted: Event) -> None:
    assert asked(planted, "order=shared") == ["pier", "crane", "ferry", "toll", "market", "tower"]


def test_disagreements_come_first_then_the_most_divided(planted: Event) -> None:
    # toll conflicts; crane divides the two texts; of ferry and pier they do the same
    assert asked(planted, "order=disagreement") == ["toll", "crane", "ferry", "pier", "market", "tower"]


def test_groups_by_what_texts_do(planted: Event) -> None:
    edition = edition_of(planted)
    groups = build_grid(edition, GridQuery(group="status"))["groups"]
    assert [(group["title"], names([group])) for group in groups] == [
        ("A text says something different", ["toll"]),
        ("Only in R", ["ferry"]),
        ("In some of the texts", ["crane"]),
        ("In every text", ["pier"]),
        ("Not in R, in two texts or more", ["market"]),
        ("In one text only", ["tower"]),
    ]


def test_groups_by_paragraph_of_the_base_text(planted: Event) -> None:
    edition = edition_of(planted)
    assert edition.baseline is not None
    for sentence, paragraph in zip(edition.baseline.document["sentences"], (0, 0, 1), strict=False):
        sentence["paragraph"] = paragraph
    groups = build_grid(edition, GridQuery(group="paragraph"))["groups"]
    # the claims stand in the base text's sentences 1, 2, 3, 1; the last two nowhere in it
    assert [(group["title"], names([group])) for group in groups] == [
        ("R, paragraph 1", ["ferry", "pier", "crane"]),
        ("R, paragraph 2", ["toll"]),
        ("Not in R", ["market", "tower"]),
    ]


def test_what_is_not_known_is_as_if_it_were_not_asked(planted: Event) -> None:
    everything = asked(planted, "")
    for query in (
        "only=nonsense",
        "text=999",
        "order=up",
        "group=x",
        "page=-1",
        "page=99",
        "columns=99",
        "page=²",
    ):
        assert asked(planted, query) == everything, query


def test_without_a_base_text_nothing_is_asked_that_needs_one(planted: Event) -> None:
    report = Report.objects.get(event=planted)
    report.payload["baseline"] = "others"
    report.save()
    edition = edition_of(planted)
    query = GridQuery.asked(QueryDict("only=added&group=paragraph"), edition)
    assert (query.only, query.group) == ("", "")
    assert "added" not in [choice.value for choice in build_grid(edition, query)["form"]["only"]]
    assert len(build_grid(edition, query)["columns"]) == 3


def test_many_claims_and_texts_are_paged(planted: Event) -> None:
    report = Report.objects.get(event=planted)
    claim = report.payload["claims"][0]
    report.payload["claims"] = [
        {**claim, "id": f"c{n}", "text": f"Claim {n} holds"} for n in range(PAGE_ROWS + 5)
    ]
    report.save()
    edition = edition_of(planted)
    first = build_grid(edition, GridQuery())
    assert (first["first"], first["last"], first["before"]) == (1, PAGE_ROWS, "")
    assert first["after"].endswith("?page=2")
    last = build_grid(edition, GridQuery(page=9))
    assert (last["first"], last["last"], last["after"]) == (PAGE_ROWS + 1, PAGE_ROWS + 5, "")
    edition.__dict__["outlets"] = edition.outlets * COLUMNS
    assert len(build_grid(edition, GridQuery())["columns"]) == COLUMNS
    assert len(build_grid(edition, GridQuery())["column_parts"]) == 2


def test_the_report_shows_a_first_part_and_leads_to_the_whole(client: Client, planted: Event) -> None:
    first = build_first(edition_of(planted))
    assert names(first["groups"]) == ["ferry", "pier", "toll", "crane", "market"]
    page = client.get(reverse("event_report", args=[planted.slug])).content.decode()
    whole = reverse("event_claims", args=[planted.slug])
    assert f'href="{whole}?only=single">1 in one text only' in page
    assert f'action="{whole}"' in page


def test_a_cell_is_a_link_that_says_what_its_text_does(client: Client, planted: Event) -> None:
    page = client.get(reverse("event_claims", args=[planted.slug]) + "?only=conflict").content.decode()
    assert page.count('aria-label="A: says something different"') == 1
    assert page.count('aria-label="B: not found"') == 1
    link = page.split('aria-label="A: says something different"')[0].rsplit('href="', 1)[1].split('"')[0]
    note = client.get(link).content.decode()
    assert "A: says something different" in note
    assert "What differs: number differs: 4 / 5." in note
    assert note.count("<blockquote>") == 2  # the base text and A; never B
    assert "The toll stays" in note


def test_an_empty_cell_says_what_was_searched(client: Client, planted: Event) -> None:
    link = edition_of(planted).evidence_url("claims", 0, id_of(planted, B))
    note = client.get(link, headers={"HX-Request": "true"}).content.decode()
    assert "B: not found" in note
    assert "were searched too. No sentence comes near." in note


def test_nothing_found_says_so_and_offers_everything(client: Client, planted: Event) -> None:
    page = client.get(reverse("event_claims", args=[planted.slug]) + "?words=zebra").content.decode()
    assert "No claim is like that" in page
    assert 'value="zebra"' in page


def test_the_view_of_the_report_is_kept(client: Client, planted: Event) -> None:
    page = client.get(reverse("event_claims", args=[planted.slug]) + "?blind=1&words=pier").content.decode()
    assert '<input type="hidden" name="blind" value="1">' in page
    assert "Gazette" not in page
    assert "&amp;blind=1" in page


def test_it_is_read_only_and_there_for_events_alone(client: Client, planted: Event) -> None:
    assert client.post(reverse("event_claims", args=[planted.slug])).status_code == 405
    assert client.get(reverse("event_claims", args=["nowhere"])).status_code == 404
