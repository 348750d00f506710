"""Keeping what people say of findings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction

from analyzer.describing import describe_cards
from analyzer.labels import answered
from webapp.audit import services as audit
from webapp.corpus.models import Event
from webapp.corrections import services as corrections
from webapp.corrections.selectors import standing_at
from webapp.corrections.values import Said, Stretch
from webapp.reviews.candidates import FRAMES, Candidate, label_of
from webapp.reviews.models import Review, Verdict


@transaction.atomic
def agree(event: Event, found: Candidate, strand: str, *, person: audit.Person) -> Review:
    """Say that the machine's value is right."""
    return _keep(event, found, strand, Verdict.AGREED, found.machine, person)


@transaction.atomic
def skip(event: Event, found: Candidate, strand: str, *, person: audit.Person) -> Review:
    """Pass a finding over; it is not put before anybody again in this strand."""
    return _keep(event, found, strand, Verdict.SKIPPED, None, person)


@transaction.atomic
def correct(
    event: Event, found: Candidate, strand: str, value: Any, *, person: audit.Person, reason: str = ""
) -> Review:
    """Put another value in the machine's place, as a correction. A value that is the machine's own is agreement.

    Raises LabelError or CorrectionError, and keeps nothing, where the value is none or cannot be put there.
    """
    value = answered(label_of(found), value)
    if value == found.machine:
        return agree(event, found, strand, person=person)
    for said in _said(found, value, reason):
        standing = standing_at(event, said)
        if standing is None or standing.undone_at is not None or standing.value != said.value:
            # A sample asks what a person corrected before as it asks all else: what stands is known, and changed.
            corrections.correct(event, said, author=person, seen=standing.version if standing else "")
    return _keep(event, found, strand, Verdict.CORRECTED, value, person)


def _said(found: Candidate, value: Any, reason: str) -> list[Said]:
    """The corrections that an answer makes: of frames one for each that is another than the machine's."""
    said = Said(
        kind=found.kind,
        value=value,
        at=tuple(Stretch(each.article, each.start, each.end) for each in found.at),
        part=found.part,
        toward=tuple(Stretch(each.article, each.start, each.end) for each in found.toward),
        reason=reason,
        machine_value=found.machine,
    )
    if found.kind != FRAMES:
        return [said]
    return [
        replace(said, kind="sentence.frame", part=part, value=part in value, machine_value=part not in value)
        for part in sorted(set(value) ^ set(found.machine))
    ]


def _keep(
    event: Event, found: Candidate, strand: str, verdict: Verdict, value: Any, person: audit.Person
) -> Review:
    card = describe_cards().get(found.measure, {})
    return Review.objects.create(
        event=event,
        article_id=found.article,
        key=found.key,
        strand=strand,
        measure=found.measure,
        version=card.get("version", 1),
        kind=found.kind,
        part=found.part,
        words=found.words,
        start=found.at[0].start,
        machine_value=found.machine,
        verdict=verdict,
        value=value,
        person_id=getattr(person, "pk", None),
        name=audit.name_of(person),
    )
