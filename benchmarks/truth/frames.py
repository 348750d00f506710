"""Words of policy frames against FrAC (sentences) and SemEval-2023 task 3 subtask 2 (articles)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from analyzer.measure import measures
from analyzer.resources import Resources
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


def sentences(data: Path, resources: Resources | None = None) -> list[Figure]:
    rows = rows_of(data, "frames_sentence")
    gold = [row["frame"] for row in rows]
    run = measures()[MEASURE].run
    answers = [_strongest(run(reading)) for reading in readings_of([row["text"] for row in rows], resources)]
    commonest = Counter(gold).most_common(1)[0][0]
    return [
        Figure("frames, sentence", "accuracy over 10 codes", accuracy(answers, gold),
               accuracy([commonest] * len(gold), gold), "most frequent code", 0.50, len(rows)),
    ]  # fmt: skip


def _strongest(finding: Finding) -> str:
    """The code whose frames are strongest in any sentence; no frame at all is Other."""
    strength: dict[str, float] = {}
    for frame, by_sentence in finding.by_sentence.items():
        if (code := _FRAC.get(frame)) is not None:
            strength[code] = strength.get(code, 0.0) + max(by_sentence.values(), default=0.0)
    return max(sorted(strength), key=lambda code: strength[code]) if strength else "Other"


def articles(data: Path, resources: Resources | None = None) -> list[Figure]:
    rows = rows_of(data, "frames_article")
    run = measures()[MEASURE].run
    ours = NONE
    for row, reading in zip(rows, readings_of([row["text"] for row in rows], resources), strict=True):
        ours += _agreement(_listed(run(reading)), set(row["frames"]))
    return [
        Figure("frames, article", "micro-F1 over 14 frames", ours.f1, _always([set(row["frames"]) for row in rows]),
               "always the same frequent ones", 0.64, len(rows), f"P {ours.precision:.2f}, R {ours.recall:.2f}"),
    ]  # fmt: skip


def _always(gold: Sequence[set[str]]) -> float:
    """Micro-F1 of listing the same most frequent frames for every article, as many of them as serve best."""
    frequent = [frame for frame, _ in Counter(frame for frames in gold for frame in frames).most_common()]
    return max(
        (
            sum((_agreement(set(frequent[:number]), frames) for frames in gold), NONE).f1
            for number in range(1, len(frequent) + 1)
        ),
        default=0.0,
    )


def _listed(finding: Finding) -> set[str]:
    """The dimensions that the measure itself calls present (docs/codebook.md)."""
    return {
        code
        for frame, code in _SEMEVAL.items()
        if (found := finding.parts.get(f"{frame}/present")) is not None and found.value
    }


def _agreement(found: set[str], gold: set[str]) -> Agreement:
    return Agreement(len(found & gold), len(found), len(gold))
