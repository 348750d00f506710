"""Corrections stand in lists from which they are taken back; until one is taken up, the text stands as it was."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from analyzer.encoding import decode_document
from tests.webapp.pages.correcting import (
    PLAIN,
    SAID,
    stretch,
    text_of,
)
from webapp.analyses import queue
from webapp.corpus import versions
from webapp.corrections.models import Correction
from webapp.corrections.values import Said

# --- taking back and lists --------------------------------------------------------------------------------


def test_a_list_has_them_all_with_filters_and_what_is_to_be_done(client, compared, gazette, work):
    queue.correct(compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=None)
    queue.correct(compared, Said("sentence.loaded", False, (stretch(gazette, PLAIN),)), author=None)
    work()
    Correction.objects.filter(kind="sentence.loaded").update(needs_review=True, why="The text was edited.")
    url = reverse("event_corrections", args=[compared.slug])

    page = text_of(client.get(url))
    assert "Voice: indirect speech" in page
    assert "1 to be looked at again" in page
    assert "The text was edited." in page
    assert "Voice: indirect speech" not in text_of(client.get(f"{url}?state=review"))
    assert "Loaded wording: no" not in text_of(client.get(f"{url}?kind=sentence.voice"))
    assert "None of these" in text_of(client.get(f"{url}?state=undone"))
    assert "Voice: indirect speech" in text_of(client.get(reverse("article_corrections", args=[gazette.pk])))


def test_undo_redo_and_confirm_from_the_list(client, compared, gazette, work):
    correction = queue.correct(
        compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=None
    )
    work()
    back = reverse("article_corrections", args=[gazette.pk])

    answer = client.post(reverse("correction_undo", args=[correction.pk]), {"back": back})
    assert answer.url == back
    work()
    assert "Voice: indirect speech" not in text_of(
        client.get(reverse("article", args=[gazette.pk]) + "?sentence=4")
    )
    correction.refresh_from_db()
    client.post(reverse("correction_redo", args=[correction.pk]), {"seen": correction.version})
    work()
    assert "Voice: indirect speech" in text_of(
        client.get(reverse("article", args=[gazette.pk]) + "?sentence=4")
    )


def test_nobody_is_led_away_after_undoing(client, compared, gazette):
    correction = queue.correct(
        compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=None
    )

    for back in ("https://elsewhere.example/", "//elsewhere.example/", "nowhere", ""):
        answer = client.post(reverse("correction_undo", args=[correction.pk]), {"back": back})
        assert answer.url == reverse("event_corrections", args=[compared.slug])


def test_the_buttons_of_a_list_lead_back_to_it(client, compared, gazette):
    queue.correct(compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=None)
    url = reverse("event_corrections", args=[compared.slug]) + "?state=standing"

    assert f'name="back" value="{url}"' in client.get(url).content.decode()


# --- while it is being taken up ---------------------------------------------------------------------------


def test_until_it_is_taken_up_the_text_stands_as_it_was_and_says_so(client, compared, gazette, work):
    inspected = reverse("article", args=[gazette.pk]) + "?sentence=2"
    queue.correct(compared, Said("sentence.speaker", "Carla Diaz", (stretch(gazette, SAID),)), author=None)

    waiting = text_of(client.get(inspected))
    assert "Your correction is saved; this text is being read again." in waiting
    assert "Who speaks" in waiting
    assert "Corrected here" not in waiting
    asked = client.get(f"{inspected}&waited=1", headers={"HX-Request": "true", "HX-Target": "inspector"})
    assert (asked.status_code, "HX-Refresh" in asked) == (
        204,
        False,
    )  # nothing is taken from under anybody's hands
    work()

    asked = client.get(f"{inspected}&waited=1", headers={"HX-Request": "true", "HX-Target": "inspector"})
    assert asked["HX-Refresh"] == "true"
    assert "being read again" not in text_of(client.get(inspected))


def test_of_a_new_text_nothing_is_shown_that_was_read_in_the_old_one(client, compared, gazette):
    document = decode_document(gazette.document)
    document = replace(document, text=document.text.replace("evening", "morning"))
    versions.replace_text(compared, gazette.pk, b"new", document, digest="c" * 64)
    queue.request_event(compared)

    page = text_of(client.get(reverse("article", args=[gazette.pk]) + "?sentence=2"))

    assert "has not been measured yet" in page


def test_corrections_are_no_section_of_the_report(client, compared):
    assert client.get(reverse("event_section", args=[compared.slug, "corrections"])).status_code == 404
    assert (
        'id="corrections"' not in client.get(reverse("event_report", args=[compared.slug])).content.decode()
    )
