"""Findings kept between one keystroke and the next: taken anew only from what was read or compared anew.

A reading of one text and the comparison of all are looked at apart, so that a correction costs one text and one
comparison, however many texts there are; and asking whether anything is out of date reads no text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max, QuerySet

from webapp.analyses.models import READABLE, Report, Run
from webapp.corpus.models import Article, Event
from webapp.reviews.candidates import Candidate, Stretch
from webapp.reviews.in_comparisons import of_comparison
from webapp.reviews.in_texts import fits, of_sentences
from webapp.reviews.models import Finding, Source
from webapp.reviews.strands import lot_of, marks_of

_AT_ONCE = 500
"""Rows in one statement."""


class _Made(NamedTuple):
    """What findings of a text (or of the comparison, with no article) would be taken from now."""

    article: int | None
    made: int  # its run, or the report
    text: str


def refresh(event: Event) -> None:
    """Bring the findings of an event in line with what is read and compared now."""
    wanted = {each.article: each for each in _wanted(event)}
    if wanted == _held(event):
        return
    with transaction.atomic():
        Event.objects.select_for_update().get(pk=event.pk)  # of two who come at once the second finds it done
        held = _held(event)
        old = [article for article, each in held.items() if wanted.get(article) != each]
        for article in old:
            Source.objects.filter(event=event, article=article).delete()
        for article, each in wanted.items():
            if held.get(article) != each:
                _take(event, each)


def candidate_of(row: Finding) -> Candidate:
    return Candidate(
        key=row.key,
        measure=row.measure,
        kind=row.kind,
        part=row.part,
        at=tuple(Stretch(*each) for each in row.at),
        words=row.words,
        machine=row.machine,
        unsure=row.unsure,
        about=row.about,
        toward=tuple(Stretch(*each) for each in row.toward),
        row=(row.section, row.row) if row.row is not None else None,
        claim=row.claim,
        is_corrected=row.is_corrected,
    )


def _wanted(event: Event) -> Iterable[_Made]:
    texts = {
        pk: _stamp(original, repr(cleaning))
        for pk, original, cleaning in event.articles.order_by("pk").values_list(
            "pk", "original_hash", "cleaning"
        )
    }
    runs = Run.objects.filter(article__event=event, state__in=READABLE, reading__isnull=False)
    latest = dict(runs.order_by("article").values_list("article").annotate(Max("pk")))
    found = [_Made(article, latest[article], text) for article, text in texts.items() if article in latest]
    report = _reports(event).values_list("pk", flat=True).first()
    return [*found, _Made(None, report, _stamp(*texts.values()))] if report is not None else found


def _held(event: Event) -> dict[int | None, _Made]:
    sources = Source.objects.filter(event=event).values_list("article", "run", "report", "text")
    return {article: _Made(article, run or report or 0, text) for article, run, report, text in sources}


def _reports(event: Event) -> QuerySet[Report]:
    return event.reports.filter(state__in=READABLE, angle="", payload__isnull=False)


def _stamp(*said: str) -> str:
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()


def _take(event: Event, made: _Made) -> None:
    if made.article is None:
        report = Report.objects.get(pk=made.made)
        source = Source.objects.create(
            event=event, report=report, text=made.text, rests_on=marks_of(report.payload)
        )
        _store(source, of_comparison(report.payload, _texts(event)))
        return
    source = Source.objects.create(event=event, article_id=made.article, run_id=made.made, text=made.text)
    document = Article.objects.values_list("document", flat=True).get(pk=made.article)
    reading = Run.objects.values_list("reading", flat=True).get(pk=made.made)
    if fits(reading, document):
        _store(source, of_sentences(made.article, document, reading))


def _texts(event: Event) -> dict[int, str]:
    """Of articles whose text is still the one that was read, as far as their findings tell."""
    read = Source.objects.filter(event=event, article__isnull=False, findings__isnull=False)
    articles = event.articles.filter(pk__in=read.values("article")).only("pk", "document")
    return {article.pk: article.document["text"] for article in articles}


def _store(source: Source, found: Iterable[Candidate]) -> None:
    """Of two with one key the first: the same sentence twice in a text is asked about once."""
    unique: dict[str, Candidate] = {}
    for each in found:
        unique.setdefault(each.key, each)
    rows = (_row(source, each) for each in unique.values())
    Finding.objects.bulk_create(rows, batch_size=_AT_ONCE)


def _row(source: Source, each: Candidate) -> Finding:
    section, row = each.row or ("", None)
    return Finding(
        source=source,
        event_id=source.event_id,
        article_id=each.article,
        key=each.key,
        lot=lot_of(each.key),
        measure=each.measure,
        kind=each.kind,
        part=each.part,
        at=[[at.article, at.start, at.end] for at in each.at],
        toward=[[at.article, at.start, at.end] for at in each.toward],
        start=each.at[0].start,
        end=each.at[0].end,
        words=each.words,
        machine=each.machine,
        unsure=each.unsure,
        about=each.about,
        section=section,
        row=row,
        claim=each.claim,
        is_corrected=each.is_corrected,
    )
