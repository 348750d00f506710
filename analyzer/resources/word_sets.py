"""Named lists of a codebook: ``[lists]`` name = [terms]; ``"@name"`` stands for the terms of that list.

A list may hold another one. It saves writing the same words of context into ten rules, and forgetting one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analyzer.errors import ResourceError
from analyzer.resources.cards import strings
from analyzer.resources.places import Place
from analyzer.resources.terms import fault_of

MARK = "@"
_DEEPEST = 20


def read_lists(place: Place, table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Name → terms, with the lists inside lists written out. Raises ResourceError for one that holds itself."""
    raw = table.get("lists", {})
    if not isinstance(raw, dict):
        raise ResourceError(f"{place}: lists must be a table: [lists], then name = [terms]")
    place = place.part("[lists]", 1, "")
    lists = {name: strings(f"{place}, list {name!r}", raw, name) for name in raw}
    for name, terms in lists.items():
        for term in terms:
            if not term.startswith(MARK) and (fault := fault_of(term)):
                raise ResourceError(f"{place.of(term)}, list {name!r}: {fault}")
    done: dict[str, tuple[str, ...]] = {}
    for name in lists:
        _write_out(place, name, lists, done, ())
    return {name: done[name] for name in lists}


def _write_out(
    place: Place,
    name: str,
    lists: Mapping[str, tuple[str, ...]],
    done: dict[str, tuple[str, ...]],
    path: tuple[str, ...],
) -> None:
    """Into ``done``: the list and all that it holds. ``path``: the lists that are being written out."""
    if name in path:
        circle = " → ".join((*path[path.index(name) :], name))
        raise ResourceError(
            f"{place.of(MARK + name)}: the lists go round in a circle ({circle}); take one of these references out"
        )
    if len(path) >= _DEEPEST:
        raise ResourceError(f"{place}: lists stand in lists more than {_DEEPEST} deep; make it simpler")
    found: dict[str, None] = {}
    for term in lists[name] if name not in done else ():
        if term.startswith(MARK):
            _check_known(place.of(term), term, lists)
            _write_out(place, term[1:], lists, done, (*path, name))
            found |= dict.fromkeys(done[term[1:]])
        else:
            found[term] = None
    done.setdefault(name, tuple(found))


def expand(where: str, terms: Iterable[str], lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Terms with each "@name" replaced by its list's. Raises ResourceError for a list that is not there."""
    found: list[str] = []
    for term in terms:
        if term.startswith(MARK):
            _check_known(where, term, lists)
            found += lists[term[1:]]
        else:
            found.append(term)
    return tuple(found)


def _check_known(where: str, term: str, lists: Mapping[str, Any]) -> None:
    if term[1:] not in lists:
        known = f"; there are {', '.join(MARK + name for name in lists)}" if lists else ""
        raise ResourceError(f"{where}: there is no list {term!r}{known}. Write it under [lists]")
