"""What may be corrected in the sentences that a note shows: the label that the note's figure counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyzer.labels import LABELS
from webapp.pages.contexts.correcting import Offer, sentence_url
from webapp.pages.contexts.correcting_texts import frames_in_headline
from webapp.pages.contexts.edition import Edition, Excerpt
from webapp.pages.contexts.evidence import EvidenceNote
from webapp.pages.contexts.wording import frame_title

_KINDS = {
    "voices.share": "sentence.voice",
    "sources.speakers": "sentence.speaker",
    "attribution_changes": "sentence.speaker",
    "wording.loaded": "sentence.loaded",
    "editorial.subjectivity": "sentence.subjective",
    "editorial.own_voice_claims": "sentence.editorial",
}
"""Section → the label that its figure rests on. Frames are those of the row, or of the words' marks."""
_FRAMES = "emphasis"


def with_offers(edition: Edition, note: EvidenceNote) -> EvidenceNote:
    """The note, each of its sentences with what may be corrected in it; a shared link offers nothing.

    Where a figure rests on no label of its own, the sentence is corrected among all that was read in it.
    """
    if edition.view.token:
        return note
    offered = [
        replace(each, offers=tuple(_offers(edition, note, each)) or tuple(_in_its_article(each)))
        for each in note.excerpts
    ]
    return replace(note, excerpts=offered)


def _in_its_article(excerpt: Excerpt) -> Iterator[Offer]:
    """The way to the labels of the sentence, which stand beside it in its article."""
    if not excerpt.url:
        return
    url = f"{excerpt.url}#headline" if excerpt.sentence < 0 else excerpt.url
    yield Offer("Correct what was read", url, is_page=True)


def _offers(edition: Edition, note: EvidenceNote, excerpt: Excerpt) -> Iterator[Offer]:
    if (kind := _KINDS.get(note.section)) and excerpt.sentence >= 0:
        yield from _offer(excerpt, kind, f"Correct: {LABELS[kind].title.lower()}")
        return
    section, _, codebook = note.section.partition(".")
    if section != _FRAMES:
        return
    for part in _frames_of_row(edition, note) if not codebook else _frames_marked(codebook, excerpt):
        kind = "headline.frame" if excerpt.sentence < 0 else "sentence.frame"
        yield from _offer(excerpt, kind, f"{frame_title(*part.split('.', 1))}: not here?", part)


def _offer(excerpt: Excerpt, kind: str, words: str, part: str = "") -> Iterator[Offer]:
    article, document = excerpt.witness.article, excerpt.witness.document
    if article is None:  # deleted since
        return
    whole = {"start": 0, "end": len(document["title"] or "")}
    place = whole if excerpt.sentence < 0 else document["sentences"][excerpt.sentence]
    yield Offer(words, sentence_url(article.pk, kind, place["start"], place["end"], part))


def _frames_of_row(edition: Edition, note: EvidenceNote) -> list[str]:
    row = edition.rows(note.section)[note.row]
    return [f"{row['codebook']}.{frame}" for frame in row["frame"].split("+")]


def _frames_marked(codebook: str, excerpt: Excerpt) -> list[str]:
    """The frames of a codebook that the sentence, or the headline, carries."""
    analysis = excerpt.witness.analysis
    if excerpt.sentence < 0:
        found: list[str] = list(frames_in_headline(analysis))
    else:
        found = list(analysis["sentences"][excerpt.sentence]["frames"])
    return [part for part in found if part.startswith(f"{codebook}.")]
