"""A correction shows everywhere once the work is done, and outlives what is done after it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser

from analyzer import comparison
from analyzer.alignment import correcting
from analyzer.errors import CorrectionError
from analyzer.types import RawDocument
from tests.webapp.corrections.conftest import PLAIN, QUOTED, stretch, voice
from webapp.analyses import heads, queue, selectors, services
from webapp.analyses.models import Run, State
from webapp.analyses.outlets import outlet_record
from webapp.analyses.values import THE_REPORT
from webapp.corpus import naming, versions
from webapp.corpus import services as corpus
from webapp.corrections import noting
from webapp.corrections import services as corrections
from webapp.corrections.models import Correction
from webapp.corrections.values import OvertakenError, Said, Stretch

MAYOR = "speaker/Ana Brown"


@pytest.fixture
def event(make_event, work):
    event = make_event("bridge", "park")
    event.articles.update(outlet=naming.outlet_named("The Harrow Post"))
    services.request_event(event)
    work()
    return event


@pytest.fixture
def article(event):
    return event.articles.get(title="bridge opens")


@pytest.fixture
def other(event):
    return event.articles.get(title="park opens")


def report_of(event):
    return selectors.event_report(event.slug)


def speakers_of(article):
    return selectors.article_page(article.pk).analysis["measurements"]["sources.speakers"]["parts"]


def is_stale(event):
    return selectors.event_report(event.slug).stale_reasons


def new_text(article, content):
    document = corpus.read_seed(RawDocument(content.encode(), filename="new.txt", title=article.title))
    versions.replace_text(article.event, article.pk, content.encode(), document, digest="b" * 64)
    article.refresh_from_db()


# --- it takes effect --------------------------------------------------------------------------------------


def test_a_speaker_is_mended_in_article_report_and_outlet(event, article, work):
    said = Said("sentence.speaker", "Ana Green", (stretch(article, "We are proud"),))

    queue.correct(event, said, author=None)
    assert is_stale(event)
    work()

    assert not is_stale(event)
    assert speakers_of(article)["speaker/Ana Green"]["count"] == 9
    assert MAYOR not in speakers_of(article)
    analysis = report_of(event).analyses[str(article.pk)]
    assert "Ana Green" in {statement["speaker"] for statement in analysis["statements"]}
    record = outlet_record("the-harrow-post", person=AnonymousUser())
    text = next(text for text in record.texts if text.pk == article.pk)
    assert "speaker/Ana Green" in text.findings["sources.speakers"]["parts"]


WORDS = "“We are proud of what the builders did here,”"


@pytest.mark.parametrize(
    ("kind", "value", "words", "part", "machine"),
    [
        ("sentence.voice", "own", WORDS, "", "quoted"),
        ("sentence.voice", "quoted", "said Mayor Ana Brown", "", "own"),
        ("sentence.speaker", "Ana Green", "We are proud", "", "Ana Brown"),
        ("sentence.loaded", True, PLAIN, "", False),
        ("sentence.frame", True, PLAIN, "policy_frames.morality", False),
    ],
)
def test_the_machines_value_is_read_from_the_record(event, article, kind, value, words, part, machine):
    said = Said(kind, value, (stretch(article, words),), part=part)

    assert queue.correct(event, said, author=None).machine_value == machine


def test_where_nothing_is_measured_yet_the_machines_value_is_noted_when_it_is(event, article, work):
    queue.correct(event, voice(article, words=PLAIN), author=None)
    correction = queue.correct(event, voice(article, words=WORDS), author=None)
    assert correction.machine_value is None

    work()

    correction.refresh_from_db()
    assert (correction.machine_value, correction.needs_review) == ("quoted", False)


def test_corrected_twice_the_machines_value_is_still_the_machines(event, article, work):
    first = queue.correct(event, voice(article, words=WORDS), author=None)
    work()

    second = queue.correct(event, voice(article, "reported", words=WORDS), author=None, seen=first.version)

    assert second.machine_value == "quoted"


def test_of_two_claims_one_is_left_and_the_machine_is_named_beside(event, article, other, work):
    claims = report_of(event).payload["claims"]
    about = {claim["text"]: claim for claim in claims}
    first, second = list(about.values())[:2]
    spans = [next(iter(claim["cells"][str(article.pk)]["spans"]), None) for claim in (first, second)]
    text = article.document["text"]
    places = [stretch(article, text[span["start"] : span["end"]]) for span in spans]

    queue.correct(event, Said("claim.merge", None, (places[0],), toward=(places[1],)), author=None)
    assert is_stale(event) == ["Something was corrected since."]
    work()

    payload = report_of(event).payload
    assert len(payload["claims"]) == len(claims) - 1
    assert first["text"] not in {claim["text"] for claim in payload["claims"]}
    assert [outcome["problem"] for outcome in payload["corrections"]] == [""]
    assert not is_stale(event)


def test_a_cell_is_read_otherwise(event, article, other, work):
    claim = report_of(event).payload["claims"][0]
    span = claim["cells"][str(article.pk)]["spans"][0]
    place = stretch(article, article.document["text"][span["start"] : span["end"]])
    assert claim["cells"][str(other.pk)]["status"] != "absent"

    correction = queue.correct(event, Said("claim.cell", "absent", (place,), part=str(other.pk)), author=None)
    work()

    assert correction.machine_value == claim["cells"][str(other.pk)]["status"]
    assert report_of(event).payload["claims"][0]["cells"][str(other.pk)]["status"] == "absent"


def test_taken_back_everything_is_as_it_was_and_nothing_is_measured_again(event, article, work):
    before, runs = report_of(event), Run.objects.count()
    correction = queue.correct(event, voice(article), author=None)
    work()

    queue.undo_correction(correction, author=None)
    work()

    after = report_of(event)
    assert after.analyses == before.analyses
    assert after.payload == before.payload
    assert Run.objects.count() == runs + 1


def test_made_once_more_it_holds_again(event, article, work):
    correction = queue.correct(event, voice(article), author=None)
    undone = queue.undo_correction(correction, author=None)

    queue.redo_correction(undone, author=None, seen=undone.version)
    work()

    assert MAYOR not in speakers_of(article)


def test_if_another_was_first_no_work_is_asked_for(event, article, work):
    queue.correct(event, voice(article), author=None)
    work()

    with pytest.raises(OvertakenError):
        queue.correct(event, voice(article, "reported"), author=None)

    assert not is_stale(event)
    assert not Run.objects.filter(state=State.QUEUED).exists()


# --- it outlives ------------------------------------------------------------------------------------------


def test_it_survives_measuring_again(event, article, work):
    queue.correct(event, voice(article), author=None)
    work()

    services.retry_article(article)
    work()

    assert MAYOR not in speakers_of(article)
    assert not Correction.objects.filter(needs_review=True).exists()


def test_it_survives_a_new_version_of_the_text(event, article, work):
    queue.correct(event, voice(article), author=None)
    content = "A first paragraph was put before the others by the editors today. " + article.document["text"]
    new_text(article, content)
    services.request_event(event)
    work()

    assert MAYOR not in speakers_of(article)
    assert not is_stale(event)
    assert Correction.objects.get().needs_review is False


def test_of_a_new_version_without_its_sentence_it_is_kept_for_review(event, article, work):
    queue.correct(event, voice(article), author=None)
    new_text(article, article.document["text"].replace(QUOTED + " ", ""))
    services.request_event(event)
    work()

    correction = Correction.objects.get()
    assert correction.needs_review
    assert correction.why == "The words it hangs on are not in the text any more."
    assert not is_stale(event)


def test_where_the_words_stand_again_it_holds_again(event, article, work):
    queue.correct(event, voice(article), author=None)
    text = article.document["text"]
    for content in (text.replace(QUOTED + " ", ""), text):
        new_text(article, content)
        services.request_event(event)
        work()

    assert MAYOR not in speakers_of(article)
    assert Correction.objects.get().needs_review is False


def test_a_claim_that_fell_apart_is_said_in_the_list(event, article, other, work):
    claim = report_of(event).payload["claims"][0]
    span = claim["cells"][str(article.pk)]["spans"][0]
    words = article.document["text"][span["start"] : span["end"]]
    queue.correct(event, Said("claim.rename", "The opening", (stretch(article, words),)), author=None)
    work()
    assert "The opening" in {claim["text"] for claim in report_of(event).payload["claims"]}
    correction = Correction.objects.get()
    kept = f"{correction.machine_value} {correction.machine_now}"
    assert claim["text"].split()[0] not in kept  # the machine's words are the text's, and go with it

    new_text(article, article.document["text"].replace(words, ""))
    services.request_event(event)
    work()

    assert Correction.objects.get().needs_review


def in_headline(article, value=True, part="policy_frames.morality"):
    return Said("headline.frame", value, (Stretch(article.pk, 0, len(article.title)),), part=part)


def framed_headlines(event):
    rows = report_of(event).payload["emphasis"]
    return {row["document"] for row in rows if row["frame"] == "morality" and row["headline"]}


def test_a_headlines_frame_shows_in_the_report_and_goes_when_it_is_taken_back(event, article, work):
    correction = queue.correct(event, in_headline(article), author=None)
    assert correction.machine_value is False
    work()
    assert framed_headlines(event) == {str(article.pk)}

    queue.undo_correction(correction, author=None)
    work()

    assert framed_headlines(event) == set()


def test_a_headline_that_is_another_now_is_to_be_looked_at(event, article, work):
    correction = queue.correct(event, in_headline(article), author=None)
    work()
    type(article).objects.filter(pk=article.pk).update(title="Nothing of that kind")
    queue.revise_article(type(article).objects.get(pk=article.pk))
    work()

    correction.refresh_from_db()
    assert correction.needs_review
    assert "not in the text any more" in correction.why


def test_the_place_of_a_headlines_frame_is_no_sentences(event, article):
    """The first words of the text stand at the same offsets."""
    queue.correct(event, in_headline(article), author=None)
    at = (Stretch(article.pk, 0, len(article.title)),)
    queue.correct(event, Said("sentence.frame", True, at, part="policy_frames.morality"), author=None)

    with pytest.raises(OvertakenError):
        queue.correct(event, in_headline(article, value=False), author=None)


def test_what_is_said_of_a_headline_must_lie_in_it(event, article):
    beyond = (Stretch(article.pk, 0, len(article.title) + 1),)

    with pytest.raises(CorrectionError):
        queue.correct(event, replace(in_headline(article), at=beyond), author=None)


def renamed(event, article):
    """The correction that renames the first claim which this article says, and its words in the report."""
    claim = next(
        each for each in report_of(event).payload["claims"] if each["cells"][str(article.pk)]["spans"]
    )
    span = claim["cells"][str(article.pk)]["spans"][0]
    said = Said("claim.rename", "The opening", (Stretch(article.pk, span["start"], span["end"]),))
    return queue.correct(event, said, author=None), claim


def test_a_renamed_claim_that_the_machine_words_as_before_needs_no_look(event, article, work):
    correction, _ = renamed(event, article)
    work()
    services.rebuild_report(event)
    work()

    correction.refresh_from_db()
    assert correction.machine_now == correction.machine_value is not None
    assert (correction.needs_review, correction.why) == (False, "")


def test_a_renamed_claim_that_the_machine_words_otherwise_now_is_to_be_looked_at(
    event, article, work, monkeypatch
):
    """The words that it hangs on stand as they were: the machine alone calls the claim something else."""
    correction, _ = renamed(event, article)
    work()
    found = correcting.correct_claims

    def worded_otherwise(claims, *args, **kwargs):
        return found([replace(each, text=f"{each.text} in the end") for each in claims], *args, **kwargs)

    monkeypatch.setattr(comparison, "correct_claims", worded_otherwise)
    services.rebuild_report(event)
    work()

    correction.refresh_from_db()
    assert (correction.needs_review, correction.why) == (True, noting.WORDED_OTHERWISE)
    assert "The opening" in {each["text"] for each in report_of(event).payload["claims"]}  # it stays in force
    corrections.confirm(correction, author=None)
    services.rebuild_report(event)
    work()
    correction.refresh_from_db()
    assert not correction.needs_review


def test_renaming_a_renamed_claim_holds_it_against_the_machines_words_still(event, article, work):
    first, _ = renamed(event, article)
    work()
    first.refresh_from_db()
    at = first.anchors.get()
    start = article.document["text"].index(at.text)
    said = Said("claim.rename", "The ceremony", (Stretch(article.pk, start, start + len(at.text)),))
    second = queue.correct(event, said, author=None, seen=first.version)
    work()

    second.refresh_from_db()
    assert second.machine_value == first.machine_value
    assert not second.needs_review


# --- while the work is under way --------------------------------------------------------------------------


def test_work_for_what_was_before_is_not_taken_for_work_on_what_is_now(event, article, work):
    first = queue.correct(event, voice(article), author=None)
    (before,) = Run.objects.filter(state=State.QUEUED)
    second = queue.correct(event, voice(article, "reported"), author=None, seen=first.version)

    services.perform_run(before.pk)

    assert not Run.objects.filter(pk=before.pk).exists()
    work()
    assert MAYOR in speakers_of(article)  # her words are reported now
    queue.undo_correction(second, author=None)
    work()
    assert MAYOR not in speakers_of(article)  # the first holds again


def test_the_head_of_a_report_knows_of_corrections_too(event, article, work):
    head = heads.event_head(event.slug)
    assert heads.report_head(head, THE_REPORT).is_sound
    queue.correct(event, Said("claim.rename", "The opening", (stretch(article, PLAIN),)), author=None)

    later = heads.event_head(event.slug)

    assert later.digest != head.digest
    assert heads.report_head(later, THE_REPORT).stale_reasons == ["Something was corrected since."]
