"""Sentences on claims: who has how many, what a text adds of its own view, what it does not have."""

from __future__ import annotations

from collections import Counter
from typing import Any

from analyzer.measure import EventView
from analyzer.phrases import capital, count, excerpt, name_of
from analyzer.summary.sentences import Rows, sentence_on
from analyzer.types import CellStatus, Claim, SummarySentence

MOST_OWN_VIEWS = 2
"""Texts whose own views are told of."""


def coverage(view: EventView, rows: Rows) -> list[SummarySentence]:
    if view.baseline == "others":
        shared = [
            (number, claim)
            for number, claim in enumerate(view.claims)
            if all(cell.status in _WHOLE for cell in claim.cells.values())
        ]
        stand = "claim stands" if len(shared) == 1 else "claims stand"
        text = (
            f"{len(view.analyses)} texts are held against each other. {len(shared)} {stand} in all of them."
        )
        return [sentence_on(text, "claims", shared or list(enumerate(view.claims)))]
    claims = [
        (n, claim) for n, claim in enumerate(view.claims) if claim.cells[view.baseline].status == "verbatim"
    ]
    having = Counter(
        [name for _, one in claims for name, status in view.holders(one).items() if status in _IN_PART]
    )
    counts = {name: having[name] for name in view.analyses if name != view.baseline}
    most = max(counts, key=lambda name: counts[name])
    fewest = min(counts, key=lambda name: counts[name])
    text = f"{capital(name_of(view, view.baseline))} makes {count(claims, 'claim')}. "
    if counts[most] == counts[fewest]:
        text += f"Every other text has {counts[most]} of them at least in part."
    else:
        text += (
            f"{capital(name_of(view, most))} has {counts[most]} of them at least in part, "
            f"{name_of(view, fewest)} {counts[fewest]}."
        )
    return [sentence_on(text, "claims", claims)]


_WHOLE = frozenset[CellStatus]({"verbatim", "close", "paraphrase"})
"""In whatever words. Where no text is the base, a part may be of another claim."""
_IN_PART = _WHOLE | {"partial"}
"""What contradicts a claim does not have it."""


def own_views(view: EventView, rows: Rows) -> list[SummarySentence]:
    """All that a document adds of its own view, where one passage at least has two kinds of mark."""
    added: dict[str, list[tuple[int, Any]]] = {}
    for number, row in enumerate(rows.get("additions", ())):  # in the comparison's order of documents
        if row.kind == "editorial":
            added.setdefault(row.document, []).append((number, row))
    found: list[SummarySentence] = []
    for name, own in added.items():
        if len(found) == MOST_OWN_VIEWS:
            break
        clear = [row for _, row in own if len(row.marks) >= 2]
        if clear:
            strongest = max(clear, key=lambda row: (row.strength, len(row.marks)))
            text = (
                f"{capital(name_of(view, name))} adds {count(own, 'passage')} in its own voice with words that "
                f"judge, predict, explain or advise, to check: {excerpt(_words(view, strongest))}."
            )
            found.append(sentence_on(text, "additions", own))
    return found


def omissions(view: EventView, rows: Rows) -> list[SummarySentence]:
    numbered = [
        (n, row)
        for n, row in enumerate(rows.get("omissions", ()))
        if row.beyond_length and (view.baseline != "others" or not row.is_near)
    ]
    if not numbered:
        return []
    by_document: dict[str, list[tuple[int, Any]]] = {}
    for number, row in numbered:
        by_document.setdefault(row.document, []).append((number, row))
    name = max(by_document, key=lambda each: len(by_document[each]))
    own = by_document[name]
    if view.baseline == "others":
        stand, them = ("stands", "it was") if len(own) == 1 else ("stand", "they were")
        text = (
            f"{count(own, 'claim')} {stand} in at least two other texts of about the length of {name_of(view, name)} or "
            f"shorter; {them} not found there, to check: {excerpt(_claim_of(view, own[0][1]).text)}."
        )
        return [sentence_on(text, "omissions", own)]
    verb = "left out" if own[0][1].wording == "left out" else "does not have"
    text = (
        f"{capital(name_of(view, name))} {verb} {count(own, 'claim')} of {name_of(view, view.baseline)} that at least two other "
        "texts of about its length or shorter have."
    )
    return [sentence_on(text, "omissions", own)]


def _claim_of(view: EventView, row: Any) -> Claim:
    return next(claim for claim in view.claims if claim.id == row.claim)


def _words(view: EventView, row: Any) -> str:
    return view.document(row.document).text[row.start : row.end]
