"""Every finding of an event that somebody can agree with or correct, with how sure the machine is of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.alignment.links import THRESHOLD
from analyzer.alignment.relations import SURE_SIMILARITY
from webapp.analyses.models import READABLE, Report, Run
from webapp.coding.drawing import DECIDED_AT, voice_of
from webapp.corpus.models import Article, Event

MEASURES = {
    "sentence.voice": "voices.share",
    "sentence.speaker": "sources.speakers",
    "sentence.loaded": "wording.loaded",
    "sentence.subjective": "editorial.subjectivity",
    "sentence.editorial": "editorial.own_voice_claims",
    "claim.cell": "omissions",
    "quote.change": "quotes",
    "fact.relation": "facts",
}
"""Kind of label → the measure or contrast whose finding it is. Frames belong to emphasis.<codebook>."""
FLAGS = ("loaded", "subjective", "editorial")
WEAK_RULES = frozenset(
    {"noun", "adjective", "speaker_behind_question", "sentence_with_colon", "part_of_act", "goes_on"}
)
"""Rules of voice that go by nearness or by a noun: those behind most of the wrong voices in docs/quality.md."""
UNSURE_BY_RULE, UNSURE_OF_SPEAKER, UNSURE_BY_FLAG = 0.8, 0.9, 0.6
"""How unsure (0..1) a voice is that a weak rule gave, a speaker that nobody could be found for, a flagged stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """text[start:end] of an article."""

    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One finding: what label it is, where, what the machine says, and how unsure it is (0 sure, 1 a toss-up)."""

    key: str
    measure: str
    kind: str
    part: str
    at: tuple[Stretch, ...]  # the words it hangs on, the surest first
    words: str
    machine: Any
    unsure: float
    about: str = ""  # beside the words: the claim, the other text's words, the value it is held against
    toward: tuple[Stretch, ...] = ()
    row: tuple[str, int] | None = None  # section and row of the comparison
    claim: str = ""  # its id in the comparison

    @property
    def article(self) -> int:
        return int(self.part) if self.kind == "claim.cell" else self.at[0].article


def candidates_of(event: Event) -> list[Candidate]:
    """Of every text that was analyzed and of the event's latest report."""
    texts: dict[int, str] = {}
    found: list[Candidate] = []
    for article, reading in _readings(event):
        texts[article.pk] = article.document["text"]
        found += _of_sentences(article, reading)
    report = event.reports.filter(state__in=READABLE, angle="", payload__isnull=False).first()
    if report is not None:
        found += _of_comparison(report, texts)
    unique = {each.key: each for each in reversed(found)}
    return list(reversed(unique.values()))


def _readings(event: Event) -> Iterator[tuple[Article, Mapping[str, Any]]]:
    """Each article with its latest reading of this very text; one that is read anew after a correction stays in."""
    articles = {article.pk: article for article in event.articles.defer("original").order_by("pk")}
    runs = Run.objects.filter(article__in=articles, state__in=READABLE, reading__isnull=False)
    latest = {run.article_id: run for run in runs.order_by("pk")}
    for pk, article in articles.items():
        run = latest.get(pk)
        if run is not None and _fits(run.reading, article.document):
            yield article, run.reading


def _fits(reading: Mapping[str, Any], document: Mapping[str, Any]) -> bool:
    """Whether a reading is one of this text: as many sentences, each begun by a statement."""
    starts = {statement["start"] for statement in reading["statements"]}
    sentences = document["sentences"]
    return len(reading["sentences"]) == len(sentences) and all(each["start"] in starts for each in sentences)


# --- sentences --------------------------------------------------------------------------------------------


def _of_sentences(article: Article, reading: Mapping[str, Any]) -> Iterator[Candidate]:
    text = article.document["text"]
    by_sentence: dict[int, list[Mapping[str, Any]]] = {}
    for statement in reading["statements"]:
        by_sentence.setdefault(statement["sentence"], []).append(statement)
    for place, sentence in enumerate(article.document["sentences"]):
        if sentence["kind"] != "sentence":
            continue
        stretch = Stretch(article.pk, sentence["start"], sentence["end"])
        said, read = by_sentence.get(place, []), reading["sentences"][place]
        yield _sentence("sentence.voice", "", stretch, text, voice_of(reading, place), _unsure_of_voice(said))
        others = [statement for statement in said if statement["voice"] != "own"]
        if others:
            speaker = others[0]["speaker"] or ""
            unsure = 0.0 if speaker else UNSURE_OF_SPEAKER
            yield _sentence("sentence.speaker", "", stretch, text, speaker, unsure)
        for flag in FLAGS:
            score = read[flag]
            yield _sentence(f"sentence.{flag}", "", stretch, text, score >= DECIDED_AT, _near_line(score))
        for frame, strength in read["frames"].items():
            yield _sentence("sentence.frame", frame, stretch, text, True, _near_line(strength))


def _sentence(kind: str, part: str, at: Stretch, text: str, machine: Any, unsure: float) -> Candidate:
    words = text[at.start : at.end]
    measure = f"emphasis.{part.partition('.')[0]}" if kind == "sentence.frame" else MEASURES[kind]
    key = _key(kind, part, at.article, words)
    return Candidate(key, measure, kind, part, (at,), words, machine, unsure)


def _near_line(score: float) -> float:
    """1 on the decision line, 0 at either end."""
    return max(0.0, 1 - abs(score - DECIDED_AT) / DECIDED_AT)


def _unsure_of_voice(said: Sequence[Mapping[str, Any]]) -> float:
    """By a weak rule, by a flag, or because two voices share the sentence."""
    if any(statement["rule"] in WEAK_RULES for statement in said):
        return UNSURE_BY_RULE
    if any(statement["flags"] for statement in said):
        return UNSURE_BY_FLAG
    lengths: dict[str, int] = {}
    for statement in said:
        width = statement["end"] - statement["start"]
        lengths[statement["voice"]] = lengths.get(statement["voice"], 0) + width
    if len(lengths) < 2:
        return 0.0
    return 2 * (1 - max(lengths.values()) / sum(lengths.values()))


# --- the comparison ---------------------------------------------------------------------------------------


def _of_comparison(report: Report, texts: Mapping[int, str]) -> Iterator[Candidate]:
    payload = report.payload
    for row, claim in enumerate(payload["claims"]):
        yield from _cells(row, claim, payload["baseline"], texts)
    for row, quote in enumerate(payload.get("quotes", ())):
        found = _quote(row, quote, texts)
        if found is not None:
            yield found
    for row, fact in enumerate(payload.get("facts", ())):
        yield from _values(row, fact, texts)


def _cells(
    row: int, claim: Mapping[str, Any], baseline: str, texts: Mapping[int, str]
) -> Iterator[Candidate]:
    """What each other text does with a claim. The claim hangs on the words of the text that tells it first."""
    cells = claim["cells"]
    teller = baseline if cells.get(baseline, {}).get("spans") else None
    teller = teller or next((name for name, cell in cells.items() if cell["spans"]), None)
    if teller is None or int(teller) not in texts:
        return
    at = tuple(Stretch(int(teller), span["start"], span["end"]) for span in cells[teller]["spans"])
    if not _is_inside(at, texts):
        return
    for name, cell in cells.items():
        if name == teller or int(name) not in texts:
            continue
        text = texts[int(name)]
        spans = [span for span in cell["spans"] if span["end"] <= len(text)]
        words = text[spans[0]["start"] : spans[0]["end"]] if spans else ""
        yield Candidate(
            key=_key("claim.cell", name, int(teller), claim["text"]),
            measure=MEASURES["claim.cell"],
            kind="claim.cell",
            part=name,
            at=at,
            words=words,
            machine=cell["status"],
            unsure=_unsure_of_cell(cell),
            about=claim["text"],
            row=("claims", row),
            claim=claim["id"],
        )


def _unsure_of_cell(cell: Mapping[str, Any]) -> float:
    """Most where the likeness lies between "no link" and "surely linked"; word for word is sure."""
    if cell["status"] == "verbatim":
        return 0.0
    nearest = cell["nearest"] or {}
    likeness = nearest.get("similarity", 0.0) if cell["status"] == "absent" else cell["similarity"]
    middle, half = (THRESHOLD + SURE_SIMILARITY) / 2, (SURE_SIMILARITY - THRESHOLD) / 2
    return max(0.0, 1 - abs(likeness - middle) / half)


def _quote(row: int, quote: Mapping[str, Any], texts: Mapping[int, str]) -> Candidate | None:
    at = (Stretch(int(quote["document"]), quote["start"], quote["end"]),)
    if not _is_inside(at, texts):
        return None
    toward: tuple[Stretch, ...] = ()
    if quote["against"] is not None and quote["against_start"] is not None:
        toward = (Stretch(int(quote["against"]), quote["against_start"], quote["against_end"]),)
    if not _is_inside(toward, texts):
        return None
    key = _key(
        "quote.change", "", at[0].article, f"{quote['text']}|{quote['against']}|{quote['against_text']}"
    )
    return Candidate(
        key=key,
        measure=MEASURES["quote.change"],
        kind="quote.change",
        part="",
        at=at,
        words=quote["text"],
        machine=list(quote["changes"]),
        unsure=0.0,
        about=quote["against_text"] or "",
        toward=toward,
        row=("quotes", row),
    )


def _values(row: int, fact: Mapping[str, Any], texts: Mapping[int, str]) -> Iterator[Candidate]:
    """Every value of a fact but the one that the others are held against."""
    held_against = next((value for value in fact["values"] if value["relation"] == "same"), None)
    for value in fact["values"]:
        at = (Stretch(int(value["document"]), value["start"], value["end"]),)
        if value is held_against or not _is_inside(at, texts):
            continue
        about = fact["question"] or f"{fact['about']}: {fact['slot']}"
        if held_against is not None:
            about = f"{about} ({held_against['text']})"
        key = _key("fact.relation", fact["slot"], at[0].article, f"{about}|{value['text']}")
        yield Candidate(
            key=key,
            measure=MEASURES["fact.relation"],
            kind="fact.relation",
            part=fact["slot"],
            at=at,
            words=value["text"],
            machine=value["relation"],
            unsure=0.0,
            about=about,
            row=("facts", row),
        )


def _is_inside(stretches: Sequence[Stretch], texts: Mapping[int, str]) -> bool:
    return all(each.article in texts and each.end <= len(texts[each.article]) for each in stretches)


def _key(kind: str, part: str, article: int, words: str) -> str:
    return hashlib.sha256("\x1f".join((kind, part, str(article), words)).encode()).hexdigest()
