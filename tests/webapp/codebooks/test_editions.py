"""Editions: a draft is checked as a whole, one is in use, workers agree on which, and old reports name theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from analyzer.errors import AnalyzerError, ResourceError
from analyzer.resources import Resources
from analyzer.resources.editing import with_cue
from analyzer.resources.store import Files
from webapp.analyses import queue, renewals, services, trials
from webapp.analyses.convert import analysis_fingerprint, report_fingerprint
from webapp.analyses.models import Renewal, Report, Run, State, Trial, TrialText
from webapp.analyses.selectors import event_report
from webapp.audit.models import Entry
from webapp.codebooks import selectors
from webapp.codebooks import services as codebooks
from webapp.codebooks.models import Edition
from webapp.corpus.models import Event
from webapp.corrections.values import Said, Stretch

pytestmark = pytest.mark.django_db
MakeEvent = Callable[..., Event]
Work = Callable[[], None]
BOOK = "bilateral_security_trade"


def hiding(term: str, frame: str = "security") -> Callable[[Files], Files]:
    """An exclusion: a phrase that hides the cues in it."""
    return lambda files: (with_cue(files[0], frame, term, "0"),)


def cueing(term: str, frame: str = "security") -> Callable[[Files], Files]:
    return lambda files: (with_cue(files[0], frame, term, "3"),)


def drafted(change: Callable[[Files], Files] | None = None) -> Edition:
    draft = codebooks.start_draft(BOOK, None)
    return codebooks.change_draft(draft.pk, None, change or cueing("petition~"), "a change")


def test_a_draft_begins_as_what_is_in_use_byte_for_byte() -> None:
    draft = codebooks.start_draft(BOOK, None)
    assert draft.files == Resources.shipped().files(BOOK)
    assert (draft.state, draft.number, draft.base) == ("draft", None, None)
    lexicon = codebooks.start_draft("boosters", None)
    assert lexicon.files == Resources.shipped().files("boosters")


def test_a_draft_changes_nothing_until_it_is_published() -> None:
    before = analysis_fingerprint()
    drafted()
    assert selectors.in_use() == ()
    assert analysis_fingerprint() == before


def test_a_change_that_does_not_hold_together_leaves_the_draft_and_the_record_as_they_were() -> None:
    draft = codebooks.start_draft(BOOK, None)
    entries = Entry.objects.count()
    for change, message in (
        (cueing("petition(s"), "not patterns"),
        (lambda files: (b"not a codebook",), "no TOML"),
        (
            lambda files: (files[0].replace(b'frames = ["security", ', b'frames = ["sekurity", '),),
            "no frame 'sekurity'",
        ),
        (lambda files: (*files, b"two"), "has one file"),
    ):
        with pytest.raises(ResourceError, match=message):
            codebooks.change_draft(draft.pk, None, change, "a change")
    assert Edition.objects.get().digest == draft.digest
    assert Entry.objects.count() == entries


def test_publishing_needs_a_note_and_a_difference() -> None:
    same = codebooks.start_draft(BOOK, None)
    with pytest.raises(ResourceError, match="nothing to publish"):
        codebooks.publish(same.pk, None, "Some note.")
    changed = drafted()
    with pytest.raises(ResourceError, match="change note"):
        codebooks.publish(changed.pk, None, " . ")
    assert not Edition.objects.filter(state=Edition.State.PUBLISHED).exists()


def test_editions_are_numbered_and_one_is_in_use() -> None:
    first = codebooks.publish(drafted().pk, None, "Petitions count.")
    second = codebooks.publish(drafted(hiding("border wall")).pk, None, "Walls do not.")
    assert (first.number, second.number, second.base) == (1, 2, first)
    assert [(row.number, row.state) for row in selectors.editions_of(BOOK)] == [
        (2, "published"),
        (1, "retired"),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=first.pk).update(state="published")


def test_what_is_published_can_neither_be_changed_nor_discarded_nor_published_again() -> None:
    edition = codebooks.publish(drafted().pk, None, "Petitions count.")
    for act in (
        lambda: codebooks.change_draft(edition.pk, None, cueing("x"), "a change"),
        lambda: codebooks.discard_draft(edition.pk, None),
        lambda: codebooks.publish(edition.pk, None, "Again."),
    ):
        with pytest.raises(ResourceError, match="in the meantime"):
            act()


def test_an_import_over_a_draft_that_somebody_else_changed_is_refused_and_theirs_is_kept() -> None:
    draft = codebooks.start_draft(BOOK, None)
    theirs = codebooks.change_draft(draft.pk, None, cueing("petition~"), "a change")
    with pytest.raises(ResourceError, match="theirs was kept"):
        codebooks.change_draft(draft.pk, None, hiding("x y"), "imported", seen=draft.digest)
    assert Edition.objects.get().digest == theirs.digest


def test_going_back_to_an_earlier_edition_and_to_what_ships() -> None:
    shipped = analysis_fingerprint()
    first = codebooks.publish(drafted().pk, None, "Petitions count.")
    with_first = analysis_fingerprint()
    codebooks.publish(drafted(hiding("border wall")).pk, None, "Walls do not.")
    codebooks.reinstate(first.pk, None, "Walls were a mistake.")
    assert analysis_fingerprint() == with_first != shipped
    codebooks.retire(BOOK, None, "All of it was.")
    assert analysis_fingerprint() == shipped
    with pytest.raises(ResourceError, match="in use already"):
        codebooks.retire(BOOK, None, "")
    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    assert actions.count("codebook.published") == 2
    assert actions[-2:] == ["codebook.reinstated", "codebook.retired"]


def test_what_is_read_with_a_stamp_stays_when_another_edition_is_published() -> None:
    """A worker that took the stamp before goes on with what it names."""
    codebooks.publish(drafted().pk, None, "Petitions count.")
    stamp = selectors.in_use()
    codebooks.publish(drafted(hiding("border wall")).pk, None, "Walls do not.")
    terms = {
        cue.term: cue.weight for cue in selectors.resources_with(stamp).codebook(BOOK).frames["security"].cues
    }
    assert "petition~" in terms
    assert "border wall" not in terms
    now = selectors.resources_in_use().codebook(BOOK).frames["security"].cues
    assert "border wall" in {cue.term for cue in now}


def test_an_edition_of_another_version_that_no_longer_holds_together_stops_nothing() -> None:
    shipped = analysis_fingerprint()
    row = Edition.objects.create(
        name=BOOK, number=1, content=b"frames = 1", digest="d" * 64, state="published"
    )
    assert analysis_fingerprint() == shipped
    made_of = selectors.made_with(selectors.in_use())
    assert (made_of[BOOK]["edition"], made_of[BOOK]["digest"]) == (None, Resources.shipped().hashes()[BOOK])
    codebooks.retire(BOOK, None, f"{row} is broken.")


def made(make_event: MakeEvent, work: Work, *subjects: str) -> Event:
    event = make_event(*(subjects or ("bridge", "park")))
    services.request_event(event)
    work()
    assert event.reports.get().state == State.DONE
    return event


def test_publishing_makes_reports_stale_and_measures_everything_anew(
    make_event: MakeEvent, work: Work
) -> None:
    event = made(make_event, work)
    old = event.reports.get()
    queue.publish_edition(drafted().pk, None, "Petitions count.")
    assert event_report(event.slug).stale_reasons == ["The measures or codebooks have changed since."]
    assert renewals.renewal_progress(None)["state"] == State.QUEUED
    work()
    new = event.reports.first()
    assert (new.pk != old.pk, new.state, new.fingerprint) == (True, State.DONE, report_fingerprint())
    assert not event_report(event.slug).is_stale
    said = renewals.renewal_progress(None)
    assert (said["state"], said["seen"], said["total"], said["measured"], said["waiting"]) == (
        "done",
        1,
        1,
        2,
        0,
    )
    marks = [
        row
        for run in Run.objects.filter(fingerprint=analysis_fingerprint())
        for row in run.measurements.all()
    ]
    assert any("petition" in mark["label"] for row in marks for mark in row.evidence)


def test_an_old_report_keeps_naming_what_made_it(make_event: MakeEvent, work: Work) -> None:
    event = made(make_event, work)
    queue.publish_edition(drafted().pk, None, "Petitions count.")
    work()
    new, old = event.reports.all()
    assert old.data_files[BOOK]["edition"] is None
    assert (new.data_files[BOOK]["edition"], new.data_files[BOOK]["note"]) == (1, "Petitions count.")
    assert old.data_files[BOOK]["digest"] != new.data_files[BOOK]["digest"]
    assert old.data_files["boosters"] == new.data_files["boosters"]


def test_a_run_that_waited_through_a_publication_is_measured_by_the_new_edition(
    make_event: MakeEvent, work: Work
) -> None:
    event = make_event("bridge", "park")
    services.request_event(event)
    codebooks.publish(drafted().pk, None, "Petitions count.")
    work()
    work()
    assert set(Run.objects.filter(state=State.DONE).values_list("fingerprint", flat=True)) == {
        analysis_fingerprint()
    }
    assert event.reports.first().fingerprint == report_fingerprint()


def test_a_second_publication_ends_the_first_ones_renewal(make_event: MakeEvent, work: Work) -> None:
    made(make_event, work)
    queue.publish_edition(drafted().pk, None, "Petitions count.")
    queue.publish_edition(drafted(hiding("border wall")).pk, None, "Walls do not.")
    assert [row.state for row in Renewal.objects.all()] == [State.QUEUED, State.FAILED]


def test_events_that_nobody_had_measured_are_left_alone(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge", "park")
    queue.publish_edition(drafted().pk, None, "Petitions count.")
    work()
    assert not event.reports.exists()
    assert not Run.objects.exists()


def test_the_report_and_its_export_name_the_edition_and_show_its_titles(
    client: Client, make_event: MakeEvent, work: Work
) -> None:
    event = made(make_event, work)
    address = reverse("event_report", args=[event.slug])
    assert "as shipped, version 2" in client.get(address).content.decode()
    renamed = drafted(lambda files: (files[0].replace(b'"Bilateral security and trade"', b'"Two states"'),))
    queue.publish_edition(renamed.pk, None, "A plainer title.")
    old = client.get(address).content.decode()
    assert "edition 1: A plainer title." not in old  # the report that stands was made with what ships
    work()
    page = client.get(address).content.decode()
    assert "edition 1: A plainer title." in page
    assert page.count("Two states") >= 2  # in the choice of codebooks, and in the method
    exported = client.get(reverse("event_export_json", args=[event.slug])).json()
    assert exported["data_files"][BOOK]["edition"] == 1


# --- trials -----------------------------------------------------------------------------------------------


def test_a_trial_says_which_words_in_which_sentence_and_touches_nothing(
    make_event: MakeEvent, work: Work
) -> None:
    event = made(make_event, work)
    before = (Run.objects.count(), Report.objects.count(), analysis_fingerprint())
    trial = queue.try_draft(drafted(), [event], None)
    work()
    trial.refresh_from_db()
    assert (trial.state, trial.failing, trial.texts.count()) == (State.DONE, [], 2)
    for text in trial.texts.all():
        (sentence,) = text.changes["sentences"]
        assert "two petitions" in sentence["text"]
        come = [mark["words"] for finding in sentence["findings"] for mark in finding["come"]]
        assert "petitions" in come
        assert not [mark for finding in sentence["findings"] for mark in finding["gone"]]
    assert (Run.objects.count(), Report.objects.count(), analysis_fingerprint()) == before


def test_a_trial_of_no_change_finds_none(make_event: MakeEvent, work: Work) -> None:
    event = made(make_event, work)
    trial = queue.try_draft(codebooks.start_draft(BOOK, None), [event], None)
    work()
    assert all(text.changes["count"] == 0 and not text.changes["figures"] for text in trial.texts.all())


def test_a_trial_names_the_examples_that_fail(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge")
    trial = queue.try_draft(drafted(hiding("national security")), [event], None)
    work()
    trial.refresh_from_db()
    assert trial.failing
    assert {failed["of"] for failed in trial.failing} == {"Security"}


def test_what_people_corrected_is_no_change_of_a_trial(make_event: MakeEvent, work: Work) -> None:
    event = made(make_event, work)
    article = event.articles.first()
    start = article.document["text"].index("Residents")
    said = Said(
        "sentence.loaded", True, (Stretch(article.pk, start, start + len("Residents had asked for it")),)
    )
    queue.correct(event, said, author=None)
    work()
    trial = queue.try_draft(codebooks.start_draft(BOOK, None), [event], None)
    work()
    assert [text.changes["count"] for text in trial.texts.all()] == [0, 0]


def test_deleting_an_article_takes_its_words_out_of_trials(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge", "park")
    trial = queue.try_draft(drafted(), [event], None)
    work()
    queue.withdraw_article(event.articles.first().pk, actor=None)
    assert trial.texts.count() == 1


def test_a_draft_changed_while_its_trial_waited_is_not_tried(make_event: MakeEvent, work: Work) -> None:
    event, draft = make_event("bridge"), drafted()
    trial = queue.try_draft(draft, [event], None)
    codebooks.change_draft(draft.pk, None, hiding("border wall"), "a change")
    work()
    trial.refresh_from_db()
    assert (trial.state, trial.texts.count()) == (State.FAILED, 0)
    assert "Try it again" in trial.last_error


def test_a_trial_needs_articles_and_takes_a_limited_number(
    make_event: MakeEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AnalyzerError, match="Choose an event"):
        queue.try_draft(drafted(), [], None)
    monkeypatch.setattr(trials, "MOST_ARTICLES", 2)
    trial = queue.try_draft(drafted(), [make_event("bridge", "park", "pool")], None)
    assert len(trial.articles) == 2


def test_a_trial_taken_up_again_goes_on_where_it_was(
    make_event: MakeEvent, work: Work, monkeypatch: Any
) -> None:
    event = make_event("bridge", "park")
    trial = queue.try_draft(drafted(), [event], None)
    TrialText.objects.create(trial=trial, article=event.articles.first(), changes={"count": 7})
    work()
    assert sorted(text.changes["count"] for text in trial.texts.all()) == [1, 7]
    assert Trial.objects.get().state == State.DONE
