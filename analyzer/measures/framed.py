"""What each sentence carries of a codebook: by its cues, by a fitted model, and as people set it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analyzer.discourse.correcting import HEADLINE
from analyzer.learning.applying import Applied
from analyzer.learning.units import FRAMES
from analyzer.learning.using import learned_or_ruled
from analyzer.measure import Reading
from analyzer.measures.learned import LearnedFrame, likeliest_frames
from analyzer.resources.codebooks import PRESENT_AT, Codebook, CueHit, weight_by_frame
from analyzer.types import BODY_ZONES, ParsedSentence, Statement, Voice, Zone


@dataclass(frozen=True, slots=True)
class FramedSentence:
    """What one sentence, or the headline, carries of one codebook."""

    zone: Zone
    is_counted: bool = False  # a body sentence; headings are none
    hits: tuple[CueHit, ...] = ()
    frames: frozenset[str] = frozenset()  # present, all voices together
    by_voice: Mapping[Voice, frozenset[str]] = field(default_factory=dict)  # of voices that have words in it
    own_words: int = 0
    learned: LearnedFrame | None = None  # a fitted model's answer, where one is switched on
    added: tuple[tuple[int, int, str], ...] = ()  # frames that people added, on the whole sentence

    def carries(self, bar: frozenset[str]) -> bool:
        return bar <= self.frames


def framed_sentences(
    reading: Reading, codebook: Codebook
) -> tuple[FramedSentence | None, tuple[FramedSentence, ...]]:
    """The headline, where there is one, and every sentence of the document; found once per reading."""
    key = f"framed_sentences:{codebook.name}"
    if key not in reading.cache:
        hits = codebook.find(reading.title_parse)
        headline = (
            FramedSentence("headline", hits=hits, frames=_present(hits)) if reading.title_parse else None
        )
        sentences = _of_model_or_cues(reading, codebook, tuple(_framed(reading, codebook)))
        reading.cache[key] = (
            _headline_as_people_set(reading, codebook, headline) if headline else None,
            _as_people_set(reading, codebook, sentences),
        )
    found: tuple[FramedSentence | None, tuple[FramedSentence, ...]] = reading.cache[key]
    return found


def _framed(reading: Reading, codebook: Codebook) -> Iterator[FramedSentence]:
    for sentence, tokens, spoken in zip(
        reading.document.sentences, reading.parse, _spoken(reading), strict=True
    ):
        hits = codebook.find(tokens)
        frames = _present(hits)
        by_voice = {
            voice: frames
            if spoken.is_own
            else _present(hit for hit in hits if _voice_at(hit.start, spoken.statements) == voice)
            for voice in spoken.words
        }
        is_counted = sentence.zone in BODY_ZONES and sentence.kind != "heading"
        yield FramedSentence(sentence.zone, is_counted, hits, frames, by_voice, spoken.words["own"])


@dataclass(frozen=True, slots=True)
class _Spoken:
    """One sentence's statements, and how many of its words each voice has."""

    statements: tuple[Statement, ...]
    words: Counter[Voice]

    @property
    def is_own(self) -> bool:
        """All of it in the outlet's own voice, as most sentences are."""
        return all(statement.voice == "own" for statement in self.statements)


def _spoken(reading: Reading) -> tuple[_Spoken, ...]:
    """Of every sentence; found once per reading, for all codebooks."""
    if "spoken" not in reading.cache:
        inside: list[list[Statement]] = [[] for _ in reading.parse]
        for statement in reading.statements:
            inside[statement.sentence].append(statement)
        reading.cache["spoken"] = tuple(
            _Spoken(tuple(statements), _words_by_voice(tokens, statements))
            for tokens, statements in zip(reading.parse, inside, strict=True)
        )
    found: tuple[_Spoken, ...] = reading.cache["spoken"]
    return found


def _words_by_voice(tokens: ParsedSentence, statements: Sequence[Statement]) -> Counter[Voice]:
    return Counter(
        _voice_at(token.start, statements)
        for token in tokens
        if token.text.isalnum() or any(map(str.isalnum, token.text))
    )


def _of_model_or_cues(
    reading: Reading, codebook: Codebook, sentences: tuple[FramedSentence, ...]
) -> tuple[FramedSentence, ...]:
    """The sentences with their likeliest frame where a fitted model is switched on, else as their cues have it."""
    if codebook.name != FRAMES:
        return sentences
    return learned_or_ruled(
        reading, "frames", lambda model: _relabelled(reading, codebook, sentences, model), lambda: sentences
    )


def _relabelled(
    reading: Reading, codebook: Codebook, sentences: tuple[FramedSentence, ...], model: Applied
) -> tuple[FramedSentence, ...]:
    found = likeliest_frames(reading, model, tuple(codebook.frames))
    relabelled = []
    for index, sentence in enumerate(sentences):
        learned = found.get(index)
        frames = frozenset({learned.frame} if learned else ())
        # A frame of the whole sentence is carried by every voice that speaks in it.
        by_voice = dict.fromkeys(sentence.by_voice, frames)
        relabelled.append(replace(sentence, frames=frames, by_voice=by_voice, learned=learned))
    return tuple(relabelled)


def _as_people_set(
    reading: Reading, codebook: Codebook, sentences: tuple[FramedSentence, ...]
) -> tuple[FramedSentence, ...]:
    """The sentences with the frames that people added and without those that they took away.

    A person speaks of the whole sentence: an added frame is carried by every voice in it.
    """
    framed = list(sentences)
    for frame in codebook.frames:
        part = f"{codebook.name}.{frame}"
        for index, is_carried in reading.labels.get(("sentence.frame", part), {}).items():
            before = framed[index]
            reading.machine["sentence.frame", part, index] = frame in before.frames
            if is_carried != (frame in before.frames):
                place = reading.document.sentences[index]
                framed[index] = _with(before, frame, (place.start, place.end), is_carried)
    return tuple(framed)


def _headline_as_people_set(reading: Reading, codebook: Codebook, headline: FramedSentence) -> FramedSentence:
    for frame in codebook.frames:
        part = f"{codebook.name}.{frame}"
        is_carried = reading.labels.get(("headline.frame", part), {}).get(HEADLINE)
        if is_carried is None:
            continue
        reading.machine["headline.frame", part, HEADLINE] = frame in headline.frames
        if is_carried != (frame in headline.frames):
            headline = _with(headline, frame, (0, len(reading.document.title or "")), is_carried)
    return headline


def _with(sentence: FramedSentence, frame: str, place: tuple[int, int], is_carried: bool) -> FramedSentence:
    def changed(frames: frozenset[str]) -> frozenset[str]:
        return frames | {frame} if is_carried else frames - {frame}

    return replace(
        sentence,
        frames=changed(sentence.frames),
        by_voice={voice: changed(frames) for voice, frames in sentence.by_voice.items()},
        added=(*sentence.added, (*place, frame)) if is_carried else sentence.added,
    )


def _voice_at(offset: int, statements: Iterable[Statement]) -> Voice:
    return next((s.voice for s in statements if s.start <= offset < s.end), "own")


def _present(hits: Iterable[CueHit]) -> frozenset[str]:
    """Frames whose distinct cues weigh enough together."""
    return frozenset(frame for frame, weight in weight_by_frame(hits).items() if weight >= PRESENT_AT)
