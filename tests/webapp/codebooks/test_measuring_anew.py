"""An edition has measured anew what depends on it, from what is kept; stored figures are those of measuring anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.resources.editing import with_cue
from webapp.analyses import kept, queue, services
from webapp.analyses.convert import analysis_fingerprint
from webapp.analyses.models import KeptParse, Run, State
from webapp.codebooks import services as codebooks
from webapp.corpus.models import Article, Event
from webapp.corrections.values import Said, Stretch

pytestmark = pytest.mark.django_db
BOOK = "bilateral_security_trade"
Work = Callable[[], None]


@pytest.fixture
def event(make_event: Callable[..., Event], work: Work) -> Event:
    event = make_event("bridge", "park")
    services.request_event(event)
    work()
    assert event.reports.get().state == State.DONE
    return event


def publish(term: str = "petition~") -> None:
    draft = codebooks.start_draft(BOOK, None)
    codebooks.change_draft(
        draft.pk, None, lambda files: (with_cue(files[0], "security", term, "3"),), "a change"
    )
    queue.publish_edition(draft.pk, None, "Petitions count.")


def figures() -> dict[int, tuple[object, list[object]]]:
    """Article → reading and findings of its current run."""
    columns = ("key", "unit", "reason", "own_value", "all_value", "all_n", "parts", "evidence", "by_sentence")
    runs = Run.objects.filter(fingerprint=analysis_fingerprint()).order_by("-pk")
    return {
        run.article_id: (run.reading, sorted(run.measurements.values_list(*columns), key=lambda row: row[0]))
        for run in reversed(runs)
    }


def refuse(*_: object) -> None:
    raise AssertionError("parsed again")


def test_an_edition_is_measured_without_parsing_and_to_the_same_figures(
    event: Event, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(kept, "parse", refuse)
        publish()
        work()
    found = figures()
    assert len(found) == 2
    assert not any(run.failures for run in Run.objects.all())
    KeptParse.objects.all().delete()  # and now without anything kept
    Run.objects.all().delete()
    services.request_event(event)
    work()
    assert figures() == found


def test_an_old_run_keeps_its_figures(event: Event, work: Work) -> None:
    old = list(Run.objects.values_list("pk", "fingerprint"))
    before = {run.pk: list(run.measurements.values_list("pk", "all_value")) for run in Run.objects.all()}
    publish()
    work()
    assert list(Run.objects.filter(pk__in=before).values_list("pk", "fingerprint")) == old
    for run in Run.objects.filter(pk__in=before):
        assert list(run.measurements.values_list("pk", "all_value")) == before[run.pk]


def call_loaded(event: Event, article: Article) -> None:
    """Somebody finds the wording of the article's first sentence loaded."""
    sentence = article.document["sentences"][0]
    at = (Stretch(article.pk, sentence["start"], sentence["end"]),)
    queue.correct(event, Said("sentence.loaded", value=True, at=at, reason="It is."), author=None)


def test_a_correction_is_measured_without_parsing(
    event: Event, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = event.articles.first()
    assert article is not None
    monkeypatch.setattr(kept, "parse", refuse)
    call_loaded(event, article)
    work()
    run = Run.objects.filter(article=article).order_by("-pk").first()
    assert run is not None
    assert (run.state, run.reading["sentences"][0]["loaded"]) == (State.DONE, 1.0)


def test_with_a_correction_in_force_an_edition_keeps_the_machines_value_beside(
    event: Event, work: Work
) -> None:
    article = event.articles.first()
    assert article is not None
    call_loaded(event, article)
    work()
    publish()
    work()
    run = Run.objects.get(article=article, fingerprint=analysis_fingerprint())
    (corrected,) = run.reading["corrections"]
    assert (corrected["machine"], corrected["value"]) == (False, True)


def test_another_text_is_parsed_and_takes_the_place_of_what_was_kept(event: Event, work: Work) -> None:
    article = event.articles.first()
    assert article is not None
    first = KeptParse.objects.get(article=article)
    document = dict(article.document)
    document["sentences"] = document["sentences"][:-1]
    article.document, article.content_hash = document, "another"
    article.save()
    services.request_event(event)
    work()
    assert KeptParse.objects.get(article=article).made_of != first.made_of


def test_what_is_kept_goes_with_the_article(event: Event) -> None:
    article = event.articles.first()
    assert article is not None
    assert KeptParse.objects.count() == 2
    queue.withdraw_article(article.pk, actor=None)
    assert KeptParse.objects.count() == 1


def test_what_cannot_be_unpacked_is_parsed_again(event: Event, work: Work) -> None:
    KeptParse.objects.update(content=b"damaged")
    publish()
    work()
    assert set(Run.objects.values_list("state", flat=True)) == {State.DONE}
    assert not KeptParse.objects.filter(content=b"damaged").exists()
