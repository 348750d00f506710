"""Attribution without quotation marks: added, dropped, moved (CODEBOOK §4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import msgspec
from msgspec.structs import replace

from analyzer.alignment.cores import CORE_RUN
from analyzer.alignment.denials import holds_negation
from analyzer.alignment.names import are_same_name, is_proper
from analyzer.alignment.speaking import are_other_speakers, name_source_alike
from analyzer.alignment.words import columns_of, share_run, stem, stems_of, words_of
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis, Cell, Claim, Document, Statement

AttributionChange = Literal["attribution_added", "attribution_dropped", "attribution_moved"]


REWORDED_SIMILARITY = 0.6
"""Of a paraphrase, unless it shares a run of content words outside names, which a part must. With less in common it may
be another statement, and whoever makes that took the first one's words from nobody."""


FEWEST_STEMS = 2
"""Content words of what is said."""
_SAYING = frozenset({"verbatim", "close", "paraphrase", "partial"})


class AttributionRow(msgspec.Struct, frozen=True, gc=False):
    """One claim that two documents give to different sources, with no quotation marks on either side."""

    change: AttributionChange
    claim: str
    document: str
    start: int
    end: int
    text: str
    speaker: str | None
    against: str
    against_start: int
    against_end: int
    against_text: str
    against_speaker: str | None


@contrast(
    Card(
        key="attribution_changes",
        title="Attributions added, dropped and moved",
        source="Codebook, section 4",
        version=5,
        order=45,
    )
)
def attribution_changes(event: EventView) -> tuple[AttributionRow, ...]:
    """The same claim with another source, or with a source on one side only.

    Finds:     own → reported (added), reported → own (dropped), reported with another source (moved).
    Against:   the base text; without one, the first text that has the claim.
    Blind to:  claims that share too few words to be aligned.
    """
    last: dict[_Pair, AttributionRow | None] = event.memory.shelf("contrast.attribution_changes", dict)
    found: dict[_Pair, AttributionRow | None] = {}
    rows = []
    for claim, text, cell, there in _pairs(event):
        pair = claim.text, text, cell, there.text, there.cell
        row = found[pair] = last[pair] if pair in last else _row(claim, _Told(text, cell), there)
        if row is not None:
            rows.append(row if row.claim == claim.id else replace(row, claim=claim.id))
    last.clear()
    last.update(found)
    places = {name: place for place, name in enumerate(event.analyses)}
    unique = {(row.document, row.start, row.change): row for row in reversed(rows)}
    return tuple(sorted(unique.values(), key=lambda row: (places[row.document], row.start)))


def _pairs(event: EventView) -> Iterator[tuple[Claim, _Text, Cell, _Told]]:
    """Claims that one document tells in another way than the one that they are first from."""
    analyses = list(event.analyses.values())
    found = event.memory.of_texts("contrast.attribution_changes", analyses, lambda new: map(_Text, new))
    texts = dict(zip(event.analyses, found, strict=True))
    for claim in event.claims:
        origin = _origin(event, claim)
        if origin is None or claim.cells[origin].status != "verbatim" or not _is_said(event, claim, origin):
            continue  # only where the claim is worded as there
        cells = claim.cells
        there = _Told(texts[origin], cells[origin])
        for name, status in event.holders(claim).items():
            if status not in _SAYING or name == origin:
                continue
            cell = cells[name]
            if cell.spans and not _is_told_alike(cell, there.cell):
                yield claim, texts[name], cell, there


class _Text:
    """One document, with what others say in it."""

    def __init__(self, analysis: Analysis) -> None:
        self.document = analysis.document
        self.statements = analysis.statements
        self.of_others = [one for one in analysis.statements if one.voice != "own"]


@dataclass(frozen=True)
class _Told:
    """What one document does with a claim. That of the origin is asked for beside every other."""

    text: _Text
    cell: Cell

    @cached_property
    def words(self) -> str:
        span = self.cell.spans[0]
        return self.text.document.text[span.start : span.end]

    @cached_property
    def statement(self) -> Statement | None:
        """The first of the cell's words that have a source."""
        span = self.cell.spans[0]
        overlapping = (one for one in self.text.of_others if one.start < span.end and span.start < one.end)
        return next(overlapping, None)

    @cached_property
    def is_bare(self) -> bool:
        """ "Declined to comment" gives nothing to anybody."""
        return len(set(stems_of(self.words))) < FEWEST_STEMS

    @cached_property
    def denies(self) -> bool:
        return holds_negation(columns_of(self.words).forms)

    @property
    def source(self) -> str:
        """Who says it, in the text's own words; "" where nobody is named."""
        statement = self.statement
        return statement.source.text if statement is not None and statement.source is not None else ""

    @property
    def points_back(self) -> bool:
        """Who "he" is was told by other sentences."""
        return self.source.casefold() in ("he", "she")

    def holds_words_of(self, speaker: str | None) -> bool:
        """Whether this speaker, or a description that may be the same, is the source of other words of the sentence."""
        if speaker is None:
            return False
        return any(
            one.sentence == self.cell.spans[0].sentence
            and one.speaker != self.cell.speaker
            and _are_alike(one.speaker, speaker)
            for one in self.text.of_others
        )


_Pair = tuple[str, _Text, Cell, _Text, Cell]
"""A claim's words, and what two documents do with it: all that a row follows from, but for the number of the claim."""


def _is_said(event: EventView, claim: Claim, origin: str) -> bool:
    """Whether the claim could be true or false without its source: "condemned the ruling" leaves no words to give to
    somebody else."""
    propositions = event.analyses[origin].propositions
    indices = event.members[claim.id].get(origin, ())
    return not indices or any(propositions[index].is_clause for index in indices)


def _origin(event: EventView, claim: Claim) -> str | None:
    if event.baseline != "others":
        return event.baseline if claim.cells[event.baseline].spans else None
    return next((name for name in event.holders(claim) if claim.cells[name].spans), None)


def _is_sure(here: _Told, there: _Told) -> bool:
    """Whether the other source is another one for these words."""
    if here.holds_words_of(there.cell.speaker) or there.holds_words_of(here.cell.speaker):
        return False  # the same source stands in the sentence: how far its words reach is unsure
    if _is_said_as_there(here, there) or _is_only_cut_off(here, there) or _is_only_cut_off(there, here):
        return False
    if here.is_bare or there.is_bare or here.denies != there.denies:
        return False  # "the treaty expired" and "did not expire" are what two sides say
    if name_source_alike(here.statement, there.statement):
        return False
    if here.cell.status in ("verbatim", "close"):
        return True
    if here.points_back or there.points_back:
        return False  # and the words are not the same either
    is_near = here.cell.status != "partial" and here.cell.similarity >= REWORDED_SIMILARITY
    return is_near or _share_plain_run(here.words, there.words)


def _row(claim: Claim, here: _Told, there: _Told) -> AttributionRow | None:
    """None where no other source is sure."""
    change = _change(claim, here, there)
    if change is None or not _is_sure(here, there):
        return None
    mine, theirs = here.cell.spans[0], there.cell.spans[0]
    return AttributionRow(
        change=change,
        claim=claim.id,
        document=here.text.document.id,
        start=mine.start,
        end=mine.end,
        text=here.words,
        speaker=here.cell.speaker,
        against=there.text.document.id,
        against_start=theirs.start,
        against_end=theirs.end,
        against_text=there.words,
        against_speaker=there.cell.speaker,
    )


def _is_told_alike(one: Cell, two: Cell) -> bool:
    """In the outlets' own voice, by one speaker, or in quotation marks, which are the quote ledger's business."""
    is_one_voice = one.voice == two.voice and (one.voice == "own" or one.speaker == two.speaker)
    return is_one_voice or "quoted" in (one.voice, two.voice)


def _change(claim: Claim, here: _Told, there: _Told) -> AttributionChange | None:
    if here.cell.voice == there.cell.voice:
        is_other = are_other_speakers(here.cell.speaker, there.cell.speaker)
        return _inner_change(claim, here, there) or ("attribution_moved" if is_other else None)
    if here.cell.status == "partial":
        return None
    return "attribution_added" if here.cell.voice == "reported" else "attribution_dropped"


def _inner_change(claim: Claim, here: _Told, there: _Told) -> AttributionChange | None:
    """ "Lund said the crew was worried" beside "The crew was worried": whose worry it is stands in the claim itself, and
    what is gone is who says so."""
    is_mine, is_theirs = (_opens_with(claim.text, one.source) for one in (here, there))
    if is_mine == is_theirs or here.cell.status == "partial":
        return None
    return "attribution_dropped" if is_mine else "attribution_added"


@lru_cache(maxsize=1_000)
def _opens_with(text: str, source: str) -> bool:
    words, wanted = text.casefold().split(), source.casefold().split()
    return bool(wanted) and wanted in (words[: len(wanted)], words[1 : len(wanted) + 1])


def _is_said_as_there(here: _Told, there: _Told) -> bool:
    """Whether the text says it a second time in the other's voice, by the same source."""
    return any(
        one.start <= span.start < one.end
        and one.voice == there.cell.voice
        and (one.voice == "own" or _are_alike(one.speaker, there.cell.speaker))
        for span in here.cell.spans[1:]
        for one in here.text.statements
    )


def _is_only_cut_off(one: _Told, other: _Told) -> bool:
    """Whether the words have their source from an earlier sentence that both texts print: what stands between them in one
    ends the speech for the reading, and the outlet took nobody's words away."""
    said = one.statement
    if one.cell.voice != "reported" or said is None or said.source is None:
        return False
    document, source = one.text.document, said.source
    opening = next(sentence for sentence in document.sentences if source.start < sentence.end)
    is_inherited = opening.end <= one.cell.spans[0].start
    return is_inherited and _prints(other.text.document, document.words_of(opening))


def _prints(document: Document, words: str) -> bool:
    """Whether one of its sentences has just these words."""
    return any(
        sentence.end - sentence.start == len(words) and document.words_of(sentence) == words
        for sentence in document.sentences
    )


def _are_alike(a: str | None, b: str | None) -> bool:
    """The same name, or two descriptions: within one sentence a description stands beside a name for somebody else."""
    return bool(a and b) and (are_same_name(str(a), str(b)) or not (is_proper(str(a)) or is_proper(str(b))))


def _share_plain_run(one: str, two: str) -> bool:
    """Content words in a row that are no names: "the need for a citywide approach to mooring"."""
    mine, theirs = (_plain_stems(text, side) for side, text in enumerate((one, two)))
    return share_run(mine, theirs, CORE_RUN)


def _plain_stems(text: str, side: int) -> tuple[str, ...]:
    """Of content words; what is written as a name is like nothing in the other text."""
    content = [word for word in words_of(text) if word.is_content]
    return tuple(
        stem(word.form) if text[word.start].islower() else f"{side}:{at}" for at, word in enumerate(content)
    )
