"""An upload as a person checks it: how each text was read, what is suggested for it, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzer.encoding import decode_document
from analyzer.reading import release_marks
from analyzer.types import Document
from webapp.corpus.models import Arrival, Article, Draft
from webapp.corpus.outlets import known_outlet
from webapp.corpus.placing import (
    Alike,
    EventSuggestion,
    alike_among,
    alike_stored,
    latest_stored,
    suggest_event,
)
from webapp.corpus.selectors import place_of
from webapp.pages.contexts.cleaning import Stretch, stretches_of
from webapp.pages.forms import DraftForm


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is suggested for one text: first values of its form, and the reasons."""

    first_values: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)  # field → why it has this value
    marks: tuple[str, ...] = ()
    alike: Alike | None = None


@dataclass(frozen=True, slots=True)
class DraftView:
    draft: Draft
    form: DraftForm
    name: str
    stretches: list[Stretch]
    removed: int
    kept_words: int
    origins: dict[str, str]  # field → where its value comes from
    suggestions: Suggestions
    alike_place: str  # "A of the event …"
    note: str


def suggestions_for(drafts: Sequence[Draft]) -> tuple[EventSuggestion, list[Suggestions]]:
    """Where the texts belong, and for each what its outlet and role may be and what it may be a version of."""
    documents = [decode_document(draft.document) for draft in drafts]
    stored = latest_stored()
    among = alike_among(documents, [_name(draft) for draft in drafts])
    suggested = [
        _suggestions(document, documents, alike_stored(document, stored) or twin)
        for document, twin in zip(documents, among, strict=True)
    ]
    return suggest_event(documents, stored), suggested


def _suggestions(document: Document, documents: Sequence[Document], alike: Alike | None) -> Suggestions:
    first: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    known = known_outlet(document.outlet or "", document.url or "")
    if known.outlet is not None:
        first["outlet"] = known.outlet.name
        if known.outlet.name != document.outlet:
            reasons["outlet"] = known.reason
    marks = release_marks(document, [other for other in documents if other is not document])
    if marks.is_release and "role" not in document.provenance:
        first["role"] = Article.Role.RELEASE
        reasons["role"] = "suggested by the marks below"
        if marks.issuer and not document.issuer:
            first["issuer"] = marks.issuer
            reasons["issuer"] = "suggested by the marks below"
    if alike is not None:
        first |= _fate(alike)
    return Suggestions(first, reasons, marks.reasons if marks.is_release else (), alike)


def _fate(alike: Alike) -> dict[str, Any]:
    """What happens unless the person says otherwise: nothing is stored twice, nothing newer is lost."""
    if alike.article is None:
        return {"leave_out": alike.is_same}
    return {"alike": "leave" if alike.is_same else f"replace:{alike.article.pk}"}


def draft_view(draft: Draft, form: DraftForm, suggestions: Suggestions, note: str = "") -> DraftView:
    document = draft.document
    alike = suggestions.alike
    return DraftView(
        draft=draft,
        form=form,
        name=_name(draft),
        stretches=stretches_of(form),
        removed=len(form.removed),
        kept_words=len(document["text"].split()),
        origins={**(document.get("provenance") or {}), **suggestions.reasons},
        suggestions=suggestions,
        alike_place=place_of(alike.article) if alike and alike.article else "",
        note=note,
    )


def _name(draft: Draft) -> str:
    return draft.filename or draft.stated.get("url") or "pasted text"


def arrivals_context(arrivals: Sequence[Arrival]) -> dict[str, Any]:
    """The table of everything that came, with a sum that adds up."""
    counts = Counter(arrival.outcome for arrival in arrivals)
    outcomes = [(outcome.label, counts[outcome]) for outcome in Arrival.Outcome if counts[outcome]]
    plain = Arrival.Outcome.ACCEPTED
    return {
        "arrivals": arrivals,
        "outcomes": outcomes,
        "is_fetching": counts[Arrival.Outcome.FETCHING] > 0,
        "has_reasons": any(arrival.reason or arrival.outcome != plain for arrival in arrivals),
    }
