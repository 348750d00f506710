"""An upload as a person checks it: how each text was read, what is suggested for it, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
from webapp.people.rights import Person


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


def suggestions_for(drafts: Sequence[Draft], *, person: Person) -> tuple[EventSuggestion, list[Suggestions]]:
    """Where the texts belong, and for each what its outlet and role may be and what it may be a version of."""
    as_read = [decode_document(draft.document) for draft in drafts]
    documents = [_as_known(document) for document in as_read]
    stored = latest_stored(person=person)
    among = alike_among(documents, [_name(draft) for draft in drafts])
    suggested = [
        _suggestions(document, read, documents, alike_stored(document, stored) or twin)
        for document, read, twin in zip(documents, as_read, among, strict=True)
    ]
    return suggest_event(documents, stored), suggested


def _as_known(document: Document) -> Document:
    """With its outlet's name as it is stored."""
    known = known_outlet(document.outlet or "", document.url or "")
    return replace(document, outlet=known.outlet.name) if known.outlet is not None else document


def _suggestions(
    document: Document, read: Document, documents: Sequence[Document], alike: Alike | None
) -> Suggestions:
    first: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    if document.outlet != read.outlet:
        first["outlet"] = document.outlet
        reasons["outlet"] = known_outlet(read.outlet or "", document.url or "").reason
    marks = release_marks(document, [other for other in documents if other is not document])
    if marks.is_release and "role" not in document.provenance:
        first["role"] = Article.Role.RELEASE
        reasons["role"] = "marks of an official text, listed below"
        if marks.issuer and not document.issuer:
            first["issuer"] = marks.issuer
            reasons["issuer"] = "marks of an official text, listed below"
    if alike is not None:
        first |= _fate(alike)
    return Suggestions(first, reasons, marks.reasons if marks.is_release else (), alike)


def _fate(alike: Alike) -> dict[str, Any]:
    """What happens unless the person says otherwise: nothing is stored twice, nothing newer is lost, and nothing that
    may be somebody else's text is replaced."""
    if alike.article is None:
        return {"leave_out": alike.is_same}
    if alike.is_same:
        return {"alike": "leave"}
    return {"alike": f"replace:{alike.article.pk}" if alike.is_of_one_outlet else "both"}


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
    plain = [each for each in arrivals if each.outcome == Arrival.Outcome.ACCEPTED and not each.reason]
    return {
        "arrivals": arrivals,
        "outcomes": outcomes,
        "is_fetching": counts[Arrival.Outcome.FETCHING] > 0,
        "plain": plain,
        "remarkable": [each for each in arrivals if each not in plain],
    }
