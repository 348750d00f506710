"""scikit-learn: texts → sparse unit vectors over words and character n-grams, and their similarities.

Quirk: a fitted TF-IDF would change every weight with every article added. Here features are hashed and nothing
is fitted, so a pair of texts keeps its similarity whatever else is in the event. Term frequency is sublinear; in
place of an inverse document frequency, function words are left out by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

_FEATURES = 2**18
"""Collisions are below one in a thousand for the vocabulary of an event of 500 articles."""
_CHARACTERS = (3, 5)
"""Within words: what inflections, compounds and spellings of one name have in common."""
_CHARACTER_SHARE = 0.3
"""Of the similarity. On sentence pairs of one event anything from .2 to .5 gives the same ranking within .001 AUC."""
_BLOCK = 2_000
"""Rows multiplied at once, so that the product of 25,000 texts never stands in memory as a whole."""


def vectors(texts: Sequence[Sequence[str]]) -> Any:
    """One row per text, given as its content stems; the dot product of two rows is their similarity, 0..1.

    Outlets print the same sentences: a text that comes twice is hashed once.
    """
    from scipy.sparse import hstack

    numbers = {text: number for number, text in enumerate(dict.fromkeys(map(tuple, texts)))}
    places = [numbers[tuple(text)] for text in texts]
    texts = list(numbers)
    words = _unit(_hashed_words(texts)) * (1 - _CHARACTER_SHARE) ** 0.5
    characters = _unit(_hashed_characters(texts)) * _CHARACTER_SHARE**0.5
    return hstack([words, characters], format="csr")[places]


def columns_of(rows: Any) -> Any:
    """Rows made ready to be searched more than once."""
    return rows.T.tocsr()


def similar_pairs(left: Any, columns: Any, threshold: float) -> Iterator[tuple[int, int, float]]:
    """(row of left, row searched, similarity) for every pair at or above the threshold, in row order.

    ``columns``: of ``columns_of``.
    """
    for start in range(0, left.shape[0], _BLOCK):
        product = left[start : start + _BLOCK] @ columns
        product.data[product.data < threshold] = 0.0  # before sorting: few are left
        product.eliminate_zeros()
        product.sort_indices()
        pairs = product.tocoo()
        figures = pairs.data.clip(max=1.0)
        rows = (pairs.row + start).tolist()
        yield from zip(rows, pairs.col.tolist(), figures.tolist(), strict=True)


def _hashed_words(texts: Sequence[Sequence[str]]) -> Any:
    from sklearn.feature_extraction import FeatureHasher

    return FeatureHasher(_FEATURES, input_type="string", alternate_sign=False).transform(texts)


def _hashed_characters(texts: Sequence[Sequence[str]]) -> Any:
    from sklearn.feature_extraction.text import HashingVectorizer

    hasher = HashingVectorizer(
        analyzer="char_wb",
        ngram_range=_CHARACTERS,
        n_features=_FEATURES,
        alternate_sign=False,
        norm=None,
        lowercase=False,
    )
    return hasher.transform([" ".join(text) for text in texts])


def _unit(counts: Any) -> Any:
    import numpy
    from sklearn.preprocessing import normalize

    counts.data = 1 + numpy.log(counts.data)  # sublinear
    return normalize(counts, copy=False)
