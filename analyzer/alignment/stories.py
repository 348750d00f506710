"""Which documents report the same story: TF-IDF over words and pairs of words, the headline counted twice.

Within a collection about one topic nearly all words are shared; what tells two stories apart are rare words and
rare pairs ("raising age", "lease sale"). So here, unlike inside one event, weights come from the collection.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log, sqrt

from analyzer.alignment.words import content_stems, words_of
from analyzer.types import Document

HEADLINE_WEIGHT = 2
"""A headline is the story in a line. Any weight from 2 to 5 ranks the same but for one article in a hundred."""

_Vector = Mapping[str, float]


class Stories:
    """The documents of a collection, found by how alike they are."""

    def __init__(self, documents: Iterable[Document]) -> None:
        counts = {document.id: _counts(document) for document in documents}
        self._size = len(counts)
        self._held_by = Counter(feature for found in counts.values() for feature in found)
        self._vectors = {name: self._weighted(found) for name, found in counts.items()}

    def similar_to(self, document: Document) -> tuple[tuple[str, float], ...]:
        """(document id, similarity 0..1), the most similar first; the document itself is left out."""
        mine = self._weighted(_counts(document))
        found = [(name, _dot(mine, theirs)) for name, theirs in self._vectors.items() if name != document.id]
        return tuple(sorted(found, key=lambda each: (-each[1], each[0])))

    def shared_words(self, document: Document, name: str, most: int = 4) -> tuple[str, ...]:
        """Words of the document that make the stored one most like it, as printed, the weightiest first."""
        mine, theirs = self._weighted(_counts(document)), self._vectors[name]
        printed: dict[str, str] = {}
        text = f"{document.title or ''} {document.text}"
        for word in words_of(text):
            for stem in content_stems([word.form]):
                printed.setdefault(stem, text[word.start : word.end])
        shared = [feature for feature in mine if feature in theirs and feature in printed]
        shared.sort(key=lambda feature: (-mine[feature] * theirs[feature], feature))
        return tuple(printed[feature] for feature in shared[:most])

    def _weighted(self, counts: Mapping[str, int]) -> _Vector:
        """Sublinear frequency times smoothed inverse document frequency, of unit length."""
        vector = {
            feature: (1 + log(count)) * (log((1 + self._size) / (1 + self._held_by[feature])) + 1)
            for feature, count in counts.items()
        }
        length = sqrt(sum(weight * weight for weight in vector.values()))
        return {feature: weight / length for feature, weight in vector.items()}


def _counts(document: Document) -> Counter[str]:
    headline = _features(document.title or "")
    return Counter([*_features(document.text), *headline * HEADLINE_WEIGHT])


def _features(text: str) -> list[str]:
    stems = content_stems(word.form for word in words_of(text))
    return [*stems, *(f"{one} {two}" for one, two in pairwise(stems))]


def _dot(one: _Vector, two: _Vector) -> float:
    if len(two) < len(one):
        one, two = two, one
    return min(1.0, sum(weight * two[feature] for feature, weight in one.items() if feature in two))
