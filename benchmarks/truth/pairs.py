"""Pairs of texts: claims (ECB+), paraphrases (MSR corpus) and reuse (Clough & Stevenson 2011)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from analyzer.alignment.runs import share_in_runs
from analyzer.alignment.sixes import SHORTEST
from analyzer.alignment.words import content_stems, stem, words_of
from analyzer.engines import vectors
from benchmarks.truth.scoring import accuracy, auc, label_agreement
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import rows_of

SAME_SENTENCE = 0.46
"""Score from which two sentences of the MSR corpus count as one; best F1 on its development half. Used where no folder
to choose it from is named (--fit)."""
COPIED_RUN, COPIED_SHARE = 3, 0.3
"""Words in a row that count as copied, and how much of their share is taken off. From .2 to .4 F1 is the same within
.001 over twenty random halves of the rows, each threshold chosen on the other half; without it .007 less."""
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
    at_best_accuracy: list[Figure] = []
    if fit is not None:
        fit_rows = rows_of(fit, "paraphrase")
        fit_scores, fit_gold = _scores(fit_rows), [bool(row["same"]) for row in fit_rows]
        threshold, origin = best_threshold(fit_scores, fit_gold, _f1), "from the fit folder"
        at_best_accuracy = _fitted_accuracy(rows, best_threshold(fit_scores, fit_gold, accuracy))
    answers = [score >= threshold for score in _scores(rows)]
    always = [True] * len(gold)
    note = f"threshold {threshold:.2f}, {origin}"
    return [
        Figure("paraphrase", "F1", _f1(answers, gold), _f1(always, gold), "always the same", 0.82, len(rows), note),
        Figure("paraphrase", "accuracy", accuracy(answers, gold), accuracy(always, gold), "always the same", None,
               len(rows), note),
        *at_best_accuracy,
    ]  # fmt: skip


def _fitted_accuracy(rows: Sequence[dict[str, Any]], threshold: float) -> list[Figure]:
    gold = [bool(row["same"]) for row in rows]
    value = accuracy([score >= threshold for score in _scores(rows)], gold)
    note = f"threshold {threshold:.2f}, for accuracy, from the fit folder"
    floor = accuracy([True] * len(gold), gold)
    return [Figure("paraphrase", "accuracy, fitted", value, floor, "always the same", 0.77, len(rows), note)]


def _f1(answers: Sequence[bool], gold: Sequence[bool]) -> float:
    return label_agreement(answers, gold).f1


def best_threshold(
    scores: Sequence[float], gold: Sequence[bool], judge: Callable[[Sequence[bool], Sequence[bool]], float]
) -> float:
    """The hundredth from which on "the same" is judged best; the lowest among equals."""
    candidates = [hundredth / 100 for hundredth in range(101)]
    return max(candidates, key=lambda at: (judge([s >= at for s in scores], gold), -at))


def _scores(rows: Sequence[dict[str, Any]]) -> list[float]:
    return [same_sentence(row["a"], row["b"]) for row in rows]


def same_sentence(one: str, other: str) -> float:
    """How far two sentences say the same: the words they share (Dice coefficient over stems), less a part of what they
    share in the same order.

    Function words count, because both sentences are about the same thing. A long run in common is often copy: a clause
    that both took over, beside which they say different things. Words that are shared in another order are not.
    """
    mine, theirs = ([stem(form) for form in _forms(text)] for text in (one, other))
    return _dice(mine, theirs, 1) - COPIED_SHARE * _dice(mine, theirs, COPIED_RUN)


def _dice(mine: Sequence[str], theirs: Sequence[str], size: int) -> float:
    ours, other = (
        Counter(tuple(each[at : at + size]) for at in range(max(0, len(each) - size + 1)))
        for each in (mine, theirs)
    )
    both = ours.total() + other.total()
    return 2 * (ours & other).total() / both if both else 0.0


def reuse(data: Path) -> list[Figure]:
    rows = rows_of(data, "reuse")
    gold = [row["level"] != "non" for row in rows]
    runs = [share_in_runs(_forms(row["text"]), _forms(row["source"])) for row in rows]
    grams = [gram_containment(row["text"], row["source"]) for row in rows]
    words = [gram_containment(row["text"], row["source"], size=1) for row in rows]
    similar = [_similarity(row["text"], row["source"]) for row in rows]
    either = list(map(max, words, _shared_with_another(rows)))
    return [
        Figure("reuse", f"AUC, runs of {SHORTEST} words or more", auc(runs, gold), auc(grams, gold),
               f"containment of {_GRAM}-grams", 0.98, len(rows)),
        Figure("reuse", "AUC, similarity of all words", auc(similar, gold), None, "", None, len(rows)),
        Figure("reuse", "AUC, share of its words that the source has", auc(words, gold), None, "", None, len(rows)),
        Figure("reuse", "AUC, the same, or in runs that another text has", auc(either, gold), None, "", None, len(rows)),
    ]  # fmt: skip


def _shared_with_another(rows: Sequence[dict[str, Any]]) -> list[float]:
    """Of each text the largest share of its words in runs that another text beside the same source has: both come from
    one source then, be it this one or one that is not there."""
    forms = [_forms(row["text"]) for row in rows]
    beside: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        beside[row["source"]].append(number)
    return [
        max((share_in_runs(mine, forms[one]) for one in beside[row["source"]] if one != number), default=0.0)
        for number, (mine, row) in enumerate(zip(forms, rows, strict=True))
    ]


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
