"""Whose turn it is in a strand, and how often curators agree with a measure here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from analyzer.describing import describe_cards
from analyzer.statistics import share
from analyzer.types import Value
from webapp.corpus.models import Event
from webapp.people import rights
from webapp.reviews.candidates import Candidate, candidates_of
from webapp.reviews.models import Review, Strand, Verdict
from webapp.reviews.strands import in_order

AROUND = 200
"""Characters of the text shown before and after the words, cut at a word."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is before a curator now: the finding, and how many were looked at and are left in this strand."""

    candidate: Candidate | None
    looked_at: int
    left: int
    latest: str  # key of what this curator looked at last; empty for nothing


@dataclass(frozen=True, slots=True)
class Record:
    """How often curators agreed with a measure in the random sample."""

    agreed: Value | None  # of all that was looked at; None where nothing was
    of_marked: Value | None  # of yes-or-no findings: of those that the machine marked
    skipped: int


def turn_of(event: Event, strand: str, *, name: str, wanted: str = "") -> Turn:
    """The next finding of a strand, or the wanted one. What was said in any strand is not asked again in the two
    that select; the random sample asks of all that it holds, whatever was said elsewhere."""
    said = Review.objects.filter(event=event)
    done = set(
        (said.filter(strand=strand) if strand == Strand.RANDOM else said).values_list("key", flat=True)
    )
    found = in_order(strand, event, candidates_of(event))
    left = [each for each in found if each.key not in done]
    chosen = next((each for each in found if each.key == wanted), None) if wanted else None
    mine = said.filter(strand=strand, name=name).values_list("key", flat=True).first()
    return Turn(chosen or (left[0] if left else None), len(found) - len(left), len(left), mine or "")


def find_candidate(event: Event, key: str) -> Candidate | None:
    """The finding of that key as it is now; None where it is no longer found."""
    return next((each for each in candidates_of(event) if each.key == key), None)


def words_around(event: Event, found: Candidate) -> tuple[str, str, str]:
    """Before, the words, after, in the article that the finding is about; of a claim that is not found, nothing."""
    if not found.words:
        return "", "", ""
    text = event.articles.only("document").get(pk=found.article).document["text"]
    start = text.find(found.words) if found.kind == "claim.cell" else found.at[0].start
    end = start + len(found.words)
    return _end_of(text[max(0, start - AROUND) : start]), found.words, _beginning_of(text[end : end + AROUND])


def record_of(measure: str, person: object) -> Record:
    """The random strand alone: what was put before curators because it was doubtful would flatter nobody.

    Of the measure as it is now, in events that the person may read.
    """
    version = describe_cards().get(measure, {}).get("version", 1)
    rows = Review.objects.filter(
        rights.readable(person, "event"), measure=measure, version=version, strand=Strand.RANDOM
    )
    latest = {row.key: row for row in rows.order_by("pk")}.values()
    judged = [row for row in latest if row.verdict != Verdict.SKIPPED]
    marked = [row for row in judged if row.machine_value is True]
    return Record(
        agreed=_agreed(judged),
        of_marked=_agreed(marked) if len(marked) < len(judged) else None,
        skipped=len(latest) - len(judged),
    )


def progress_of(event: Event) -> dict[str, dict[str, int]]:
    """Strand → verdict → how often."""
    rows = Review.objects.filter(event=event).values_list("strand", "verdict")
    found: dict[str, dict[str, int]] = {}
    for strand, verdict, number in rows.annotate(number=Count("pk")).order_by("strand"):
        found.setdefault(strand, {})[verdict] = number
    return found


def unreviewed_events(person: object) -> int:
    """How many events with a report have had no finding of theirs looked at."""
    with_report = Event.objects.filter(rights.readable(person), reports__payload__isnull=False)
    return with_report.filter(Q(reviews__isnull=True)).distinct().count()


def _agreed(rows: Sequence[Review]) -> Value | None:
    if not rows:
        return None
    return share(sum(row.verdict == Verdict.AGREED for row in rows), len(rows))


def _end_of(text: str) -> str:
    return text if len(text) < AROUND else "… " + text.partition(" ")[2]


def _beginning_of(text: str) -> str:
    return text if len(text) < AROUND else text.rpartition(" ")[0] + " …"
