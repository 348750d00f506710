"""Everything that was read in one sentence: who speaks, which words fired, and what each of them counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from webapp.analyses.values import ArticlePage
from webapp.pages.contexts.edition import Edition, Row
from webapp.pages.contexts.emphasis import BILATERAL
from webapp.pages.contexts.entries import Entry, entry_of, frame_entry, held_neutral, pull_of
from webapp.pages.contexts.footing import Claim, Footing, claims_in, findings_on
from webapp.pages.contexts.spoken import Link, Spoken, shortened, spoken_in, words_of
from webapp.pages.contexts.wording import MARKS, codebook_title, frame_title, number_of, plain

_DECISION = 0.5
"""From this score on a sentence counts in the text's share (SentenceReading)."""
_SIDES = {"well": "speaks well", "ill": "speaks ill"}


@dataclass(frozen=True, slots=True)
class FrameRead:
    """A frame whose words stand in the sentence, with the cues that fired."""

    title: str
    codebook: str
    strength: str
    cues: list[Entry]


@dataclass(frozen=True, slots=True)
class Score:
    """A figure of the sentence with the entries that made it."""

    title: str
    term: str  # key of the glossary
    measure: str
    value: str
    verdict: str
    entries: list[Entry]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ToneRead:
    """How the sentence speaks of one actor."""

    name: str
    value: str
    sides: list[tuple[str, list[Entry]]]  # "speaks well", the words and why


@dataclass(frozen=True, slots=True)
class Feeling:
    """The emotional words of the sentence, and those that were held neutral."""

    value: str
    pleasant: list[str]
    unpleasant: list[str]
    neutral: list[str]


@dataclass(frozen=True, slots=True)
class Inspector:
    """Everything that one sentence holds and feeds."""

    number: int
    of: int
    previous: str  # address
    next: str
    kind: str
    text: str
    gist: str  # one line, said when the sentence is chosen by a key
    spoken: list[Spoken]
    frames: list[FrameRead]
    scores: list[Score]
    tones: list[ToneRead]
    feeling: Feeling | None
    actors: list[str]
    facts: list[tuple[str, str]]
    claims: list[Claim]
    findings: list[Footing]
    is_measured: bool
    absent: list[str] = field(default_factory=list)  # what was looked for and not found


def inspect(page: ArticlePage, edition: Edition | None, number: int, link: Link) -> Inspector:
    """The sentence of that number, as readers count (from 1)."""
    index, total = number - 1, len(page.document["sentences"])
    sentence = page.document["sentences"][index]
    analysis = page.analysis or {}
    readings = analysis.get("sentences", ())
    reading: Row = readings[index] if index < len(readings) else {}
    spoken = list(spoken_in(page, index, link))
    frames, scores = list(_frames(page, index, reading)), list(_scores(page, index, reading))
    tones, feeling = list(_tones(page, index)), _feeling(page, index, reading)
    return Inspector(
        number=number,
        of=total,
        previous=link(number - 1) if number > 1 else "",
        next=link(number + 1) if number < total else "",
        kind=_kind(sentence),
        text=shortened(words_of(page, sentence)),
        gist=_gist(number, spoken, frames, scores),
        spoken=spoken,
        frames=frames,
        scores=scores,
        tones=tones,
        feeling=feeling,
        actors=_actors(analysis, sentence),
        facts=[
            (fact["question"] or plain(fact["relation"]), fact["text"]) for fact in _facts(analysis, index)
        ],
        claims=claims_in(edition, page.article.document_id, index),
        findings=findings_on(edition, page.article.document_id, index),
        is_measured=bool(reading),
        absent=_absent(frames, scores, tones, feeling) if reading else [],
    )


def _kind(sentence: Row) -> str:
    if sentence["kind"] != "sentence":
        return {"heading": "a heading inside the text", "item": "an item of a list"}[sentence["kind"]]
    return {"lead": "the lead", "box": "in a box", "caption": "a caption"}.get(sentence["zone"], "")


def _gist(number: int, spoken: list[Spoken], frames: list[FrameRead], scores: list[Score]) -> str:
    voices = dict.fromkeys(f"{each.mode}{', ' + each.speaker if each.speaker else ''}" for each in spoken)
    said = [*voices, *(frame.title for frame in frames), *(f"{s.title} {s.value}" for s in scores)]
    return f"Sentence {number}: {'; '.join(said)}." if said else f"Sentence {number}."


# --- what fired -------------------------------------------------------------------------------------------


def evidence_in(page: ArticlePage, measure: str, index: int) -> list[Row]:
    """The evidence of a measure that lies in the sentence; that of the headline points into the title."""
    sentence = page.document["sentences"][index]
    finding = (page.analysis or {}).get("measurements", {}).get(measure, {})
    return [
        each
        for each in finding.get("evidence") or ()
        if each["zone"] != "headline" and sentence["start"] <= each["start"] < sentence["end"]
    ]


def _frames(page: ArticlePage, index: int, reading: Row) -> Iterator[FrameRead]:
    present = {key: strength for key, strength in (reading.get("frames") or {}).items() if strength}
    order = dict.fromkeys((BILATERAL, *(key.partition(".")[0] for key in present)))
    places = {codebook: place for place, codebook in enumerate(order)}
    for key, strength in sorted(
        present.items(), key=lambda item: (places[item[0].partition(".")[0]], -item[1])
    ):
        codebook, _, frame = key.partition(".")
        hits = (
            (each["label"].partition(":")[2].strip(), words_of(page, each))
            for each in evidence_in(page, f"emphasis.{codebook}", index)
            if each["label"].partition(":")[0] == frame
        )
        yield FrameRead(
            title=frame_title(codebook, frame),
            codebook=codebook_title(codebook),
            strength=f"{strength * 100:.0f} %",
            cues=[frame_entry(codebook, frame, cue, words) for cue, words in dict.fromkeys(hits)],
        )


_SCORES = (
    ("loaded", "Loaded wording", "loaded-wording", "wording.loaded"),
    ("subjective", "Own view", "own-view", "editorial.subjectivity"),
    ("editorial", "Judging, to check", "editorial-claim", "editorial.own_voice_claims"),
)


def _scores(page: ArticlePage, index: int, reading: Row) -> Iterator[Score]:
    """A sentence that counts for a reason, and one with words that fired and were outweighed."""
    for key, title, term, measure in _SCORES:
        entries = [
            entry_of(words_of(page, each), MARKS.get(str(each["label"]), str(each["label"])))
            for each in evidence_in(page, measure, index)
        ]
        value = reading.get(key) or 0.0
        if not value and not entries:
            continue
        yield Score(
            title=title,
            term=term,
            measure=measure,
            value=f"{number_of(value)} of 1",
            verdict="counted" if value >= _DECISION else "below the line of 0.5, not counted",
            entries=list(dict.fromkeys(entries)),
            remark="" if entries else "No single word: it is how the words are put together.",
        )


def _tones(page: ArticlePage, index: int) -> Iterator[ToneRead]:
    evidence = evidence_in(page, "tone.actors", index)
    for target in (page.analysis or {}).get("targets", ()):
        tone = (target.get("tone_by_sentence") or {}).get(str(index))
        if not tone:
            continue
        pulled: dict[str, list[Entry]] = {}
        for each in evidence:
            pull = pull_of(each["label"])
            if pull is not None and pull.name == target["name"]:
                pulled.setdefault(pull.side, []).append(Entry(words_of(page, each), pull.why))
        sides = [(_SIDES[side], list(dict.fromkeys(words))) for side, words in pulled.items()]
        yield ToneRead(target["name"], _signed(tone), sides)


def _feeling(page: ArticlePage, index: int, reading: Row) -> Feeling | None:
    if reading.get("sentiment") is None:
        return None
    found: dict[str, list[str]] = {}
    evidence = evidence_in(page, "sentiment.vader", index)
    for each in evidence:
        found.setdefault(each["label"], []).append(words_of(page, each))
    neutral = held_neutral(page.document, page.document["sentences"][index], evidence)
    if not evidence and not neutral:
        return None
    return Feeling(
        value=_signed(reading["sentiment"]),
        pleasant=found.get("pleasant", []),
        unpleasant=found.get("unpleasant", []),
        neutral=neutral,
    )


def _signed(value: float) -> str:
    """Two decimals with a sign; a plain 0 where there is nothing to sign."""
    return f"{value:+.2f}".replace("-", "−") if round(value, 2) else "0"


def _absent(
    frames: list[FrameRead], scores: list[Score], tones: list[ToneRead], feeling: Feeling | None
) -> list[str]:
    titles = {score.measure for score in scores}
    found = {
        "words of a frame": frames,
        "loaded words": "wording.loaded" in titles,
        "words of an own view": "editorial.subjectivity" in titles,
        "judging words": "editorial.own_voice_claims" in titles,
        "words for or against an actor": tones,
        "emotional words": feeling,
    }
    return [name for name, is_found in found.items() if not is_found]


# --- what it says -----------------------------------------------------------------------------------------


def _actors(analysis: Row, sentence: Row) -> list[str]:
    return [
        target["name"]
        for target in analysis.get("targets", ())
        if any(sentence["start"] <= each["start"] < sentence["end"] for each in target["mentions"])
    ]


def _facts(analysis: Row, index: int) -> list[Row]:
    return [fact for fact in analysis.get("facts", ()) if fact["sentence"] == index]
