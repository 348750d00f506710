"""What the machine reads at a place that a person is about to correct, from what is on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.labels import TEXT_KINDS
from webapp.analyses.models import READABLE, Run
from webapp.corpus.models import Article, Event
from webapp.corrections import selectors as corrections
from webapp.corrections.placing import texts_of
from webapp.corrections.values import Said, Stretch, kept_of_machine

DECISION = 0.5
Row = Mapping[str, Any]


def machine_value(event: Event, said: Said) -> Any:
    """The machine's own value there, also where people's stands in its place; None where it has none on record."""
    pointed = event.articles.filter(pk__in={one.article for one in said.at})
    texts = texts_of(pointed.only("pk", "document"), said.kind)
    if any(one.article not in texts for one in said.at) or not said.at:
        return None
    latest = corrections.latest_at(event, said, texts)
    if latest is not None and latest.undone_at is None:
        return latest.machine_latest
    if said.kind in TEXT_KINDS:
        return _of_text(said)
    report = event.reports.filter(state__in=READABLE, angle="").only("payload").first()
    read = _IN_REPORT.get(said.kind)
    return read(report.payload, said) if report is not None and read else None


def _of_text(said: Said) -> Any:
    stretch = said.at[0]
    article = Article.objects.only("content_hash", "document").get(pk=stretch.article)
    runs = Run.objects.filter(article=article, content_hash=article.content_hash, reading__isnull=False)
    run = runs.only("reading").order_by("-pk").first()
    if run is None or run.reading is None:
        return None
    if said.kind == "headline.frame":
        return _is_in_headline(run, *said.part.split(".", 1))
    if said.kind in ("sentence.voice", "sentence.speaker"):
        statement = _most(run.reading["statements"], stretch)
        if statement is None:
            return None
        return statement["voice"] if said.kind == "sentence.voice" else statement["speaker"] or ""
    places = article.document["sentences"]
    place = _most(places, stretch)
    if place is None:
        return None
    reading = run.reading["sentences"][places.index(place)]
    if said.kind == "sentence.frame":
        return said.part in reading["frames"]
    return reading[said.kind.partition(".")[2]] >= DECISION


def _is_in_headline(run: Run, codebook: str, frame: str) -> bool | None:
    """Whether words of the headline were counted for the frame."""
    measured = run.measurements.filter(key=f"emphasis.{codebook}").first()
    if measured is None:
        return None
    labels = [each["label"] for each in measured.evidence if each["zone"] == "headline"]
    return any(label.partition(":")[0] == frame for label in labels)


def _cell(payload: Row, said: Said) -> Any:
    claim = _claim_at(payload, said.at[0])
    cell = claim["cells"].get(said.part) if claim else None
    return cell["status"] if cell else None


def _wording(payload: Row, said: Said) -> Any:
    claim = _claim_at(payload, said.at[0])
    return kept_of_machine(said.kind, claim["text"]) if claim else None


def _claim_at(payload: Row, stretch: Stretch) -> Row | None:
    """The first claim that is said in these very words."""
    for claim in payload["claims"]:
        spans = claim["cells"].get(str(stretch.article), _NO_CELL)["spans"]
        if any(_is_at(span, stretch) for span in spans):
            return claim  # type: ignore[no-any-return]
    return None


def _quote(payload: Row, said: Said) -> Any:
    first = said.at[0]
    for row in payload["quotes"]:
        against = {"start": row["against_start"], "end": row["against_end"]}
        is_same = row["document"] == str(first.article) and _is_at(row, first)
        if is_same and (not said.toward or _is_at(against, said.toward[0])):
            return list(row["changes"])
    return None


def _fact(payload: Row, said: Said) -> Any:
    first = said.at[0]
    return next(
        (
            value["relation"]
            for row in payload["facts"]
            if row["slot"] == said.part
            for value in row["values"]
            if value["document"] == str(first.article) and _is_at(value, first)
        ),
        None,
    )


_NO_CELL: Row = {"spans": ()}
_IN_REPORT = {"claim.cell": _cell, "claim.rename": _wording, "quote.change": _quote, "fact.relation": _fact}


def _is_at(place: Row, stretch: Stretch) -> bool:
    return (place["start"], place["end"]) == (stretch.start, stretch.end)


def _most(places: Sequence[Row], stretch: Stretch) -> Row | None:
    """The place that has most of a stretch."""
    best = max(places, key=lambda place: _shared(place, stretch), default=None)
    return best if best is not None and _shared(best, stretch) > 0 else None


def _shared(place: Row, stretch: Stretch) -> int:
    return min(int(place["end"]), stretch.end) - max(int(place["start"]), stretch.start)
