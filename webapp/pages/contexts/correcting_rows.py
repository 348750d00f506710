"""What may be corrected in a row of the report or in a text's cell of it, and what the form for it must know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from analyzer.labels import LABELS
from webapp.corrections.values import Stretch
from webapp.pages.contexts.correcting import Offer, Target, key_of
from webapp.pages.contexts.edition import Edition, Row
from webapp.pages.contexts.evidence import EvidenceNote
from webapp.pages.contexts.spoken import shortened, told_apart

_MOST_PLACES = 6
"""Of a claim's words. One that is left is enough to find it again; more than a handful are never all edited."""
_LONGEST_CHOICE = 110


def offers_on(edition: Edition, note: EvidenceNote) -> list[Offer]:
    """What may be corrected in a row, or in a text's cell of it."""
    make = _OFFERS.get(note.section)
    if make is None or edition.view.token:
        return []
    return list(make(edition, edition.rows(note.section)[note.row], note))


def _row_offer(edition: Edition, section: str, row: int, words: str, kind: str, text: str = "") -> Offer:
    address = reverse("row_correct", args=[edition.report.event.slug, section, edition.keys_of(section)[row]])
    return Offer(words, f"{address}?{urlencode({'kind': kind} | ({'text': text} if text else {}))}")


def _offers_of_quote(edition: Edition, found: Row, note: EvidenceNote) -> Iterator[Offer]:
    yield _row_offer(edition, "quotes", note.row, "What was done to the words", "quote.change")


def _offers_of_fact(edition: Edition, found: Row, note: EvidenceNote) -> Iterator[Offer]:
    for value in found["values"]:
        witness = edition.by_id.get(value["document"])
        if witness is not None:
            words = f"{witness.letter}: “{shortened(value['text'], 40)}”"
            yield _row_offer(edition, "facts", note.row, words, "fact.relation", value["document"])


def _offers_of_claim(edition: Edition, found: Row, note: EvidenceNote) -> Iterator[Offer]:
    if note.document:
        yield from _offers_of_cell(edition, note.row, note.document)
        return
    yield _row_offer(edition, "claims", note.row, "What the claim is called", "claim.rename")
    yield _row_offer(edition, "claims", note.row, "Another claim says the same", "claim.merge")
    if sum(len(cell["spans"]) for cell in found["cells"].values()) > 1:
        yield _row_offer(edition, "claims", note.row, "It is two claims", "claim.split")
        yield _row_offer(edition, "claims", note.row, "A sentence says another claim", "claim.move")


def _offers_of_cell(edition: Edition, row: int, document: str) -> Iterator[Offer]:
    yield _row_offer(edition, "claims", row, "What this text does with the claim", "claim.cell", document)
    if edition.rows("claims")[row]["cells"].get(document, {}).get("spans"):
        words = "This sentence says another claim"
        yield _row_offer(edition, "claims", row, words, "claim.move", document)


def _offers_of_its_claim(edition: Edition, found: Row, note: EvidenceNote) -> Iterator[Offer]:
    """What is added, left out or moved is the cell of a claim."""
    claims = [claim["id"] for claim in edition.rows("claims")]
    if found.get("claim") in claims and found["document"] in edition.by_id:
        yield from _offers_of_cell(edition, claims.index(found["claim"]), found["document"])


def _offers_of_name(edition: Edition, found: Row, note: EvidenceNote) -> Iterator[Offer]:
    """Who is who is said of an event, not of one of its texts; of what happened there is nothing to join."""
    if found.get("kind") == "event":
        return
    address = reverse("event_actors", args=[edition.report.event.slug])
    chosen = urlencode({"names": found["what"]})
    yield Offer("Join or separate names", f"{address}?{chosen}#chosen", is_page=True)


_OFFERS: dict[str, Callable[[Edition, Row, EvidenceNote], Iterator[Offer]]] = {
    "claims": _offers_of_claim,
    "quotes": _offers_of_quote,
    "facts": _offers_of_fact,
    "omissions": _offers_of_its_claim,
    "additions": _offers_of_its_claim,
    "order": _offers_of_its_claim,
    "naming": _offers_of_name,
    "tone": _offers_of_name,
    "sources": _offers_of_name,
}


def row_target(edition: Edition, section: str, row: int, kind: str, document: str) -> Target | None:
    """None where the row has nothing of that kind."""
    found = edition.rows(section)[row]
    make = {"quotes": _quote, "facts": _fact, "claims": _claim}.get(section)
    if make is None or kind not in LABELS or LABELS[kind].kind.partition(".")[0] != section[:-1]:
        return None
    return make(edition, row, found, kind, document)


def _back(edition: Edition, section: str) -> str:
    return reverse("event_report", args=[edition.report.event.slug]) + f"#{section}"


def _quote(edition: Edition, row: int, found: Row, kind: str, _: str) -> Target:
    against = found["against"]
    toward = (
        (Stretch(int(against), found["against_start"], found["against_end"]),) if against is not None else ()
    )
    return Target(
        kind=kind,
        title=LABELS[kind].title,
        question=LABELS[kind].question,
        place=edition.place(found["document"], edition.by_id[found["document"]].sentence_at(found["start"])),
        words=found["text"],
        at=(Stretch(int(found["document"]), found["start"], found["end"]),),
        toward=toward,
        texts=_texts(edition),
        compared=tuple(edition.by_id[against].text[one.start : one.end] for one in toward),
        back=_back(edition, "quotes"),
        current=list(found["changes"]),
    )


def _fact(edition: Edition, row: int, found: Row, kind: str, document: str) -> Target | None:
    value = next((each for each in found["values"] if each["document"] == document), None)
    if value is None or document not in edition.by_id:
        return None
    return Target(
        kind=kind,
        title=found["question"] or LABELS[kind].title,
        question=LABELS[kind].question,
        place=edition.place(document, edition.by_id[document].sentence_at(value["start"])),
        words=value["text"],
        at=(Stretch(int(document), value["start"], value["end"]),),
        part=found["slot"],
        texts=_texts(edition),
        back=_back(edition, "facts"),
        current=value["relation"],
    )


def _claim(edition: Edition, row: int, found: Row, kind: str, document: str) -> Target | None:
    at = places_of(edition, found)
    if not at or (kind == "claim.cell" and document not in edition.by_id):
        return None
    keys = edition.keys_of("claims")
    others = {keys[n]: claim for n, claim in enumerate(edition.rows("claims")) if n != row}
    is_goal = kind in ("claim.merge", "claim.move")
    return Target(
        kind=kind,
        title=LABELS[kind].title,
        question=LABELS[kind].question,
        place=edition.by_id[document].letter if document in edition.by_id else "",
        words=found["text"],
        at=at,
        part=document if kind == "claim.cell" else "",
        texts=_texts(edition),
        compared=(edition.by_id[document].text,) if kind == "claim.cell" else (),
        back=_back(edition, "claims"),
        current=_current_of_claim(found, kind, document),
        claims=_choices(others) if is_goal else [],
        claim_places={key: places_of(edition, claim) for key, claim in others.items()} if is_goal else {},
        sentences=_sentences(edition, row, found, kind, document),
    )  # fmt: skip


def _current_of_claim(found: Row, kind: str, document: str) -> Any:
    if kind == "claim.cell":
        return found["cells"].get(document, {}).get("status", "absent")
    return found["text"] if kind == "claim.rename" else None


def places_of(edition: Edition, claim: Row) -> tuple[Stretch, ...]:
    """Words by which the claim is found again: of the base text first, one passage of each."""
    base = edition.baseline.document_id if edition.baseline else ""
    texts = sorted(edition.witnesses, key=lambda witness: witness.document_id != base)
    cells = [(witness, claim["cells"].get(witness.document_id, {})) for witness in texts]
    cells.sort(key=lambda each: each[1].get("status") != "verbatim")  # whose wording is the claim's
    found = [
        Stretch(int(witness.document_id), cell["spans"][0]["start"], cell["spans"][0]["end"])
        for witness, cell in cells
        if cell.get("spans") and witness.article is not None
    ]
    return tuple(found[:_MOST_PLACES])


def _sentences(edition: Edition, row: int, claim: Row, kind: str, document: str) -> list[tuple[str, str]]:
    """Passages to choose from: of the claim to split or move, or of the text that is said to have it."""
    if kind in ("claim.split", "claim.move"):
        return [
            _passage(edition, witness.document_id, span["start"], span["end"])
            for witness in edition.witnesses
            if witness.article is not None and (not document or witness.document_id == document)
            for span in claim["cells"].get(witness.document_id, {}).get("spans") or ()
        ]
    if kind != "claim.cell" or _is_read_there(edition, row, claim, document):
        return []
    sentences = edition.by_id[document].document["sentences"]
    return [_passage(edition, document, each["start"], each["end"]) for each in sentences]


def _is_read_there(edition: Edition, row: int, claim: Row, document: str) -> bool:
    """Whether the machine itself has the claim in that text, whatever people set in its place."""
    for each in edition.corrected:
        if (each["kind"], each["row"], each["part"]) == ("claim.cell", row, document):
            return bool(each["machine"] != "absent")
    return bool(claim["cells"].get(document, {}).get("spans"))


def _choices(claims: Mapping[str, Row]) -> list[tuple[str, str]]:
    words = told_apart([claim["text"] for claim in claims.values()], _LONGEST_CHOICE)
    return list(zip(claims, words, strict=True))


def _texts(edition: Edition) -> dict[int, str]:
    return {int(witness.document_id): witness.text for witness in edition.witnesses}


def _passage(edition: Edition, document: str, start: int, end: int) -> tuple[str, str]:
    witness = edition.by_id[document]
    place = edition.place(document, witness.sentence_at(start))
    words = witness.text[start:end]
    shown = f"{place}  {shortened(words, _LONGEST_CHOICE)}"
    return key_of(Stretch(int(document), start, end), words), shown
