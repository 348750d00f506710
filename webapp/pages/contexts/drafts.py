"""An upload as a person checks it: the text with what cleaning removed in its place, and where details came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.corpus.models import Draft
from webapp.pages.forms import DraftForm


@dataclass(frozen=True, slots=True)
class Stretch:
    """A kept stretch of the text, or a removed one with its reason and the box that puts it back."""

    text: str
    is_removed: bool
    reason: str = ""
    box: Any = None


@dataclass(frozen=True, slots=True)
class DraftView:
    draft: Draft
    form: DraftForm
    name: str
    stretches: list[Stretch]
    removed: int
    kept_words: int
    provenance: dict[str, str]


def draft_view(draft: Draft, form: DraftForm) -> DraftView:
    document = draft.document
    return DraftView(
        draft=draft,
        form=form,
        name=draft.filename or "pasted text",
        stretches=list(_stretches(document, form)),
        removed=len(form.removed),
        kept_words=len(document["text"].split()),
        provenance=document.get("provenance") or {},
    )


def _stretches(document: dict[str, Any], form: DraftForm) -> list[Stretch]:
    """Text and removed passages in reading order."""
    text, at, found = document["text"], 0, []
    boxes = list(form["keep"])
    order = sorted(range(len(form.removed)), key=lambda place: form.removed[place]["at"])
    for place in order:
        removed = form.removed[place]
        if removed["at"] > at:
            found.append(Stretch(text[at : removed["at"]].strip("\n"), is_removed=False))
            at = removed["at"]
        found.append(Stretch(removed["text"], is_removed=True, reason=removed["reason"], box=boxes[place]))
    found.append(Stretch(text[at:].strip("\n"), is_removed=False))
    return [stretch for stretch in found if stretch.text.strip()]
