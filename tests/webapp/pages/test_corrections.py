"""Correcting in place: the form, what it says to the second of two, and where the corrected value shows."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from analyzer.encoding import decode_document
from tests.webapp.pages.correcting import (
    IN_PLACE,
    PLAIN,
    SAID,
    address,
    edition_of,
    stretch,
    text_of,
)
from webapp.analyses import queue, sharing
from webapp.corpus import versions
from webapp.corrections.models import Correction
from webapp.corrections.placing import GONE, REWORDED
from webapp.corrections.values import Said, Stretch

# --- a sentence -------------------------------------------------------------------------------------------


def test_the_inspector_offers_to_correct_each_label(client, gazette):
    page = client.get(reverse("article", args=[gazette.pk]) + "?sentence=2").content.decode()

    offered = set(re.findall(r"/correct/\?kind=([a-z.]+)", page))
    assert offered >= {"sentence.voice", "sentence.speaker", "sentence.frame", "sentence.loaded"}


def test_a_speaker_is_mended_from_the_form_to_every_page(client, compared, gazette, work):
    url = address(gazette, "sentence.speaker", SAID)
    form = client.get(url)
    assert "Ana Brown" in form.content.decode()  # offered, from the release

    answer = client.post(
        url, {"value": "Carla Diaz", "reason": "The caption says so.", "seen": ""}, follow=True
    )
    assert "Your correction is saved; the report is being made again." in text_of(answer)
    work()

    article = text_of(client.get(reverse("article", args=[gazette.pk]) + "?sentence=2"))
    assert "Speaker: Carla Diaz" in article
    assert "Corrected by whoever sat at this machine" in article
    assert "The caption says so" in article
    assert re.search(
        r"the machine read: \S*\s*Ana Brown|the machine read: Brown|the machine read: Director Brown", article
    )
    exported = client.get(
        reverse("event_export_csv", args=[compared.slug, "sources.speakers"])
    ).content.decode()
    assert "Carla Diaz" in exported
    assert "Speaker: Carla Diaz" in exported
    data = json.loads(client.get(reverse("event_export_json", args=[compared.slug])).content)
    (made,) = [each for analysis in data["analyses"] for each in analysis["corrections"]]
    assert made["value"] == "Carla Diaz"
    assert data["corrected_by"][made["id"]]["reason"] == "The caption says so."


def test_only_a_part_of_a_passage_may_be_meant(client, gazette):
    url = address(gazette, "sentence.voice", PLAIN)

    refused = client.post(url, {"value": "reported", "words": "historic compromise", "seen": ""})
    client.post(url, {"value": "reported", "words": "will surely  change", "seen": ""})

    assert refused.status_code == 422
    assert "Copy them from it as they are" in text_of(refused)
    assert Correction.objects.get().anchors.get().text == "will surely change"


def test_a_frame_is_chosen_from_the_codebooks(client, gazette):
    url = address(gazette, "sentence.frame", PLAIN)
    chosen = {"frame": "policy_frames.morality", "value": "yes", "seen": ""}

    assert client.post(url, chosen | {"frame": "policy_frames.weather"}).status_code == 422
    assert client.post(url, chosen).status_code == 302

    correction = Correction.objects.get()
    assert (correction.part, correction.value) == ("policy_frames.morality", True)


@pytest.mark.parametrize(
    "asked",
    ["kind=sentence.voice&start=5&end=5", "kind=sentence.voice&start=0&end=999999", "kind=claim.cell&start=0&end=9",
     "kind=nothing&start=0&end=9", "kind=sentence.voice", "kind=sentence.voice&start=-3&end=x"],
)  # fmt: skip
def test_what_is_not_there_cannot_be_corrected(client, gazette, asked):
    assert client.get(f"{reverse('article_correct', args=[gazette.pk])}?{asked}").status_code == 404


def test_where_the_words_went_while_the_form_was_open_that_is_said_and_the_reason_kept(
    client, compared, gazette
):
    url = address(gazette, "sentence.loaded", PLAIN)
    text = gazette.document["text"]
    assert "correction-form" in client.get(url, headers=IN_PLACE).content.decode()
    document = decode_document(gazette.document)
    versions.replace_text(
        compared,
        gazette.pk,
        b"new",
        replace(document, text=text[: text.index(PLAIN)], sentences=()),
        digest="c" * 64,
    )

    sent = client.post(url, {"value": "yes", "reason": "It presses.", "seen": ""}, headers=IN_PLACE)

    assert sent.status_code == 409  # which is shown in the form's place
    assert "Nothing was saved" in text_of(sent)
    assert "does not stand there any more" in text_of(sent)
    assert "You wrote: It presses." in text_of(sent)
    assert not Correction.objects.exists()
    assert "There is nothing to correct here" in text_of(client.get(url, headers=IN_PLACE))
    assert client.get(url).status_code == 404


def test_a_correction_whose_words_are_gone_is_not_offered_as_holding(client, compared, gazette):
    made = queue.correct(compared, Said("sentence.loaded", True, (stretch(gazette, PLAIN),)), author=None)
    listed = f"{reverse('event_corrections', args=[compared.slug])}?state=review"

    Correction.objects.filter(pk=made.pk).update(needs_review=True, why=REWORDED)
    assert "It still holds" in text_of(client.get(listed))
    Correction.objects.filter(pk=made.pk).update(why=GONE)
    assert "It still holds" not in text_of(client.get(listed))
    assert "Undo" in text_of(client.get(listed))


@pytest.mark.parametrize("answer", [{}, {"value": "shouted"}, {"value": "own", "reason": "x" * 2000}])
def test_an_answer_that_makes_no_sense_is_told_and_nothing_is_lost(client, gazette, answer):
    response = client.post(address(gazette, "sentence.voice", PLAIN), answer | {"seen": ""})

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not Correction.objects.exists()


# --- two at once ------------------------------------------------------------------------------------------


def test_the_second_of_two_sees_the_firsts_and_chooses(client, gazette, curator):
    url = address(gazette, "sentence.voice", PLAIN)
    client.force_login(curator)
    client.post(url, {"value": "reported", "reason": "It is the board’s word.", "seen": ""})
    client.logout()

    told = client.post(url, {"value": "quoted", "reason": "It was in marks.", "seen": ""})
    page = text_of(told)
    assert told.status_code == 409
    assert "While you were writing, mira corrected this" in page
    assert "Voice: indirect speech" in page
    assert "It is the board’s word" in page
    assert "Keep what stands there" in page
    assert "It was in marks." in told.content.decode()  # what the second wrote
    seen = re.search(r'name="seen" value="([^"]+)"', told.content.decode()).group(1)
    client.post(url, {"value": "quoted", "reason": "It was in marks.", "seen": seen})

    assert [correction.value for correction in Correction.objects.all()] == ["quoted", "reported"]


def test_a_form_that_is_pressed_twice_is_saved_once(client, compared, gazette):
    answer = {"value": "reported", "reason": "It is the board’s word.", "seen": ""}
    url = address(gazette, "sentence.voice", PLAIN)

    assert [client.post(url, answer).status_code for _ in range(2)] == [302, 302]
    assert Correction.objects.count() == 1
    assert client.post(url, answer | {"reason": "Another one."}).status_code == 409


# --- the headline -----------------------------------------------------------------------------------------


def test_a_headline_is_corrected_on_its_articles_page(client, compared, gazette, work):
    article = reverse("article", args=[gazette.pk])
    assert gazette.title
    (link,) = re.findall(
        r'href="([^"]+kind=headline.frame[^"]*)"[^>]*>Add a frame', client.get(article).content.decode()
    )
    url = link.replace("&amp;", "&")
    form = client.get(url)
    assert "Does the headline carry this frame?" in text_of(form)
    assert gazette.title in text_of(form)

    client.post(
        url, {"frame": "policy_frames.morality", "value": "yes", "reason": "It preaches.", "seen": ""}
    )
    work()

    page = text_of(client.get(article))
    assert "Headline, Morality (Policy frames): yes" in page
    assert "It preaches" in page
    assert "the machine read: no" in page
    listed = text_of(client.get(reverse("event_corrections", args=[compared.slug])))
    assert "Headline, Morality" in listed
    exported = client.get(
        reverse("event_export_csv", args=[compared.slug, "sources.speakers"])
    ).content.decode()
    assert "Headline, Morality" in exported
    edition = edition_of(compared)
    row = next(
        place
        for place, each in enumerate(edition.rows("emphasis"))
        if each["frame"] == "morality" and each["headline"]
    )
    note = client.get(edition.evidence_url("emphasis", row)).content.decode()
    assert "kind=headline.frame" in note
    shared = sharing.share_view(compared, "", actor=None)
    offered = [
        client.get(
            reverse("shared_evidence", args=[shared.token, "emphasis", edition.keys_of("emphasis")[row]])
        )
    ]
    assert "/correct/" not in offered[0].content.decode()


def test_of_a_headline_nothing_but_frames_can_be_corrected(client, gazette):
    url = reverse("article_correct", args=[gazette.pk])

    for kind in ("headline.voice", "headline.loaded"):
        assert client.get(f"{url}?kind={kind}&start=0&end=5").status_code == 404


# --- who may, and who is told whose -----------------------------------------------------------------------


def test_without_the_right_nothing_is_offered_and_nothing_done(client, compared, gazette, curator, settings):
    correction = queue.correct(
        compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=curator
    )
    settings.SIGN_IN_REQUIRED = True
    type(compared).objects.filter(pk=compared.pk).update(visibility="public")
    reader = get_user_model().objects.create_user("noor")
    client.force_login(reader)

    assert (
        "/correct/" not in client.get(reverse("article", args=[gazette.pk]) + "?sentence=2").content.decode()
    )
    assert client.get(address(gazette, "sentence.voice", PLAIN)).status_code == 403
    assert (
        client.post(address(gazette, "sentence.voice", PLAIN), {"value": "own", "seen": ""}).status_code
        == 403
    )
    assert client.post(reverse("correction_undo", args=[correction.pk])).status_code == 403
    assert "mira" not in client.get(reverse("event_corrections", args=[compared.slug])).content.decode()
    assert Correction.objects.filter(undone_at=None).count() == 1


def test_blind_pages_and_shared_links_say_a_curator(client, compared, gazette, curator, work):
    row = edition_of(compared).rows("quotes")[0]
    at = (Stretch(int(row["document"]), row["start"], row["end"]),)
    queue.correct(compared, Said("quote.change", ["verbatim"], at), author=curator)
    queue.correct(compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=curator)
    work()
    link = sharing.share_view(compared, "", actor=None)
    report = reverse("event_report", args=[compared.slug])

    assert "Corrected by mira" in text_of(
        client.get(reverse("event_section", args=[compared.slug, "quotes"]))
    )
    for url in (
        f"{report}?blind=1",
        f"{reverse('event_section', args=[compared.slug, 'quotes'])}?blind=1",
        f"{reverse('article', args=[gazette.pk])}?sentence=4&blind=1",
        f"{reverse('event_export_csv', args=[compared.slug, 'quotes'])}?blind=1",
        f"{reverse('event_export_json', args=[compared.slug])}?blind=1",
        reverse("shared_report", args=[link.token]),
        reverse("shared_section", args=[link.token, "quotes"]),
    ):
        page = client.get(url, follow=True)
        assert page.status_code == 200
        assert "mira" not in page.content.decode()
    assert "Corrected by a curator" in text_of(
        client.get(reverse("shared_section", args=[link.token, "quotes"]))
    )
