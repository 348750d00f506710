"""The quote ledger: every quotation, and every passage that is one elsewhere (CODEBOOK §4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from analyzer.alignment.edits import Edit, edits_between
from analyzer.alignment.names import are_same_name, is_described, is_proper
from analyzer.alignment.passages import Counterpart, Counterparts, Passage, quotations_of, stands_in_marks
from analyzer.alignment.speaking import are_other_speakers, name_source_alike
from analyzer.alignment.trimming import ends_of, is_part_of, kinds_of_edit, with_ends
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis, QuoteChange, Statement, Voice


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One passage beside its counterpart. Speakers are people or bodies; the own voice has none, a release's its
    issuer."""

    changes: tuple[QuoteChange, ...]  # all that hold, in the codebook's order
    document: str
    start: int
    end: int
    text: str
    speaker: str | None
    mode: Voice
    against: str | None = None
    against_start: int | None = None
    against_end: int | None = None
    against_text: str | None = None
    against_speaker: str | None = None
    against_mode: Voice | None = None
    edits: tuple[Edit, ...] = ()
    continuation: bool = False  # the other text goes on, outside the marks, after words of the same speaker


_Found = Mapping[str, Counterpart]
"""Document → where the words of a quotation stand in it; also in its own."""
_InDocument = Mapping[str, Sequence[tuple[Passage, _Found]]]
"""Document → its quotations."""


@contrast(
    Card(
        key="quotes",
        title="Quotations compared",
        source="Codebook, section 4",
        version=4,
        order=40,
    )
)
def quotes(event: EventView) -> tuple[QuoteRow, ...]:
    """Every quotation held against the same words elsewhere.

    Finds:     verbatim, trimmed, altered, promoted, demoted, reattributed, verb_shifted, unmatched; several may hold.
    Against:   the base text where it has the words, else a release, else the earliest other text that has them.
    Blind to:  quotations reworded so far that under 60 % of their content words remain, and translations.
    """
    analyses = list(event.analyses.values())
    found_in = event.memory.of_texts("quotations", analyses, lambda new: map(quotations_of, new))
    quotations = dict(zip(event.analyses, found_in, strict=True))
    counterparts = event.memory.shelf("counterparts", Counterparts).find(event.analyses, quotations)
    in_document: _InDocument = {
        name: [(passage, counterparts[passage.wording]) for passage in passages if passage.is_long]
        for name, passages in quotations.items()
    }
    rows: list[QuoteRow] = []
    places = {name: place for place, name in enumerate(event.analyses)}
    for passage, found in chain.from_iterable(in_document.values()):
        rows.extend(_rows_of_quotation(event, passage, found, in_document, places))
        rows.extend(_rows_of_demotions(event, passage, found, in_document))
    unique = {(row.document, row.start, row.end, row.against, row.against_start): row for row in rows}
    return tuple(
        sorted(
            unique.values(),
            key=lambda row: (places[row.document], row.start, places.get(row.against or "", -1)),
        )
    )


def _rows_of_quotation(
    event: EventView,
    passage: Passage,
    found: _Found,
    in_document: _InDocument,
    places: Mapping[str, int],
) -> Iterator[QuoteRow]:
    if passage.document == event.baseline:
        return
    chosen = _chosen(event, passage.document, found, places)
    if chosen is None:
        yield _unmatched(event, passage)
        return
    is_origin = chosen == event.baseline or chosen in event.releases
    if not is_origin and found[chosen].mode != "quoted" and _quotes_it(passage, in_document[chosen]):
        return  # the other outlet puts a part in marks: its own row says that it trims
    row = _compared(event, passage, found[chosen])
    if row is not None:
        yield row


def _chosen(event: EventView, document: str, found: _Found, places: Mapping[str, int]) -> str | None:
    """What a quotation is held against. A text that quotes the words too tells more than one that reports them."""
    if event.baseline in found:
        return event.baseline
    release = next((name for name in event.releases if name in found and name != document), None)
    return release or min(
        [name for name in found if name != document],
        key=lambda name: (
            _is_later(event, name, document),
            found[name].mode != "quoted",
            -found[name].shared,
            places[name],
        ),
        default=None,
    )


def _rows_of_demotions(
    event: EventView, passage: Passage, found: _Found, in_document: _InDocument
) -> Iterator[QuoteRow]:
    """The same words seen from the documents that give them without quotation marks."""
    has_origin = event.baseline in found or any(name in found for name in event.releases)
    is_origin = passage.document == event.baseline or passage.document in event.releases
    if has_origin and not is_origin:
        return  # they are held against the baseline, not against another outlet
    for name, counterpart in found.items():
        if name in (event.baseline, passage.document) or counterpart.mode == "quoted":
            continue
        if _is_later(event, passage.document, name):
            continue
        if stands_in_marks(event.document(name).text, counterpart.stretch):
            continue
        if _quotes_it(passage, in_document[name]):
            continue
        yield _demoted(event, passage, counterpart)


def _quotes_it(passage: Passage, quotations: Sequence[tuple[Passage, _Found]]) -> bool:
    """Whether one of another document's own quotations is this one."""
    return any(
        (match := found.get(passage.document)) is not None
        and match.whole is not None
        and match.whole.sentence == passage.sentence
        for _, found in quotations
    )


def _is_later(event: EventView, one: str, two: str) -> bool:
    """Whether one is known to be published after two."""
    mine, theirs = event.document(one).published, event.document(two).published
    return mine is not None and theirs is not None and mine > theirs


def _unmatched(event: EventView, passage: Passage) -> QuoteRow:
    start, end = passage.words[0].start, passage.words[-1].end
    return QuoteRow(
        changes=("unmatched",),
        document=passage.document,
        start=start,
        end=end,
        text=event.document(passage.document).text[start:end],
        speaker=passage.statement.speaker,
        mode="quoted",
    )


def _compared(event: EventView, passage: Passage, other: Counterpart) -> QuoteRow | None:
    """None where the counterpart quotes a part of this passage only: its own row says that it trims."""
    text, against_text = event.document(passage.document).text, event.document(other.document).text
    edits = edits_between(passage.words, other.words, other.match, text, against_text)
    start, end = passage.words[0].start, passage.words[-1].end
    stretch = other.stretch
    is_in_marks = other.mode == "quoted" or stands_in_marks(against_text, stretch)
    row = QuoteRow(
        changes=(),
        document=passage.document,
        start=start,
        end=end,
        text=text[start:end],
        speaker=passage.statement.speaker,
        mode="quoted",
        against=other.document,
        against_start=stretch[0].start,
        against_end=stretch[-1].end,
        against_text=against_text[stretch[0].start : stretch[-1].end],
        against_speaker=_speaker(event, other.document, other.statement, is_in_marks),
        against_mode=other.mode,
    )
    continuation = _is_continuation(event, passage.statement.speaker, other)
    changes: list[QuoteChange] = []
    is_alike = name_source_alike(passage.statement, other.statement)
    if not (continuation or is_alike) and _are_different(row.speaker, row.against_speaker):
        changes.append("reattributed")
    before, after = ends_of(passage, other)
    if is_in_marks:
        is_baseline = other.document == event.baseline or other.document in event.releases
        if not is_baseline and is_part_of(passage, other, before, after):
            return None
        kinds = kinds_of_edit(passage, other, before, after, text)
        if not changes:  # of one speaker's words only
            changes += kinds or ["verbatim"]
        edits = with_ends(edits, before, after, text, against_text)
    else:
        changes.append("promoted")
        edits = with_ends(edits, (before[0], ()), (after[0], ()), text, against_text)
    if _is_verb_shifted(passage.statement, other.statement) and "reattributed" not in changes:
        changes.append("verb_shifted")
    return replace(row, changes=_in_order(changes), edits=edits, continuation=continuation)


def _demoted(event: EventView, passage: Passage, here: Counterpart) -> QuoteRow:
    text, against_text = event.document(here.document).text, event.document(passage.document).text
    mirrored = replace(
        here.match,
        start=here.match.against_start,
        end=here.match.against_end,
        against_start=here.match.start,
        against_end=here.match.end,
        steps=tuple((two, one) for one, two in here.match.steps),
    )
    stretch, quoted = here.stretch, passage.words
    changes: list[QuoteChange] = ["demoted"]
    speaker = _speaker(event, here.document, here.statement)
    is_alike = name_source_alike(passage.statement, here.statement)
    if not is_alike and _are_different(speaker, passage.statement.speaker):
        changes.append("reattributed")
    elif _is_verb_shifted(here.statement, passage.statement):
        changes.append("verb_shifted")
    return QuoteRow(
        changes=_in_order(changes),
        document=here.document,
        start=stretch[0].start,
        end=stretch[-1].end,
        text=text[stretch[0].start : stretch[-1].end],
        speaker=speaker,
        mode=here.mode,
        against=passage.document,
        against_start=quoted[0].start,
        against_end=quoted[-1].end,
        against_text=against_text[quoted[0].start : quoted[-1].end],
        against_speaker=passage.statement.speaker,
        against_mode="quoted",
        edits=edits_between(here.words, passage.words, mirrored, text, against_text),
    )


def _speaker(event: EventView, document: str, statement: Statement, is_in_marks: bool = False) -> str | None:
    """The own voice of a release is its issuer's; words in marks are somebody's, known or not."""
    if statement.voice != "own" or is_in_marks:
        return statement.speaker
    source = event.document(document)
    return (source.issuer or source.outlet) if source.role == "release" else None


def _are_different(a: str | None, b: str | None) -> bool:
    """Both named, resolved and different."""
    return are_other_speakers(a, b) and not any(
        is_described(one) or not is_proper(one) for one in (a, b) if one
    )


def _is_continuation(event: EventView, speaker: str | None, other: Counterpart) -> bool:
    """The other's own words directly follow, in the same paragraph, words of the same speaker."""
    if other.mode != "own" or speaker is None:
        return False
    if "continuation" in other.statement.flags:
        return True
    analysis = event.analyses[other.document]
    before = [one for one in analysis.statements if one.end <= other.statement.start]
    return any(
        one.voice != "own" and one.speaker is not None and are_same_name(one.speaker, speaker)
        for one in _directly_before(analysis, other.statement, before)
    )


def _directly_before(analysis: Analysis, statement: Statement, before: list[Statement]) -> list[Statement]:
    """Statements of the sentence before, if it stands in the same paragraph."""
    sentences = analysis.document.sentences
    wanted = statement.sentence - 1
    if wanted < 0 or sentences[wanted].paragraph != sentences[statement.sentence].paragraph:
        return []
    return [one for one in before if one.sentence == wanted]


def _is_verb_shifted(one: Statement, two: Statement) -> bool:
    return one.cue is not None and two.cue is not None and one.cue.cue_class != two.cue.cue_class


_ORDER: tuple[QuoteChange, ...] = (
    "reattributed", "promoted", "demoted", "altered", "trimmed", "verb_shifted", "verbatim", "unmatched",
)  # fmt: skip


def _in_order(changes: list[QuoteChange]) -> tuple[QuoteChange, ...]:
    return tuple(change for change in _ORDER if change in changes)
