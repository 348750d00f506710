"""The list of corrections: each with what it says, where it hangs, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analyzer.labels import LABELS
from webapp.corrections.models import Correction
from webapp.corrections.selectors import A_CURATOR, CorrectionSearch, card_of
from webapp.pages.contexts.corrected import Remark, remark_of
from webapp.pages.contexts.spoken import shortened

_TOWARD = {"claim.merge": "Merged into the claim", "claim.move": "Moved to the claim"}
"""Here the words stand first that were merged or moved; a report's row is the other side of it."""
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
    undone_by: str
    needs_review: bool
    why: str


def entries_of(found: Iterable[Correction], *, is_named: bool) -> list[EntryView]:
    return [_entry(correction, is_named=is_named) for correction in found]


def _entry(correction: Correction, *, is_named: bool) -> EntryView:
    anchors = list(correction.anchors.all())
    remark = remark_of(card_of(correction, is_named=is_named))
    goal = next((anchor.text for anchor in anchors if anchor.role == "toward"), "")
    if goal and correction.kind in _TOWARD:
        remark = replace(remark, said=f"{_TOWARD[correction.kind]} “{shortened(goal, 160)}”")
    article = correction.article
    return EntryView(
        remark=remark,
        words=shortened(anchors[0].text, 160) if anchors else "",
        article=str(article) if article else "",
        article_pk=article.pk if article else None,
        version=correction.version,
        is_undone=correction.undone_at is not None,
        undone_by=(correction.undone_by_name if is_named else A_CURATOR) if correction.undone_at else "",
        needs_review=correction.needs_review,
        why=correction.why,
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
