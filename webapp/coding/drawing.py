"""Which units of an event are coded: all that a filter lets through, or a random sample of them with a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from webapp.analyses.convert import analysis_fingerprint
from webapp.analyses.models import READABLE, Report, Run
from webapp.coding.models import CodingProject
from webapp.coding.questions import FRAME, NO, YES, every_question
from webapp.corpus.models import Article, Event

Unit = CodingProject.Unit
DECIDED_AT = 0.5
"""The decision line of every score of a sentence."""
FLAGS = ("loaded", "subjective", "editorial")
EVERY = "every"
CARRIES = "carries:"
"""Filter by what the machine says: "carries:codebook.frame", "carries:loaded"."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One unit that may be coded, with what the machine says of it."""

    article: int
    words: str
    start: int | None
    content_hash: str
    machine: dict[str, str] = field(default_factory=dict)
    about: int | None = None


def units_of(event: Event, unit: str, which: str = EVERY) -> list[Drawn]:
    """Every unit of an event that the filter lets through, in the order of the texts."""
    found = list(_SOURCES[unit](event))
    if unit == Unit.SENTENCE and which.startswith(CARRIES):
        asked = which.removeprefix(CARRIES)
        key = f"sentence.{asked}" if asked in FLAGS else FRAME + asked
        found = [each for each in found if each.machine.get(key) == YES]
    return found


def draw(units: list[Drawn], size: int | None, seed: int) -> list[Drawn]:
    """So many of them, or all, in a random order: neighbours would lend each other their sense, and texts a name."""
    shuffled = list(units)
    Random(seed).shuffle(shuffled)  # noqa: S311 -- a sample that can be drawn again, not a secret
    return shuffled if size is None else shuffled[:size]


def sentences_read(event: Event) -> Iterator[tuple[Article, dict[str, Any], dict[str, Any]]]:
    """Each article of an event that was analyzed with the measures of now: article, document, reading."""
    articles = {article.pk: article for article in event.articles.defer("original").order_by("pk")}
    runs = Run.objects.filter(
        article__in=articles, state__in=READABLE, fingerprint=analysis_fingerprint(), reading__isnull=False
    ).order_by("article", "pk")
    for run in runs:
        article = articles[run.article_id]
        if run.content_hash == article.content_hash:
            yield article, article.document, run.reading


def machine_labels(reading: Mapping[str, Any], place: int, frames: Mapping[str, str]) -> dict[str, str]:
    """What the machine says of one sentence: question → value. frames: question → "codebook.frame"."""
    sentence = reading["sentences"][place]
    flags = {f"sentence.{flag}": YES if sentence[flag] >= DECIDED_AT else NO for flag in FLAGS}
    carried = {key: YES if name in sentence["frames"] else NO for key, name in frames.items()}
    voice = voice_of(reading, place)
    return ({"sentence.voice": voice} if voice else {}) | flags | carried


def voice_of(reading: Mapping[str, Any], place: int) -> str:
    """The voice of most of a sentence's characters; the own one among equals (CODEBOOK §0: the weaker label)."""
    lengths = {"own": 0, "reported": 0, "quoted": 0}
    for statement in reading["statements"]:
        if statement["sentence"] == place:
            lengths[statement["voice"]] += statement["end"] - statement["start"]
    return max(lengths, key=lengths.__getitem__) if any(lengths.values()) else ""


def _sentences(event: Event) -> Iterator[Drawn]:
    frames = _frame_keys()
    for article, document, reading in sentences_read(event):
        for place, sentence in enumerate(document["sentences"]):
            if sentence["kind"] != "sentence":
                continue
            words = document["text"][sentence["start"] : sentence["end"]]
            machine = machine_labels(reading, place, frames)
            yield Drawn(article.pk, words, sentence["start"], article.content_hash, machine)


def _cells(event: Event) -> Iterator[Drawn]:
    """Claims of the base text (without one: of the text that says them first) in every other text."""
    report = _latest_report(event)
    if report is None:
        return
    hashes = dict(event.articles.values_list("pk", "content_hash"))
    for claim in report.payload["claims"]:
        teller = _teller(claim, report.payload["baseline"])
        if teller is None or int(teller) not in hashes:
            continue
        for document, cell in claim["cells"].items():
            if document != teller and int(document) in hashes:
                machine = {"claim.cell": cell["status"]}
                digest = hashes[int(document)]
                yield Drawn(int(document), claim["text"], None, digest, machine, about=int(teller))


def _additions(event: Event) -> Iterator[Drawn]:
    report = _latest_report(event)
    if report is None:
        return
    texts = {article.pk: article for article in event.articles.defer("original")}
    for row in report.payload.get("additions", ()):
        article = texts.get(int(row["document"]))
        base = texts.get(int(row["baseline"])) if row["baseline"].isdigit() else None
        if article is not None:
            words = article.document["text"][row["start"] : row["end"]]
            machine = {"addition.kind": row["kind"]}
            about = base.pk if base else None
            yield Drawn(article.pk, words, row["start"], article.content_hash, machine, about=about)


def _teller(claim: Mapping[str, Any], baseline: str) -> str | None:
    cells = claim["cells"]
    if baseline in cells and cells[baseline]["status"] != "absent":
        return baseline
    return next((name for name, cell in cells.items() if cell["status"] != "absent"), None)


def _latest_report(event: Event) -> Report | None:
    return event.reports.filter(state__in=READABLE, angle="", payload__isnull=False).first()


def _frame_keys() -> dict[str, str]:
    return {key: key.removeprefix(FRAME) for key in every_question() if key.startswith(FRAME)}


_SOURCES: dict[str, Callable[[Event], Iterator[Drawn]]] = {
    Unit.SENTENCE: _sentences,
    Unit.CELL: _cells,
    Unit.ADDITION: _additions,
}
