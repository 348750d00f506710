"""Words that two texts have in common, as maximal runs: a hash of every run of six words, then extension.

Reordered passages are found too, which a longest-common-subsequence diff would lose.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

SHORTEST = 6
"""Words. Six in a row seldom agree by chance; five let set phrases and names of bodies in (Clough et al. 2002)."""
_MOST_HOLDERS = 60
"""Six words that more texts have are a set phrase of the event or of its agency; they do not tell who is close to whom."""
_MOST_PLACES = 20
"""Places of one document looked at for one run: a phrase that stands there more often is a refrain."""


class SharedRun(NamedTuple):
    """Half-open word positions here and there; both stretches have the same length."""

    start: int
    against_start: int
    length: int


Shingle = tuple[str, ...]
Places = Mapping[str, Sequence[int]]
"""Document → the positions where a run of six words starts in it."""


def runs_of_six(words: Sequence[str]) -> list[Shingle]:
    """Every run of six words, by its start."""
    return list(zip(*(words[step:] for step in range(SHORTEST)), strict=False))


class SharedRuns:
    """Every run of six words that two texts or more have; each text is cut into runs once for all its pairs."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._texts = texts
        found: dict[Shingle, dict[str, list[int]]] = defaultdict(dict)
        self._at: dict[
            str, Sequence[Places]
        ] = {}  # document → for each run of six, by its start, where it stands
        for name, words in texts.items():
            here = [found[run] for run in runs_of_six(words)]
            for at, places in enumerate(here):
                places.setdefault(name, []).append(at)
            self._at[name] = here

    def places(self, name: str) -> Sequence[Places]:
        """For each six words of the document, by their start: where they stand, its own places included."""
        return self._at[name]

    def sharing(self, name: str) -> Iterator[str]:
        """The other documents, those that share most runs of six with this one first, the earlier first among equals;
        behind them, in the order of the texts, those that share only what more than ``_MOST_HOLDERS`` texts have."""
        shared = [places for places in self._at[name] if len(places) > 1]
        counts = Counter(chain.from_iterable(places for places in shared if len(places) <= _MOST_HOLDERS))
        del counts[name]
        yield from (other for other in sorted(self._texts, key=lambda other: -counts[other]) if counts[other])
        seen = {name, *counts}
        for places in shared:
            if len(places) > _MOST_HOLDERS:
                fresh = [other for other in places if other not in seen]
                seen.update(fresh)
                yield from fresh

    def maximal(self, name: str, others: Collection[str]) -> dict[str, list[SharedRun]]:
        """Other document → longest runs from left to right; the next may overlap the last by less than six words."""
        runs: dict[str, list[SharedRun]] = {other: [] for other in others if other != name}
        covered = dict.fromkeys(runs, -1)  # the last start that lies inside a run already given
        for at, places in enumerate(self._at[name]):
            if len(places) < 2:
                continue
            for other in runs if len(runs) < len(places) else places:
                if other in runs and covered[other] < at and other in places:
                    run = self._longest(name, at, other, places[other][:_MOST_PLACES])
                    runs[other].append(run)
                    covered[other] = at + run.length - SHORTEST
        return runs

    def _longest(self, name: str, at: int, other: str, places: Sequence[int]) -> SharedRun:
        """Of equally long ones the first."""
        best, longest = -1, 0
        for there in places:
            length = self._length(name, at, other, there)
            if length > longest:
                best, longest = there, length
        return SharedRun(at, best, longest)

    def _length(self, name: str, at: int, other: str, there: int) -> int:
        """Six words at a time, the rest word by word."""
        mine, theirs = self._at[name], self._at[other]
        words, against = self._texts[name], self._texts[other]
        length, end = SHORTEST, min(len(words) - at, len(against) - there)
        while length + SHORTEST <= end and mine[at + length] is theirs[there + length]:
            length += SHORTEST
        while length < end and words[at + length] == against[there + length]:
            length += 1
        return length


def share_in_runs(text: Sequence[str], source: Sequence[str]) -> float:
    """Share of the text's words that stand in runs of at least six words that the source has too, 0..1."""
    known = set(runs_of_six(source))
    covered = {
        at + step for at, run in enumerate(runs_of_six(text)) if run in known for step in range(SHORTEST)
    }
    return len(covered) / len(text) if text else 0.0
