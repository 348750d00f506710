"""A correction shows everywhere once the work is done."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.webapp.analyses.correcting import MAYOR, is_stale, report_of, speakers_of
from tests.webapp.corrections.conftest import PLAIN, stretch, voice
from webapp.analyses import heads, queue, services
from webapp.analyses.models import Run, State
from webapp.analyses.outlets import outlet_record
from webapp.analyses.values import THE_REPORT
from webapp.corrections.values import OvertakenError, Said

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
