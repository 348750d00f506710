"""Corrections in the admin: found by what they are, taken back and confirmed there, never edited or deleted."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from analyzer.labels import LABELS
from tests.webapp.corrections.conftest import PLAIN, voice
from tests.webapp.curation.test_admin import INLINE, act, listing
from webapp.analyses import queue
from webapp.analyses.models import Report, State
from webapp.corpus.models import Article
from webapp.corrections.models import Correction
from webapp.corrections.selectors import CorrectionSearch, corrections
from webapp.people.models import Membership, Role, Team

NAME = "corrections_correction"


@pytest.fixture
def event(make_event):
    return make_event("bridge", "park")


@pytest.fixture
def article(event):
    return event.articles.get(title="bridge opens")


@pytest.fixture
def correction(event, article):
    return queue.correct(event, voice(article, reason="A caption."), author=None)


def test_the_list_says_what_was_set_by_whom_and_what_the_machine_read(curator, event, article, correction):
    Correction.objects.filter(pk=correction.pk).update(
        machine_value="quoted", needs_review=True, why="It was edited."
    )

    page = curator.get(listing(NAME)).content.decode()

    for words in ("Voice", "own voice", "in quotation marks", "bridge opens", "Sidelight", "It was edited."):
        assert words in page
    assert not INLINE.findall(page)


def test_its_reason_and_why_it_is_to_be_looked_at_again_have_columns_of_their_own(curator, correction):
    Correction.objects.filter(pk=correction.pk).update(needs_review=True, why="It was edited.")

    listed = curator.get(listing(NAME)).content.decode()
    own = curator.get(reverse(f"admin:{NAME}_change", args=[correction.pk])).content.decode()

    assert re.search(r'class="field-reason">A caption\.<', listed)
    assert "field-needs_review" not in listed  # that there is a reason says it
    assert re.search(r'class="field-doubt">It was edited\.<', listed)
    for page in (listed, own):
        assert "to look at again because" in page.lower()
    assert "<label>Why:" not in own


def test_of_two_of_one_place_the_later_is_in_force_and_the_other_again_without_it(
    curator, client, event, article, correction
):
    later = queue.correct(event, voice(article, "reported"), author=None, seen=correction.version)

    def listed(state):
        page = curator.get(listing(NAME), {"state": state}).content.decode()
        return {pk for pk in (correction.pk, later.pk) if f"/{pk}/change/" in page}

    def on_the_event(state):
        found = corrections(CorrectionSearch(event=event.pk, state=state))
        return {each.pk for each in found}

    assert (listed("standing"), listed("replaced")) == ({later.pk}, {correction.pk})
    assert on_the_event("standing") == {later.pk}
    address = reverse("event_corrections", args=[event.slug])
    assert curator.get(address).content.decode().count("a later correction stands in its place") == 1
    queue.undo_correction(later, author=None)
    assert (listed("standing"), listed("replaced"), listed("undone")) == ({correction.pk}, set(), {later.pk})
    assert on_the_event("standing") == {correction.pk}
    assert "a later correction stands" not in curator.get(address).content.decode()


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("kind=sentence.voice", True),
        ("kind=claim.cell", False),
        ("state=standing", True),
        ("state=undone", False),
        ("needs_review__exact=0", True),
        ("needs_review__exact=1", False),
        ("q=caption", True),
        ("q=nothing", False),
    ],
)
def test_it_is_filtered_and_searched(curator, correction, query, is_found):
    page = curator.get(f"{listing(NAME)}?{query}").content.decode()

    assert (reverse(f"admin:{NAME}_change", args=[correction.pk]) in page) is is_found


def test_a_row_opens_with_its_words_and_nothing_to_edit(curator, correction):
    page = curator.get(reverse(f"admin:{NAME}_change", args=[correction.pk])).content.decode()

    assert "We are proud of what the builders did here" in page
    assert 'name="_save"' not in page
    assert not INLINE.findall(page)


def test_it_is_taken_back_and_the_report_made_anew(curator, event, correction):
    Report.objects.all().delete()

    page = act(curator, NAME, "undo", correction)

    correction.refresh_from_db()
    assert "1 taken back" in page
    assert correction.undone_by_name == "ann"
    assert Report.objects.get().state == State.QUEUED


def test_it_is_confirmed(curator, correction):
    Correction.objects.filter(pk=correction.pk).update(needs_review=True, why="It was edited.")

    assert "1 hold" in act(curator, NAME, "confirm", correction)
    assert not Correction.objects.filter(needs_review=True).exists()


def test_it_is_neither_deleted_nor_added_there(curator, correction):
    assert curator.get(reverse(f"admin:{NAME}_delete", args=[correction.pk])).status_code == 403
    assert curator.get(reverse(f"admin:{NAME}_add")).status_code == 403
    assert "delete_selected" not in curator.get(listing(NAME)).content.decode()


def test_with_its_article_it_goes(curator, event, article, correction):
    address = curator.get(reverse("admin:corpus_article_delete", args=[article.pk])).url

    assert curator.post(address).status_code == 302
    assert not Article.objects.filter(pk=article.pk).exists()
    assert not Correction.objects.exists()


def test_of_events_of_others_nothing_is_seen_and_nothing_done(event, article, correction, settings):
    settings.SIGN_IN_REQUIRED = True
    mine, theirs = (
        Team.objects.create(name="Mine"),
        Team.objects.create(name="Theirs"),
    )
    type(event).objects.filter(pk=event.pk).update(team=theirs, visibility="team")
    person = User.objects.create_user("noor", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(content_type__app_label="corrections"))
    Membership.objects.create(team=mine, person=person, role=Role.CURATOR)
    client = Client()
    client.force_login(person)

    assert "bridge opens" not in client.get(listing(NAME)).content.decode()
    act(client, NAME, "undo", correction)

    assert Correction.objects.filter(undone_at=None).count() == 1


def test_every_kind_of_label_can_be_listed(curator, event, article, correction):
    values = {"one_of": "own", "any_of": ["verbatim"], "yes_or_no": True, "text": PLAIN[:20], "act": None}
    for number, label in enumerate(LABELS.values()):
        Correction.objects.create(
            event=event,
            kind=label.kind,
            cell=str(number),
            number=1,
            value=values[label.form],
            author_name="ann",
        )

    page = curator.get(listing(NAME)).content.decode()

    assert all(label.title in page for label in LABELS.values())
