"""What to know of the documents before any comparison: length, genre, date, byline and wire, zones, cleaning."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from analyzer.measure import Card, EventView, contrast
from analyzer.types import BODY_ZONES, Analysis, Document, Evidence, Value

_TITLE_LABEL = r"^(?:{label})\s*[:|–—]|[|–—]\s*(?:{label})\s*$"
"""A genre is taken from a label set off by a mark; the same word inside a headline is only a word."""
_LABELLED = {
    genre: re.compile(_TITLE_LABEL.format(label=label), re.IGNORECASE)
    for genre, label in {
        "opinion": r"opinion|editorial|op-ed|column|commentary|letter to the editor",
        "analysis": r"(?:news )?analysis|explainer|explained|in depth",
        "interview": r"interview|q\s?&\s?a|in conversation with",
        "live": r"live(?: updates?| blog)?|as it happened",
        "fact check": r"fact[- ]check",
        "review": r"review",
    }.items()
}
_DATELINE = re.compile(
    r"^(?!(?:The|In|At|On|For|But|And|A)\b)(?:[A-Z][\w.'’]+(?:[ ,]+[A-Z][\w.'’]+){0,4}(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z.]* \d{1,2})?)"
    r"\s*(?:\((?P<agency>[A-Za-z ]{2,30})\))?\s*(?::|--|[–—]|-(?=\s))(?=\s*[A-Z\"“‘'])"
)
_AGENCY = re.compile(
    r"\b(Reuters|Associated Press|AP|AFP|Agence France-Presse|PTI|Press Trust of India|ANI|IANS|Xinhua|dpa|UPI|TASS|"
    r"Kyodo|Yonhap|EFE|ANSA|Bloomberg|PA Media|Press Association|Canadian Press)\b"
)
_CREDIT = re.compile(
    r"\((?:with )?(?:inputs?|agenc|report|source)[^)]*\)|\([A-Za-z /]{2,30}\)|[–—-]\s?[A-Z][A-Za-z ]{1,25}$",
    re.I,
)
_FORM = re.compile(
    r"(?P<interview>(?:Q|A|Question|Answer)\s*[:.])"
    r"|(?P<live>(?i:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?|[A-Z]{2,4})?\b))"
)
"""How a line of an interview, or of a live page, begins."""
_FEWEST_LINES = 3
"""Turns of an interview or time stamps of a live page; fewer may be chance."""


class ComparabilityRow(msgspec.Struct, frozen=True, gc=False):
    """One thing about one document. ``value`` is a number, ``text`` a word for it; both may be unknown."""

    document: str
    what: str  # length | genre | date | byline | wire | zones | removed
    value: Value | None
    text: str | None
    evidence: tuple[Evidence, ...] = ()


@contrast(
    Card(
        key="comparability",
        title="Can they be compared?",
        source="plain facts of the texts",
        order=5,
    )
)
def comparability(event: EventView) -> tuple[ComparabilityRow, ...]:
    """Seven rows for each text, shown before any comparison.

    Finds:     words of the body; genre, where a label, a dateline or the form says it; days after the release or
               the earliest dated text; byline; a news agency named in the text; sentences by zone; share of
               the upload that cleaning removed.
    No value:  whatever the text does not tell; nothing is guessed.
    Blind to:  genre that a page shows by its layout alone.
    """
    alone = event.memory.of_texts("comparability", tuple(event.analyses.values()), _of_texts)
    rows: list[ComparabilityRow] = []
    for (length, genre, *others), date in zip(alone, _dates(event), strict=True):
        rows += [length, genre, date, *others]
    return tuple(rows)


def _of_texts(analyses: Iterable[Analysis]) -> Iterator[tuple[ComparabilityRow, ...]]:
    """All that each text tells whatever the others are."""
    for document in (analysis.document for analysis in analyses):
        genre, genre_evidence = genre_of(document)
        wire, wire_evidence = agency_of(document)
        yield (
            _length(document),
            ComparabilityRow(document.id, "genre", None, genre, genre_evidence),
            ComparabilityRow(document.id, "byline", None, document.byline),
            ComparabilityRow(document.id, "wire", None, wire, wire_evidence),
            _zones(document),
            _removed(document),
        )


def _length(document: Document) -> ComparabilityRow:
    body = [sentence for sentence in document.sentences if sentence.zone in BODY_ZONES]
    words = sum([_count_words(document.words_of(sentence)) for sentence in body])
    evidence = tuple([Evidence(sentence.start, sentence.end, "body", sentence.zone) for sentence in body])
    value = Value(float(words), count=words, n=len(body))
    return ComparabilityRow(document.id, "length", value, None, evidence)


@lru_cache(maxsize=10_000)
def _count_words(sentence: str) -> int:
    """Remembered, because outlets print the same sentences."""
    return len(sentence.split())


def genre_of(document: Document) -> tuple[str | None, tuple[Evidence, ...]]:
    """The genre that the document itself tells, with the words that tell it; None where it does not."""
    if document.role == "release":
        return "release", ()
    title = document.title or ""
    for genre, label in _LABELLED.items():
        match = label.search(title)
        if match:
            return genre, (Evidence(match.start(), match.end(), "label", "headline"),)
    lines = _lines_by_form(document)
    for genre in ("interview", "live"):
        if len(lines[genre]) >= _FEWEST_LINES:
            return genre, tuple(lines[genre])
    dateline = _dateline(document)
    return ("news", (dateline,)) if dateline else (None, ())


def _lines_by_form(document: Document) -> Mapping[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for sentence in document.sentences:
        match = _FORM.match(document.text, sentence.start, sentence.end)
        if match is not None:
            line = Evidence(sentence.start, match.end(), "form", sentence.zone)
            found[str(match.lastgroup)].append(line)
    return found


def _dateline(document: Document) -> Evidence | None:
    first = next((sentence for sentence in document.sentences if sentence.zone in BODY_ZONES), None)
    match = _DATELINE.match(document.words_of(first)) if first else None
    if first is None or match is None:
        return None
    return Evidence(first.start, first.start + match.end(), "dateline", first.zone)


def agency_of(document: Document) -> tuple[str | None, tuple[Evidence, ...]]:
    """A news agency credited in byline, dateline, last sentence or what was removed; not one merely mentioned."""
    if document.byline and (match := _AGENCY.search(document.byline)):
        return match.group(1), ()
    dateline = _dateline(document)
    places = [(dateline.start, dateline.end, dateline.zone)] if dateline else []
    if document.sentences:
        last = document.sentences[-1]
        credit = _CREDIT.search(document.words_of(last))
        if credit:
            places.append((last.start + credit.start(), last.start + credit.end(), last.zone))
    for start, end, zone in places:
        if match := _AGENCY.search(document.text[start:end]):
            return match.group(1), (Evidence(start + match.start(), start + match.end(), "agency", zone),)
    for removed in document.removed:
        if (credit := _CREDIT.search(removed.text)) and (match := _AGENCY.search(credit.group())):
            return match.group(1), ()
    return None, ()


def _dates(event: EventView) -> Iterator[ComparabilityRow]:
    """Days after the baseline release, or after the earliest dated document where there is no release."""
    published = {name: analysis.document.published for name, analysis in event.analyses.items()}
    reference = published[event.releases[0]] if event.releases else None
    reference = reference or min(filter(None, published.values()), default=None)
    for name, day in published.items():
        if day is None or reference is None:
            yield ComparabilityRow(name, "date", None, None)
        else:
            days = (day - reference).days
            yield ComparabilityRow(name, "date", Value(float(days), count=days), day.isoformat())


def _zones(document: Document) -> ComparabilityRow:
    zones = Counter(sentence.zone for sentence in document.sentences)
    text = ", ".join(f"{zone} {count}" for zone, count in sorted(zones.items()))
    evidence = tuple(
        Evidence(sentence.start, sentence.end, sentence.zone, sentence.zone)
        for sentence in document.sentences
        if sentence.zone not in BODY_ZONES
    )
    return ComparabilityRow(
        document.id, "zones", Value(float(len(zones)), n=len(document.sentences)), text, evidence
    )


def _removed(document: Document) -> ComparabilityRow:
    """The share of characters that cleaning took out, and why."""
    gone = sum(len(removed.text) for removed in document.removed)
    reasons = ", ".join(dict.fromkeys(removed.reason for removed in document.removed)) or None
    share = gone / max(gone + len(document.text), 1)
    return ComparabilityRow(
        document.id, "removed", Value(share, count=gone, n=gone + len(document.text)), reasons
    )
