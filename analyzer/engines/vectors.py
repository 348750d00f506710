"""scipy: texts → sparse unit vectors over words and character n-grams, and their similarities.

A fitted TF-IDF would change every weight with every article added. Here features are hashed and nothing is fitted, so a
pair of texts keeps its similarity whatever else is in the event. Term frequency is sublinear; in place of an inverse
document frequency, function words are left out by the caller.

Quirk: scikit-learn's vectorizers, which do the same, cut every word of every text into n-grams anew and bring in 60 MB
of modules. A word's n-grams are made once; those of a text are a product of two sparse matrices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple
from zlib import crc32

_FEATURES = 2**20
"""Collisions are below one in a thousand for the vocabulary of an event of 500 articles."""
_CHARACTERS = (3, 5)
"""Within words: what inflections, compounds and spellings of one name have in common."""
_CHARACTER_SHARE = 0.3
"""Of the similarity. On sentence pairs of one event anything from .2 to .5 gives the same ranking within .001 AUC."""
_BLOCK = 2_000_000
"""Pairs at once at most, so that the product of 25,000 texts never stands in memory as a whole."""


def vectors(texts: Sequence[Sequence[str]]) -> Any:
    """One row per text, given as its content stems; the dot product of two rows is their similarity, 0..1.

    Outlets print the same sentences: a text that comes twice is hashed once.
    """
    numbers: dict[tuple[str, ...], int] = {}
    places = [numbers.setdefault(tuple(text), len(numbers)) for text in texts]
    rows = rows_of(searched(list(numbers)))
    return rows if len(places) == len(numbers) else rows[places]


def stacked(rows: Any, more: Any) -> Any:
    """The rows of both, one after the other."""
    from scipy.sparse import vstack

    return vstack([rows, more], format="csr")


class Searched(NamedTuple):
    """Rows made ready to be searched more than once: by the features that they have, of the two millions that exist."""

    features: Any  # in order
    columns: Any  # features by rows; one more, of no row, stands for all that they do not have


def searched(texts: Sequence[tuple[str, ...]]) -> Searched:
    """The same texts, each given once, made ready to be searched."""
    import numpy
    from scipy.sparse import csr_matrix

    counts, pieces, kinds = _counts(texts)
    # In each column its texts are in order: sums in another order must not change a report.
    found = (counts @ pieces).tocsc()
    words = int(found.indptr[numpy.searchsorted(kinds, _FEATURES)])
    _scale(found.data[:words], found.indices[:words], (1 - _CHARACTER_SHARE) ** 0.5)
    _scale(found.data[words:], found.indices[words:], _CHARACTER_SHARE**0.5)
    ends = numpy.append(found.indptr, found.indptr[-1])
    return Searched(kinds, csr_matrix((found.data, found.indices, ends), shape=(len(kinds) + 1, len(texts))))


def rows_of(made: Searched) -> Any:
    """The rows that were made ready."""
    from scipy.sparse import csr_matrix

    narrow = made.columns.T.tocsr()
    features = made.features[narrow.indices]
    return csr_matrix((narrow.data, features, narrow.indptr), shape=(narrow.shape[0], 2 * _FEATURES))


def _counts(texts: Sequence[tuple[str, ...]]) -> tuple[Any, Any, Any]:
    """Texts by words, and words by features: their own and those of their character n-grams; both are counts."""
    import numpy

    inside = list(chain.from_iterable(texts))
    numbers = {word: number for number, word in enumerate(dict.fromkeys(inside))}
    features = list(map(_features, numbers))
    kinds, columns = numpy.unique(
        numpy.fromiter(chain.from_iterable(features), dtype=numpy.int32), return_inverse=True
    )
    places = numpy.fromiter(map(numbers.__getitem__, inside), dtype=numpy.int32, count=len(inside))
    return (
        _matrix(places, [len(text) for text in texts], len(numbers)),
        _matrix(columns, [len(each) for each in features], len(kinds)),
        kinds,
    )


def _matrix(columns: Any, sizes: Sequence[int], width: int) -> Any:
    """Rows of so many ones each, in these columns; a column named twice counts two."""
    import numpy
    from scipy.sparse import csr_matrix

    ends = numpy.concatenate(([0], numpy.cumsum(sizes, dtype=numpy.int64)))
    made = csr_matrix((numpy.ones(len(columns)), columns, ends), shape=(len(sizes), width))
    made.sum_duplicates()
    return made


@lru_cache(maxsize=50_000)
def _features(word: str) -> tuple[int, ...]:
    """Its own, and those of its character n-grams, its ends marked by spaces; a short word counts once."""
    found = [crc32(word.encode()) % _FEATURES]
    for part in word.split():
        marked = f" {part} "
        for size in range(_CHARACTERS[0], _CHARACTERS[1] + 1):
            starts = range(max(1, len(marked) - size + 1))
            found += [_FEATURES + crc32(marked[at : at + size].encode()) % _FEATURES for at in starts]
            if len(marked) <= size:
                break
    return tuple(found)


def _among(features: Any, wanted: Any) -> Any:
    """The place of each wanted feature among these; of one that is not among them, the place behind the last."""
    import numpy

    places = numpy.searchsorted(features, wanted).astype(numpy.int32)
    places[numpy.append(features, -1)[places] != wanted] = len(features)
    return places


def similar_pairs(left: Any, searched: Searched, threshold: float) -> Iterator[tuple[int, int, float]]:
    """(row of left, row searched, similarity) for every pair at or above the threshold, in row order."""
    for pairs in similar_blocks(left, searched, threshold):
        yield from zip(*(column.tolist() for column in pairs), strict=True)


def similar_blocks(left: Any, searched: Searched, threshold: float) -> Iterator[tuple[Any, Any, Any]]:
    """The same pairs as columns of numbers (rows of left, rows searched, similarities), some rows of left at a time."""
    from scipy.sparse import csr_matrix

    columns = searched.columns
    narrow = csr_matrix(
        (left.data, _among(searched.features, left.indices), left.indptr),
        shape=(left.shape[0], columns.shape[0]),
    )
    size = max(1, _BLOCK // max(1, columns.shape[1]))
    for start in range(0, narrow.shape[0], size):
        product = narrow[start : start + size] @ columns
        product.data[product.data < threshold] = 0.0  # before sorting: few are left
        product.eliminate_zeros()
        product.sort_indices()
        pairs = product.tocoo()
        yield pairs.row + start, pairs.col, pairs.data.clip(max=1.0)


def _scale(figures: Any, texts: Any, length: float) -> None:
    """Counts of texts are made sublinear, and each text of this length. The figures themselves are changed: of a large
    event a copy has tens of megabytes."""
    import numpy

    many = figures > 1  # few are, and of one the logarithm is nothing
    figures[many] = numpy.log(figures[many]) + 1
    sizes = numpy.sqrt(numpy.bincount(texts, weights=figures**2))
    figures /= sizes[texts]
    figures *= length
