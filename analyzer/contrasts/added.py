"""Which of a document's propositions the baseline does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from analyzer.alignment.words import stem, stems_of
from analyzer.measure import EventView
from analyzer.types import Claim, Proposition


def adding(event: EventView, claim: Claim) -> tuple[str, ...]:
    """The documents that have the claim where their baseline does not, in the comparison's order."""
    holders = event.holders(claim)
    if event.baseline == "others":
        return holders if len(holders) == 1 else ()
    return () if event.baseline in holders else holders


def added_propositions(event: EventView, claim: Claim, document: str) -> list[int]:
    """The first one of every sentence that says this claim and none that the baseline has; a repeat in a box is
    none."""
    known = _known_propositions(event)[document]
    analysis = event.analyses[document]
    found: dict[int, int] = {}
    for index in event.members[claim.id].get(document, ()):
        if index not in known:
            found.setdefault(analysis.propositions[index].sentence, index)
    sentences = analysis.document.sentences
    beside = [at for at in found if sentences[at].zone in ("box", "caption")]
    if beside and len(beside) < len(found):
        found = {at: index for at, index in found.items() if at not in beside}
    return [found[at] for at in sorted(found)]


def _known_propositions(event: EventView) -> Mapping[str, set[int]]:
    """Document → its propositions that say a claim of the baseline, or of another document where there is none."""
    if "additions.known" not in event.cache:
        known: dict[str, set[int]] = defaultdict(set)
        for claim in event.claims:
            holders = event.holders(claim)
            is_in_baseline = event.baseline in holders
            for document, indices in event.members[claim.id].items():
                others = event.baseline == "others" and {*holders[:2]} - {document}
                if is_in_baseline or others:
                    known[document].update(indices)
        event.cache["additions.known"] = known
    found: Mapping[str, set[int]] = event.cache["additions.known"]
    return found


def said_beside(event: EventView, claim: Claim, document: str) -> list[int]:
    """What a sentence says that contradicts the baseline in a phrase inside it: "The meeting, held on the 3rd, marked a
    new step" says two things, and the baseline's other date hides only one."""
    if event.baseline in ("others", document) or claim.cells[document].status != "conflict":
        return []
    theirs = set(stems_of(claim.text))
    propositions = event.analyses[document].propositions
    members = event.members[claim.id].get(document, ())
    return [
        index
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
    if "additions.agreed" not in event.cache:
        event.cache["additions.agreed"] = {
            (name, one)
            for claim in event.claims
            if event.baseline in event.holders(claim)
            for name, indices in event.members[claim.id].items()
            if claim.cells[name].status != "conflict"
            for one in indices
        }
    return (document, index) in event.cache["additions.agreed"]
