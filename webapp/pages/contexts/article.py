"""An article's text, sentence by sentence, under the layers that the address asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.analyses.values import ArticlePage, EventReport
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.emphasis import BILATERAL, DOWN, UP
from webapp.pages.contexts.evidence import spans_of_row
from webapp.pages.contexts.passages import Mark, Piece, cut
from webapp.pages.contexts.wording import (
    MARKS,
    MODES,
    STATUSES,
    codebook_title,
    describe_row,
    figure,
    frame_title,
)

LAYERS = {
    "voices": "who speaks",
    "frames": "words of security and trade",
    "marks": "loaded and judging words",
    "shared": "words in common with the release",
}
_FIRST_LAYERS = ("voices", "frames")
"""On when the address says nothing: more than two at once hide the text."""
_LOADED, _EDITORIAL = "wording.loaded", "editorial.own_voice_claims"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its marks."""

    number: int
    pieces: tuple[Piece, ...]
    voice: str
    voice_said: str
    zone: str
    is_chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class Inspector:
    """Everything that one sentence feeds."""

    number: int
    text: str
    voices: list[str]
    frames: list[str]
    facts: list[tuple[str, str]]
    claims: list[dict[str, str]]
    findings: list[dict[str, str]]


def article_context(
    page: ArticlePage, report: EventReport | None, asked: Mapping[str, str]
) -> dict[str, Any]:
    edition = Edition(report) if report is not None and report.payload is not None else None
    witness = edition.by_id.get(page.article.document_id) if edition else None
    if witness is not None and witness.document["text"] != page.document["text"]:
        edition = witness = None  # the report is of another version of this text
    layers = _layers(asked)
    chosen = _chosen(asked, len(page.document["sentences"]))
    paragraphs = _paragraphs(page, edition, layers, chosen)
    return {
        "page": page,
        "article": page.article,
        "layers": [{"key": key, "label": label, "is_on": key in layers} for key, label in LAYERS.items()],
        "paragraphs": paragraphs,
        "inspector": _inspector(page, edition, chosen) if chosen else None,
        "measures": _measures(page),
        "removed": page.document.get("removed") or (),
        "provenance": page.document.get("provenance") or {},
        "kept_query": "&".join(f"layer={key}" for key in layers),
    }


def _layers(asked: Mapping[str, str]) -> tuple[str, ...]:
    if hasattr(asked, "getlist") and "layer" in asked:
        return tuple(key for key in LAYERS if key in asked.getlist("layer"))
    return () if "shown" in asked else _FIRST_LAYERS


def _chosen(asked: Mapping[str, str], sentences: int) -> int:
    """The number of the sentence to inspect, as readers count; 0 for none."""
    number = asked.get("s", "")
    return (
        int(number)
        if number.isascii() and number.isdigit() and len(number) < 7 and 0 < int(number) <= sentences
        else 0
    )


def _paragraphs(
    page: ArticlePage, edition: Edition | None, layers: tuple[str, ...], chosen: int
) -> list[dict[str, Any]]:
    """Sentences in their paragraphs; a paragraph in a box or caption keeps its zone as a label."""
    document, analysis = page.document, page.analysis or {}
    marks = _all_marks(page, edition, layers)
    voices = _voices(analysis) if "voices" in layers else {}
    query = "&".join(f"layer={key}" for key in layers) or "shown=none"
    paragraphs: list[dict[str, Any]] = []
    for index, sentence in enumerate(document["sentences"]):
        if not paragraphs or paragraphs[-1]["paragraph"] != sentence["paragraph"]:
            paragraphs.append({"paragraph": sentence["paragraph"], "zone": sentence["zone"], "lines": []})
        voice = voices.get(index, "")
        paragraphs[-1]["lines"].append(
            Line(
                number=index + 1,
                pieces=cut(document["text"], sentence["start"], sentence["end"], marks),
                voice=voice,
                voice_said=MODES.get(voice, ""),
                zone=sentence["zone"],
                is_chosen=index + 1 == chosen,
                url=f"?{query}&s={index + 1}#s{index + 1}",
            )
        )
    return paragraphs


def _all_marks(page: ArticlePage, edition: Edition | None, layers: tuple[str, ...]) -> list[Mark]:
    marks: list[Mark] = []
    if "frames" in layers:
        kinds = {UP: "security", DOWN: "trade"}
        for each in _evidence(page, f"emphasis.{BILATERAL}"):
            frame = each["label"].partition(":")[0]
            if frame in kinds:
                marks.append(Mark(each["start"], each["end"], kinds[frame], frame_title(BILATERAL, frame)))
    if "marks" in layers:
        marks += [Mark(e["start"], e["end"], "loaded", e["label"]) for e in _evidence(page, _LOADED)]
        marks += [
            Mark(e["start"], e["end"], "added", MARKS.get(e["label"], e["label"]))
            for e in _evidence(page, _EDITORIAL)
        ]
    if "shared" in layers and edition is not None and edition.baseline is not None:
        marks += [
            Mark(run["start"], run["end"], "shared", f"also in {edition.baseline.letter}")
            for row in edition.rows("reuse")
            if row["document"] == page.article.document_id
            and row.get("against") == edition.baseline.document_id
            for run in row.get("runs") or ()
        ]
    return marks


def _evidence(page: ArticlePage, measure: str) -> list[Row]:
    """Evidence inside the text: that of the headline points into the title."""
    finding = (page.analysis or {}).get("measurements", {}).get(measure, {})
    return [each for each in finding.get("evidence") or () if each["zone"] != "headline"]


def _voices(analysis: Row) -> dict[int, str]:
    """Sentence → the voice of most of its words, where that is not the outlet's own."""
    lengths: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for statement in analysis.get("statements", ()):
        lengths[statement["sentence"]][statement["voice"]] += statement["end"] - statement["start"]
    voices = {}
    for sentence, found in lengths.items():
        others = {voice: found[voice] for voice in ("quoted", "reported") if found.get(voice)}
        if others and sum(others.values()) >= found.get("own", 0):
            voices[sentence] = max(others, key=others.__getitem__)
    return voices


def _inspector(page: ArticlePage, edition: Edition | None, number: int) -> Inspector:
    index, analysis = number - 1, page.analysis or {}
    sentence = page.document["sentences"][index]
    readings_of = list(analysis.get("sentences", ()))
    reading = readings_of[index] if index < len(readings_of) else {}
    frames = [_frame(*key.split(".", 1)) for key, weight in (reading.get("frames") or {}).items() if weight]
    witness = edition.by_id.get(page.article.document_id) if edition else None
    return Inspector(
        number=number,
        text=page.document["text"][sentence["start"] : sentence["end"]],
        voices=[
            _said_statement(page, statement)
            for statement in analysis.get("statements", ())
            if statement["sentence"] == index
        ],
        frames=frames,
        facts=_facts(reading),
        claims=_claims(edition, witness, index) if edition and witness else [],
        findings=_findings(edition, witness, index) if edition and witness else [],
    )


def _frame(codebook: str, frame: str) -> str:
    return f"{frame_title(codebook, frame)} ({codebook_title(codebook)})"


def _said_statement(page: ArticlePage, statement: Row) -> str:
    words = page.document["text"][statement["start"] : statement["end"]].strip()
    shown = words if len(words) <= 60 else words[:57].rstrip() + "…"
    speaker = f", {statement['speaker']}" if statement.get("speaker") else ""
    cue = f" ({statement['cue']['text']})" if statement.get("cue") else ""
    return f"{MODES.get(statement['voice'], statement['voice'])}{speaker}{cue}: {shown}"


def _facts(reading: Row) -> list[tuple[str, str]]:
    facts = []
    if reading.get("sentiment") is not None:
        facts.append(("Emotional words", f"{reading['sentiment']:+.2f} on −1 to 1"))
    for key, label in (
        ("loaded", "Loaded wording"),
        ("subjective", "Own view"),
        ("editorial", "Judging, to check"),
    ):
        if reading.get(key):
            facts.append(
                (label, f"{reading[key]:.2f} of 1; {'marked' if reading[key] >= 0.5 else 'not marked'}")
            )
    if reading.get("marks"):
        facts.append(
            ("Marks", ", ".join(MARKS.get(mark, mark.replace("_", " ")) for mark in reading["marks"]))
        )
    return facts


def _claims(edition: Edition, witness: Witness, index: int) -> list[dict[str, str]]:
    found = []
    for number, claim in enumerate(edition.rows("claims")):
        cell = claim["cells"].get(witness.document_id, {})
        if index in (cell.get("sentences") or ()):
            status = "" if witness.is_baseline else STATUSES.get(cell["status"], "")
            found.append(
                {"text": claim["text"], "status": status, "url": edition.evidence_url("claims", number)}
            )
    return found


_FEEDS = {
    "additions": "Added",
    "quotes": "Quotations",
    "attribution_changes": "Attributions",
    "facts": "Facts",
}


def _findings(edition: Edition, witness: Witness, index: int) -> list[dict[str, str]]:
    """Rows of the report that rest on this sentence."""
    sentence = witness.document["sentences"][index]
    return [
        {"section": label, "text": describe_row(edition, key, row), "url": edition.evidence_url(key, number)}
        for key, label in _FEEDS.items()
        for number, row in enumerate(edition.rows(key))
        if any(
            span.document_id == witness.document_id
            and span.start < sentence["end"]
            and sentence["start"] < span.end
            for span in spans_of_row(edition, row)
        )
    ]


def _measures(page: ArticlePage) -> list[dict[str, Any]]:
    measurements = (page.analysis or {}).get("measurements", {})
    failures = (page.analysis or {}).get("failures", {})
    return [
        {
            "key": key,
            "card": card,
            "unit": _unit(key, card),
            "own": figure(measurements.get(key, {}).get("own"), card.get("unit", "")),
            "all": figure(measurements.get(key, {}).get("all"), card.get("unit", "")),
            "reason": failures.get(key)
            or measurements.get(key, {}).get("reason")
            or ("" if key in measurements else "not measured yet"),
        }
        for key, card in page.cards.items()
        if card.get("kind") == "measure"
    ]


def _unit(key: str, card: Row) -> str:
    """Of a codebook the whole text has one figure: sentences with words of any of its frames."""
    unit = str(card.get("unit", ""))
    return f"{unit}, any frame of this codebook" if key.startswith("emphasis.") else unit
