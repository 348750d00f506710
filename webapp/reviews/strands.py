"""Three ways through the findings: the least sure, those behind the summary, and a random sample."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from webapp.corpus.models import Event
from webapp.reviews.candidates import FRAMES
from webapp.reviews.models import Finding, Review, Source, Strand

SEED = "2016-08-05"
"""The sample is fixed before anybody looks: a finding's place in it follows from this and from the finding alone."""
UNSURE_FROM = 0.5
"""Below it the machine is surer than not: such a finding is met in the random sample."""

Mark = list[Any]
"""What findings behind the summary are met by: its sentence's number, the kind of mark, and what names it."""


def lot_of(key: str) -> str:
    return hashlib.sha256(f"{SEED}:{key}".encode()).hexdigest()[:16]


def findings_of(strand: str, event: Event) -> QuerySet[Finding]:
    """The findings of a strand. What a person corrected already is not selected again, but drawn like any other."""
    found = Finding.objects.filter(event=event)
    if strand == Strand.RANDOM:
        return found.exclude(
            kind="sentence.frame"
        )  # drawn by what the machine marked: misses would not be seen
    selected = found.filter(is_corrected=False).exclude(kind=FRAMES)
    if strand == Strand.UNSURE:
        return selected.filter(unsure__gte=UNSURE_FROM)
    return selected.filter(_behind(_marks(event)))


def not_looked_at(strand: str, event: Event) -> QuerySet[Finding]:
    """What was said in any strand is not asked again in the two that select; the random sample asks all that it holds."""
    said = Review.objects.filter(event=event, key=OuterRef("key"))
    if strand == Strand.RANDOM:
        said = said.filter(strand=strand)
    return findings_of(strand, event).exclude(Exists(said))


def first_of(strand: str, event: Event) -> Finding | None:
    """The one to look at next."""
    return _FIRST[strand](event, not_looked_at(strand, event))


def _least_sure(event: Event, left: QuerySet[Finding]) -> Finding | None:
    """Of the kind that was asked about longest ago, the least sure: nobody is asked one question twenty times in a row."""
    said = Review.objects.filter(event=event, strand=Strand.UNSURE).order_by("kind")
    asked = dict(said.values_list("kind").annotate(Max("pk")))
    open_ = left.order_by("kind").values_list("kind").annotate(Max("unsure"))
    kind, _ = min(open_, key=lambda each: (asked.get(each[0], 0), -each[1], each[0]), default=("", 0))
    return left.filter(kind=kind).order_by("-unsure", "key").first() if kind else None


def _first_behind_summary(event: Event, left: QuerySet[Finding]) -> Finding | None:
    """Of the summary's first sentence before those of the others; of one sentence the least sure."""
    marks = _marks(event)
    for number in sorted({mark[0] for mark in marks}):
        here = left.filter(_behind([mark for mark in marks if mark[0] == number]))
        if (found := here.order_by("-unsure", "key").first()) is not None:
            return found
    return None


def _by_lot(event: Event, left: QuerySet[Finding]) -> Finding | None:
    """Of the measure that was asked about least, by lot: none waits for another."""
    said = Review.objects.filter(event=event, strand=Strand.RANDOM).order_by("measure")
    asked = dict(said.values_list("measure").annotate(Count("key", distinct=True)))
    open_ = left.order_by("measure").values_list("measure", flat=True).distinct()
    measure = min(open_, key=lambda each: (asked.get(each, 0), each), default=None)
    return None if measure is None else left.filter(measure=measure).order_by("lot").first()


_FIRST: dict[str, Callable[[Event, QuerySet[Finding]], Finding | None]] = {
    Strand.UNSURE: _least_sure,
    Strand.HEADLINE: _first_behind_summary,
    Strand.RANDOM: _by_lot,
}


# --- what the summary rests on ----------------------------------------------------------------------------


def marks_of(payload: Mapping[str, Any]) -> list[Mark]:
    """What each sentence of the summary rests on, each mark with the first sentence that does."""
    found: dict[tuple[Any, ...], int] = {}
    for number, sentence in enumerate(payload["summary"]):
        for ref in sentence["refs"]:
            for mark in _marks_of_row(payload, ref["section"], ref["row"]):
                found.setdefault(mark, number)
    return [[number, *mark] for mark, number in found.items()]


def _marks_of_row(payload: Mapping[str, Any], section: str, row: int) -> Iterator[tuple[Any, ...]]:
    """A row of the comparison; for rows made of sentences or cells, those."""
    rows = payload.get(section) or ()
    if section in ("claims", "quotes", "facts") or row >= len(rows):
        yield "row", section, row
        return
    found = rows[row]
    if section == "omissions":
        yield "cell", found["claim"], found["document"]
    elif section == "emphasis":
        for frame in found["frame"].split("+"):
            yield "frame", found["document"], f"{found['codebook']}.{frame}"
    elif section in ("additions", "attribution_changes"):
        yield "at", found["document"], found["start"], found["end"]


def _marks(event: Event) -> list[Mark]:
    return list(
        Source.objects.filter(event=event, report__isnull=False).values_list("rests_on", flat=True).first()
        or ()
    )


def _behind(marks: list[Mark]) -> Q:
    return reduce(or_, (_MET_BY[kind](*named) for _, kind, *named in marks), Q(pk__in=()))


_MET_BY: dict[str, Callable[..., Q]] = {
    "row": lambda section, row: Q(section=section, row=row),
    "cell": lambda claim, document: Q(kind="claim.cell", claim=claim, part=document),
    "frame": lambda document, part: Q(kind="sentence.frame", article=int(document), part=part),
    "at": lambda document, start, end: Q(
        kind__in=("sentence.voice", "sentence.editorial"),
        article=int(document),
        start__lt=end,
        end__gt=start,
    ),
}
