"""What people set in the reading of one document: voices and speakers at once, labels for the measures to take up.

Everything that rests on voices (propositions, facts, measures) is read after this, so it follows by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from analyzer.corrections import Corrected, Correction, Stretch
from analyzer.types import Document, Statement

SetLabels = Mapping[tuple[str, str], Mapping[int, bool]]
"""(kind, part) → sentence, or HEADLINE → what a person set: ("sentence.frame", "policy_frames.economic") → {3: False}."""

HEADLINE = -1
"""Stands for the headline where sentences are numbered."""
OWN_WORDS = "These are the outlet’s own words: nobody is named for them. Set the voice first."
NO_HEADLINE = "The text has no headline any more."
NO_SENTENCE = "The words it hangs on are in no sentence of the text."
_WORD = re.compile(r"\w")


def correct_statements(
    document: Document, statements: tuple[Statement, ...], corrections: Iterable[Correction]
) -> tuple[tuple[Statement, ...], tuple[Corrected, ...]]:
    """The statements with voices and speakers as people set them, and what became of each correction.

    The machine's value is that of the statement that has most of the corrected words. Statements still tile.
    """
    current, outcomes = statements, []
    for number, correction in enumerate(corrections, 1):
        change = _CHANGES.get(correction.kind)
        if change is None:
            continue
        stretch = correction.at[0]
        problem = NO_SENTENCE if sentence_of(document, stretch) is None else ""
        if not problem:
            current, problem = change(document, current, correction, f"p{number}")
        outcomes.append(_outcome(document, statements, correction, problem))
    return current, tuple(outcomes)


def labels_of(document: Document, corrections: Iterable[Correction]) -> SetLabels:
    """What people set of frames and flags, by sentence; the later of two of one sentence holds."""
    labels: dict[tuple[str, str], dict[int, bool]] = {}
    for correction in corrections:
        place = _place_of(document, correction)
        if correction.kind not in _CHANGES and place is not None:
            labels.setdefault((correction.kind, correction.part), {})[place] = bool(correction.value)
    return labels


def labelled(
    document: Document,
    corrections: Iterable[Correction],
    machine: Mapping[tuple[str, str, int], bool],
    why_not: str,
) -> tuple[Corrected, ...]:
    """What became of corrections of frames and flags. ``machine``: (kind, part, sentence) → what it read."""
    outcomes = []
    for correction in corrections:
        if correction.kind in _CHANGES:
            continue
        place = _place_of(document, correction)
        gone = NO_HEADLINE if correction.is_of_headline else NO_SENTENCE
        known = None if place is None else machine.get((correction.kind, correction.part, place))
        problem = gone if place is None else (why_not if known is None else "")
        sentence = None if place == HEADLINE else place
        outcomes.append(correction.became(known, sentence=sentence, problem=problem))
    return tuple(outcomes)


def _place_of(document: Document, correction: Correction) -> int | None:
    """The sentence, or the headline, that a label is said of."""
    if correction.is_of_headline:
        return HEADLINE if document.title else None
    return sentence_of(document, correction.at[0])


def sentence_of(document: Document, stretch: Stretch) -> int | None:
    """The sentence that has most of a stretch."""
    shares = {
        index: min(stretch.end, sentence.end) - max(stretch.start, sentence.start)
        for index, sentence in enumerate(document.sentences)
        if stretch.touches(sentence.start, sentence.end)
    }
    return max(shares, key=lambda index: shares[index]) if shares else None


def _outcome(
    document: Document, statements: Sequence[Statement], correction: Correction, problem: str
) -> Corrected:
    stretch = correction.at[0]
    most = max(statements, key=lambda one: _shared(one, stretch), default=None)
    machine = None
    if most is not None and _shared(most, stretch):
        machine = most.voice if correction.kind == "sentence.voice" else most.speaker or ""
    return correction.became(machine, sentence=sentence_of(document, stretch), problem=problem)


def _shared(statement: Statement, stretch: Stretch) -> int:
    return max(0, min(statement.end, stretch.end) - max(statement.start, stretch.start))


# --- voice ------------------------------------------------------------------------------------------------


def _with_voice(
    document: Document, statements: tuple[Statement, ...], correction: Correction, name: str
) -> tuple[tuple[Statement, ...], str]:
    """The words in one statement of that voice in each sentence, what is left of others beside it."""
    stretch = correction.at[0]
    before: list[Statement] = []
    inside: dict[int, list[Statement]] = {}
    for statement in statements:
        left, right = max(statement.start, stretch.start), min(statement.end, stretch.end)
        if left >= right:
            before.append(statement)
            continue
        for start, end in ((statement.start, left), (right, statement.end)):
            if _WORD.search(document.text, start, end):
                before.append(_trimmed(document.text, replace(statement, start=start, end=end)))
            else:  # marks alone go with the words beside them
                left, right = (
                    min(left, start) if start < end else left,
                    max(right, end) if start < end else right,
                )
        inside.setdefault(statement.sentence, []).append(replace(statement, start=left, end=right))
    whole = [_voiced(pieces, correction.value, name) for pieces in inside.values()]
    return tuple(sorted([*before, *whole], key=lambda one: (one.sentence, one.start))), ""


def _voiced(pieces: Sequence[Statement], voice: str, name: str) -> Statement:
    """One statement over all pieces; whose words they are is told by the longest piece that names somebody."""
    start, end = pieces[0].start, max(piece.end for piece in pieces)
    sentence = pieces[0].sentence
    if voice == "own":
        return Statement(start, end, sentence, "own")
    spoken = [piece for piece in pieces if piece.attribution is not None]
    if not spoken:
        return Statement(start, end, sentence, voice, attribution=name)  # type: ignore[arg-type]
    longest = max(spoken, key=lambda piece: piece.end - piece.start)
    return replace(longest, start=start, end=end, voice=voice, flags=(), rule=None)  # type: ignore[arg-type]


def _trimmed(text: str, statement: Statement) -> Statement:
    start, end = statement.start, statement.end
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return replace(statement, start=start, end=end)


# --- speaker ----------------------------------------------------------------------------------------------


def _with_speaker(
    document: Document, statements: tuple[Statement, ...], correction: Correction, name: str
) -> tuple[tuple[Statement, ...], str]:
    """The speaker of an attribution, in all its statements: its content may be given in pieces."""
    stretch = correction.at[0]
    meant = {
        index
        for index, one in enumerate(statements)
        if one.voice != "own" and stretch.touches(one.start, one.end)
    }
    if not meant:
        return statements, OWN_WORDS
    names = {statements[index].attribution for index in meant} - {None}
    speaker = correction.value or None
    return tuple(
        replace(one, speaker=speaker)
        if index in meant or (one.voice != "own" and one.attribution in names)
        else one
        for index, one in enumerate(statements)
    ), ""


_Change = Callable[[Document, tuple[Statement, ...], Correction, str], tuple[tuple[Statement, ...], str]]
_CHANGES: dict[str, _Change] = {"sentence.voice": _with_voice, "sentence.speaker": _with_speaker}
