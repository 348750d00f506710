"""How a measure or a contrast is declared, and how all of them are found.

A measure counts something in one document; a contrast says what can only be said by setting documents side by
side. Each is one decorated function in one file of ``analyzer/measures`` or ``analyzer/contrasts``; importing
this module's ``measures()`` or ``contrasts()`` discovers them all. There is nothing to register by hand.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args, get_type_hints

from analyzer.discourse.correcting import SetLabels
from analyzer.identities import Identity
from analyzer.memory import Memory, NoMemory
from analyzer.resources import Resources
from analyzer.types import (
    Analysis,
    CellStatus,
    Claim,
    Document,
    FactMention,
    Finding,
    ParsedSentence,
    Proposition,
    Statement,
    Target,
)


@dataclass(frozen=True, slots=True)
class Card:
    """What a person needs to know to use a figure. Pages, exports and docs are made from it."""

    key: str  # "family.name"; never reused
    title: str
    unit: str = ""  # score | share of … | per 100 words | count | grade
    low: float | None = None
    high: float | None = None
    rises_with: str = ""
    source: str = ""
    uses: tuple[str, ...] = ()  # data files; they enter the fingerprint
    leads: Literal["own", "all"] = "all"  # which voice the page leads with
    version: int = 1
    is_weak: bool = False  # collapsed by default, never in the summary
    order: int = 100  # position on pages; ties by key


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with everything the core has read from it: the only argument of a measure."""

    document: Document
    parse: tuple[ParsedSentence, ...]  # one per document sentence
    title_parse: ParsedSentence  # offsets into the title; empty without one
    statements: tuple[Statement, ...]
    targets: tuple[Target, ...]
    propositions: tuple[Proposition, ...]
    facts: tuple[FactMention, ...]
    resources: Resources
    cache: dict[str, Any] = field(default_factory=dict)  # work shared by measures of one document
    labels: SetLabels = field(default_factory=dict)  # what people set of frames and flags
    machine: dict[tuple[str, str, int], bool] = field(default_factory=dict)
    """(kind, part, sentence) → what a measure read where people set something else."""


@dataclass(frozen=True, slots=True)
class EventView:
    """All documents of an event, aligned once: the only argument of a contrast."""

    analyses: Mapping[str, Analysis]  # by document id, in the comparison's order
    claims: tuple[Claim, ...]
    baseline: str  # a document id, or "others": each document against the pool of the rest
    releases: tuple[str, ...]
    resources: Resources
    members: Mapping[str, Mapping[str, tuple[int, ...]]]  # claim id → document id → propositions in the claim
    identities: tuple[Identity, ...] = ()  # who is who, as people said
    memory: Memory = field(default_factory=NoMemory)  # of earlier comparisons of this event
    cache: dict[str, Any] = field(default_factory=dict)  # of this comparison alone

    def holders(self, claim: Claim) -> Mapping[str, CellStatus]:
        """The documents that have the claim in any way, and how, in the comparison's order. Most have few of all claims:
        what goes through every cell of a large event takes minutes."""
        known: dict[str, dict[str, CellStatus]] = self.cache.setdefault("holders", {})
        if claim.id not in known:
            cells = claim.cells.items()  # in the same order
            known[claim.id] = {name: cell.status for name, cell in cells if cell.status != "absent"}
        return known[claim.id]

    def document(self, document_id: str) -> Document:
        return self.analyses[document_id].document

    def is_dated_on_or_after_baseline(self, document_id: str) -> bool:
        """Only then may wording say "left out", "reused" or "changed" (CODEBOOK §0.2)."""
        if self.baseline == "others":
            return False
        own, other = self.document(document_id).published, self.document(self.baseline).published
        return own is not None and other is not None and own >= other


MeasureFunction = Callable[[Reading], Finding]
ContrastFunction = Callable[[EventView], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Measure:
    card: Card
    run: MeasureFunction


@dataclass(frozen=True, slots=True)
class Contrast:
    card: Card
    run: ContrastFunction
    row_type: type


_MEASURES: dict[str, Measure] = {}
_CONTRASTS: dict[str, Contrast] = {}


def measure(card: Card) -> Callable[[MeasureFunction], MeasureFunction]:
    """Declare a measure. Its docstring names Counts, Evidence, No value, Blind to and Departs."""

    def declare(function: MeasureFunction) -> MeasureFunction:
        _claim_key(_MEASURES, card.key, function)
        _MEASURES[card.key] = Measure(card, function)
        return function

    return declare


def contrast(card: Card) -> Callable[[ContrastFunction], ContrastFunction]:
    """Declare a contrast. Its return annotation ``tuple[Row, ...]`` gives the row's schema."""

    def declare(function: ContrastFunction) -> ContrastFunction:
        _claim_key(_CONTRASTS, card.key, function)
        row_type = get_args(get_type_hints(function)["return"])[0]
        _CONTRASTS[card.key] = Contrast(card, function, row_type)
        return function

    return declare


def _claim_key(registry: Mapping[str, Measure | Contrast], key: str, function: Callable[..., Any]) -> None:
    known = registry.get(key)
    if known is not None and known.run.__qualname__ != function.__qualname__:
        raise ValueError(f"{key} is declared twice: {known.run.__module__} and {function.__module__}")


def measures() -> dict[str, Measure]:
    """Every measure, in page order."""
    _discover("analyzer.measures")
    return dict(sorted(_MEASURES.items(), key=lambda item: (item[1].card.order, item[0])))


def contrasts() -> dict[str, Contrast]:
    """Every contrast, in page order."""
    _discover("analyzer.contrasts")
    return dict(sorted(_CONTRASTS.items(), key=lambda item: (item[1].card.order, item[0])))


@cache
def _discover(package_name: str) -> None:
    package = importlib.import_module(package_name)
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package_name}.{module.name}")
