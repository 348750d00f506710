"""What changed since the report before this one, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from webapp.analyses.values import ArticleCard
from webapp.pages.contexts.edition import Edition, Witness
from webapp.pages.contexts.report import title_of
from webapp.pages.contexts.summary import Part, with_letters

_COUNTED_OTHERWISE = frozenset({"comparability", "emphasis", "naming", "reuse"})
"""Sections that show no line a row, so that the number of rows is not the number that a reader sees."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows a section had, and has now."""

    title: str
    anchor: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Changes:
    since: datetime
    added: list[Witness]
    replaced: list[Witness]
    removed: list[str]
    has_new_base: bool
    new_sentences: list[list[Part]]
    gone_sentences: list[list[Part]]
    counts: list[Counted]
    without: list[ArticleCard]
    gone_with: list[list[Part]]  # sentences that named a text that is left aside
    conclusions: list[Counted]  # about the texts that stay: no longer found, found only now

    @property
    def is_angle(self) -> bool:
        return bool(self.without)

    @property
    def is_unchanged(self) -> bool:
        return not (self.new_sentences or self.gone_sentences or self.conclusions)


def build_changes(edition: Edition) -> Changes | None:
    """None for a first report, and for one that says what the one before it said."""
    found = edition.report.changes
    if not found or not any(
        found[key] for key in ("added", "replaced", "removed", "new_sentences", "counts")
    ):
        return None
    summary = edition.payload.get("summary", ())
    left = [card for card in edition.report.articles if card.document_id in edition.view.without]
    gone = [(with_letters(edition, text, left), _names(text, left)) for text in found["gone_sentences"]]
    return Changes(
        since=datetime.fromisoformat(found["since"]),
        added=[edition.by_id[key] for key in found["added"] if key in edition.by_id],
        replaced=[edition.by_id[key] for key in found["replaced"] if key in edition.by_id],
        removed=found["removed"],
        has_new_base=found["baseline"],
        new_sentences=[with_letters(edition, summary[place]["text"]) for place in found["new_sentences"]],
        gone_sentences=[parts for parts, is_of_left in gone if not is_of_left],
        counts=[
            Counted(title_of(edition, key), key.replace("_", "-"), before, now)
            for key, (before, now) in found["counts"].items()
            if key not in _COUNTED_OTHERWISE
        ],
        without=left,
        gone_with=[parts for parts, is_of_left in gone if is_of_left],
        conclusions=[
            Counted(title_of(edition, key), key.replace("_", "-"), before, now)
            for key, (before, now) in found.get("conclusions", {}).items()
        ],
    )


def _names(sentence: str, cards: list[ArticleCard]) -> bool:
    """Whether a sentence of the summary speaks of one of these texts."""
    said = [f"({card.document_id})" for card in cards]
    said += [card.outlet_name for card in cards if card.outlet_name and not card.is_release]
    said += ["the release" for card in cards if card.is_release]
    return any(name.casefold() in sentence.casefold() for name in said)
