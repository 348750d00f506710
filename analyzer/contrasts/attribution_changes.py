"""Attribution without quotation marks: added, dropped, moved (CODEBOOK §4)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analyzer.alignment.cores import CORE_RUN
from analyzer.alignment.denials import holds_negation
from analyzer.alignment.names import are_same_name, is_proper
from analyzer.alignment.speaking import are_other_speakers, name_source_alike
from analyzer.alignment.words import share_run, stem, stems_of, words_of
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Cell, Claim, Document, Statement

AttributionChange = Literal["attribution_added", "attribution_dropped", "attribution_moved"]


REWORDED_SIMILARITY = 0.6
"""Of a paraphrase, unless it shares a run of content words outside names, which a part must. With less in common it may
be another statement, and whoever makes that took the first one's words from nobody."""


FEWEST_STEMS = 2
"""Content words of what is said."""
_SAYING = frozenset({"verbatim", "close", "paraphrase", "partial"})


@dataclass(frozen=True, slots=True)
class AttributionRow:
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
        version=4,
        order=45,
    )
)
def attribution_changes(event: EventView) -> tuple[AttributionRow, ...]:
    """The same claim with another source, or with a source on one side only.

    Finds:     own → reported (added), reported → own (dropped), reported with another source (moved).
    Against:   the base text; without one, the first text that has the claim.
    Blind to:  claims that share too few words to be aligned.
    """
    rows = []
    for claim in event.claims:
        origin = _origin(event, claim)
        if origin is None or claim.cells[origin].status != "verbatim" or not _is_said(event, claim, origin):
            continue  # only where the claim is worded as there
        there = claim.cells[origin]
        for name in event.holders(claim):
            here = claim.cells[name]
            if name != origin and here.status in _SAYING and here.spans and there.spans:
                change = _change(claim, here, there)
                if change is not None and _is_sure(event, name, here, origin, there):
                    rows.append(_row(event, change, claim, name, origin))
    places = {name: place for place, name in enumerate(event.analyses)}
    unique = {(row.document, row.start, row.change): row for row in reversed(rows)}
    return tuple(sorted(unique.values(), key=lambda row: (places[row.document], row.start)))


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


def _is_sure(event: EventView, document: str, here: Cell, origin: str, there: Cell) -> bool:
    """Whether the other source is another one for these words."""
    if _speaks_in(event, document, here, there.speaker) or _speaks_in(event, origin, there, here.speaker):
        return False  # the same source stands in the sentence: how far its words reach is unsure
    if _is_said_as_there(event, document, here, there):
        return False
    if _is_only_cut_off(event, document, here, origin, there):
        return False
    if (
        min(len(set(stems_of(_words_of(event, *one)))) for one in ((document, here), (origin, there)))
        < FEWEST_STEMS
    ):
        return False  # "declined to comment" gives nothing to anybody
    if _denies(event, document, here) != _denies(event, origin, there):
        return False  # "the treaty expired" and "did not expire" are what two sides say
    if name_source_alike(_statement(event, document, here), _statement(event, origin, there)):
        return False
    if here.status not in ("verbatim", "close"):
        if _points_back(event, document, here) or _points_back(event, origin, there):
            return False  # who "he" is was told by other sentences, and the words are not the same either
        words, other = _words_of(event, document, here), _words_of(event, origin, there)
        is_near = here.status != "partial" and here.similarity >= REWORDED_SIMILARITY
        return is_near or _share_plain_run(words, other)
    return True


def _row(
    event: EventView, change: AttributionChange, claim: Claim, document: str, origin: str
) -> AttributionRow:
    here, there = claim.cells[document], claim.cells[origin]
    mine, theirs = here.spans[0], there.spans[0]
    return AttributionRow(
        change=change,
        claim=claim.id,
        document=document,
        start=mine.start,
        end=mine.end,
        text=event.document(document).text[mine.start : mine.end],
        speaker=here.speaker,
        against=origin,
        against_start=theirs.start,
        against_end=theirs.end,
        against_text=event.document(origin).text[theirs.start : theirs.end],
        against_speaker=there.speaker,
    )


def _change(claim: Claim, here: Cell, there: Cell) -> AttributionChange | None:
    if here.voice == "quoted" or there.voice == "quoted":
        return None  # the quote ledger's business
    if here.voice == there.voice == "reported":
        is_other = are_other_speakers(here.speaker, there.speaker)
        return _inner_change(claim, here, there) or ("attribution_moved" if is_other else None)
    if here.status == "partial" or here.voice == there.voice:
        return None
    return "attribution_added" if here.voice == "reported" else "attribution_dropped"


def _inner_change(claim: Claim, here: Cell, there: Cell) -> AttributionChange | None:
    """ "Lund said the crew was worried" beside "The crew was worried": whose worry it is stands in the claim itself, and
    what is gone is who says so."""
    is_mine, is_theirs = (_opens_with(claim.text, one.speaker) for one in (here, there))
    if is_mine == is_theirs or here.status == "partial":
        return None
    return "attribution_dropped" if is_mine else "attribution_added"


@lru_cache(maxsize=1_000)
def _opens_with(text: str, speaker: str | None) -> bool:
    words = text.casefold().split()
    wanted = (speaker or "").casefold().split()
    return bool(wanted) and wanted in (words[: len(wanted)], words[1 : len(wanted) + 1])


def _is_said_as_there(event: EventView, document: str, here: Cell, there: Cell) -> bool:
    """Whether the text says it a second time in the other's voice, by the same source."""
    statements = event.analyses[document].statements
    return any(
        one.start <= span.start < one.end
        and one.voice == there.voice
        and (one.voice == "own" or _are_alike(one.speaker, there.speaker))
        for span in here.spans[1:]
        for one in statements
    )


def _is_only_cut_off(event: EventView, document: str, here: Cell, origin: str, there: Cell) -> bool:
    """Whether the words have their source from an earlier sentence that both texts print: what stands between them in one
    ends the speech for the reading, and the outlet took nobody's words away."""
    for name, cell, other in ((document, here, origin), (origin, there, document)):
        said = _statement(event, name, cell)
        if cell.voice == "reported" and said is not None and said.source is not None:
            sentences = event.document(name).sentences
            opening = next(one for one in sentences if said.source.start < one.end)
            is_inherited = opening.end <= cell.spans[0].start
            if is_inherited and _prints(event.document(other), event.document(name).words_of(opening)):
                return True
    return False


def _prints(document: Document, words: str) -> bool:
    """Whether one of its sentences has just these words."""
    return any(
        sentence.end - sentence.start == len(words) and document.words_of(sentence) == words
        for sentence in document.sentences
    )


def _denies(event: EventView, document: str, cell: Cell) -> bool:
    return holds_negation([word.form for word in words_of(_words_of(event, document, cell))])


def _words_of(event: EventView, document: str, cell: Cell) -> str:
    return event.document(document).text[cell.spans[0].start : cell.spans[0].end]


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


def _points_back(event: EventView, document: str, cell: Cell) -> bool:
    statement = _statement(event, document, cell)
    return (
        statement is not None
        and statement.source is not None
        and statement.source.text.casefold() in ("he", "she")
    )


def _statement(event: EventView, document: str, cell: Cell) -> Statement | None:
    """The first of the cell's words that have a source."""
    span = cell.spans[0]
    return next(
        (
            one
            for one in event.analyses[document].statements
            if one.voice != "own" and one.start < span.end and span.start < one.end
        ),
        None,
    )


def _speaks_in(event: EventView, document: str, cell: Cell, speaker: str | None) -> bool:
    """Whether this speaker, or a description that may be the same, is the source of other words of the sentence."""
    if speaker is None:
        return False
    return any(
        one.sentence == cell.spans[0].sentence
        and one.voice != "own"
        and one.speaker != cell.speaker
        and _are_alike(one.speaker, speaker)
        for one in event.analyses[document].statements
    )
