"""Pairs of texts: claims (ECB+), paraphrases (MSR corpus) and reuse (Clough & Stevenson 2011)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from analyzer.alignment.runs import SHORTEST, share_in_runs
from analyzer.alignment.words import content_stems, words_of
from analyzer.engines import vectors
from benchmarks.truth.scoring import accuracy, auc, label_agreement
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import rows_of

SAME_SENTENCE = 0.52
"""Similarity from which two sentences of the MSR corpus count as one; best F1 on its development half. Used
where no folder to choose it from is named (--fit)."""
_GRAM = 5


def claims(data: Path) -> list[Figure]:
    """Every pair of sentences from two documents of one event; the same when they share an annotated event."""
    ours: list[float] = []
    plain: list[float] = []
    gold: list[bool] = []
    for sentences in _events(data):
        texts = [sentence["text"] for _, sentence in sentences]
        mine, simple = _stems_matrix(texts), _plain_matrix(texts)
        similar, similar_plain = (mine @ mine.T).toarray(), (simple @ simple.T).toarray()
        for one, two in combinations(range(len(sentences)), 2):
            if sentences[one][0] != sentences[two][0]:
                ours.append(float(similar[one, two]))
                plain.append(float(similar_plain[one, two]))
                gold.append(bool(set(sentences[one][1]["events"]) & set(sentences[two][1]["events"])))
    return [
        Figure("claim alignment", "AUC over sentence pairs", auc(ours, gold), auc(plain, gold), "plain TF-IDF",
               0.72, len(gold), f"{sum(gold)} pairs say the same"),
    ]  # fmt: skip


def _events(data: Path) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    events: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for row in rows_of(data, "alignment"):
        events[row["event"]] += [(row["document"], sentence) for sentence in row["sentences"]]
    yield from events.values()


def paraphrase(data: Path, fit: Path | None) -> list[Figure]:
    rows = rows_of(data, "paraphrase")
    gold = [bool(row["same"]) for row in rows]
    threshold, origin = SAME_SENTENCE, "as on the development half"
    if fit is not None:
        fit_rows = rows_of(fit, "paraphrase")
        threshold = best_threshold(_similarities(fit_rows), [bool(row["same"]) for row in fit_rows])
        origin = "from the fit folder"
    answers = [score >= threshold for score in _similarities(rows)]
    always = [True] * len(gold)
    note = f"threshold {threshold:.2f}, {origin}"
    return [
        Figure("paraphrase", "F1", label_agreement(answers, gold).f1, label_agreement(always, gold).f1, "always the same",
               0.82, len(rows), note),
        Figure("paraphrase", "accuracy", accuracy(answers, gold), accuracy(always, gold), "always the same", None,
               len(rows), note),
    ]  # fmt: skip


def best_threshold(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """The hundredth from which on "the same" has the best F1; the lowest among equals."""
    candidates = [hundredth / 100 for hundredth in range(101)]
    return max(candidates, key=lambda at: (label_agreement([s >= at for s in scores], gold).f1, -at))


def _similarities(rows: Sequence[dict[str, Any]]) -> list[float]:
    """Of all words as they stand. Both sentences are about the same thing, so function words tell, too: with
    content stems alone, as inside an event, F1 is .815 on the development half instead of .822."""
    left, right = (vectors.vectors([_forms(row[side]) for row in rows]) for side in "ab")
    return [float(value) for value in left.multiply(right).sum(axis=1).A1]


def reuse(data: Path) -> list[Figure]:
    rows = rows_of(data, "reuse")
    gold = [row["level"] != "non" for row in rows]
    runs = [share_in_runs(_forms(row["text"]), _forms(row["source"])) for row in rows]
    grams = [gram_containment(row["text"], row["source"]) for row in rows]
    similar = [_similarity(row["text"], row["source"]) for row in rows]
    return [
        Figure("reuse", f"AUC, runs of {SHORTEST} words or more", auc(runs, gold), auc(grams, gold),
               f"containment of {_GRAM}-grams", 0.98, len(rows)),
        Figure("reuse", "AUC, similarity of all words", auc(similar, gold), None, "", None, len(rows)),
    ]  # fmt: skip


def gram_containment(text: str, source: str, size: int = _GRAM) -> float:
    """Share of the text's different word n-grams that the source has too (Clough & Stevenson 2011)."""
    ours, theirs = _grams(text, size), _grams(source, size)
    return len(ours & theirs) / len(ours) if ours else 0.0


def _grams(text: str, size: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


def _similarity(one: str, two: str) -> float:
    rows = _stems_matrix([one, two])
    return float((rows[0] @ rows[1].T).toarray()[0, 0])


def _stems_matrix(texts: Sequence[str]) -> Any:
    """The product's vectors of these texts (engines/vectors.py)."""
    return vectors.vectors([content_stems(_forms(text)) for text in texts])


def _plain_matrix(texts: Sequence[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer().fit_transform(texts)
