"""What pages are given: plain values that ask the database nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from webapp.corpus.models import Event
from webapp.corrections.values import CorrectionCard


@dataclass(frozen=True, slots=True)
class EventSearch:
    """What is asked of the list of events; everything must hold. The days are those on which texts were published."""

    words: tuple[str, ...] = ()
    outlet: str = ""  # slug
    since: date | None = None
    until: date | None = None


EVERY_EVENT = EventSearch()


@dataclass(frozen=True, slots=True)
class OutletName:
    """An outlet as a page names it; without a slug it has no page."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class EventCard:
    """One line of the list of events."""

    slug: str
    title: str
    created: datetime
    article_count: int
    outlets: list[OutletName]
    has_release: bool
    state: str  # as EventReport.state
    first: date | None = None  # of its dated texts
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One article with the state of its analysis."""

    pk: int
    letter: str  # R (R1, R2 …) for releases; A, B, C … for coverage, by date
    document_id: str
    title: str
    outlet_name: str
    is_release: bool
    issuer: str
    published: date | None
    state: str  # queued | running | done | partial | failed
    step: str
    reason: str
    words: int
    filename: str
    byline: str = ""
    url: str = ""
    uploaded: datetime | None = None
    attempts: int = 0
    outlet_slug: str = ""
    agency: str = ""  # whose copy the text is


@dataclass(frozen=True, slots=True)
class Angle:
    """From where the texts of an event are compared: against which, and without which. Ids are those of documents."""

    baseline: str = ""  # an id, "others", or empty: what the report takes by itself
    without: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Empty for the report itself; else the same for the same angle, in whatever order it was asked for."""
        if self == THE_REPORT:
            return ""
        said = json.dumps([self.baseline, sorted(self.without)])
        return hashlib.sha256(said.encode()).hexdigest()


THE_REPORT = Angle()


class HeldText(NamedTuple):
    """What a report depends on in one article, without its text."""

    pk: int
    content_hash: str
    title: str
    outlet_name: str
    issuer: str
    role: str
    byline: str
    url: str
    published: date | None


class MadeOf(NamedTuple):
    """What a report was made of."""

    inputs: dict[str, str]  # document id → hash
    fingerprint: str
    corrected: str  # stamp of the corrections of the comparison


@dataclass(frozen=True, slots=True)
class EventHead:
    """An event and its texts by their letters: all that an address is read with."""

    event: Event
    texts: tuple[HeldText, ...]  # the releases first, then by letter
    letters: dict[int, str]
    digest: str  # over all of this; another one asks for other pages

    @property
    def own_baseline(self) -> str:
        """What the report is held against where nobody asks for anything else: the first release, or the others."""
        return next((str(text.pk) for text in self.texts if text.role == "release"), "others")


@dataclass(frozen=True, slots=True)
class ReportHead:
    """How an event's report stands, without what it says."""

    event: Event
    texts: tuple[HeldText, ...]
    angle: Angle
    state: str  # as EventReport.state
    step: str
    reason: str
    report_pk: int | None
    made_at: datetime | None
    fingerprint: str
    failures: dict[str, str]
    stale_reasons: list[str]
    taken_out: tuple[str, ...] = ()  # outlets of texts that were deleted, where there is no report since

    @property
    def is_readable(self) -> bool:
        return self.report_pk is not None

    @property
    def is_stale(self) -> bool:
        return bool(self.stale_reasons)

    @property
    def is_working(self) -> bool:
        return self.state in ("queued", "running")

    @property
    def is_sound(self) -> bool:
        """Finished, with gaps or without, and of the texts as they are now."""
        return self.is_readable and self.state in ("done", "partial") and not self.stale_reasons

    @property
    def is_settled(self) -> bool:
        """Nothing is under way and nothing is to be mended: what was stored is what there is to show."""
        return self.is_sound and self.state == "done"


@dataclass(frozen=True, slots=True)
class EventReport:
    """All that the page of one event shows."""

    event: Event
    articles: list[ArticleCard]
    payload: dict[str, Any] | None  # the comparison's JSON without analyses
    analyses: dict[str, dict[str, Any]]  # document id → the analysis' JSON, of articles that have one
    cards: dict[str, dict[str, Any]]
    state: str  # empty | one_text | queued | running | done | partial | failed
    is_stale: bool
    stale_reasons: list[str]
    failures: dict[str, str]  # document id, measure or contrast → what went wrong
    made_at: datetime | None
    fingerprint: str
    reason: str
    report_pk: int | None = None
    changes: dict[str, Any] | None = None  # as changes.changes_between
    angle: Angle = THE_REPORT
    corrections: dict[str, CorrectionCard] = field(default_factory=dict)  # id in payload and analyses → card
    data_files: dict[str, dict[str, Any]] = field(default_factory=dict)  # as codebooks.selectors.made_with


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on one event is."""

    event: Event
    articles: list[ArticleCard]
    state: str
    step: str
    reason: str
    total: int
    finished: int
    failed: int
    is_finished: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the page of one article shows."""

    article: ArticleCard
    event_slug: str
    event_title: str
    document: dict[str, Any]
    analysis: dict[str, Any] | None
    cards: dict[str, dict[str, Any]]
    run: RunCard | None
    corrections: dict[str, CorrectionCard] = field(default_factory=dict)  # id in the analysis → card


@dataclass(frozen=True, slots=True)
class RunCard:
    """One analysis on record."""

    pk: int
    state: str
    step: str
    attempts: int
    reason: str
    fingerprint: str
    is_current: bool  # made, or being made, with the measures of now
    finished_at: datetime | None
    failures: dict[str, str] = field(default_factory=dict)
