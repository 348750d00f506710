"""Pieces of report pages, made once and sent as they lie in the database."""

from __future__ import annotations

from webapp.analyses.models import RenderedPart, Report

MOST_PARTS = 120
"""Rendered parts that a report keeps; at some 100 kB each that is 12 MB."""


def stored_part(report_pk: int, part: str, view_state: str, template_hash: str) -> bytes | None:
    """A piece of a page as it lies in the database, ready to be sent."""
    found = RenderedPart.objects.filter(
        report_id=report_pk, part=part, view_state=view_state, template_hash=template_hash
    )
    html = found.values_list("html", flat=True).first()
    return None if html is None else bytes(html)


def store_part(report_pk: int, part: str, view_state: str, template_hash: str, html: bytes) -> None:
    """Keep a piece of the report page; the oldest make room.

    Pieces of other templates stay until then: while a new version starts, servers of both may be at work.
    """
    if not Report.objects.filter(pk=report_pk).exists():
        return  # made again in the meantime
    parts = RenderedPart.objects.filter(report_id=report_pk)
    RenderedPart.objects.update_or_create(
        report_id=report_pk,
        part=part,
        view_state=view_state,
        template_hash=template_hash,
        defaults={"html": html},
    )
    if parts.count() > MOST_PARTS:
        kept = list(parts.order_by("-pk").values_list("pk", flat=True)[:MOST_PARTS])
        parts.exclude(pk__in=kept).delete()
