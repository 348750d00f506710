"""Findings of a comparison that somebody can agree with or correct: cells of claims, quotations, values of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analyzer.alignment.links import THRESHOLD
from analyzer.alignment.relations import SURE_SIMILARITY
from webapp.reviews.candidates import Candidate, Stretch, key_of

_Machine = Mapping[tuple[str, int, str], Any]
"""Section, row and document → what the machine read where a person's value stands."""


def of_comparison(payload: Mapping[str, Any], texts: Mapping[int, str]) -> Iterator[Candidate]:
    """What a comparison in JSON says of texts that are still as it read them, with the machine's values throughout."""
    machine = _machine_values(payload)
    for row, claim in enumerate(payload["claims"]):
        yield from _cells(row, claim, payload["baseline"], texts, machine)
    for row, quote in enumerate(payload.get("quotes", ())):
        found = _quote(row, quote, texts, machine)
        if found is not None:
            yield found
    for row, fact in enumerate(payload.get("facts", ())):
        yield from _values(row, fact, texts, machine)


def _machine_values(payload: Mapping[str, Any]) -> _Machine:
    kinds = ("claim.cell", "quote.change", "fact.relation")
    return {
        (each["section"], each["row"], each["document"]): each["machine"]
        for each in reversed(
            payload.get("corrections", ())
        )  # of several at one place the first saw the machine's
        if each["kind"] in kinds and not each["problem"] and each["row"] is not None
    }


def _cells(
    row: int, claim: Mapping[str, Any], baseline: str, texts: Mapping[int, str], machine: _Machine
) -> Iterator[Candidate]:
    """What each other text does with a claim. The claim hangs on the words of the text that tells it first."""
    cells = claim["cells"]
    teller = baseline if cells.get(baseline, {}).get("spans") else None
    teller = teller or next((name for name, cell in cells.items() if cell["spans"]), None)
    if teller is None or int(teller) not in texts:
        return
    at = tuple(Stretch(int(teller), span["start"], span["end"]) for span in cells[teller]["spans"])
    if not _is_inside(at, texts):
        return
    for name, cell in cells.items():
        if name == teller or int(name) not in texts:
            continue
        text = texts[int(name)]
        spans = [span for span in cell["spans"] if span["end"] <= len(text)]
        words = text[spans[0]["start"] : spans[0]["end"]] if spans else ""
        yield Candidate(
            key=key_of("claim.cell", name, int(teller), claim["text"]),
            measure="omissions",
            kind="claim.cell",
            part=name,
            at=at,
            words=words,
            machine=machine.get(("claims", row, name), cell["status"]),
            is_corrected=("claims", row, name) in machine,
            unsure=_unsure_of_cell(cell),
            about=claim["text"],
            row=("claims", row),
            claim=claim["id"],
        )


def _unsure_of_cell(cell: Mapping[str, Any]) -> float:
    """Most where the likeness lies between "no link" and "surely linked"; word for word is sure."""
    if cell["status"] == "verbatim":
        return 0.0
    nearest = cell["nearest"] or {}
    likeness = nearest.get("similarity", 0.0) if cell["status"] == "absent" else cell["similarity"]
    middle, half = (THRESHOLD + SURE_SIMILARITY) / 2, (SURE_SIMILARITY - THRESHOLD) / 2
    return max(0.0, 1 - abs(likeness - middle) / half)


def _quote(
    row: int, quote: Mapping[str, Any], texts: Mapping[int, str], machine: _Machine
) -> Candidate | None:
    at = (Stretch(int(quote["document"]), quote["start"], quote["end"]),)
    if not _is_inside(at, texts):
        return None
    toward: tuple[Stretch, ...] = ()
    if quote["against"] is not None and quote["against_start"] is not None:
        toward = (Stretch(int(quote["against"]), quote["against_start"], quote["against_end"]),)
    if not _is_inside(toward, texts):
        return None
    key = key_of(
        "quote.change", "", at[0].article, f"{quote['text']}|{quote['against']}|{quote['against_text']}"
    )
    return Candidate(
        key=key,
        measure="quotes",
        kind="quote.change",
        part="",
        at=at,
        words=quote["text"],
        machine=machine.get(("quotes", row, quote["document"]), list(quote["changes"])),
        is_corrected=("quotes", row, quote["document"]) in machine,
        unsure=0.0,
        about=quote["against_text"] or "",
        toward=toward,
        row=("quotes", row),
    )


def _values(
    row: int, fact: Mapping[str, Any], texts: Mapping[int, str], machine: _Machine
) -> Iterator[Candidate]:
    """Every value of a fact but the one that the others are held against."""
    held_against = next((value for value in fact["values"] if value["relation"] == "same"), None)
    for value in fact["values"]:
        at = (Stretch(int(value["document"]), value["start"], value["end"]),)
        if value is held_against or not _is_inside(at, texts):
            continue
        about = fact["question"] or f"{fact['about']}: {fact['slot']}"
        if held_against is not None:
            about = f"{about} ({held_against['text']})"
        key = key_of("fact.relation", fact["slot"], at[0].article, f"{about}|{value['text']}")
        yield Candidate(
            key=key,
            measure="facts",
            kind="fact.relation",
            part=fact["slot"],
            at=at,
            words=value["text"],
            machine=machine.get(("facts", row, value["document"]), value["relation"]),
            is_corrected=("facts", row, value["document"]) in machine,
            unsure=0.0,
            about=about,
            row=("facts", row),
        )


def _is_inside(stretches: Sequence[Stretch], texts: Mapping[int, str]) -> bool:
    return all(each.article in texts and each.end <= len(texts[each.article]) for each in stretches)
