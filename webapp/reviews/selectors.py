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
from webapp.reviews import gathering, keeping
from webapp.reviews.candidates import FRAMES, Candidate
from webapp.reviews.gathering import Preparation
from webapp.reviews.models import Finding, Review, Strand, Verdict
from webapp.reviews.strands import findings_of, first_of, not_looked_at

AROUND = 200
"""Characters of the text shown before and after the words, cut at a word."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is before a curator now: the finding, and how many were looked at and are left in this strand."""

    candidate: Candidate | None
    looked_at: int
    left: int
    latest: str  # key of what this curator looked at last; empty for nothing
    preparation: Preparation


@dataclass(frozen=True, slots=True)
class Record:
    """How often curators agreed with a measure in the random sample."""

    agreed: Value | None  # of all that was looked at; None where nothing was
    of_marked: Value | None  # of what could be marked and was: how much of it curators kept
    missed: int | None  # what curators marked and the machine did not; None where nothing is marked or not
    skipped: int
    kinds: tuple[str, ...]  # of what was drawn


def turn_of(event: Event, strand: str, *, name: str, wanted: str = "") -> Turn:
    """The next finding of a strand, or the wanted one, among those that are there."""
    preparation = gathering.prepare(event)
    total, left = findings_of(strand, event).count(), not_looked_at(strand, event).count()
    chosen = findings_of(strand, event).filter(key=wanted).first() if wanted else None
    chosen = chosen or first_of(strand, event)
    mine = Review.objects.filter(event=event, strand=strand, name=name).values_list("key", flat=True).first()
    candidate = keeping.candidate_of(chosen) if chosen else None
    return Turn(candidate, total - left, left, mine or "", preparation)


def candidates_of(event: Event) -> list[Candidate]:
    """Every finding of an event, as it is read and compared now."""
    keeping.refresh(event)
    return [keeping.candidate_of(row) for row in Finding.objects.filter(event=event).order_by("pk")]


def find_candidate(event: Event, key: str) -> Candidate | None:
    """The finding of that key; None where it is no longer found."""
    gathering.prepare(event)
    found = Finding.objects.filter(event=event, key=key).first()
    return keeping.candidate_of(found) if found else None


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
    ).exclude(kind="sentence.frame")  # drawn, once, from what the machine marked alone
    latest = {(row.event_id, row.key): row for row in rows.order_by("pk")}.values()
    judged = [row for row in latest if row.verdict != Verdict.SKIPPED]
    marks = [(_marked(row.machine_value), _marked(row.value)) for row in judged if _is_marking(row)]
    kept = sum(len(machine & person) for machine, person in marks)
    given = sum(len(machine) for machine, _ in marks)
    return Record(
        agreed=_agreed(judged),
        of_marked=share(kept, given) if given else None,
        missed=sum(len(person - machine) for machine, person in marks) if marks else None,
        skipped=len(latest) - len(judged),
        kinds=tuple(dict.fromkeys(row.kind for row in judged)),
    )


def _is_marking(row: Review) -> bool:
    """Whether the finding says that something is there or not: a flag, or frames."""
    return row.kind == FRAMES or isinstance(row.machine_value, bool)


def _marked(value: object) -> set[str]:
    return set(value) if isinstance(value, list) else {"yes"} if value is True else set()


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
