"""Findings of one text that somebody can agree with or correct: voices, speakers, flags and frames of its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from webapp.codebooks.showing import resources_shown
from webapp.coding.drawing import DECIDED_AT, voice_of
from webapp.reviews.candidates import FRAMES, Candidate, Stretch, key_of

MEASURES = {
    "sentence.voice": "voices.share",
    "sentence.speaker": "sources.speakers",
    "sentence.loaded": "wording.loaded",
    "sentence.subjective": "editorial.subjectivity",
    "sentence.editorial": "editorial.own_voice_claims",
}
"""Kind of label → the measure whose finding it is. Frames belong to emphasis.<codebook>."""
FLAGS = ("loaded", "subjective", "editorial")
WEAK_RULES = frozenset(
    {"noun", "adjective", "speaker_behind_question", "sentence_with_colon", "part_of_act", "goes_on"}
)
"""Rules of voice that go by nearness or by a noun: those behind most of the wrong voices in docs/quality.md."""
UNSURE_BY_RULE, UNSURE_OF_SPEAKER, UNSURE_BY_FLAG = 0.8, 0.9, 0.6
"""How unsure (0..1) a voice is that a weak rule gave, a speaker that nobody could be found for, a flagged stretch."""

Row = Mapping[str, Any]


def fits(reading: Row, document: Row) -> bool:
    """Whether a reading is one of this text: as many sentences, each begun by a statement."""
    starts = {statement["start"] for statement in reading["statements"]}
    sentences = document["sentences"]
    return len(reading["sentences"]) == len(sentences) and all(each["start"] in starts for each in sentences)


def of_sentences(article: int, document: Row, reading: Row) -> Iterator[Candidate]:
    """Of every sentence of prose, with the machine's values also where people's stand in their place."""
    text = document["text"]
    statements: dict[int, list[Row]] = {}
    for statement in reading["statements"]:
        statements.setdefault(statement["sentence"], []).append(statement)
    corrected: dict[int, list[Row]] = {}
    for outcome in reading.get("corrections", ()):
        if not outcome["problem"] and outcome["sentence"] is not None:
            corrected.setdefault(outcome["sentence"], []).append(outcome)
    for place, sentence in enumerate(document["sentences"]):
        if sentence["kind"] != "sentence":
            continue
        stretch = Stretch(article, sentence["start"], sentence["end"])
        here = _Sentence(stretch, text, statements.get(place, []), corrected.get(place, []))
        yield here.voice(voice_of(reading, place))
        yield from here.speaker()
        read = reading["sentences"][place]
        for flag in FLAGS:
            yield here.flag(flag, read[flag])
        yield from here.frames(read["frames"])


class _Sentence:
    """One sentence: its words, its statements, and what people set in it."""

    def __init__(self, at: Stretch, text: str, statements: Sequence[Row], corrected: Sequence[Row]) -> None:
        self.at, self.words = at, text[at.start : at.end]
        self.statements, self.corrected = statements, corrected

    def voice(self, voice: str) -> Candidate:
        """A person's voice of some words alone leaves the sentence's as it is."""
        half = (self.at.end - self.at.start) / 2
        set_ = [each for each in self._set("sentence.voice") if each["end"] - each["start"] > half]
        machine = set_[0]["machine"] if set_ else voice
        unsure = 0.0 if set_ else _unsure_of_voice(self.statements)
        return self._found("sentence.voice", "", machine, unsure, is_corrected=bool(set_))

    def speaker(self) -> Iterator[Candidate]:
        """Of sentences that the machine does not take for the outlet's own words throughout."""
        is_own = any(each["machine"] == "own" for each in self._set("sentence.voice"))
        others = [statement for statement in self.statements if statement["voice"] != "own"]
        if not others or is_own:
            return
        first = others[0]
        set_ = [
            each
            for each in self._set("sentence.speaker")
            if each["start"] < first["end"] and first["start"] < each["end"]
        ]
        speaker = set_[0]["machine"] if set_ else first["speaker"] or ""
        unsure = 0.0 if speaker else UNSURE_OF_SPEAKER
        yield self._found("sentence.speaker", "", speaker or "", unsure, is_corrected=bool(set_))

    def flag(self, flag: str, score: float) -> Candidate:
        set_ = self._set(f"sentence.{flag}")
        machine = bool(set_[0]["machine"]) if set_ else score >= DECIDED_AT
        unsure = 0.0 if set_ else near_line(score)
        return self._found(f"sentence.{flag}", "", machine, unsure, is_corrected=bool(set_))

    def frames(self, strengths: Mapping[str, float]) -> Iterator[Candidate]:
        """Each frame that the machine marked, and of each codebook which ones it marked, none included."""
        set_ = {each["part"]: bool(each["machine"]) for each in reversed(self._set("sentence.frame"))}
        marked = {part for part in strengths if set_.get(part, True)} | {p for p in set_ if set_[p]}
        for part in sorted(marked):
            unsure = 0.0 if part in set_ else near_line(strengths[part])
            yield self._found("sentence.frame", part, True, unsure, is_corrected=part in set_)
        resources = resources_shown()
        for name in resources.codebook_names():
            keys = [f"{name}.{frame}" for frame in resources.codebook(name).frames]
            machine = [key for key in keys if key in marked]
            yield self._found(FRAMES, name, machine, 0.0, is_corrected=any(key in set_ for key in keys))

    def _set(self, kind: str) -> list[Row]:
        """What people set of a kind, the first before the others: the first saw the machine's value."""
        return [each for each in self.corrected if each["kind"] == kind]

    def _found(self, kind: str, part: str, machine: Any, unsure: float, *, is_corrected: bool) -> Candidate:
        codebook = part.partition(".")[0]
        return Candidate(
            key=key_of(kind, part, self.at.article, self.words),
            measure=MEASURES.get(kind) or f"emphasis.{codebook}",
            kind=kind,
            part=part,
            at=(self.at,),
            words=self.words,
            machine=machine,
            unsure=unsure,
            is_corrected=is_corrected,
        )


def near_line(score: float) -> float:
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
