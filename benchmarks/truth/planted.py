"""Planted changes: a text beside a changed copy of itself, and what the contrasts make of it, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from analyzer.analysis import analyze
from analyzer.comparison import compare
from analyzer.types import Comparison, Document
from benchmarks.truth.changes import Attributed
from benchmarks.truth.patterns import attributions_in
from benchmarks.truth.planting import (
    Kind,
    Paragraphs,
    Planted,
    Source,
    misspell,
    plant,
    with_own_sentences,
)
from benchmarks.truth.scoring import NONE, Agreement
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import document_of, document_of_sentences, rows_of

SEED = 7
PRECISION, RECALL = 0.95, 0.90
ORIGINAL, COPY = "a", "b"

Answer = int | str
"""A sentence of the copy (of the original for omissions), or a misspelt name."""


def measure(data: Path, share: int = 1) -> list[Figure]:
    """Precision and recall of every kind of change. share: only every so manieth text, for a quick look."""
    sources = list(sources_of(data))[::share]
    totals: dict[Kind, Agreement] = dict.fromkeys(_FOUND, NONE)
    for number, source in enumerate(sources):
        stranger = sources[(number + len(sources) // 2) % len(sources)]
        source = with_own_sentences(source)
        copies = plant(source, stranger.sentences, SEED), misspell(source, SEED)
        for kinds, copy in zip((_IN_SENTENCES, _OF_NAMES), copies, strict=True):
            if copy is not None:
                comparison = compare_copies(source.paragraphs, copy[0])
                for kind in kinds:
                    totals[kind] += agreement(kind, found(kind, comparison), copy[1])
    return [figure for kind, total in totals.items() for figure in _figures(kind, total, len(sources))]


def _figures(kind: Kind, total: Agreement, texts: int) -> Iterator[Figure]:
    name = kind.replace("_", " ")
    if not total.wanted:
        yield Figure("planted changes", f"{name}: nowhere planted", None)
        return
    if kind not in _ALL_OVER:
        yield Figure(
            "planted changes", f"{name}: precision", total.precision, None, "", PRECISION, total.found
        )
    yield Figure("planted changes", f"{name}: recall", total.recall, None, "", RECALL, total.wanted)


def compare_copies(original: Paragraphs, copy: Paragraphs) -> Comparison:
    """The copy held against the original."""
    documents = (
        document_of_sentences(original, identifier=ORIGINAL),
        document_of_sentences(copy, identifier=COPY),
    )
    return compare([analyze(document) for document in documents], baseline=ORIGINAL)


def agreement(kind: Kind, answers: Iterable[Answer], planted: Sequence[Planted]) -> Agreement:
    """Sentences named for this kind against those where it was planted.

    An answer for a sentence that was changed in another way counts neither way: a quotation cut short is also
    something left out. Quotations kept are all over the text, so verbatim is judged where one was planted or changed.
    """

    def key(one: Planted) -> Answer | None:
        return one.word or (one.original if kind == "omission" else one.sentence)

    wanted = {key(one) for one in planted if one.kind == kind}
    others = {key(one) for one in planted if one.kind != kind} - wanted
    quotes = {key(one) for one in planted if one.kind in ("quote_word", "quote_trimmed")}
    given = set(answers)
    if kind in _ALL_OVER:
        given &= wanted
    else:
        given = given & (wanted | quotes) if kind == "quote_verbatim" else given - others
    return Agreement(len(given & wanted), len(given), len(wanted))


# --- what the contrasts say ---------------------------------------------------------------------------------


def found(kind: Kind, comparison: Comparison) -> set[Answer]:
    """The sentences (or names) for which the comparison reports a change of this kind."""
    return set(_FOUND[kind](comparison))


def _facts(comparison: Comparison, *slots: str) -> Iterator[Answer]:
    """Values of the copy that differ from the original's."""
    for row in comparison.contrasts["facts"]:
        if row.slot in slots:
            yield from (v.sentence for v in row.values if v.document == COPY and v.relation == "different")


def _conflicts(comparison: Comparison, difference: str) -> Iterator[Answer]:
    for claim in comparison.claims:
        cell = claim.cells[COPY]
        if cell.status == "conflict" and any(each.startswith(difference) for each in cell.differences):
            yield from cell.sentences


def _spellings(comparison: Comparison) -> Iterator[Answer]:
    """Surnames of the copy in rows about a spelling."""
    for row in comparison.contrasts["facts"]:
        if row.slot == "name" and row.kind == "spelling":
            yield from {value.text.split()[-1] for value in row.values if value.document == COPY}


def _quotes(comparison: Comparison, change: str) -> Iterator[Answer]:
    document = _document(comparison, COPY)
    for row in comparison.contrasts["quotes"]:
        if row.document == COPY and change in row.changes:
            yield _sentence_at(document, row.start)


def _attributions(comparison: Comparison, change: str) -> Iterator[Answer]:
    document = _document(comparison, COPY)
    for row in comparison.contrasts["attribution_changes"]:
        if row.document == COPY and row.change == change:
            yield _sentence_at(document, row.start)


def _omissions(comparison: Comparison) -> Iterator[Answer]:
    claims = {claim.id: claim for claim in comparison.claims}
    for row in comparison.contrasts["omissions"]:
        if row.document == COPY:
            yield from claims[row.claim].cells[ORIGINAL].sentences


def _additions(comparison: Comparison, *kinds: str) -> Iterator[Answer]:
    for row in comparison.contrasts["additions"]:
        if row.document == COPY and (not kinds or row.kind in kinds):
            yield row.sentence


def _left_alone(comparison: Comparison) -> Iterator[Answer]:
    """Sentences of the copy that say what the original says, in a cell of it, and of which nothing else is said."""
    told = set(_additions(comparison))
    for row in comparison.contrasts["facts"]:
        told |= {v.sentence for v in row.values if v.document == COPY and v.relation == "different"}
    for claim in comparison.claims:
        cell = claim.cells[COPY]
        if cell.status == "conflict":
            told |= set(cell.sentences)
    left_out = set(_omissions(comparison))
    for claim in comparison.claims:
        if not left_out & set(claim.cells[ORIGINAL].sentences):
            yield from set(claim.cells[COPY].sentences) - told


def _document(comparison: Comparison, name: str) -> Document:
    return next(document for document in comparison.documents if document.id == name)


def _sentence_at(document: Document, at: int) -> int:
    return next(index for index, sentence in enumerate(document.sentences) if at < sentence.end)


_FOUND: dict[Kind, Callable[[Comparison], Iterable[Answer]]] = {
    "number": lambda c: chain(_facts(c, "number", "money"), _conflicts(c, "number differs")),
    "date": lambda c: chain(_facts(c, "date"), _conflicts(c, "date differs")),
    "name": _spellings,
    "negation": lambda c: _conflicts(c, "one says it"),
    "quote_word": lambda c: _quotes(c, "altered"),
    "quote_trimmed": lambda c: _quotes(c, "trimmed"),
    "quote_verbatim": lambda c: _quotes(c, "verbatim"),
    "promoted": lambda c: _quotes(c, "promoted"),
    "demoted": lambda c: _quotes(c, "demoted"),
    "reattributed": lambda c: _quotes(c, "reattributed"),
    "attribution_added": lambda c: _attributions(c, "attribution_added"),
    "attribution_dropped": lambda c: _attributions(c, "attribution_dropped"),
    "attribution_moved": lambda c: _attributions(c, "attribution_moved"),
    "agent": lambda c: _facts(c, "role"),
    "omission": _omissions,
    "addition": _additions,
    "editorial": lambda c: _additions(c, "editorial"),
    "background": lambda c: _additions(c, "background", "event_detail"),
    "rewording": _left_alone,
}
_ALL_OVER: tuple[Kind, ...] = ("rewording",)
"""What says "nothing changed" of every sentence is judged only where something was planted."""
_OF_NAMES: tuple[Kind, ...] = ("name",)
KINDS = tuple(_FOUND)
_IN_SENTENCES = tuple(kind for kind in _FOUND if kind not in _OF_NAMES)
"""What is looked for in either copy."""


# --- texts to plant in --------------------------------------------------------------------------------------


def sources_of(data: Path) -> Iterator[Source]:
    """Every fourth article of the same-story and editorial rows, every labelled text of the attribution rows."""
    for number, row in enumerate(rows_of(data, "same_story")[::4]):
        yield _unlabelled_source(f"story {number}", _paragraphs(document_of(row["text"])))
    articles = [article for story in rows_of(data, "editorial") for article in story["articles"]]
    for number, article in enumerate(articles[::4]):
        yield _unlabelled_source(f"editorial {number}", article["paragraphs"])
    for row in rows_of(data, "attribution"):
        yield _attributed_source(row)


def _unlabelled_source(name: str, paragraphs: Paragraphs) -> Source:
    """Attributions only where a plain pattern is the whole sentence."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    return Source(name, paragraphs, tuple(attributions_in(sentences)))


def _paragraphs(document: Document) -> Paragraphs:
    made: dict[int, list[str]] = {}
    for sentence in document.sentences:
        made.setdefault(sentence.paragraph, []).append(document.words_of(sentence))
    return list(made.values())


def _attributed_source(row: dict[str, Any]) -> Source:
    document = document_of(row["text"])
    inside: list[Attributed] = []
    touched: set[int] = set()
    for one in row["attributions"]:
        spans = [one["source"], one["cue"], one["content"]]
        places = [_sentence_at(document, start) for part in spans for start, _ in part]
        ends = [_sentence_at(document, end - 1) for part in spans for _, end in part]
        touched.update(range(min(places), max(ends) + 1))
        if len({*places, *ends}) == 1 and all(len(part) == 1 for part in spans):
            offset = document.sentences[places[0]].start
            source, cue, content = ((part[0][0] - offset, part[0][1] - offset) for part in spans)
            inside.append(Attributed(places[0], source, cue, content))
    own = frozenset(range(len(document.sentences))) - touched
    return Source(f"attribution {row['id']}", _paragraphs(document), tuple(inside), own)
