"""How an event and its report stand, read in five small queries: enough to send what was stored."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from webapp.analyses.models import READABLE
from webapp.analyses.selectors import NO_REPORT, event_state, letters_of, stale_reasons
from webapp.analyses.values import Angle, EventHead, HeldText, MadeOf, ReportHead
from webapp.corpus.agencies import agency_names
from webapp.corpus.models import Article, Event

_OF_EVENT = ("pk", "title", "slug", "corrected", "team", "maker", "visibility")
_COLUMNS = (
    "pk", "content_hash", "title", "outlet__name", "issuer", "role", "byline", "url", "published",
)  # fmt: skip
_REPORT_COLUMNS = (
    "pk", "state", "step", "last_error", "finished_at", "fingerprint", "failures", "inputs", "corrected",
    "taken_out",
)  # fmt: skip


def event_head(slug: str) -> EventHead | None:
    """The event at this address with its texts; None if there is none."""
    event = Event.objects.filter(slug=slug).only(*_OF_EVENT).first()
    if event is None:
        return None
    rows = Article.objects.filter(event=event).order_by("pk").values_list(*_COLUMNS)
    texts = [HeldText(*row)._replace(outlet_name=row[3] or "unnamed outlet") for row in rows]
    letters = letters_of(texts)
    texts.sort(key=lambda text: (text.role != Article.Role.RELEASE, text.published or date.max, text.pk))
    digest = hashlib.sha256(
        repr((event.title, event.corrected, event.visibility, texts, sorted(agency_names().items()))).encode()
    ).hexdigest()
    return EventHead(event, tuple(texts), letters, digest)


def report_head(head: EventHead, angle: Angle) -> ReportHead:
    """How the report from this angle stands."""
    rows = head.event.reports.filter(angle=angle.key).values_list(*_REPORT_COLUMNS)
    found: list[dict[str, Any]] = [dict(zip(_REPORT_COLUMNS, row, strict=True)) for row in rows[:10]]
    latest = found[0] if found else None
    shown = next((row for row in found if row["state"] in READABLE), None)
    compared = [text for text in head.texts if str(text.pk) not in angle.without]
    return ReportHead(
        event=head.event,
        texts=head.texts,
        angle=angle,
        state=event_state(len(compared), latest["state"] if latest else None),
        step=latest["step"] if latest else "",
        reason=latest["last_error"] if latest else NO_REPORT,
        report_pk=shown["pk"] if shown else None,
        made_at=shown["finished_at"] if shown else None,
        fingerprint=shown["fingerprint"] if shown else "",
        failures=shown["failures"] if shown else {},
        stale_reasons=_stale_reasons(head, shown, compared) if shown else [],
        taken_out=tuple(latest["taken_out"]) if latest and not shown else (),
    )


def _stale_reasons(head: EventHead, row: dict[str, Any], compared: list[HeldText]) -> list[str]:
    made_of = MadeOf(row["inputs"], row["fingerprint"], row["corrected"])
    return stale_reasons(made_of, compared, head.event.corrected)
