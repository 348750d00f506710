"""A frame is added in the editor, tried, published, and then stands wherever frames stand; it is renamed and taken out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from string import ascii_lowercase
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from analyzer.resources import Resources
from analyzer.resources.codebook_files import read_codebook
from analyzer.types import RawDocument
from tests.webapp.kept_rows import made_once
from webapp.analyses import queue, services
from webapp.analyses.frames import traces_of
from webapp.analyses.models import Report, State
from webapp.codebooks import services as codebooks
from webapp.codebooks.models import Edition
from webapp.coding.questions import FRAME, every_question
from webapp.corpus import naming
from webapp.corpus import services as corpus
from webapp.corpus.models import Event
from webapp.corrections.values import Said, Stretch
from webapp.people.models import Role, Team
from webapp.reviews.selectors import candidates_of

pytestmark = pytest.mark.django_db
Work = Callable[[], None]
BOOK = "bilateral_security_trade"
SENTENCES = (
    "The council opened the new {} on Monday.",
    "The guards had humiliated the visitors for years.",
    "A lawyer spoke of the worth of each person who waits there.",
    "The doors open at nine in the morning.",
    "Buses stop in front of the building every hour.",
    "The roof was mended in the spring.",
    "Nobody has counted the windows yet.",
    "The mayor thanked all who came.",
    "Trees stand on both sides of the road.",
)
FILLED = {
    "title": "Human dignity",
    "definition": "The matter is put as one of the worth of each person.",
    "include": "Humiliation, respect.",
    "exclude": "Rights before a court.",
    "words": "humiliat~\r\nworth of each person\r\n\r\nhumiliat~",
    "weight": "3",
    "examples": "The guards humiliated the prisoners.",
    "counter_examples": "",
    "key": "",
}


@pytest.fixture
def event(db: None, work: Work) -> Event:
    def make() -> Event:
        event = naming.event_at("opening", title="Opening")
        for subject in ("library", "station"):
            content = " ".join(SENTENCES).format(subject).encode()
            raw = RawDocument(content, filename=f"{subject}.txt", title=f"{subject} opens", outlet=f"{subject.title()} News", published=date(2026, 3, 1))  # fmt: skip
            corpus.store_article(event, content, corpus.read_seed(raw), filename=raw.filename or "")
        services.request_event(event)
        work()
        return event

    return made_once("an opening", make)


@pytest.fixture
def draft(db: None) -> Edition:
    return codebooks.start_draft(BOOK, None)


def add(client: Client, draft: Edition, **other: str) -> str:
    answer = client.post(reverse("codebook_frame_new", args=[draft.pk]), FILLED | other, follow=True)
    draft.refresh_from_db()
    return answer.content.decode()


def remove(client: Client, draft: Edition, frame: str) -> str:
    answer = client.post(reverse("codebook_frame_remove", args=[draft.pk, frame]), follow=True)
    draft.refresh_from_db()
    return answer.content.decode()


def frames_of(draft: Edition) -> dict[str, Any]:
    return dict(read_codebook(BOOK, draft.files[0]).frames)


def publish(draft: Edition, work: Work) -> None:
    queue.publish_edition(draft.pk, None, "Dignity is counted.")
    work()


def test_a_frame_added_stands_in_the_draft_with_its_words_and_sentences(
    client: Client, draft: Edition
) -> None:
    page = add(client, draft)
    frame = frames_of(draft)["human_dignity"]
    assert "the frame “Human dignity” is added" in page
    assert '<h2 class="group-title" id="frame">Human dignity</h2>' in page
    assert [(cue.term, cue.weight) for cue in frame.cues] == [
        ("humiliat~", 3.0),
        ("worth of each person", 3.0),
    ]
    assert frame.examples == ("The guards humiliated the prisoners.",)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"title": ""}, "This field is required"),
        ({"title": "Security"}, "called “Security” already"),
        ({"title": "安全"}, "Give it a key"),
        ({"key": "security"}, "the key &#x27;security&#x27; already"),
        ({"key": "No Key"}, "Use small letters"),
        ({"definition": " "}, "This field is required"),
        ({"words": " \r\n"}, "This field is required"),
        ({"words": "(a|b"}, "which no word has"),
        ({"examples": ""}, "This field is required"),
    ],
)
def test_what_is_not_whole_is_refused_and_what_was_typed_stays(
    client: Client, draft: Edition, other: dict[str, str], said: str
) -> None:
    before = draft.digest
    page = add(client, draft, **other)
    assert said in page
    assert "The guards humiliated the prisoners." in page or "examples" in other
    assert draft.digest == before


def test_a_frame_published_stands_wherever_frames_stand(
    client: Client, event: Event, draft: Edition, work: Work
) -> None:
    add(client, draft)
    trial = queue.try_draft(draft, [event], None)
    work()
    trial.refresh_from_db()
    assert (trial.state, trial.failing) == (State.DONE, [])
    publish(draft, work)
    article = event.articles.first()
    assert article is not None
    section = reverse("event_section", args=[event.slug, "emphasis"]) + f"?codebook={BOOK}"
    assert "Human dignity" in client.get(section).content.decode()
    exported = client.get(reverse("event_export_json", args=[event.slug])).json()
    rows = [row for row in exported["emphasis"] if row["frame"] == "human_dignity"]
    assert [(row["all"]["count"], row["all"]["n"]) for row in rows] == [(2, 9), (2, 9)]
    assert (
        "human_dignity"
        in client.get(reverse("event_export_csv", args=[event.slug, "emphasis"])).content.decode()
    )
    shown = client.get(reverse("article", args=[article.pk]) + "?shown=1&layer=themes").content.decode()
    sign = ascii_lowercase[len(frames_of(draft)) - 1]  # the last of the codebook, so no other frame has it
    assert (
        f'<span class="mark-frame" data-sign="{sign}">Human dignity</span>'
        in shown.split('class="legend"')[1]
    )
    assert f'<mark class="mark-frame" title="Human dignity" data-sign="{sign}">humiliated</mark>' in shown
    sentence = article.document["sentences"][3]
    correct = (
        reverse("article_correct", args=[article.pk])
        + f"?kind=sentence.frame&start={sentence['start']}&end={sentence['end']}"
    )
    assert "Human dignity" in client.get(correct).content.decode()
    assert f"{FRAME}{BOOK}.human_dignity" in every_question()
    assert f"{BOOK}.human_dignity" in {each.part for each in candidates_of(event)}
    said = Said("sentence.frame", True, (Stretch(article.pk, sentence["start"], sentence["end"]),), part=f"{BOOK}.human_dignity", reason="It is.")  # fmt: skip
    queue.correct(event, said, author=None)
    work()
    after = client.get(reverse("event_export_json", args=[event.slug])).json()
    assert sorted(row["all"]["count"] for row in after["emphasis"] if row["frame"] == "human_dignity") == [
        2,
        3,
    ]


def test_before_a_frame_is_taken_out_its_page_says_where_it_shows(
    client: Client, event: Event, draft: Edition, work: Work
) -> None:
    add(client, draft)
    publish(draft, work)
    next_draft = codebooks.start_draft(BOOK, None)
    page = client.get(
        reverse("codebook_frame_remove", args=[next_draft.pk, "human_dignity"])
    ).content.decode()
    assert "Its words stand now in 2 texts of 1 event" in page
    assert "<code>human_dignity</code>" in page
    assert "human_dignity" in frames_of(next_draft)  # looking changes nothing
    nowhere = (
        client.get(reverse("codebook_frame_remove", args=[next_draft.pk, "migration"]))
        if "migration" in frames_of(next_draft)
        else None
    )
    assert nowhere is None or "Its words stand in no text" in nowhere.content.decode()


def test_a_frame_taken_out_leaves_new_reports_and_stays_in_old_ones(
    client: Client, event: Event, draft: Edition, work: Work
) -> None:
    add(client, draft)
    publish(draft, work)
    second = codebooks.start_draft(BOOK, None)
    assert "is taken out of the draft" in remove(client, second, "human_dignity")
    publish(second, work)
    new, old = Report.objects.filter(event=event, angle="")[:2]
    assert "human_dignity" not in {row["frame"] for row in new.payload["emphasis"]}
    assert "human_dignity" in {row["frame"] for row in old.payload["emphasis"]}
    assert (new.data_files[BOOK]["edition"], old.data_files[BOOK]["edition"]) == (2, 1)
    section = reverse("event_section", args=[event.slug, "emphasis"]) + f"?codebook={BOOK}"
    assert "Human dignity" not in client.get(section).content.decode()


def test_without_one_of_the_pair_of_the_first_picture_the_report_is_whole(
    client: Client, event: Event, draft: Edition, work: Work
) -> None:
    remove(client, draft, "legitimate_trade")
    publish(draft, work)
    answer = client.get(reverse("event_report", args=[event.slug]))
    assert answer.status_code == 200
    assert event.reports.first().failures == {}
    assert client.get(reverse("event_section", args=[event.slug, "emphasis"])).status_code == 200


def test_a_correction_of_a_frame_that_is_gone_is_kept_and_to_be_looked_at(
    client: Client, event: Event, draft: Edition, work: Work
) -> None:
    add(client, draft)
    publish(draft, work)
    article = event.articles.first()
    assert article is not None
    sentence = article.document["sentences"][3]
    said = Said("sentence.frame", True, (Stretch(article.pk, sentence["start"], sentence["end"]),), part=f"{BOOK}.human_dignity", reason="It is.")  # fmt: skip
    queue.correct(event, said, author=None)
    work()
    assert traces_of(BOOK, "human_dignity", None).corrections == 1
    second = codebooks.start_draft(BOOK, None)
    remove(client, second, "human_dignity")
    publish(second, work)
    (correction,) = article.corrections.all()
    assert (correction.undone_at, correction.needs_review) == (None, True)


def test_a_frame_renamed_is_called_so_in_reports_and_keeps_its_figures(
    client: Client, event: Event, draft: Edition, work: Work
) -> None:
    security = frames_of(draft)["security"]
    texts = {name: getattr(security, name) for name in ("definition", "include", "exclude")}
    address = reverse("codebook_edit", args=[draft.pk])
    page = client.get(address, {"frame": "security"}).content.decode()
    assert "Downloads go on naming the frame by its key" in page
    client.post(address, {"action": "texts", "frame": "security", "title": "Safety of the state", **texts})
    draft.refresh_from_db()
    assert frames_of(draft)["security"].title == "Safety of the state"
    before = event.reports.first().payload["emphasis"]
    publish(draft, work)
    assert event.reports.first().payload["emphasis"] == before
    section = reverse("event_section", args=[event.slug, "emphasis"]) + f"?codebook={BOOK}"
    assert "Safety of the state" in client.get(section).content.decode()


def test_a_label_that_another_frame_has_is_refused(client: Client, draft: Edition) -> None:
    sent = {"action": "texts", "frame": "security", "title": "legitimate trade", "definition": "D.", "include": "I.", "exclude": "E."}  # fmt: skip
    page = client.post(reverse("codebook_edit", args=[draft.pk]), sent).content.decode()
    assert "called “legitimate trade” already" in page


def test_a_key_that_reports_hold_under_another_label_is_not_given_again(
    client: Client, event: Event, draft: Edition, work: Work
) -> None:
    add(client, draft)
    publish(draft, work)
    second = codebooks.start_draft(BOOK, None)
    remove(client, second, "human_dignity")
    publish(second, work)
    third = codebooks.start_draft(BOOK, None)
    assert "An earlier edition has “Human dignity”" in add(
        client, third, title="Decorum", key="human_dignity"
    )
    assert "is added" in add(client, third)  # the same frame may come back


def test_a_word_list_has_no_frames(client: Client) -> None:
    words = codebooks.start_draft("boosters", None)
    assert client.get(reverse("codebook_frame_new", args=[words.pk])).status_code == 404


def test_who_is_no_curator_adds_and_takes_out_nothing(
    client: Client, draft: Edition, sign_in_required: None, team: Team, make_person: Callable[..., Any]
) -> None:
    client.force_login(make_person("con", Role.CONTRIBUTOR, team))
    for name, more in (("codebook_frame_new", []), ("codebook_frame_remove", ["security"])):
        for ask in (client.get, client.post):
            assert ask(reverse(name, args=[draft.pk, *more])).status_code == 403
    draft.refresh_from_db()
    assert draft.files == Resources.shipped().files(BOOK)


def test_texts_of_another_team_are_not_counted(
    event: Event, draft: Edition, work: Work, client: Client, sign_in_required: None, team: Team, make_person: Callable[..., Any]
) -> None:  # fmt: skip
    other = Team.objects.create(name="Another desk")
    Event.objects.update(team=other, visibility="team")
    client.force_login(make_person("cur", Role.CURATOR, team))
    add(client, draft)
    publish(draft, work)
    member = make_person("member", Role.CURATOR, other)
    assert traces_of(BOOK, "human_dignity", member).texts == 2
    page = client.get(
        reverse("codebook_frame_remove", args=[codebooks.start_draft(BOOK, None).pk, "human_dignity"])
    )
    assert "Its words stand in no text that you can read" in page.content.decode()
