"""Loaded wording (BABE), subjectivity (CheckThat! 2025), editorial claims (BASIL)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analyzer.analysis import read_discourse
from analyzer.engines import vader
from analyzer.measure import measures
from analyzer.measures.loaded import loadedness
from analyzer.measures.own_voice import whole_sentence_scores
from analyzer.resources import Resources
from benchmarks.truth.scoring import auc, average_precision, label_agreement, macro_f1
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import document_of_sentences, readings_of, rows_of

THRESHOLD = 0.5


def loaded(data: Path, resources: Resources | None = None) -> list[Figure]:
    """The labels are given to whole sentences, so all words are scored; beside it what the own words alone give."""
    rows = rows_of(data, "loaded_language")
    texts, gold = [row["text"] for row in rows], [bool(row["biased"]) for row in rows]
    scores: list[float] = []
    own: list[float] = []
    run = measures()["wording.loaded"].run
    for reading in readings_of(texts, resources):
        scores.append(max(whole_sentence_scores(reading, "loaded", loadedness).values(), default=0.0))
        own.append(max(run(reading).by_sentence.get("loaded", {}).values(), default=0.0))
    plain = [abs(vader.score(text).compound) for text in texts]
    row, count = "loaded wording", len(rows)
    return [
        Figure(row, "AUC", auc(scores, gold), auc(plain, gold), "VADER, absolute", 0.75, count),
        Figure(row, "macro-F1 at .5", macro_f1([s >= THRESHOLD for s in scores], gold), None, "", None, count),
        Figure(row, "AUC, own words only", auc(own, gold), None, "", None, count),
        Figure(row, "macro-F1 at .5, own words only", macro_f1([s >= THRESHOLD for s in own], gold), None, "", None, count),
    ]  # fmt: skip


def subjectivity(data: Path, resources: Resources | None = None) -> list[Figure]:
    rows = rows_of(data, "subjectivity")
    texts, gold = [row["text"] for row in rows], [bool(row["subjective"]) for row in rows]
    scores = _strongest(texts, "editorial.subjectivity", "subjective", resources)
    answers = [score >= THRESHOLD for score in scores]
    common = [False] * len(gold)
    return [
        Figure("subjectivity", "macro-F1 at .5", macro_f1(answers, gold), macro_f1(common, gold), "always objective", 0.64, len(rows)),
        Figure("subjectivity", "AUC", auc(scores, gold), None, "", None, len(rows)),
    ]  # fmt: skip


def editorial(data: Path, resources: Resources | None = None) -> list[Figure]:
    """Sentences with informational bias outside quotes; each article is read whole."""
    scores: list[float] = []
    gold: list[bool] = []
    for story in rows_of(data, "editorial"):
        for article in story["articles"]:
            reading = read_discourse(
                document_of_sentences(article["paragraphs"]), resources or Resources.shipped()
            )
            series = measures()["editorial.own_voice_claims"].run(reading).by_sentence.get("editorial", {})
            marked = {
                span["sentence"]
                for span in article["spans"]
                if span["kind"] == "informational" and not span["in_quote"]
            }
            for index in range(len(reading.document.sentences)):
                scores.append(series.get(index, 0.0))
                gold.append(index in marked)
    found = label_agreement([score >= THRESHOLD for score in scores], gold)
    rate = sum(gold) / len(gold)
    everything = label_agreement([True] * len(gold), gold)
    return [
        Figure("editorial", "F1 at .5", found.f1, everything.f1, "every sentence", 0.28, len(gold),
               f"P {found.precision:.2f}, R {found.recall:.2f}"),
        Figure("editorial", "average precision", average_precision(scores, gold), rate, "base rate", None, len(gold)),
    ]  # fmt: skip


def _strongest(texts: Sequence[str], key: str, series: str, resources: Resources | None) -> list[float]:
    """The highest sentence score of each text."""
    run = measures()[key].run
    return [
        max(run(reading).by_sentence.get(series, {}).values(), default=0.0)
        for reading in readings_of(texts, resources)
    ]
