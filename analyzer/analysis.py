"""Document → Analysis: the parse once, the discourse once, then every measure, each on its own feet."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analyzer.collecting import collector_paused
from analyzer.corrections import Corrected, Correction
from analyzer.discourse.actors import find_targets
from analyzer.discourse.correcting import correct_statements, labelled, labels_of
from analyzer.discourse.facts import find_facts
from analyzer.discourse.identifying import identified
from analyzer.discourse.propositions import find_propositions
from analyzer.discourse.statements import find_statements
from analyzer.engines import parser
from analyzer.identities import Identity
from analyzer.learning.using import is_weighed
from analyzer.measure import Measure, Reading, measures
from analyzer.measures.own_voice import SET_BY_A_PERSON
from analyzer.parts import Earlier, fingerprint, part_fingerprints
from analyzer.reading.suitability import why_not_read
from analyzer.resources import Resources
from analyzer.types import Analysis, Document, Finding, Parse, SentenceReading, Statement, Target

log = logging.getLogger(__name__)

_SCORES = {
    "sentiment": ("sentiment.vader", "sentiment"),
    "loaded": ("wording.loaded", "loaded"),
    "subjective": ("editorial.subjectivity", "subjective"),
    "editorial": ("editorial.own_voice_claims", "editorial"),
}
_COUNTED_ANYWAY = "length.words"
"""Words can be counted in a text that cannot be read for anything else."""
_NOT_READ = "Nothing is read that this could stand in the place of."
_MARKS = "editorial.own_voice_claims"
_FRAMES = "emphasis."
_TONE = "tone.actors"


def parse(document: Document) -> Parse:
    """The grammar of a text: what takes most of the time of an analysis, and rests on nothing but its words."""
    sentences = parser.parse(
        [document.words_of(sentence) for sentence in document.sentences],
        [sentence.start for sentence in document.sentences],
    )
    return Parse(sentences, parser.parse([document.title], [0])[0] if document.title else ())


@collector_paused()
def analyze(
    document: Document,
    *,
    resources: Resources | None = None,
    corrections: Sequence[Correction] = (),
    identities: Sequence[Identity] = (),
    parsing: Callable[[Document], Parse] = parse,
    earlier: Earlier | None = None,
) -> Analysis:
    """Read and measure one document. A measure that crashes is named in ``failures``; the others stand.

    ``corrections`` of this document's sentences take the machine's place before anything is measured; those of
    other documents and of comparisons are left alone. ``Analysis.corrections`` has the machine's values beside.
    ``identities`` say which names are one actor's and which are two's, before anything is read of them.
    ``parsing`` gives the parse, where it is kept; it is not asked where nothing is to be measured.
    ``earlier``, of this text under these corrections and identities, spares what would come out the same.
    """
    resources = resources or Resources.shipped()
    mine = [one for one in corrections if one.is_of_text and one.at[0].document == document.id]
    now = part_fingerprints(resources, document.published)
    if earlier is not None and (mine or not earlier.has_reading(now)):
        earlier = None  # what the machine reads beside a person's value is only found by reading
    kept = earlier.findings(now) if earlier is not None else {}
    if earlier is not None and kept.keys() == measures().keys():
        return replace(earlier.analysis, document=document, fingerprint=fingerprint(resources))
    reading, corrected = _read(document, resources, mine, identities, parsing(document), earlier)
    measurements: dict[str, Finding] = {}
    failures: dict[str, str] = {}
    unread = why_not_read(document)
    for key, measure in measures().items():
        try:
            measurements[key] = kept[key] if key in kept else _run(measure, reading, unread)
        except Exception as error:  # a bug in one measure never takes the others down
            log.exception("measure %s failed on document %s", key, document.id)
            failures[key] = f"{type(error).__name__}: {error}"
    return Analysis(
        document=document,
        statements=reading.statements,
        sentences=_sentence_readings(document, reading.statements, measurements),
        targets=_with_tone(reading.targets, measurements.get(_TONE)),
        measurements=measurements,
        fingerprint=fingerprint(resources),
        propositions=reading.propositions,
        facts=reading.facts,
        failures=failures,
        corrections=(*corrected, *labelled(document, mine, reading.machine, unread or _NOT_READ)),
    )


def read_discourse(document: Document, resources: Resources) -> Reading:
    """Everything that measures share: the parse, actors, statements, propositions and facts."""
    return _read(document, resources, (), (), parse(document), None)[0]


def _read(
    document: Document,
    resources: Resources,
    corrections: Sequence[Correction],
    identities: Sequence[Identity],
    parsed: Parse,
    earlier: Earlier | None,
) -> tuple[Reading, tuple[Corrected, ...]]:
    """The reading with voices and speakers as people set them, and what became of those corrections."""
    title, sentences = parsed.title, parsed.sentences
    if earlier is not None:
        known = earlier.analysis
        read = (known.statements, earlier.targets(), known.propositions, known.facts)
        return Reading(document, sentences, title, *read, resources), ()
    targets = identified(document, find_targets(document, sentences, title), identities)
    found = find_statements(document, sentences, targets, resources.cues)
    statements, corrected = correct_statements(document, found, corrections)
    propositions = find_propositions(document, sentences, statements, targets)
    facts = find_facts(document, sentences, statements, targets, propositions)
    labels = labels_of(document, corrections)
    reading = Reading(
        document, sentences, title, statements, targets, propositions, facts, resources, labels=labels
    )
    return reading, corrected


def _run(measure: Measure, reading: Reading, unread: str | None) -> Finding:
    if unread and measure.card.key != _COUNTED_ANYWAY:
        return Finding(unit=measure.card.unit, reason=unread)
    return replace(measure.run(reading), unit=measure.card.unit)


def _sentence_readings(
    document: Document, statements: tuple[Statement, ...], measurements: Mapping[str, Finding]
) -> tuple[SentenceReading, ...]:
    series = {
        name: measurements[key].by_sentence.get(part, {}) if key in measurements else {}
        for name, (key, part) in _SCORES.items()
    }
    own_shares = _own_shares(document, statements)
    marks = _marks(document, measurements.get(_MARKS))
    frames = _frames(measurements)
    return tuple(
        SentenceReading(
            own_share=own_shares[index],
            sentiment=series["sentiment"].get(index),
            loaded=series["loaded"].get(index, 0.0),
            subjective=series["subjective"].get(index, 0.0),
            editorial=series["editorial"].get(index, 0.0),
            marks=marks.get(index, ()),
            frames=frames.get(index, {}),
        )
        for index in range(len(document.sentences))
    )


def _own_shares(document: Document, statements: tuple[Statement, ...]) -> list[float]:
    own, total = [0] * len(document.sentences), [0] * len(document.sentences)
    for statement in statements:
        words = len(document.text[statement.start : statement.end].split())
        total[statement.sentence] += words
        own[statement.sentence] += words if statement.voice == "own" else 0
    return [mine / words if words else 1.0 for mine, words in zip(own, total, strict=True)]


def _marks(document: Document, finding: Finding | None) -> dict[int, tuple[str, ...]]:
    if finding is None:
        return {}
    starts = [sentence.start for sentence in document.sentences]
    found: dict[int, dict[str, None]] = {}  # an ordered set of labels
    for evidence in finding.evidence:
        if evidence.zone != "headline" and not _is_no_mark(evidence.label):
            found.setdefault(bisect_right(starts, evidence.start) - 1, {})[evidence.label] = None
    return {index: tuple(labels) for index, labels in found.items()}


def _is_no_mark(label: str) -> bool:
    """Features of a fitted model, and a person's yes, are no marks of the codebook."""
    return is_weighed(label) or label == SET_BY_A_PERSON


def _frames(measurements: Mapping[str, Finding]) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = {}
    for key, finding in measurements.items():
        if not key.startswith(_FRAMES):
            continue
        codebook = key.removeprefix(_FRAMES)
        for frame, strengths in finding.by_sentence.items():
            for index, strength in strengths.items():
                found.setdefault(index, {})[f"{codebook}.{frame}"] = strength
    return found


def _with_tone(targets: tuple[Target, ...], tone: Finding | None) -> tuple[Target, ...]:
    if tone is None:
        return targets
    return tuple(
        replace(
            target,
            tone=tone.parts[target.name].value if target.name in tone.parts else None,
            tone_by_sentence=tone.by_sentence.get(target.name, {}),
        )
        for target in targets
    )
