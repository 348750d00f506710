"""The way of an upload through reading, from bytes to Document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath

from analyzer.engines.segmenting import sentence_spans
from analyzer.reading.formats import page_of
from analyzer.reading.mapped import MappedText, joined
from analyzer.reading.metadata import check_date, decide
from analyzer.reading.passages import Passage, judge
from analyzer.reading.suitability import check_language, check_length
from analyzer.reading.taking_out import TAKEN_OUT
from analyzer.reading.zones import Placed, place
from analyzer.types import Document, RawDocument, Removed, Sentence, SentenceKind

_GAP = "\n\n"
"""Between paragraphs of Document.text."""


def read(raw: RawDocument, *, today: date | None = None) -> Document:
    """Clean text with sentences and zones, what is known about the article, and what was removed, with the reason.

    ``today`` is needed to refuse a date of publication in the future; without it no date is refused, because the
    core has no clock. The same bytes give the same document.

    Raises:
        UnreadableInputError: empty, too large, damaged, wrong encoding, unknown format, a page without an article.
        UnsuitableTextError: under 40 words, not English, a date in the future.
    """
    page = page_of(raw)
    passages, in_text = judge(page, raw)
    metadata = decide(raw, page.found, in_text)
    check_date(metadata, today)
    placed, whole = _assembled(passages)
    check_language(whole.text)
    sentences = tuple(_sentences(placed))
    check_length(whole.text, sentences)
    return Document(
        id=raw.id or PurePath(raw.filename or "").stem or "text",
        title=metadata.title,
        outlet=metadata.outlet,
        issuer=metadata.issuer,
        published=metadata.published,
        byline=metadata.byline,
        language="en",
        role=metadata.role,
        url=metadata.url,
        text=whole.text,
        sentences=sentences,
        removed=tuple(_removed(passages)),
        provenance=metadata.provenance,
        origins=whole.origins(),
    )


def article_text(raw: RawDocument) -> str:
    """The clean text alone, of any length and language: what extraction and cleaning make of an upload.

    Raises:
        UnreadableInputError: as ``read`` does.
    """
    return _assembled(judge(page_of(raw), raw)[0])[1].text


def _assembled(passages: Sequence[Passage]) -> tuple[list[Placed], MappedText]:
    placed = place([passage.block for passage in passages if passage.block is not None])
    return placed, joined((each.block.text for each in placed), _GAP)


def _sentences(placed: Sequence[Placed]) -> Iterator[Sentence]:
    """The sentences of every block; the first whole one of the body is the lead."""
    offset, has_lead = 0, False
    for number, each in enumerate(placed):
        words, kind = each.block.words, _sentence_kind(each)
        for start, end in [(0, len(words))] if kind == "heading" else sentence_spans(words):
            is_lead = not has_lead and each.zone == "body" and kind == "sentence"
            has_lead = has_lead or is_lead
            yield Sentence(offset + start, offset + end, number, "lead" if is_lead else each.zone, kind)
        offset += len(words) + len(_GAP)


def _sentence_kind(placed: Placed) -> SentenceKind:
    kind = placed.block.kind
    return kind if kind in ("heading", "item") else "sentence"


def _removed(passages: Sequence[Passage]) -> Iterator[Removed]:
    """What went, with the place where the next words of the text begin."""
    length = sum(len(passage.block.text) + len(_GAP) for passage in passages if passage.block) - len(_GAP)
    at = 0
    for passage in passages:
        for each in passage.taken_out:
            yield Removed(each.text, TAKEN_OUT, at + each.at)
        if passage.block is not None:
            at = min(at + len(passage.block.text) + len(_GAP), max(length, 0))
        if passage.reason:
            yield Removed(passage.gone, passage.reason, at)
