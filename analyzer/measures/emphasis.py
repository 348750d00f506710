"""Emphasis: which share of a document carries the words of each frame, one measure for every codebook.

A codebook is added as a file in ``analyzer/data/codebooks``; its measure, ``emphasis.<name>``, comes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from analyzer.learning.applying import Applied
from analyzer.learning.units import FRAMES
from analyzer.learning.using import learned_or_ruled
from analyzer.measure import Card, MeasureFunction, Reading, measure
from analyzer.measures.framed import FramedSentence, framed_sentences
from analyzer.measures.learned import article_frames
from analyzer.measures.own_voice import SET_BY_A_PERSON
from analyzer.resources import Resources
from analyzer.resources.codebooks import STRONGEST_AT, Codebook, weight_by_frame
from analyzer.resources.matching import FAMILY_MARK
from analyzer.statistics import share
from analyzer.types import Evidence, Finding, Value, Voice

_FEWEST_TO_BE_PRESENT = 5
"""Body sentences. Below, one sentence in passing would be a fifth of the article."""

VOICES: tuple[Voice, ...] = ("own", "quoted", "reported")
_FEWEST_OWN_SENTENCES = 5
_FEWEST_OWN_WORDS = 100
"""Below either no rate is given of the outlet's own voice: one sentence would move it by a fifth or more."""


def _emphasis_of(codebook_name: str) -> MeasureFunction:
    """The measure of one codebook."""

    def emphasis(reading: Reading) -> Finding:
        """Share of body sentences that carry the words of each frame of the codebook.

        Counts:    body sentences (lead included; headings, captions and boxes not) whose distinct cues of a frame
                   weigh 2 or more together, over all body sentences. Parts: ``<frame>`` for all voices;
                   ``<frame>/own``, ``/quoted`` and ``/reported`` over the sentences that have words of that voice,
                   by the cues in that voice alone; ``<frame>/headline`` and ``/lead`` as 0 or 1; ``<frame>/box``
                   over box sentences; ``<a>+<b>`` for sentences that carry both frames of a pair that the codebook
                   sets side by side; ``<frame>/present`` as 0 or 1: the article is listed under the frame where at
                   least the frame's own share (``present_share`` in the codebook) of headline and body sentences
                   together carry it. The value of the whole is the share that carries any frame; the rest is
                   "other": thin vocabulary, not neutral writing. by_sentence gives strength, min(sum, 4) / 4.
        Evidence:  each cue in a sentence where its frame is present, as "<frame>: <cue>".
        No value:  below the codebook's fewest body sentences; in the own voice below 5 sentences or 100 words;
                   no frame is listed as present below 5 body sentences.
        Blind to:  a frame that is suggested without its vocabulary; irony; negation ("no threat" is still threat
                   vocabulary). The words of a frame are no proof that a reader sees the frame.
        Departs:   from Boydstun et al. 2014, where people code the lens of a passage: here words are counted.
        """
        codebook = reading.resources.codebook(codebook_name)
        headline, sentences = framed_sentences(reading, codebook)
        body = [sentence for sentence in sentences if sentence.is_counted]
        evidence = tuple(_evidence((*([headline] if headline else []), *sentences)))
        strengths = _strengths(sentences)
        if len(body) < codebook.fewest_sentences:
            reason = f"{len(body)} body sentences; a share needs at least {codebook.fewest_sentences}"
            return Finding(reason=reason, evidence=evidence, by_sentence=strengths)
        parts: dict[str, Value] = {}
        for name, bar in _bars(codebook).items():
            parts |= _parts(name, bar, headline, sentences)
        if len(body) >= _FEWEST_TO_BE_PRESENT:
            parts |= _listed(reading, codebook, (*([headline] if headline else []), *body))
        return Finding(
            own=_of_voice(body, "own", frozenset()),
            all=share(sum(bool(sentence.frames) for sentence in body), len(body)),
            parts=parts,
            evidence=evidence,
            by_sentence=strengths,
        )

    return emphasis


# --- figures ----------------------------------------------------------------------------------------------


def _bars(codebook: Codebook) -> dict[str, frozenset[str]]:
    """Name → the frames that a sentence must carry: each frame alone, and the pairs shown as both."""
    bars = {key: frozenset({key}) for key in codebook.frames}
    return bars | {f"{a}+{b}": frozenset({a, b}) for picture in codebook.pictures for a, b in picture.both}


def _parts(
    name: str, bar: frozenset[str], headline: FramedSentence | None, sentences: Sequence[FramedSentence]
) -> dict[str, Value]:
    body = [sentence for sentence in sentences if sentence.is_counted]
    lead = next((sentence for sentence in body if sentence.zone == "lead"), None)
    boxes = [sentence for sentence in sentences if sentence.zone == "box"]
    parts = {name: share(sum(sentence.carries(bar) for sentence in body), len(body))}
    for voice in VOICES:
        value = _of_voice(body, voice, bar)
        if value is not None:
            parts[f"{name}/{voice}"] = value
    parts[f"{name}/headline"] = _once(headline, bar)
    parts[f"{name}/lead"] = _once(lead, bar)
    if boxes:
        parts[f"{name}/box"] = share(sum(sentence.carries(bar) for sentence in boxes), len(boxes))
    return parts


def _listed(reading: Reading, codebook: Codebook, sentences: Sequence[FramedSentence]) -> dict[str, Value]:
    """The frames the article is listed under: by a fitted model where one is switched on, else by shares."""
    ruled = _presence(codebook, sentences)
    if codebook.name != FRAMES:
        return ruled

    def learned(model: Applied) -> dict[str, Value]:
        said = article_frames(reading, model)
        return ruled | {
            f"{frame}/present": msgspec.structs.replace(ruled[f"{frame}/present"], value=float(is_listed))
            for frame, is_listed in said.items()
            if f"{frame}/present" in ruled
        }

    return learned_or_ruled(reading, "frames_article", learned, lambda: ruled)


def _presence(codebook: Codebook, sentences: Sequence[FramedSentence]) -> dict[str, Value]:
    """Whether the article is listed under each frame, as 0 or 1, with the sentences that carry it of all."""
    found: dict[str, Value] = {}
    for key, frame in codebook.frames.items():
        count = sum(key in sentence.frames for sentence in sentences)
        is_present = count / len(sentences) >= frame.present_share
        found[f"{key}/present"] = Value(float(is_present), count=count, n=len(sentences))
    return found


def _of_voice(body: Sequence[FramedSentence], voice: Voice, bar: frozenset[str]) -> Value | None:
    """The share among sentences with words of that voice; an empty bar asks for any frame."""
    heard = [sentence for sentence in body if voice in sentence.by_voice]
    if voice == "own" and (
        len(heard) < _FEWEST_OWN_SENTENCES or sum(s.own_words for s in heard) < _FEWEST_OWN_WORDS
    ):
        return None
    carried = [bool(s.by_voice[voice]) if not bar else bar <= s.by_voice[voice] for s in heard]
    return share(sum(carried), len(heard)) if heard else None


def _once(sentence: FramedSentence | None, bar: frozenset[str]) -> Value:
    """A single place, headline or lead, as 0 or 1 of 1; 0 of 0 where the document has none."""
    if sentence is None:
        return Value(0.0, count=0, n=0)
    count = int(sentence.carries(bar))
    return Value(float(count), count=count, n=1)


def _strengths(sentences: Sequence[FramedSentence]) -> dict[str, dict[int, float]]:
    strengths: dict[str, dict[int, float]] = {}
    for index, sentence in enumerate(sentences):
        for _, _, frame in sentence.added:
            strengths.setdefault(frame, {})[index] = 1.0
        if sentence.learned:
            if sentence.learned.frame in sentence.frames:
                strengths.setdefault(sentence.learned.frame, {})[index] = sentence.learned.strength
            continue
        for frame, weight in weight_by_frame(sentence.hits).items():
            if frame in sentence.frames and index not in strengths.get(frame, {}):
                strengths.setdefault(frame, {})[index] = min(weight, STRONGEST_AT) / STRONGEST_AT
    return strengths


def _evidence(sentences: Iterable[FramedSentence]) -> Iterator[Evidence]:
    for sentence in sentences:
        for hit in sentence.hits:
            if hit.frame in sentence.frames:
                label = f"{hit.frame}: {hit.cue.replace(FAMILY_MARK, '')}"
                yield Evidence(hit.start, hit.end, label, sentence.zone)
        for start, end, frame in sentence.added:
            yield Evidence(start, end, f"{frame}: {SET_BY_A_PERSON}", sentence.zone)
        if sentence.learned and sentence.learned.frame in sentence.frames:
            for start, end, name in sentence.learned.marks:
                yield Evidence(start, end, f"{sentence.learned.frame}: {name}", sentence.zone)


def _declare(name: str, order: int) -> None:
    card = Resources.shipped().codebook(name).card
    measure(
        Card(
            key=f"emphasis.{name}",
            title=f"Words of {card.title[0].lower()}{card.title[1:]}",
            unit="share of body sentences",
            low=0.0,
            high=1.0,
            rises_with="more sentences that carry words of the frame",
            source=card.source,
            uses=(name,),
            version=2,
            order=order,
        )
    )(_emphasis_of(name))


for _place, _name in enumerate(Resources.shipped().codebook_names()):
    _declare(_name, order=10 + _place)
