"""A correction outlives what is done to its text after it, or is to be looked at again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer import comparison
from analyzer.alignment import correcting
from analyzer.errors import CorrectionError
from tests.webapp.analyses.correcting import MAYOR, is_stale, new_text, report_of, speakers_of
from tests.webapp.corrections.conftest import QUOTED, stretch, voice
from webapp.analyses import queue, services
from webapp.corrections import noting
from webapp.corrections import services as corrections
from webapp.corrections.models import Correction
from webapp.corrections.values import OvertakenError, Said, Stretch


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
