"""An event of a release and two outlets about a ferry terminal, and what people say against the machine's reading of it."""

from __future__ import annotations

from datetime import date

from analyzer.comparison import compare
from analyzer.corrections import Correction, Stretch
from analyzer.types import FactMention
from tests.analyzer.builders import Said, analysis_of

BERTHS = "The new ferry terminal on the northern quay has four berths."
SLIPS = "Boats will find room at a quartet of landing places by the harbour mouth."
COST = "Taxpayers spent nine million crowns on building works."
PRAISE = "“The terminal is a gift to every island family and sailor,”"
PRICE = "The tickets for islanders stay cheaper than those for visitors."


def fact(document_text: str, words: str, value: str) -> FactMention:
    start = document_text.index(words)
    return FactMention(
        "number", "terminal", "count:berth", value, words, 0, start, start + len(words), is_exclusive=True
    )


def event(*, release: bool = True):
    quoted = Said(f"{PRAISE} Mayor Odile Berg said.", "quoted", "Odile Berg", "said", names=("Odile Berg",))
    reported = Said(
        "Odile Berg warned that the terminal is a gift to every island family and sailor.",
        "reported", "Odile Berg", "warned", "warning", names=("Odile Berg",),
    )  # fmt: skip
    return [
        analysis_of(
            "r", [BERTHS, COST, quoted], published=date(2031, 3, 1), role="release" if release else "coverage",
            issuer="Harbour Council", facts=(fact(BERTHS, "four berths", "4"),),
        ),
        analysis_of(
            "a", [BERTHS.replace("four", "five"), SLIPS, PRICE, reported], outlet="Alpha", published=date(2031, 3, 2),
            facts=(fact(BERTHS.replace("four", "five"), "five berths", "5"),),
        ),
        analysis_of("b", [SLIPS.replace("Boats", "Ferries"), COST], outlet="Beta", published=date(2031, 3, 3)),
    ]  # fmt: skip


TEXTS = {analysis.document.id: analysis.document.text for analysis in event()}


def at(document: str, words: str) -> Stretch:
    start = TEXTS[document].index(words)
    return Stretch(document, start, start + len(words))


def said(kind: str, value: object, *places: Stretch, **fields: object) -> Correction:
    return Correction(kind, value, places, id="7", **fields)


def claim_on(comparison, words: str):
    return next((claim for claim in comparison.claims if claim.text == words), None)


def statuses(claim) -> dict[str, str]:
    return {name: cell.status for name, cell in claim.cells.items()}


def words_in(comparison, claim, document: str) -> list[str]:
    return [TEXTS[document][span.start : span.end] for span in claim.cells[document].spans]


def corrected(*corrections: Correction):
    return compare(event(), corrections=corrections)


def of_document(rows, document):
    return [row for row in rows if row.document == document]


def merged(machine):
    """The landing places are the berths."""
    berths = next(claim for claim in machine.claims if claim.text.startswith("The new ferry"))
    return said("claim.merge", None, at("a", SLIPS), toward=(at("r", TEXTS["r"][: len(BERTHS)]),)), berths
