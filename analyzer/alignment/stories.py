"""Which documents report the same story: TF-IDF over words and pairs of words, the headline counted twice.

Within a collection about one topic nearly all words are shared; what tells two stories apart are rare words and
rare pairs ("raising age", "lease sale"). So here, unlike inside one event, weights come from the collection. A news
text says in its opening what it is about: the opening counts once more.

A text that touches on everything, an overview or a comment, lies near every other and would be called the nearest
of too many ("hub"). So a neighbour's similarity is held against how near its own neighbours are to it (local scaling:
Schnitzer et al. 2012, "Local and global scaling reduce hubs in space", JMLR 13).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from heapq import nlargest
from itertools import pairwise
from math import log, sqrt

from analyzer.alignment.words import content_stems, words_of
from analyzer.types import Document

HEADLINE_WEIGHT = 2
"""A headline is the story in a line. Any weight from 0 to 5 ranks the same but for one article in a hundred."""
OPENING_WORDS, OPENING_SHARE = 120, 0.2
"""Of the text, and of the similarity of the whole. On the stories of SEESAW and PAC openings of 120 to 150 words with a
share of .2 to .3 find the same; a larger share makes openings that quote one speech alike."""
NEIGHBOURS = 15
"""Around a document, to tell how crowded its place is. From 10 to 20 the same articles are found but one."""
_CANDIDATES = 20
"""The nearest ones, which are put in order by their neighbourhoods."""
_EMPTIEST = 0.01
"""A place with no neighbours: where hardly anything is stored, similarity alone decides."""

_Vector = Mapping[str, float]


class Stories:
    """The documents of a collection, found by how alike they are.

    events: document id → the event it is filed under. Texts on one event are near one another and no sign of a hub.
    """

    def __init__(self, documents: Iterable[Document], events: Mapping[str, Hashable] | None = None) -> None:
        counts = {document.id: _counts(document) for document in documents}
        self._events = events or {}
        self._held_by = Counter(feature for found in counts.values() for feature in found)
        self._size = len(counts)
        self._vectors = {name: self._weighted(found) for name, found in counts.items()}
        self._holding: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for name, vector in self._vectors.items():
            for feature, weight in vector.items():
                self._holding[feature].append((name, weight))
        self._crowding: dict[str, float] = {}

    def similar_to(self, document: Document) -> tuple[tuple[str, float], ...]:
        """(document id, similarity 0..1), the most similar first; the document itself is left out."""
        found = self._similarities(self._weighted(_counts(document)))
        found.pop(document.id, None)
        return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))

    def on_story_of(self, document: Document) -> tuple[tuple[str, float], ...]:
        """The same, the one that is likeliest on the same story first: nearer to this text than most are to it."""
        found = self.similar_to(document)
        near, far = found[:_CANDIDATES], found[_CANDIDATES:]
        likeliest = sorted(near, key=lambda each: (-each[1] / sqrt(self._crowd_at(each[0])), each[0]))
        return (*likeliest, *far)

    def shared_words(self, document: Document, name: str, most: int = 4) -> tuple[str, ...]:
        """Words of the document that make the stored one most like it, as printed, the weightiest first.

        Bare figures come last: they tell a reader little about why two texts belong together.
        """
        mine, theirs = self._weighted(_counts(document)), self._vectors[name]
        printed: dict[str, str] = {}
        text = f"{document.title or ''} {document.text}"
        for word in words_of(text):
            for stem in content_stems([word.form]):
                printed.setdefault(stem, text[word.start : word.end])
        shared = [feature for feature in mine if feature in theirs and feature in printed]
        shared.sort(key=lambda feature: (feature.isnumeric(), -mine[feature] * theirs[feature], feature))
        return tuple(printed[feature] for feature in shared[:most])

    def _crowd_at(self, name: str) -> float:
        """Mean similarity of the document to those nearest to it that are filed elsewhere."""
        if name not in self._crowding:
            event = self._events.get(name)
            found = self._similarities(self._vectors[name])
            others = [
                similarity
                for other, similarity in found.items()
                if other != name and (event is None or self._events.get(other) != event)
            ]
            nearest = nlargest(NEIGHBOURS, others)
            self._crowding[name] = max(_EMPTIEST, sum(nearest) / len(nearest) if nearest else 0.0)
        return self._crowding[name]

    def _similarities(self, vector: _Vector) -> dict[str, float]:
        found = dict.fromkeys(self._vectors, 0.0)
        for feature, weight in vector.items():
            for name, other in self._holding.get(feature, ()):
                found[name] += weight * other
        return {name: min(1.0, similarity) for name, similarity in found.items()}

    def _weighted(self, counts: Mapping[str, int]) -> _Vector:
        """Sublinear frequency times smoothed inverse document frequency; of unit length, the opening's share in it."""
        vector = {
            feature: (1 + log(count)) * (log((1 + self._size) / (1 + self._held_by[feature])) + 1)
            for feature, count in counts.items()
        }
        scales = _scales(vector)
        return {feature: weight * scales[_is_of_opening(feature)] for feature, weight in vector.items()}


def _scales(vector: _Vector) -> dict[bool, float]:
    """What brings the whole's and the opening's features to their shares of one."""
    squares = {False: 0.0, True: 0.0}
    for feature, weight in vector.items():
        squares[_is_of_opening(feature)] += weight * weight
    shares = {False: 1 / (1 + OPENING_SHARE), True: OPENING_SHARE / (1 + OPENING_SHARE)}
    return {part: sqrt(shares[part] / square) if square else 0.0 for part, square in squares.items()}


_OPENING = "^"


def _is_of_opening(feature: str) -> bool:
    return feature.startswith(_OPENING)


def _counts(document: Document) -> Counter[str]:
    headline, forms = _forms(document.title or ""), _forms(document.text)
    opening = [*_features(headline), *_features(forms[:OPENING_WORDS])]
    return Counter(
        [
            *_features(forms),
            *_features(headline) * HEADLINE_WEIGHT,
            *(f"{_OPENING}{feature}" for feature in opening),
        ]
    )


def _forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


def _features(forms: Iterable[str]) -> list[str]:
    stems = content_stems(forms)
    return [*stems, *(f"{one} {two}" for one, two in pairwise(stems))]
