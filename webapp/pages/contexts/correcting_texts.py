"""What may be corrected in a sentence of a text, and what the form for it must know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from analyzer.labels import FLAGS, LABELS
from webapp.analyses.values import ArticlePage
from webapp.codebooks.showing import resources_shown
from webapp.corrections.values import Stretch
from webapp.pages.contexts.corrected import Remark, remarks_in_sentence, remarks_on_headline, title_of
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


@dataclass(frozen=True, slots=True)
class Headline:
    """What was read in the headline, and what may be corrected of it."""

    frames: list[tuple[str, list[str]]]  # title of a frame, the words that made it
    remarks: list[Remark]
    offers: list[Offer]
    back: str


def headline_of(page: ArticlePage, back: str) -> Headline | None:
    """None where there is no headline, or nothing was measured."""
    title, analysis = page.document["title"], page.analysis
    if not title or not analysis or not analysis.get("sentences"):
        return None
    found = frames_in_headline(analysis)
    place = {"start": 0, "end": len(title)}
    return Headline(
        frames=[
            (title_of("sentence.frame", part), [title[start:end] for start, end in spans])
            for part, spans in found.items()
        ],
        remarks=remarks_on_headline(page),
        offers=[
            *(
                Offer(f"{title_of('sentence.frame', part)}: not here?", _url(page, "headline.frame", place, part))
                for part in found
            ),
            Offer("Add a frame", _url(page, "headline.frame", place)),
        ],
        back=back,
    )  # fmt: skip


def frames_in_headline(analysis: Row) -> dict[str, list[tuple[int, int]]]:
    """ "codebook.frame" → where the headline has words of it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for key, finding in analysis.get("measurements", {}).items():
        for each in finding.get("evidence") or () if key.startswith("emphasis.") else ():
            if each["zone"] == "headline":
                part = f"{key.partition('.')[2]}.{each['label'].partition(':')[0]}"
                found.setdefault(part, []).append((each["start"], each["end"]))
    return found


def headline_target(page: ArticlePage, kind: str, part: str) -> Target | None:
    """The form of a frame of the headline; None where there is no headline."""
    title = page.document["title"] or ""
    if not title or kind != "headline.frame":
        return None
    return Target(
        kind=kind,
        title=title_of(kind, part),
        question=LABELS[kind].question,
        place=page.article.letter,
        words=title,
        at=(Stretch(page.article.pk, 0, len(title)),),
        texts={page.article.pk: title},
        back=reverse("article", args=[page.article.pk]),
        part=part,
        current=part in frames_in_headline(page.analysis or {}) if part else None,
        frames=_frames() if not part else [],
    )


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
        texts={page.article.pk: text},
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
    resources = resources_shown()
    return [
        (
            codebook_title(name),
            [(f"{name}.{frame}", frame_title(name, frame)) for frame in resources.codebook(name).frames],
        )
        for name in resources.codebook_names()
    ]
