"""The layers that can be laid over a text: what each marks, by which signs, and how much of it there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from webapp.analyses.values import ArticlePage
from webapp.pages.contexts.edition import Edition, Row
from webapp.pages.contexts.emphasis import BILATERAL, DOWN, UP
from webapp.pages.contexts.entries import pull_of
from webapp.pages.contexts.passages import Mark
from webapp.pages.contexts.wording import ADDITION_KINDS, MARKS, frame_sign, frame_title, plain

POLICY = "policy_frames"
FIRST = ("voice", "frames")
"""On when the address says nothing: more than two at once hide the text."""
_PAIR = {UP: "security", DOWN: "trade"}
"""The two frames that are set against each other, with the mark of each."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One line of the legend: how the mark looks, and what it means."""

    style: str
    words: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    key: str
    label: str
    samples: tuple[Sample, ...]
    counted: str  # what its number counts
    measure: str = ""  # whose reason is given where there is nothing to lay


@dataclass(frozen=True, slots=True)
class LayerView:
    """A layer as the page offers it."""

    key: str
    label: str
    samples: tuple[Sample, ...]
    is_on: bool
    count: int
    counted: str
    reason: str = ""


LAYERS = (
    Layer(
        "voice",
        "Who speaks",
        (Sample("is-reported", "reported: italic, the speaker before it"), Sample("is-quoted", "quoted: tinted, in the text’s own marks")),
        "stretches in a voice that is not the outlet’s",
        "voices.share",
    ),
    Layer(
        "frames",
        "Security and trade",
        (
            Sample("mark-security", "security: solid line"),
            Sample("mark-trade", "legitimate trade: dashed line"),
        ),
        "cues",
        f"emphasis.{BILATERAL}",
    ),
    Layer("themes", "Other themes", (Sample("mark-frame", "cue of another theme: double line, the theme’s letter"),), "cues", f"emphasis.{BILATERAL}"),
    Layer("policy", "Policy frames", (Sample("mark-frame", "cue of a policy frame: double line, the frame’s number"),), "cues", f"emphasis.{POLICY}"),
    Layer("loaded", "Loaded words", (Sample("mark-loaded", "dotted line, own voice only"),), "entries", "wording.loaded"),
    Layer(
        "editorial",
        "Judging words",
        (Sample("mark-judging", "judges, predicts, advises, explains: wavy line"),),
        "cues",
        "editorial.own_voice_claims",
    ),
    Layer(
        "tone",
        "Tone towards actors",
        (Sample("mark-well", "speaks well of an actor"), Sample("mark-ill", "speaks ill of an actor")),
        "words",
        "tone.actors",
    ),
    Layer(
        "feeling",
        "Emotional words",
        (Sample("mark-pleasant", "pleasant"), Sample("mark-unpleasant", "unpleasant")),
        "words",
        "sentiment.vader",
    ),
    Layer("added", "Added claims", (Sample("mark-added", "the base text does not say it: thick line"),), "passages"),
    Layer("shared", "Words of the release", (Sample("mark-shared", "runs of six or more words in common: dotted line, tint"),), "runs"),
    Layer("removed", "Removed in cleaning", (Sample("is-removed", "struck through; opens to the reason"),), "passages"),
)  # fmt: skip


def chosen_layers(asked: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that the address asks for, in the order of the page."""
    if hasattr(asked, "getlist") and "layer" in asked:
        return tuple(layer.key for layer in LAYERS if layer.key in asked.getlist("layer"))
    return () if "shown" in asked else FIRST


def marks_of_layers(
    page: ArticlePage, edition: Edition | None, layers: tuple[str, ...]
) -> tuple[list[LayerView], list[Mark]]:
    """Every layer with its number, and the marks of those that are on."""
    views, marks = [], []
    for layer in LAYERS:
        found = list(_MARKS[layer.key](page, edition)) if layer.key in _MARKS else []
        is_on = layer.key in layers
        if is_on:
            marks += found
        views.append(
            LayerView(
                key=layer.key,
                label=layer.label,
                samples=(*layer.samples, *_samples_of(found)),
                is_on=is_on,
                count=_COUNTS[layer.key](page) if layer.key in _COUNTS else len(found),
                counted=layer.counted,
                reason=_reason(page, edition, layer),
            )
        )
    return views, marks


def _samples_of(marks: list[Mark]) -> list[Sample]:
    """What the signs of these marks mean, in the signs' order."""
    signed = {mark.sign: Sample(f"mark-{mark.kind}", mark.note, mark.sign) for mark in marks if mark.sign}
    return [signed[sign] for sign in sorted(signed, key=lambda sign: (len(sign), sign))]


def _reason(page: ArticlePage, edition: Edition | None, layer: Layer) -> str:
    """Why there is nothing to lay, where that is not simply that nothing was found."""
    if layer.key in ("added", "shared"):
        return _reason_of_comparison(page, edition)
    if not layer.measure:
        return ""
    if page.analysis is None:
        return "not measured yet"
    failed = page.analysis.get("failures", {}).get(layer.measure)
    return f"the measure failed: {failed}" if failed else ""


def _reason_of_comparison(page: ArticlePage, edition: Edition | None) -> str:
    if edition is None:
        return "there is no report on this version of the text yet"
    if edition.baseline is None:
        return "the event has no base text"
    return "this is the base text" if edition.baseline.document_id == page.article.document_id else ""


def evidence_of(page: ArticlePage, measure: str) -> list[Row]:
    """Evidence inside the text: that of the headline points into the title."""
    finding = (page.analysis or {}).get("measurements", {}).get(measure, {})
    return [each for each in finding.get("evidence") or () if each["zone"] != "headline"]


def _frames(page: ArticlePage, _: Edition | None) -> Iterator[Mark]:
    for each in evidence_of(page, f"emphasis.{BILATERAL}"):
        frame = each["label"].partition(":")[0]
        if frame in _PAIR:
            yield Mark(each["start"], each["end"], _PAIR[frame], frame_title(BILATERAL, frame))


def _themes(page: ArticlePage, _: Edition | None) -> Iterator[Mark]:
    for each in evidence_of(page, f"emphasis.{BILATERAL}"):
        frame = each["label"].partition(":")[0]
        if frame not in _PAIR:
            yield _mark_of_frame(each, BILATERAL, frame)


def _policy(page: ArticlePage, _: Edition | None) -> Iterator[Mark]:
    for each in evidence_of(page, f"emphasis.{POLICY}"):
        frame = each["label"].partition(":")[0]
        yield _mark_of_frame(each, POLICY, frame)


def _mark_of_frame(evidence: Row, codebook: str, frame: str) -> Mark:
    title, sign = frame_title(codebook, frame), frame_sign(codebook, frame)
    return Mark(evidence["start"], evidence["end"], "frame", title, sign)


def _loaded(page: ArticlePage, _: Edition | None) -> Iterator[Mark]:
    for each in evidence_of(page, "wording.loaded"):
        yield Mark(each["start"], each["end"], "loaded", plain(each["label"]))


def _editorial(page: ArticlePage, _: Edition | None) -> Iterator[Mark]:
    for each in evidence_of(page, "editorial.own_voice_claims"):
        yield Mark(each["start"], each["end"], "judging", MARKS.get(each["label"], plain(each["label"])))


def _tone(page: ArticlePage, _: Edition | None) -> Iterator[Mark]:
    for each in evidence_of(page, "tone.actors"):
        pull = pull_of(each["label"])
        if pull is not None:
            yield Mark(each["start"], each["end"], pull.side, f"speaks {pull.side} of {pull.name}")


def _feeling(page: ArticlePage, _: Edition | None) -> Iterator[Mark]:
    for each in evidence_of(page, "sentiment.vader"):
        if each["label"] in ("pleasant", "unpleasant"):
            yield Mark(each["start"], each["end"], each["label"], each["label"])


def _added(page: ArticlePage, edition: Edition | None) -> Iterator[Mark]:
    for row in edition.rows("additions") if edition else ():
        if row["document"] == page.article.document_id:
            yield Mark(row["start"], row["end"], "added", ADDITION_KINDS.get(row["kind"], plain(row["kind"])))


def _shared(page: ArticlePage, edition: Edition | None) -> Iterator[Mark]:
    if edition is None or edition.baseline is None:
        return
    for row in edition.rows("reuse"):
        if row["document"] == page.article.document_id and row.get("against") == edition.baseline.document_id:
            for run in row.get("runs") or ():
                yield Mark(run["start"], run["end"], "shared", f"also in {edition.baseline.letter}")


_MARKS: dict[str, Callable[[ArticlePage, Edition | None], Iterator[Mark]]] = {
    "frames": _frames,
    "themes": _themes,
    "policy": _policy,
    "loaded": _loaded,
    "editorial": _editorial,
    "tone": _tone,
    "feeling": _feeling,
    "added": _added,
    "shared": _shared,
}


def _attributed(page: ArticlePage) -> int:
    return sum(each["voice"] != "own" for each in (page.analysis or {}).get("statements", ()))


_COUNTS: dict[str, Callable[[ArticlePage], int]] = {
    "voice": _attributed,
    "removed": lambda page: len(page.document.get("removed") or ()),
}
