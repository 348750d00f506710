"""Any view of a report is an address: against which text, without which, in which voice and codebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from webapp.analyses import selectors, services
from webapp.analyses.heads import event_head
from webapp.analyses.models import Report, State
from webapp.corpus.models import Article, Event
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.stress import stress_line
from webapp.pages.contexts.view import View, controls

pytestmark = pytest.mark.django_db
Work = Callable[[], None]


def at(client: Client, event: Event, query: str = "", follow: bool = False) -> str:
    address = reverse("event_report", args=[event.slug]) + query
    response = client.get(address, follow=follow)
    assert response.status_code == 200, (response.status_code, response.headers)
    return response.content.decode()


def named(event: Event, name: str) -> int:
    return Article.objects.get(event=event, outlet__name=name).pk


def test_the_form_leads_to_the_shortest_address_of_its_view(client: Client, compared: Event) -> None:
    # given the form as a browser sends it when nothing but the voice was changed
    address = reverse("event_report", args=[compared.slug])
    response = client.get(address, {"baseline": "", "codebook": "", "voice": "own"})
    assert response.status_code == 302
    assert response["Location"] == f"{address}?voice=own"
    release = named(compared, "Port Authority")
    assert client.get(address, {"baseline": str(release)})["Location"] == address


def test_what_an_event_does_not_have_is_ignored(client: Client, compared: Event) -> None:
    address = reverse("event_report", args=[compared.slug])
    for nonsense in ("?baseline=99999", "?without=%27--", "?codebook=nobody", "?voice=loud", "?blind=2"):
        assert client.get(address + nonsense)["Location"] == address


def test_another_baseline_is_made_when_it_is_asked_for_and_then_shown(
    client: Client, compared: Event, work: Work
) -> None:
    gazette = named(compared, "Lisport Gazette")
    waiting = at(client, compared, f"?baseline={gazette}")
    assert "The texts are being compared in this way" in waiting
    assert reverse("event_progress", args=[compared.slug]) + f"?baseline={gazette}" in waiting
    work()
    page = at(client, compared, f"?baseline={gazette}")
    assert '<b class="siglum">A</b> is the base text' in page
    assert "against A, all text, all 3 texts" in page
    assert "In A <span" in page
    assert '<b class="siglum is-release">R</b> is the base text' in at(client, compared)


def test_every_link_of_a_view_keeps_the_view(client: Client, compared: Event, work: Work) -> None:
    courier = Article.objects.get(event=compared, outlet=None).pk
    at(client, compared, f"?without={courier}")
    work()
    page = at(client, compared, f"?without={courier}")
    links = [part.split('"')[0] for part in page.split('href="')[1:]]
    within = [link for link in links if "/evidence/" in link or "/sections/" in link or ".csv" in link]
    assert len(within) > 20
    assert [link for link in within if f"without={courier}" not in link] == []
    for link in within[:3] + within[-3:]:
        assert client.get(link).status_code == 200, link


def test_a_text_left_aside_is_gone_and_what_changes_is_said(
    client: Client, compared: Event, work: Work
) -> None:
    gazette = named(compared, "Lisport Gazette")
    at(client, compared, f"?without={gazette}")
    work()
    page = at(client, compared, f"?without={gazette}")
    texts = page.split('id="comparability"')[1].split("</section>")[0]
    assert "Lisport Gazette" not in texts
    assert "What changes without" in page
    assert "sentence" in page.split("What changes without")[1].split("</details>")[0]
    in_short = page.split('id="summary"')[1].split("</section>")[0]
    assert "Lisport Gazette" not in in_short


def test_the_own_voice_speaks_in_the_summary_too(client: Client, compared: Event) -> None:
    report = Report.objects.get(event=compared)
    release, gazette, courier = (
        report.payload["baseline"],
        str(named(compared, "Lisport Gazette")),
        str(Article.objects.get(event=compared, outlet=None).pk),
    )
    rows = [row for row in report.payload["emphasis"] if row["frame"] == "security"]
    for row in rows:
        own = {release: (0, 6), gazette: (6, 6), courier: (0, 6)}[row["document"]]
        row["all"] = {"value": 0.5, "low": 0.2, "high": 0.8, "count": 5, "n": 10}
        low = 0.7 if own[0] else 0.0
        row["own"] = {"value": own[0] / own[1], "low": low, "high": low + 0.3, "count": own[0], "n": own[1]}
    report.save()
    page = at(client, compared, "?voice=own")
    in_short = page.split('id="summary"')[1].split("</section>")[0]
    assert "in 6 of 6 own-voice sentences" in in_short
    frames = page.split('id="emphasis"')[1].split("</section>")[0]
    assert "6 of 6" in frames
    assert "5 of 10" not in frames.split("every frame")[0]
    assert "own-voice sentences" not in at(client, compared).split('id="summary"')[1].split("</section>")[0]


def test_a_frame_of_another_codebook_is_not_spoken_of(compared: Event) -> None:
    report = selectors.event_report(compared.slug)
    assert report is not None
    parts, rows = stress_line(Edition(report, View(codebook="policy_frames")))
    chosen = [report.payload["emphasis"][row]["codebook"] for row in rows]
    assert set(chosen) <= {"policy_frames"}
    assert "".join(part.text for part in parts).endswith(".")


def test_the_chosen_codebook_leads_its_section(client: Client, compared: Event) -> None:
    page = at(client, compared, "?codebook=policy_frames")
    frames = page.split('id="emphasis"')[1].split("</section>")[0]
    assert "pair-chart" not in frames
    assert frames.index("every frame") == frames.rindex(" open>") + len(" open><summary>") + frames[
        frames.rindex(" open>") + len(" open><summary>") :
    ].index("every frame")


def test_the_controls_show_what_is_chosen(compared: Event) -> None:
    head = event_head(compared.slug)
    assert head is not None
    courier = next(str(text.pk) for text in head.texts if text.outlet_name == "unnamed outlet")
    shown = controls(View(baseline="others", without=(courier,), voice="own"), head)
    assert shown["said"] == "each against the others, own voice, without B"
    assert [choice.value for choice in shown["baselines"] if choice.is_chosen] == ["others"]
    assert [choice.value for choice in shown["texts"] if choice.is_chosen] == [courier]


def test_without_the_release_each_is_held_against_the_others(compared: Event) -> None:
    head = event_head(compared.slug)
    assert head is not None
    assert controls(View(without=(head.own_baseline,)), head)["said"].startswith("each against the others")


def test_too_few_texts_are_said_to_be_too_few(client: Client, compared: Event) -> None:
    keys = [str(pk) for pk in compared.articles.order_by("pk").values_list("pk", flat=True)]
    page = at(client, compared, "?" + "&".join(f"without={key}" for key in keys[:2]))
    assert "One text is not a comparison" in page
    assert not Report.objects.exclude(angle="").exists()


def test_a_failed_view_can_be_asked_for_again(client: Client, compared: Event, work: Work) -> None:
    gazette = named(compared, "Lisport Gazette")
    at(client, compared, f"?baseline={gazette}")
    Report.objects.exclude(angle="").update(state=State.FAILED, last_error="it stumbled")
    page = at(client, compared, f"?baseline={gazette}")
    assert "This comparison could not be made" in page
    assert "it stumbled" in page
    again = reverse("event_rebuild", args=[compared.slug]) + f"?baseline={gazette}"
    assert f'action="{again}"' in page
    assert client.post(again)["Location"].endswith(f"?baseline={gazette}")
    work()
    assert "is the base text" in at(client, compared, f"?baseline={gazette}")


def test_a_view_of_a_stale_report_asks_no_worker(client: Client, compared: Event) -> None:
    gazette = named(compared, "Lisport Gazette")
    Article.objects.filter(event=compared, outlet=None).delete()
    assert "The event’s own report comes first" in at(client, compared, f"?baseline={gazette}")
    assert not Report.objects.exclude(angle="").exists()


def test_looking_without_reading_starts_nothing(client: Client, compared: Event) -> None:
    gazette = named(compared, "Lisport Gazette")
    client.head(reverse("event_report", args=[compared.slug]) + f"?baseline={gazette}")
    assert not Report.objects.exclude(angle="").exists()


def test_a_message_is_shown_once_and_never_kept(client: Client, compared: Event) -> None:
    at(client, compared)
    client.post(reverse("event_rebuild", args=[compared.slug]))
    assert "is being made again" in at(client, compared)
    services.perform_report(Report.objects.filter(state=State.QUEUED).get().pk)
    assert "is being made again" not in at(client, compared)
    assert "csrfmiddlewaretoken" not in at(client, compared)


def test_a_section_has_an_address_of_its_own(client: Client, compared: Event) -> None:
    address = reverse("event_section", args=[compared.slug, "naming"])
    page = client.get(address).content.decode()
    assert "<h1" in page
    assert "What each text calls" in page
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<h1" not in part
    assert "What each text calls" in part
    assert client.get(reverse("event_section", args=[compared.slug, "nothing"])).status_code == 404


def test_what_is_sent_at_first_is_bounded(
    client: Client, compared: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    from webapp.pages import stored

    whole = at(client, compared)
    monkeypatch.setattr(stored, "ROOM", 3000)
    Report.objects.get(event=compared).parts.all().delete()
    less = at(client, compared)
    assert len(less) < len(whole) / 2
    address = reverse("event_section", args=[compared.slug, "claims"])
    assert f'hx-get="{address}" hx-trigger="revealed"' in less
    assert f'<a href="{address}">' in less
