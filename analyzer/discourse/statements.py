"""Document → statements: every word of every sentence has one voice (CODEBOOK §1).

The content of an attribution is taken with the word that opens its clause ("that", "whether"); a quotation is taken
with its marks. Cue and source are the outlet's own words. What is unsure stays own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analyzer.discourse.attributions import Attribution, Interval, cue_entry, find_attributions
from analyzer.discourse.dialogue import find_blocks, find_turns
from analyzer.discourse.misreadings import read_again
from analyzer.discourse.quotation import find_quotations
from analyzer.discourse.quoting import Quoted, Quoting
from analyzer.discourse.signing import labelled_sentence
from analyzer.discourse.speakers import Speakers
from analyzer.discourse.syntax import Tree
from analyzer.resources import Resources
from analyzer.resources.cues import Cues
from analyzer.types import (
    Cue,
    Document,
    ParsedSentence,
    Sentence,
    Span,
    Statement,
    StatementRule,
    Target,
    Voice,
)

_WORD = re.compile(r"\w")
_OPENERS = frozenset({"that", "whether", "if"})
_OPENING_MARKS = " ,:"


@dataclass(frozen=True, slots=True)
class _Layer:
    """A stretch of a sentence that an attribution claims."""

    start: int
    end: int
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    voice: Voice
    outer: Attribution | None = None
    inner: Attribution | None = None
    flags: tuple[str, ...] = ()
    rule: StatementRule | None = None


def find_statements(
    document: Document, parse: Sequence[ParsedSentence], targets: Sequence[Target], cues: Cues | None = None
) -> tuple[Statement, ...]:
    """Statements in order of the text; together they tile each sentence, with nothing but space between them."""
    cues = cues or Resources.shipped().cues
    trees = [Tree(read_again(tokens, cues), cues) for tokens in parse]
    speakers = Speakers(document, trees, targets)
    attributions = [find_attributions(tree, number) for number, tree in enumerate(trees)]
    for turn in find_turns(document, trees):
        for inner in attributions[turn.sentence]:
            inner.contents = [(max(a, turn.cue[1]), b) for a, b in inner.contents if b > turn.cue[1]]
        attributions[turn.sentence].append(turn)
    for block in find_blocks(document, trees):
        attributions[block.sentence].append(block)
    people = frozenset(t.name.split()[-1].lower() for t in targets if t.kind == "person" and t.name)
    for number, tree in enumerate(trees):
        label = labelled_sentence(tree, number, people)
        if label is not None and not any(a.rule == "turn" for a in attributions[number]):
            attributions[number].append(label)
    for attribution in _all(attributions):
        attribution.is_impersonal = attribution.is_impersonal or not speakers.can_it_speak(attribution)
    for group in attributions:
        _leave_to_the_outlet(group, trees)
    quoted = Quoting(document, trees, attributions, find_quotations(document)).tie()
    layers = _layers(document, attributions)
    marks = _marks(document, quoted)
    pieces = [_tiled(document, s, layers[n], marks[n]) for n, s in enumerate(document.sentences)]
    names = {id(a): f"a{n}" for n, a in enumerate(_all(attributions), start=1)}
    return tuple(
        _statement(document, number, piece, names, speakers)
        for number, row in enumerate(_with_continuations(document, pieces))
        for piece in row
    )


def _all(attributions: list[list[Attribution]]) -> Iterator[Attribution]:
    return (attribution for group in attributions for attribution in group)


def _leave_to_the_outlet(group: list[Attribution], trees: list[Tree]) -> None:
    """What a thing shows that people think or want is the outlet's reading of it, unless they said so."""
    for outer in [attribution for attribution in group if attribution.is_impersonal]:
        shown = cue_entry(trees[outer.sentence], outer.cue_index)
        if shown is not None and "that" not in shown[1]:
            continue  # a thing that offers or rejects something shows nothing
        for inner in group:
            entry = cue_entry(trees[inner.sentence], inner.cue_index)
            is_inside = any(a <= inner.cue[0] and inner.cue[1] <= b for a, b in outer.contents)
            if is_inside and entry is not None and "quote" not in entry[1]:
                inner.is_impersonal = True


def _layers(document: Document, attributions: list[list[Attribution]]) -> list[list[_Layer]]:
    """What attributions claim of each sentence; a quotation may reach over several."""
    layers: list[list[_Layer]] = [[] for _ in document.sentences]
    starts = [sentence.start for sentence in document.sentences]
    for attribution in _all(attributions):
        for start, end in _without_own_words(attribution, attributions[attribution.sentence]):
            for number in _reached(starts, start, end):
                sentence = document.sentences[number]
                layers[number].append(_Layer(max(start, sentence.start), min(end, sentence.end), attribution))
    return layers


def _marks(document: Document, quoted: list[Quoted]) -> list[list[Quoted]]:
    """The quotations that reach into each sentence."""
    marks: list[list[Quoted]] = [[] for _ in document.sentences]
    starts = [sentence.start for sentence in document.sentences]
    for each in quoted:
        for number in _reached(starts, each.quotation.start, each.quotation.end):
            marks[number].append(each)
    return marks


def _reached(starts: list[int], start: int, end: int) -> range:
    """Numbers of the sentences between two offsets."""
    return range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end))


def _without_own_words(attribution: Attribution, beside: Sequence[Attribution]) -> list[Interval]:
    """The content without the cue and the source themselves: those are the outlet's words. So are those of whoever passes
    it all on: "…, the Gazette reports" is nothing that the mayor said."""
    kept = attribution.contents
    passing = [
        one
        for one in beside
        if _holds(one, attribution.cue) and _holds(attribution, one.cue) and one.cue > attribution.cue
    ]
    for own in [span for one in (attribution, *passing) for span in (one.cue, one.source)]:
        if own is not None:
            sides = [((a, min(b, own[0])), (max(a, own[1]), b)) for a, b in kept]
            kept = [side for pair in sides for side in pair if side[0] < side[1]]
    return sorted(set(kept))


def _holds(attribution: Attribution, cue: Interval) -> bool:
    return any(start <= cue[0] and cue[1] <= end for start, end in attribution.contents)


def _tiled(document: Document, sentence: Sentence, layers: list[_Layer], marks: list[Quoted]) -> list[_Piece]:
    """The sentence cut wherever voice or speaker changes."""
    edges = {sentence.start, sentence.end}
    for start, end in [(x.start, x.end) for x in layers] + [
        (q.quotation.start, q.quotation.end) for q in marks
    ]:
        edges.update(edge for edge in (start, end) if sentence.start < edge < sentence.end)
    ordered = sorted(edges)
    pieces = [_piece(a, b, layers, marks) for a, b in pairwise(ordered)]
    return _merged(document, _without_openers(document.text, pieces))


def _without_openers(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """The "that" of "said that “…”" goes with the cue: nobody else's words stand between it and the marks."""
    return [
        _Piece(piece.start, piece.end, "own")
        if behind is not None
        and (piece.voice, behind.voice) == ("reported", "quoted")
        and text[piece.start : piece.end].strip(_OPENING_MARKS).lower() in _OPENERS
        else piece
        for piece, behind in zip(pieces, [*pieces[1:], None], strict=False)  # none of an empty sentence
    ]


def _piece(start: int, end: int, layers: list[_Layer], marks: list[Quoted]) -> _Piece:
    covering = [layer.attribution for layer in layers if layer.start <= start and end <= layer.end]
    mark = next((q for q in marks if q.quotation.start <= start and end <= q.quotation.end), None)
    personal = [a for a in covering if not a.is_impersonal]
    if personal:
        ranked = sorted({id(a): a for a in personal}.values(), key=lambda a: (_depth(a, personal), a.cue))
        voice: Voice = "quoted" if mark is not None and mark.attribution is not None else "reported"
        rule = mark.rule if mark is not None and voice == "quoted" else ranked[0].rule
        return _Piece(start, end, voice, ranked[0], ranked[1] if len(ranked) > 1 else None, rule=rule)
    if mark is not None and mark.is_scare_quote:
        return _Piece(start, end, "own", flags=("scare_quotes",))
    if covering:
        return _Piece(start, end, "own", covering[0], flags=("impersonal",), rule=covering[0].rule)
    return _Piece(start, end, "own")


def _depth(attribution: Attribution, others: list[Attribution]) -> int:
    """How many of the others have this one's cue among their content: the outermost has none."""
    start, end = attribution.cue
    return sum(
        other is not attribution and any(a <= start and end <= b for a, b in other.contents)
        for other in others
    )


def _merged(document: Document, pieces: list[_Piece]) -> list[_Piece]:
    """Neighbours alike become one; marks without a word go with the words of their attribution, else with what precedes."""
    merged: list[_Piece] = []
    for piece, behind in zip(pieces, [*pieces[1:], None], strict=False):  # an empty sentence has none
        before = merged[-1] if merged else None
        has_words = _WORD.search(document.text, piece.start, piece.end) is not None
        opens = not has_words and behind is not None and piece.outer is behind.outer is not None
        if before is None or (opens and before.outer is not piece.outer):
            merged.append(piece)
        elif _is_alike(before, piece) or not has_words:
            merged[-1] = replace(before, end=piece.end)
        elif not _WORD.search(document.text, before.start, before.end):
            merged[-1] = replace(piece, start=before.start)
        else:
            merged.append(piece)
    return [_trimmed(document.text, piece) for piece in merged]


def _is_alike(a: _Piece, b: _Piece) -> bool:
    return (a.voice, a.flags) == (b.voice, b.flags) and a.outer is b.outer and a.inner is b.inner


def _trimmed(text: str, piece: _Piece) -> _Piece:
    start, end = piece.start, piece.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(piece, start=start, end=end)


def _with_continuations(document: Document, rows: list[list[_Piece]]) -> list[list[_Piece]]:
    """A sentence of the outlet's own right after a speaker's quoted words, in one paragraph, may be read as theirs."""
    flagged: list[list[_Piece]] = []
    for number, row in enumerate(rows):
        is_own = all(piece.voice == "own" and piece.outer is None for piece in row)
        follows = (
            number > 0
            and document.sentences[number].paragraph == document.sentences[number - 1].paragraph
            and any(piece.voice == "quoted" for piece in rows[number - 1])
        )
        if is_own and follows:
            flagged.append([replace(piece, flags=(*piece.flags, "continuation")) for piece in row])
        else:
            flagged.append(row)
    return flagged


def _statement(
    document: Document, number: int, piece: _Piece, names: dict[int, str], speakers: Speakers
) -> Statement:
    outer = piece.outer
    if outer is None:
        return Statement(piece.start, piece.end, number, piece.voice, flags=piece.flags)
    return Statement(
        start=piece.start,
        end=piece.end,
        sentence=number,
        voice=piece.voice,
        attribution=names[id(outer)],
        source=_span(document, outer.source),
        speaker=None if piece.voice == "own" else speakers.name(outer),
        cue=Cue(*outer.cue, document.text[slice(*outer.cue)], outer.cue_class),
        inner_speaker=speakers.name(piece.inner) if piece.inner else None,
        flags=piece.flags,
        rule=piece.rule,
    )


def _span(document: Document, interval: Interval | None) -> Span | None:
    return None if interval is None else Span(*interval, document.text[slice(*interval)])
