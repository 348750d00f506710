"""Where a frame of a codebook shows now: what to know before it is taken out or called otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models.fields.json import KeyTransform

from webapp.analyses.convert import analysis_fingerprint
from webapp.analyses.models import Measurement
from webapp.corrections.selectors import frame_corrections
from webapp.people import rights

MOST = 1_000
"""Texts that are counted: whether it is more changes nothing that a curator decides."""


@dataclass(frozen=True, slots=True)
class FrameTraces:
    """Of events that a person may read."""

    texts: int  # with words of the frame, by the edition in use
    events: int  # that these are of, and so reports that name it
    is_more: bool  # than the counted texts
    corrections: int  # in force that set it or take it away


def traces_of(codebook: str, frame: str, person: rights.Person) -> FrameTraces:
    rows = Measurement.objects.filter(
        rights.readable(person, "run__article__event"),
        key=f"emphasis.{codebook}",
        run__fingerprint=analysis_fingerprint(),
        all_count__gt=0,
    ).annotate(share=KeyTransform("value", KeyTransform(frame, "parts")))
    places = rows.filter(share__gt=0).order_by().values_list("run__article", "run__article__event")
    found = list(places.distinct()[: MOST + 1])
    return FrameTraces(
        texts=len({text for text, _ in found[:MOST]}),
        events=len({event for _, event in found[:MOST]}),
        is_more=len(found) > MOST,
        corrections=frame_corrections(f"{codebook}.{frame}", person),
    )
