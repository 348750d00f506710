"""The list of corrections: each with what it says, where it hangs, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analyzer.labels import LABELS
from webapp.corrections.models import Correction
from webapp.corrections.placing import GONE
from webapp.corrections.selectors import A_CURATOR, CorrectionSearch, card_of
from webapp.pages.contexts.corrected import LONGEST_WORDS, Remark, remark_of
from webapp.pages.contexts.spoken import shortened

_WITH_ANOTHER = {
    "claim.merge": ("at", "Made one with the claim", "toward"),
    "claim.move": ("taken", "Moved to the claim", "toward"),
    "claim.split": ("taken", "Split off from the claim", "at"),
}
"""Here the words stand first that were merged, moved or split off; a report's row is the other side of it."""
STATES = {"standing": "in force", "undone": "taken back", "review": "to be looked at again"}


@dataclass(frozen=True, slots=True)
class EntryView:
    """One correction in a list."""

    remark: Remark
    words: str
    article: str
    article_pk: int | None
    version: str
    is_undone: bool
    is_replaced: bool  # a later one of the same place is in force
    undone_by: str
    needs_review: bool
    why: str
    is_gone: bool  # of what its words were there is nothing left that it could hold of


def entries_of(found: Iterable[Correction], *, is_named: bool) -> list[EntryView]:
    return [_entry(correction, is_named=is_named) for correction in found]


def _entry(correction: Correction, *, is_named: bool) -> EntryView:
    words: dict[str, str] = {}
    for anchor in correction.anchors.all():
        words.setdefault(anchor.role, shortened(anchor.text, LONGEST_WORDS))
    remark = remark_of(card_of(correction, is_named=is_named))
    about, did, other = _WITH_ANOTHER.get(correction.kind, ("at", "", ""))
    if other in words:
        remark = replace(remark, said=f"{did} “{words[other]}”{_new_name(correction)}")
    article = correction.article
    return EntryView(
        remark=remark,
        words=words.get(about, ""),
        article=str(article) if article else "",
        article_pk=article.pk if article else None,
        version=correction.version,
        is_undone=correction.undone_at is not None,
        is_replaced=correction.undone_at is None and correction.is_replaced,  # type: ignore[attr-defined]
        undone_by=(correction.undone_by_name if is_named else A_CURATOR) if correction.undone_at else "",
        needs_review=correction.needs_review,
        why=correction.why,
        is_gone=correction.why == GONE,
    )


def _new_name(correction: Correction) -> str:
    return (
        f", and called “{correction.value}”" if correction.kind == "claim.split" and correction.value else ""
    )


def filters_of(asked: Mapping[str, str], whole: CorrectionSearch) -> CorrectionSearch:
    """What an address asks for; what there is not is left out."""
    kind, state = asked.get("kind", ""), asked.get("state", "")
    return replace(
        whole,
        kind=kind if kind in LABELS else "",
        author=asked.get("author", ""),
        state=state if state in STATES else "",
    )
