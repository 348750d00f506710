"""Files straight into an event, without a person looking at each: for the shell and the watched folder.

What a person would be asked about (columns that are unclear, a newer version of a stored text) is not decided here:
it is refused, and the reason says where to decide it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import transaction

from analyzer.encoding import decode_document
from analyzer.errors import AnalyzerError
from analyzer.reading import MAX_UPLOAD_BYTES, likeness, release_marks
from analyzer.types import Document
from webapp.analyses import services
from webapp.corpus import intake
from webapp.corpus import services as corpus
from webapp.corpus.models import Arrival, Article, Draft, Event
from webapp.corpus.naming import event_titled
from webapp.corpus.placing import of_one_outlet, of_two_outlets

ADDED, DUPLICATE, REFUSED = "added", "duplicate", "refused"
_UNCLEAR = "Which column is which is unclear: upload it on the page, which asks. "
_NEWER = (
    "It looks like another version of “{title}”, which is in this event. Upload it on the page, which asks."
)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one text."""

    name: str
    outcome: str  # added | duplicate | refused
    reason: str = ""


def ingest(
    content: bytes,
    name: str,
    event_title: str,
    *,
    stated: Mapping[str, Any] | None = None,
    chooses_releases: bool = False,
) -> list[Line]:
    """Put everything that a file holds into the event of this title, in one transaction: all of it or nothing.

    ``stated``: fields of RawDocument that somebody says of the file. ``chooses_releases``: a text with the marks of an
    official one becomes a release, and its line says why; a stated role stays. The same file again adds nothing, so that whoever
    is stopped in the middle may simply start again.
    """
    if len(content) > MAX_UPLOAD_BYTES:
        return [Line(name, REFUSED, f"It is larger than {MAX_UPLOAD_BYTES // 1_000_000} MB. Split it.")]
    parcel = intake.read_parcel(content, name, stated=stated)
    if not any(each.text for each in parcel.taken):
        return [_refused(each.name, each.reason, is_unclear=each.table is not None) for each in parcel.taken]
    with transaction.atomic():
        return _stored(parcel, event_titled(event_title), chooses_releases=chooses_releases)


def _stored(parcel: intake.Parcelled, event: Event, *, chooses_releases: bool) -> list[Line]:
    upload = intake.open_upload()
    arrivals = intake.take_in(upload, parcel)
    drafts = [arrival.draft for arrival in arrivals if arrival.draft is not None]
    known = corpus.held_articles(event, drafts)
    there = [
        (str(article), decode_document(article.document)) for article in event.articles.defer("original")
    ]
    chosen, details, lines = [], [], []
    for arrival in arrivals:
        line = _line(arrival, known, there)
        if line.outcome == ADDED and arrival.draft is not None:
            said, why = _details(arrival.draft, [document for _, document in there], chooses_releases)
            line = replace(line, reason=f"{line.reason} {why}".strip())
            chosen.append(arrival.draft)
            details.append(said)
            there.append((line.name, decode_document(arrival.draft.document)))
        lines.append(line)
    if chosen:
        corpus.save_drafts(chosen, details=details, event=event)
        services.request_event(event)
    elif not event.articles.exists():
        event.delete()  # it was made for nothing
    Draft.objects.filter(batch=upload.pk).delete()
    upload.delete()
    return lines


def _details(
    draft: Draft, others: Sequence[Document], chooses_releases: bool
) -> tuple[corpus.ArticleDetails, str]:
    """What the text says of itself, and why it is a release if its marks made it one."""
    said = corpus.details_of(draft)
    document = decode_document(draft.document)
    if not chooses_releases or "role" in document.provenance:
        return said, ""
    marks = release_marks(document, others)
    if not marks.is_release:
        return said, ""
    why = f"Taken as a release for its marks: {' '.join(marks.reasons)}"
    return replace(said, role=Article.Role.RELEASE, issuer=said.issuer or marks.issuer or ""), why


def _line(arrival: Arrival, known: Mapping[UUID, Article], there: Sequence[tuple[str, Document]]) -> Line:
    draft = arrival.draft
    if draft is None:
        if arrival.outcome == Arrival.Outcome.DUPLICATE:
            return Line(arrival.name, DUPLICATE, arrival.reason)
        return _refused(arrival.name, arrival.reason, is_unclear=arrival.outcome == Arrival.Outcome.UNCLEAR)
    if draft.pk in known:
        return Line(arrival.name, DUPLICATE, "It is in this event already.")
    document = decode_document(draft.document)
    alike = likeness(document, [other for _, other in there])
    for (title, other), found in zip(there, alike, strict=True):
        if of_two_outlets(document, other):
            continue
        if found.kind == "same text":
            return Line(
                arrival.name, DUPLICATE, f"The same text is in this event as “{title}”. {found.reason}"
            )
        if found.kind == "updated version" and of_one_outlet(document, other):
            return Line(arrival.name, REFUSED, _NEWER.format(title=title))
    try:
        corpus.check_details(corpus.details_of(draft))
    except AnalyzerError as error:
        return Line(arrival.name, REFUSED, str(error))
    return Line(arrival.name, ADDED, arrival.reason)


def _refused(name: str, reason: str, *, is_unclear: bool) -> Line:
    return Line(name, REFUSED, (_UNCLEAR if is_unclear else "") + reason)
