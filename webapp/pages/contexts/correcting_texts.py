"""What may be corrected in a sentence of a text, and what the form for it must know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from analyzer.labels import FLAGS, LABELS
from analyzer.resources import Resources
from webapp.analyses.values import ArticlePage
from webapp.corrections.values import Stretch
from webapp.pages.contexts.corrected import Remark, remarks_in_sentence, title_of
from webapp.pages.contexts.correcting import Offer, Target, sentence_url
from webapp.pages.contexts.edition import Edition, Row
from webapp.pages.contexts.spoken import shortened, words_of
from webapp.pages.contexts.wording import codebook_title, frame_title


@dataclass(frozen=True, slots=True)
class Correctable:
    """All that may be corrected in one sentence, and what was."""

    remarks: list[Remark]
    spoken: list[tuple[str, list[Offer]]]  # the words of a stretch, and its labels
    labels: list[Offer]
    back: str  # the page that an undoing leads back to


def correctable(page: ArticlePage, index: int, back: str) -> Correctable:
    """``back``: the page's own address at this sentence."""
    analysis = page.analysis or {}
    sentence = page.document["sentences"][index]
    reading = analysis["sentences"][index] if index < len(analysis.get("sentences", ())) else {}
    statements = [each for each in analysis.get("statements", ()) if each["sentence"] == index]
    present = [key for key, strength in (reading.get("frames") or {}).items() if strength]
    return Correctable(
        remarks=remarks_in_sentence(page, index),
        spoken=[(shortened(words_of(page, each)), list(_of_stretch(page, each))) for each in statements],
        labels=[
            *(
                Offer(f"{title_of('sentence.frame', key)}: not here?", _url(page, "sentence.frame", sentence, key))
                for key in present
            ),
            Offer("Add a frame", _url(page, "sentence.frame", sentence)),
            *(Offer(LABELS[flag].title, _url(page, flag, sentence)) for flag in FLAGS),
        ],
        back=back,
    )  # fmt: skip


def _of_stretch(page: ArticlePage, statement: Row) -> Iterator[Offer]:
    yield Offer(LABELS["sentence.voice"].title, _url(page, "sentence.voice", statement))
    if statement["voice"] != "own":
        first = next(
            (
                each
                for each in (page.analysis or {})["statements"]
                if each["attribution"] is not None and each["attribution"] == statement["attribution"]
            ),
            statement,
        )  # one attribution has one speaker, in however many pieces it is given
        yield Offer(LABELS["sentence.speaker"].title, _url(page, "sentence.speaker", first))


def _url(page: ArticlePage, kind: str, place: Row, part: str = "") -> str:
    return sentence_url(page.article.pk, kind, place["start"], place["end"], part)


def sentence_target(
    page: ArticlePage, edition: Edition | None, kind: str, start: int, end: int, part: str
) -> Target | None:
    """None where there is no such place, or no such label."""
    text = page.document["text"]
    if kind not in LABELS or not kind.startswith("sentence.") or not 0 <= start < end <= len(text):
        return None
    sentences = page.document["sentences"]
    index = next((n for n, each in enumerate(sentences) if each["start"] <= start < each["end"]), None)
    if index is None:
        return None
    return Target(
        kind=kind,
        title=title_of(kind, part) if part else LABELS[kind].title,
        question=LABELS[kind].question,
        place=f"{page.article.letter}{index + 1}",
        words=text[start:end],
        at=(Stretch(page.article.pk, start, end),),
        back=f"{reverse('article', args=[page.article.pk])}?sentence={index + 1}#s{index + 1}",
        part=part,
        current=_current(page, kind, index, start, end, part),
        names=_names(page, edition) if kind == "sentence.speaker" else [],
        frames=_frames() if kind == "sentence.frame" and not part else [],
    )


def _current(page: ArticlePage, kind: str, index: int, start: int, end: int, part: str) -> Any:
    analysis = page.analysis or {}
    if kind in ("sentence.voice", "sentence.speaker"):
        field_name = kind.partition(".")[2]
        held = [
            each for each in analysis.get("statements", ()) if each["start"] < end and start < each["end"]
        ]
        longest = max(held, key=lambda each: min(each["end"], end) - max(each["start"], start), default=None)
        return (longest[field_name] or "") if longest else None
    readings = analysis.get("sentences", ())
    reading = readings[index] if index < len(readings) else {}
    if kind == "sentence.frame":
        return part in (reading.get("frames") or {}) if part else None
    score = reading.get(kind.partition(".")[2])
    return None if score is None else score >= 0.5


def _names(page: ArticlePage, edition: Edition | None) -> list[str]:
    """People and bodies that the event's texts name or let speak."""
    analyses = [page.analysis or {}]
    if edition is not None:
        analyses += [witness.analysis for witness in edition.witnesses]
    names: dict[str, None] = {}
    for analysis in analyses:
        names |= dict.fromkeys(
            each["name"] for each in analysis.get("targets", ()) if each["kind"] != "place"
        )
        names |= dict.fromkeys(each["speaker"] for each in analysis.get("statements", ()) if each["speaker"])
    return sorted(names)


def _frames() -> list[tuple[str, list[tuple[str, str]]]]:
    resources = Resources.shipped()
    return [
        (
            codebook_title(name),
            [(f"{name}.{frame}", frame_title(name, frame)) for frame in resources.codebook(name).frames],
        )
        for name in resources.codebook_names()
    ]
