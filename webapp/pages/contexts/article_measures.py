"""The figures of one text, each with the sentences behind it, and who speaks in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from webapp.analyses.values import ArticlePage
from webapp.pages.contexts.edition import Row
from webapp.pages.contexts.layers import evidence_of
from webapp.pages.contexts.method import sections_of
from webapp.pages.contexts.passages import Mark
from webapp.pages.contexts.wording import figure, plain, spread

READABILITY = "readability.band"
_BANDS = (
    (6, "short words and short sentences, as in texts for children"),
    (9, "plain, as in a popular magazine"),
    (13, "as in a daily newspaper"),
    (17, "demanding, as in texts for students"),
)
"""Grade below which a text reads so. The formulas give years of schooling; twelve years end school, four more a first
degree (Flesch 1948, table of typical magazines; Kincaid et al. 1975)."""
_HARDEST = "very demanding, as in law and scholarship"
_COUNTED = "counted"
"""The label of evidence that is simply every sentence; to mark it all would show nothing."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure of the text: its figures, or why there are none, and the way to its words."""

    key: str
    title: str
    unit: str
    own: str
    all: str
    spread: str
    reason: str
    says: str
    what: list[tuple[str, str]]  # heading, text: what it is and what it cannot see
    places: int  # stretches of the text that stand behind it
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The measure whose words are marked in the text."""

    key: str
    title: str
    sentences: list[int]
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who speaks in the text."""

    name: str
    words: int
    voices: str
    sentences: list[int]


def measures_of(page: ArticlePage, shown: str) -> list[MeasureView]:
    return [_measure(page, key, card, shown) for key, card in page.cards.items() if card["kind"] == "measure"]


def _measure(page: ArticlePage, key: str, card: Row, shown: str) -> MeasureView:
    analysis = page.analysis or {}
    finding: Row = analysis.get("measurements", {}).get(key, {})
    unit = str(card.get("unit", ""))
    lead = finding.get(card.get("leads", "all")) or finding.get("all") or finding.get("own")
    return MeasureView(
        key=key,
        title=card["title"],
        # Of a codebook the whole text has one figure: sentences with words of any of its frames.
        unit=f"{unit}, any frame of this codebook" if key.startswith("emphasis.") else unit,
        own=figure(finding.get("own"), unit),
        all=figure(finding.get("all"), unit),
        spread=spread(lead, unit),
        reason=_reason(finding, analysis.get("failures", {}).get(key)),
        says=_says(key, finding),
        what=_what(card),
        places=sum(each["label"] != _COUNTED for each in evidence_of(page, key)),
        is_shown=key == shown,
    )


def _reason(finding: Row, failed: str | None) -> str:
    if failed:
        return f"the measure failed: {failed}"
    return str(finding.get("reason") or "") if finding else "not measured yet"


def _what(card: Row) -> list[tuple[str, str]]:
    """What it counts and what it is blind to; the rest stands on the card's own page."""
    wanted = {"": "What it is", "Counts": "How it is counted", "Blind to": "What it does not say"}
    return [(wanted[heading], text) for heading, text in sections_of(card["method"]) if heading in wanted]


def _says(key: str, finding: Row) -> str:
    value = finding.get("all")
    if key != READABILITY or not value:
        return ""
    return (
        f"About grade {value['value']:.0f}: {reads_like(value['value'])}. The formulas disagree from "
        f"{value['low']:.0f} to {value['high']:.0f}. They know the length of words and sentences, not ideas."
    )


def reads_like(grade: float) -> str:
    """What a school grade means for a reader."""
    return next((words for below, words in _BANDS if grade < below), _HARDEST)


def shown_measure(page: ArticlePage, key: str) -> Shown | None:
    """The words behind one figure, as marks; None where the text has no such figure or no words stand behind it."""
    if page.cards.get(key, {}).get("kind") != "measure":
        return None
    found = [each for each in evidence_of(page, key) if each["label"] != _COUNTED]
    if not found:
        return None
    return Shown(
        key=key,
        title=page.cards[key]["title"],
        sentences=list(_sentences(page, found)),
        marks=[Mark(each["start"], each["end"], "evidence", plain(each["label"])) for each in found],
    )


def _sentences(page: ArticlePage, spans: Iterable[Row]) -> Iterator[int]:
    """Numbers of the sentences that hold a beginning of one of the spans."""
    starts = sorted(each["start"] for each in spans)
    place = 0
    for number, sentence in enumerate(page.document["sentences"], 1):
        is_held = False
        while place < len(starts) and starts[place] < sentence["end"]:
            is_held = True
            place += 1
        if is_held:
            yield number


def sources_of(page: ArticlePage) -> list[Source]:
    """Everybody who is given words, the most words first."""
    spoken: dict[str, list[Row]] = {}
    for statement in (page.analysis or {}).get("statements", ()):
        if statement["voice"] != "own":
            spoken.setdefault(statement.get("speaker") or "", []).append(statement)
    sources = [_source(page, name, statements) for name, statements in spoken.items()]
    return sorted(sources, key=lambda source: (-source.words, source.name))


def _source(page: ArticlePage, name: str, statements: list[Row]) -> Source:
    words: dict[str, int] = {}
    for each in statements:
        count = len(page.document["text"][each["start"] : each["end"]].split())
        words[each["voice"]] = words.get(each["voice"], 0) + count
    return Source(
        name=name,
        words=sum(words.values()),
        voices=", ".join(f"{words[voice]} {voice}" for voice in ("quoted", "reported") if words.get(voice)),
        sentences=list(dict.fromkeys(each["sentence"] + 1 for each in statements)),
    )
