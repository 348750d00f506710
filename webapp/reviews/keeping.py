"""Findings kept between one keystroke and the next: taken anew only from what was read or compared anew.

A reading of one text and the comparison of all are looked at apart, so that a correction costs one text and one
comparison, however many texts there are; and asking whether anything is out of date reads no text. Until newer ones
are taken the older stand, as long as their words do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max, Q

from webapp.analyses.models import READABLE, Report, Run
from webapp.corpus.models import Event
from webapp.reviews.candidates import Candidate, Stretch
from webapp.reviews.in_comparisons import of_comparison
from webapp.reviews.in_texts import fits, of_sentences
from webapp.reviews.models import Finding, Source
from webapp.reviews.strands import lot_of, marks_of

_AT_ONCE = 500
"""Rows in one statement."""
_IN_ONE_TRANSACTION = 2000
"""Rows stored before others may write: a fraction of a second. A comparison of hundreds of texts has tens of thousands."""
COMPARISON_WEIGHS = 0.25
"""Of each text of the event: taking the findings of the comparison beside taking those of the texts themselves."""


class Made(NamedTuple):
    """What findings of a text (or of the comparison, with no article) would be taken from now."""

    article: int | None
    made: int  # its run, or the report
    text: str


def refresh(event: Event) -> None:
    """Bring the findings of an event in line with what is read and compared now, however long that takes."""
    drop_unfounded(event)
    for each in out_of_date(event):
        take(event, each)


def out_of_date(event: Event) -> list[Made]:
    """What findings are to be taken from anew, texts before the comparison. Reads no text."""
    held = _held(event)
    return [each for each in _wanted(event) if held.get(each.article) != each]


def weight(event: Event, sources: Sequence[Made]) -> float:
    """How long taking findings from these takes, in texts."""
    texts = sum(each.article is not None for each in sources)
    is_compared = texts < len(sources)
    return texts + (COMPARISON_WEIGHS * event.articles.count() if is_compared else 0)


def drop_unfounded(event: Event) -> None:
    """Findings of a text that is another now, or in another event, go at once, and with them those of the comparison:
    they hang on places in it. What was merely read or compared anew stays until it is taken anew."""
    stamps = _stamps(event)
    of_texts = Source.objects.filter(event=event, article__isnull=False).exclude(text=_UNFINISHED)
    gone = [
        article
        for article, text in of_texts.values_list("article", "text")
        if stamps.get(article, _UNFINISHED) != text
    ]
    if gone:
        with transaction.atomic():
            _take_turn(event)
            Source.objects.filter(Q(article__in=gone) | Q(article=None), event=event).delete()


def take(event: Event, made: Made) -> None:
    """Take the findings of one text or of the comparison, in the place of those that there were. What is gone
    meanwhile, and what another worker has begun anew, is left to whoever asks next."""
    taken = _of_text(event, made) if made.article is not None else _of_comparison(event, made)
    if taken is None:
        return
    source, found = taken
    rows = (_row(source, each) for each in found)
    is_begun = is_whole = False
    while not is_whole:
        chunk = list(islice(rows, _IN_ONE_TRANSACTION))
        is_whole = len(chunk) < _IN_ONE_TRANSACTION
        with transaction.atomic():
            if not _take_turn(event):
                return
            if not is_begun:
                if not _is_there(event, made):
                    return
                Source.objects.filter(event=event, article=made.article).delete()
                source.save()
            elif not Source.objects.filter(pk=source.pk).exists():
                return
            _store(source, chunk)
            if is_whole:
                Source.objects.filter(pk=source.pk).update(text=made.text)
        is_begun = True


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


_UNFINISHED = ""
"""Stamp of a source whose findings are not all stored: it is out of date whatever the text."""


def _wanted(event: Event) -> Iterator[Made]:
    stamps = _stamps(event)
    runs = Run.objects.filter(article__event=event, state__in=READABLE, reading__isnull=False)
    latest = dict(runs.order_by("article").values_list("article").annotate(Max("pk")))
    for article, stamp in stamps.items():
        if article in latest:
            yield Made(article, latest[article], stamp)
    reports = event.reports.filter(state__in=READABLE, angle="", payload__isnull=False)
    report = reports.values_list("pk", flat=True).first()
    if report is not None:
        yield Made(None, report, _stamp(*stamps.values()))


def _held(event: Event) -> dict[int | None, Made]:
    sources = Source.objects.filter(event=event).values_list("article", "run", "report", "text")
    return {article: Made(article, run or report or 0, text) for article, run, report, text in sources}


def _stamps(event: Event) -> dict[int, str]:
    """Article → what tells its text as it is from what it was."""
    texts = event.articles.order_by("pk").values_list("pk", "original_hash", "cleaning")
    return {pk: _stamp(original, repr(cleaning)) for pk, original, cleaning in texts}


def _stamp(*said: str) -> str:
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()


def _take_turn(event: Event) -> bool:
    """Of all who change an event's texts, reports or findings one at a time; False where it is gone."""
    return Event.objects.select_for_update(no_key=True).filter(pk=event.pk).first() is not None


def _is_there(event: Event, made: Made) -> bool:
    """Whether the text and its run, or the report, have not been deleted since they were looked at."""
    if made.article is None:
        return Report.objects.filter(pk=made.made, event=event).exists()
    return Run.objects.filter(pk=made.made, article=made.article, article__event=event).exists()


_Taken = tuple[Source, Iterator[Candidate]]


def _of_text(event: Event, made: Made) -> _Taken | None:
    document = event.articles.filter(pk=made.article).values_list("document", flat=True).first()
    reading = Run.objects.filter(pk=made.made).values_list("reading", flat=True).first()
    if document is None or reading is None:
        return None
    source = Source(event=event, article_id=made.article, run_id=made.made, text=_UNFINISHED)
    is_of_this_text = made.article is not None and fits(reading, document)
    return source, _unique(of_sentences(made.article, document, reading) if is_of_this_text else ())


def _of_comparison(event: Event, made: Made) -> _Taken | None:
    payload = Report.objects.filter(pk=made.made).values_list("payload", flat=True).first()
    if payload is None:
        return None
    source = Source(event=event, report_id=made.made, text=_UNFINISHED, rests_on=marks_of(payload))
    return source, _unique(of_comparison(payload, _texts(event)))


def _texts(event: Event) -> dict[int, str]:
    """Of articles whose text is still the one that was read, as far as their findings tell."""
    read = Source.objects.filter(event=event, article__isnull=False, findings__isnull=False)
    articles = event.articles.filter(pk__in=read.values("article")).only("pk", "document")
    return {article.pk: article.document["text"] for article in articles}


def _unique(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Of two with one key the first: the same sentence twice in a text is asked about once."""
    known: set[str] = set()
    for each in found:
        if each.key not in known:
            known.add(each.key)
            yield each


def _store(source: Source, rows: Sequence[Finding]) -> None:
    for row in rows:
        row.source = source
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
