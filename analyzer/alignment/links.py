"""Which propositions of two documents are alike enough to be looked at: sparse, and kept for the next comparison.

The similarity of two propositions depends on these two alone (engines/vectors.py), so links between documents that
did not change stay true when an article is added or taken away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from analyzer.alignment.units import Unit, hash_of
from analyzer.engines import vectors
from analyzer.types import Alignment, Analysis

THRESHOLD = 0.25
"""Below this two propositions of one event share a word or two of its topic; the rules that decide what is the same
never accept such a pair, so it need not be kept."""
_DIGITS = 6
"""Stored similarities are rounded: sums in another order must not change a report."""

Links = dict[tuple[str, int], dict[str, list[tuple[int, float]]]]
"""(document, proposition) → other document → (proposition, similarity), best first."""


def align(
    analyses: Sequence[Analysis], units: Mapping[str, tuple[Unit, ...]], previous: Alignment | None = None
) -> Alignment:
    """Links between the propositions of every two documents; those of ``previous`` where both are unchanged."""
    hashes = {analysis.document.id: hash_of(analysis) for analysis in analyses}
    known = previous.documents if previous else {}
    unchanged = {name for name, content in hashes.items() if known.get(name) == content}
    links: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for key, found in (previous.links if previous else {}).items():
        if unchanged.issuperset(ends_of(key, known)):
            links[key] = list(found)
    changed = [name for name in hashes if name not in unchanged]
    _link_changed(changed, sorted(unchanged), units, links)
    return Alignment(hashes, {key: tuple(sorted(links[key])) for key in sorted(links)})


def ends_of(key: str, documents: Collection[str]) -> tuple[str, str]:
    """The two documents of a key "a|b"; an id may itself hold the mark."""
    parts = key.split("|")
    ends = (("|".join(parts[:at]), "|".join(parts[at:])) for at in range(1, len(parts)))
    return next((one, two) for one, two in ends if one in documents and two in documents)


def _link_changed(
    changed: Sequence[str],
    unchanged: Sequence[str],
    units: Mapping[str, tuple[Unit, ...]],
    links: dict[str, list[tuple[int, int, float]]],
) -> None:
    new = [unit for name in changed for unit in units[name]]
    old = [unit for name in unchanged for unit in units[name]]
    if not new:
        return
    rows = vectors.vectors([unit.stems for unit in [*new, *old]])
    for at, other, similarity in vectors.similar_pairs(rows[: len(new)], rows, THRESHOLD):
        one, two = new[at], (new[other] if other < len(new) else old[other - len(new)])
        if one.document == two.document or (other < len(new) and other < at):
            continue
        if one.document > two.document:
            one, two = two, one
        links[f"{one.document}|{two.document}"].append((one.index, two.index, round(similarity, _DIGITS)))


def neighbours(alignment: Alignment) -> Links:
    """The links seen from each proposition."""
    found: Links = defaultdict(lambda: defaultdict(list))
    for key, links in alignment.links.items():
        one, two = ends_of(key, alignment.documents)
        for a, b, similarity in links:
            found[one, a][two].append((b, similarity))
            found[two, b][one].append((a, similarity))
    for others in found.values():
        for candidates in others.values():
            candidates.sort(key=lambda candidate: (-candidate[1], candidate[0]))
    return found
