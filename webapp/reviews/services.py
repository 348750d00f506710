"""Keeping what people say of findings."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from analyzer.describing import describe_cards
from analyzer.labels import checked
from webapp.audit import services as audit
from webapp.corpus.models import Event
from webapp.corrections import services as corrections
from webapp.corrections.values import Said, Stretch
from webapp.reviews.candidates import Candidate
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

    Raises LabelError or CorrectionError, and keeps nothing, where the value is none or another correction stands.
    """
    value = checked(found.kind, value, part=found.part)
    if value == found.machine:
        return agree(event, found, strand, person=person)
    said = Said(
        kind=found.kind,
        value=value,
        at=tuple(Stretch(each.article, each.start, each.end) for each in found.at),
        part=found.part,
        toward=tuple(Stretch(each.article, each.start, each.end) for each in found.toward),
        reason=reason,
        machine_value=found.machine,
    )
    corrections.correct(event, said, author=person)
    return _keep(event, found, strand, Verdict.CORRECTED, value, person)


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
