"""Words that two texts have in common, as maximal runs: a hash of every run of six words, then extension.

Reordered passages are found too, which a longest-common-subsequence diff would lose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

SHORTEST = 6
"""Words. Six in a row seldom agree by chance; five let set phrases and names of bodies in (Clough et al. 2002)."""
_MOST_PLACES = 20
"""Places of one document looked at for one run: a phrase that stands there more often is a refrain."""


class SharedRun(NamedTuple):
    """Half-open word positions here and there; both stretches have the same length."""

    start: int
    against_start: int
    length: int


Shingles = Mapping[tuple[str, ...], Mapping[str, Sequence[int]]]
"""A run of six words → document → the positions where it starts."""


def runs_of_six(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of six words, by its start."""
    return list(zip(*(words[step:] for step in range(SHORTEST)), strict=False))


def shingles(texts: Mapping[str, Sequence[str]]) -> Shingles:
    """All runs of six words of all texts; those that only one text has are left out."""
    found: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(dict)
    for name, words in texts.items():
        for at, run in enumerate(runs_of_six(words)):
            found[run].setdefault(name, []).append(at)
    return {run: places for run, places in found.items() if len(places) > 1}


def shared_positions(
    name: str, words: Sequence[str], index: Shingles, wanted: Collection[str] | None = None
) -> dict[str, dict[int, Sequence[int]]]:
    """Other document → position here where a shared run of six starts → the positions there.

    ``wanted``: the documents asked for, all by default.
    """
    found: dict[str, dict[int, Sequence[int]]] = defaultdict(dict)
    for at, run in enumerate(runs_of_six(words)):
        for other, places in index.get(run, {}).items():
            if wanted is None or other in wanted:
                found[other][at] = places
    found.pop(name, None)
    return found


def maximal_runs(
    words: Sequence[str], against: Sequence[str], starts: Mapping[int, Sequence[int]]
) -> tuple[SharedRun, ...]:
    """Longest runs from left to right; the next one may overlap the last by less than six words."""
    runs: list[SharedRun] = []
    covered = -1  # the last start that lies inside a run already given
    for at in sorted(starts):
        if at <= covered:
            continue
        longest, place = 0, -1
        for there in starts[at][:_MOST_PLACES]:
            length = _length(words, against, at, there)
            if length > longest:  # of equally long ones the first
                longest, place = length, there
        runs.append(SharedRun(at, place, longest))
        covered = at + longest - SHORTEST
    return tuple(runs)


def _length(words: Sequence[str], against: Sequence[str], at: int, there: int) -> int:
    length = SHORTEST
    end = min(len(words) - at, len(against) - there)
    while length < end and words[at + length] == against[there + length]:
        length += 1
    return length


def share_in_runs(text: Sequence[str], source: Sequence[str]) -> float:
    """Share of the text's words that stand in runs of at least six words that the source has too, 0..1."""
    index = shingles({"text": text, "source": source})
    starts = shared_positions("text", text, index).get("source", {})
    covered = {at + step for at in starts for step in range(SHORTEST)}
    return len(covered) / len(text) if text else 0.0
