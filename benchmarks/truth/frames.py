"""Words of policy frames against FrAC (sentences) and SemEval-2023 task 3 subtask 2 (articles)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from analyzer.measure import measures
from analyzer.types import Finding
from benchmarks.truth.scoring import NONE, Agreement, accuracy
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import readings_of, rows_of

MEASURE = "emphasis.policy_frames"

_FRAC = {
    "economic": "Economic",
    "capacity_and_resources": "Other",
    "morality": "Morality",
    "fairness_and_equality": "Fairness_and_equality",
    "legality": "Legality_and_crime",
    "policy_prescription": "Policy_and_politics",
    "crime_and_punishment": "Legality_and_crime",
    "security_and_defense": "Security_and_defense",
    "health_and_safety": "Health_and_safety",
    "quality_of_life": "Other",
    "cultural_identity": "Cultural_identity",
    "public_opinion": "Public_opinion",
    "political": "Policy_and_politics",
    "external_regulation": "Other",
}
_SEMEVAL = {
    "economic": "Economic",
    "capacity_and_resources": "Capacity_and_resources",
    "morality": "Morality",
    "fairness_and_equality": "Fairness_and_equality",
    "legality": "Legality_Constitutionality_and_jurisprudence",
    "policy_prescription": "Policy_prescription_and_evaluation",
    "crime_and_punishment": "Crime_and_punishment",
    "security_and_defense": "Security_and_defense",
    "health_and_safety": "Health_and_safety",
    "quality_of_life": "Quality_of_life",
    "cultural_identity": "Cultural_identity",
    "public_opinion": "Public_opinion",
    "political": "Political",
    "external_regulation": "External_regulation_and_reputation",
}


def sentences(data: Path) -> list[Figure]:
    rows = rows_of(data, "frames_sentence")
    gold = [row["frame"] for row in rows]
    run = measures()[MEASURE].run
    answers = [_strongest(run(reading)) for reading in readings_of([row["text"] for row in rows])]
    commonest = Counter(gold).most_common(1)[0][0]
    return [
        Figure("frames, sentence", "accuracy over 10 codes", accuracy(answers, gold),
               accuracy([commonest] * len(gold), gold), "most frequent code", 0.50, len(rows)),
    ]  # fmt: skip


def _strongest(finding: Finding) -> str:
    """The code whose frames are strongest in any sentence; no frame at all is Other."""
    strength: Counter[str] = Counter()
    for frame, by_sentence in finding.by_sentence.items():
        if frame in _FRAC:
            strength[_FRAC[frame]] += max(by_sentence.values(), default=0.0)
    return max(sorted(strength), key=lambda code: strength[code]) if strength else "Other"


def articles(data: Path) -> list[Figure]:
    rows = rows_of(data, "frames_article")
    run = measures()[MEASURE].run
    frequency = Counter(frame for row in rows for frame in row["frames"])
    frequent = {frame for frame, count in frequency.items() if count >= len(rows) / 2}
    ours, always = NONE, NONE
    for row, reading in zip(rows, readings_of([row["text"] for row in rows]), strict=True):
        gold = set(row["frames"])
        ours += _agreement(_listed(run(reading)), gold)
        always += _agreement(frequent, gold)
    return [
        Figure("frames, article", "micro-F1 over 14 frames", ours.f1, always.f1, "always the frequent ones", 0.64,
               len(rows), f"P {ours.precision:.2f}, R {ours.recall:.2f}"),
    ]  # fmt: skip


def _listed(finding: Finding) -> set[str]:
    """The dimensions that the measure itself calls present (docs/codebook.md)."""
    return {
        code
        for frame, code in _SEMEVAL.items()
        if (found := finding.parts.get(f"{frame}/present")) is not None and found.value
    }


def _agreement(found: set[str], gold: set[str]) -> Agreement:
    return Agreement(len(found & gold), len(found), len(gold))
