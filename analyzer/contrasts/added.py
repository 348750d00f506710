"""Which of a document's propositions the baseline does not have."""

from __future__ import annotations

from analyzer.alignment.words import stem, stems_of
from analyzer.measure import EventView
from analyzer.types import Claim, Proposition


def is_added(event: EventView, claim: Claim, document: str) -> bool:
    if claim.cells[document].status == "absent":
        return False
    rest = [event.baseline] if event.baseline != "others" else [n for n in event.analyses if n != document]
    return all(claim.cells[name].status == "absent" for name in rest)


def added_propositions(event: EventView, claim: Claim, document: str) -> list[Proposition]:
    """The first one of every sentence that says this claim and none that the baseline has; a repeat in a box is
    none."""
    known = _known_propositions(event, document)
    analysis = event.analyses[document]
    found: dict[int, Proposition] = {}
    for index in event.members[claim.id].get(document, ()):
        if index not in known:
            found.setdefault(analysis.propositions[index].sentence, analysis.propositions[index])
    beside = [at for at in found if analysis.document.sentences[at].zone in ("box", "caption")]
    return [found[at] for at in sorted(found) if at not in beside or len(beside) == len(found)]


def _known_propositions(event: EventView, document: str) -> frozenset[int]:
    cached: dict[str, frozenset[int]] = event.cache.setdefault("additions.known", {})
    if document not in cached:
        rest = (
            [event.baseline]
            if event.baseline != "others"
            else [name for name in event.analyses if name != document]
        )
        cached[document] = frozenset(
            index
            for claim in event.claims
            if any(claim.cells[name].status != "absent" for name in rest)
            for index in event.members[claim.id].get(document, ())
        )
    return cached[document]


def said_beside(event: EventView, claim: Claim, document: str) -> list[Proposition]:
    """What a sentence says that contradicts the baseline in a phrase inside it: "The meeting, held on the 3rd, marked a
    new step" says two things, and the baseline's other date hides only one."""
    if event.baseline in ("others", document) or claim.cells[document].status != "conflict":
        return []
    theirs = set(stems_of(claim.text))
    propositions = event.analyses[document].propositions
    members = event.members[claim.id].get(document, ())
    return [
        propositions[index]
        for index in members
        if stem(propositions[index].predicate) not in theirs
        and any(_is_inside(propositions[other], propositions[index]) for other in members if other != index)
        and not _is_agreed(event, document, index)
    ]


def _is_inside(one: Proposition, other: Proposition) -> bool:
    return (
        one.sentence == other.sentence
        and other.start <= one.start
        and one.end <= other.end
        and (one.start, one.end) != (other.start, other.end)
    )


def _is_agreed(event: EventView, document: str, index: int) -> bool:
    """Whether the proposition says a claim of the baseline without contradicting it."""
    return any(
        index in event.members[claim.id].get(document, ())
        for claim in event.claims
        if claim.cells[event.baseline].status != "absent" and claim.cells[document].status != "conflict"
    )
