"""What another edition of a codebook or a lexicon would change: its own examples, and the findings of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzer.engines import parser
from analyzer.measure import measures
from analyzer.resources import Resources
from analyzer.resources.codebooks import PRESENT_AT, Codebook, weight_by_frame
from analyzer.resources.lexicons import Lexicon
from analyzer.types import Analysis, Document, Evidence, Finding, ParsedSentence

HEADLINE = -1
"""Stands for the headline where a sentence is numbered."""
_SMALLEST = 1e-9
"""Figures closer than this are the same figure."""


@dataclass(frozen=True, slots=True)
class FailedExample:
    """A sentence of the file that does not come out as the file says."""

    of: str  # the frame's title; empty for a lexicon
    text: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class MarkedWords:
    words: str
    label: str


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A measure's figure for one sentence, or for the whole text; None where it has none."""

    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class FindingChange:
    """What one measure says of one sentence before and after. Marks that stay are in neither list."""

    measure: str
    title: str
    gone: tuple[MarkedWords, ...]
    come: tuple[MarkedWords, ...]
    scores: tuple[ScoreChange, ...]


@dataclass(frozen=True, slots=True)
class SentenceChange:
    sentence: int  # index, or HEADLINE
    text: str
    findings: tuple[FindingChange, ...]


@dataclass(frozen=True, slots=True)
class TextChange:
    """Everything that differs between two analyses of one text."""

    sentences: tuple[SentenceChange, ...]
    figures: tuple[
        tuple[str, tuple[ScoreChange, ...]], ...
    ]  # measure's title → its figures of the whole text


def failing_examples(resources: Resources, name: str) -> tuple[FailedExample, ...]:
    """The examples of a codebook or lexicon that come out otherwise than it says, in order."""
    if name in resources.codebook_names():
        return tuple(_failing_of_codebook(resources.codebook(name)))
    return tuple(_failing_of_lexicon(resources.lexicon(name)))


def _failing_of_codebook(book: Codebook) -> Iterator[FailedExample]:
    for frame in book.frames.values():
        for wanted, texts in ((True, frame.examples), (False, frame.counter_examples)):
            for text, parse in zip(texts, _parsed(texts), strict=True):
                hits = [hit for hit in book.find(parse) if hit.frame == frame.key]
                weight = weight_by_frame(hits).get(frame.key, 0.0)
                if (weight >= PRESENT_AT) != wanted:
                    cues = ", ".join(f"{hit.cue} ({hit.weight:g})" for hit in hits) or "no cue"
                    expected = "the frame is present" if wanted else "the frame is absent"
                    yield FailedExample(frame.title, text, expected, f"{cues}: {weight:g} of {PRESENT_AT:g}")
    words = [overlap.words for overlap in book.overlaps]
    for overlap, parse in zip(book.overlaps, _parsed(words), strict=True):
        found = weight_by_frame(book.find(parse))
        if missing := [key for key in overlap.frames if key not in found]:
            expected = f"words of {', '.join(overlap.frames)}"
            yield FailedExample("Overlaps", overlap.words, expected, f"none of {', '.join(missing)}")


def _failing_of_lexicon(lexicon: Lexicon) -> Iterator[FailedExample]:
    texts = [example.text for example in lexicon.card.examples]
    for example, parse in zip(lexicon.card.examples, _parsed(texts), strict=True):
        found = sorted({hit.entry.term for hit in lexicon.find(parse)})
        if found != sorted(set(example.finds)):
            wanted = ", ".join(example.finds) or "nothing"
            yield FailedExample("", example.text, wanted, ", ".join(found) or "nothing")


def _parsed(texts: list[str] | tuple[str, ...]) -> list[ParsedSentence]:
    return list(parser.parse(list(texts), [0] * len(texts))) if texts else []


def what_changes(before: Analysis, after: Analysis) -> TextChange:
    """Sentence by sentence, the words that would no longer count and those that newly would.

    Both are analyses of the same text. Figures of measures that only one of them has count as changed.
    """
    found: dict[int, list[FindingChange]] = {}
    figures = []
    for key, measure in measures().items():
        old, new = before.measurements.get(key, Finding()), after.measurements.get(key, Finding())
        for sentence, change in _by_sentence(before.document, key, measure.card.title, old, new):
            found.setdefault(sentence, []).append(change)
        if changed := _scores(_figures(old), _figures(new)):
            figures.append((measure.card.title, changed))
    sentences = tuple(
        SentenceChange(index, _words(before.document, index), tuple(found[index])) for index in sorted(found)
    )
    return TextChange(sentences, tuple(figures))


def _by_sentence(
    document: Document, key: str, title: str, old: Finding, new: Finding
) -> Iterator[tuple[int, FindingChange]]:
    before, after = _marks(document, old), _marks(document, new)
    scores_before, scores_after = _series(old), _series(new)
    for index in sorted({*before, *after, *scores_before, *scores_after}):
        was, now = before.get(index, {}), after.get(index, {})
        gone = tuple(mark for place, mark in was.items() if place not in now)
        come = tuple(mark for place, mark in now.items() if place not in was)
        scores = _scores(scores_before.get(index, {}), scores_after.get(index, {}))
        if gone or come or scores:
            yield index, FindingChange(key, title, gone, come, scores)


def _marks(document: Document, finding: Finding) -> dict[int, dict[Evidence, MarkedWords]]:
    starts = [sentence.start for sentence in document.sentences]
    found: dict[int, dict[Evidence, MarkedWords]] = {}
    for mark in finding.evidence:
        is_headline = mark.zone == "headline"
        source = (document.title or "") if is_headline else document.text
        index = HEADLINE if is_headline else bisect_right(starts, mark.start) - 1
        found.setdefault(index, {})[mark] = MarkedWords(source[mark.start : mark.end], mark.label)
    return found


def _series(finding: Finding) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = {}
    for name, figures in finding.by_sentence.items():
        for index, figure in figures.items():
            found.setdefault(index, {})[name] = figure
    return found


def _figures(finding: Finding) -> dict[str, float]:
    whole = {"own voice": finding.own, "all": finding.all, **finding.parts}
    return {name: value.value for name, value in whole.items() if value is not None}


def _scores(before: Mapping[str, float], after: Mapping[str, float]) -> tuple[ScoreChange, ...]:
    names = dict.fromkeys((*before, *after))
    changes = (ScoreChange(name, before.get(name), after.get(name)) for name in names)
    return tuple(change for change in changes if _differs(change))


def _differs(change: ScoreChange) -> bool:
    if change.before is None or change.after is None:
        return True
    return abs(change.before - change.after) > _SMALLEST


def _words(document: Document, index: int) -> str:
    return (document.title or "") if index == HEADLINE else document.words_of(document.sentences[index])
