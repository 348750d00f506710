"""From a sentence of a text to every finding of the report that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from webapp.pages.contexts.edition import Edition, Row, Span
from webapp.pages.contexts.evidence import spans_of_row
from webapp.pages.contexts.spoken import shortened
from webapp.pages.contexts.wording import STATUSES, describe_row

_SECTIONS = {
    "additions": "Added",
    "omissions": "Left out elsewhere",
    "quotes": "Quotations",
    "attribution_changes": "Attributions",
    "facts": "Facts",
    "reuse": "Words in common",
    "order": "Order",
    "naming": "Naming",
    "wording": "Wording",
}
"""Sections whose rows point at places of a text, with the name that the inspector gives them. Those that count every
sentence (length, readability) rest on all of them and say nothing of one."""
_MOST_A_SECTION = 4
"""Rows shown of one section; a name that stands in every sentence would bury the rest."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that the sentence makes, and how close it is to the base text."""

    text: str
    status: str
    url: str
    beside: str = ""  # where the sentence stands beside another text that makes the claim


@dataclass(frozen=True, slots=True)
class Footing:
    """One section of the report with its rows that rest on the sentence."""

    title: str
    rows: list[tuple[str, str]]  # what it says, where it stands
    more: int = 0  # rows beyond those shown


def claims_in(edition: Edition | None, document: str, index: int) -> list[Claim]:
    if edition is None or document not in edition.by_id:
        return []
    is_base = edition.by_id[document].is_baseline
    found = []
    for number, claim in enumerate(edition.rows("claims")):
        cell = claim["cells"].get(document, {})
        if index in (cell.get("sentences") or ()):
            status = "" if is_base else STATUSES.get(cell["status"], "")
            beside = edition.side_by_side_url([document], number)
            found.append(Claim(claim["text"], status, edition.evidence_url("claims", number), beside))
    return found


def findings_on(edition: Edition | None, document: str, index: int) -> list[Footing]:
    """The sections with a row that rests on the sentence, in the order of the report; the summary first."""
    if edition is None or document not in edition.by_id:
        return []
    witness = edition.by_id[document]
    sentence = witness.document["sentences"][index]
    rows = {"emphasis": list(_frame_rows(edition, document, index))} | {
        section: [
            number
            for number, row in enumerate(edition.rows(section))
            if _rests(spans_of_row(edition, row), document, sentence)
        ]
        for section in _SECTIONS
    }
    titles = {"emphasis": "Emphasis"} | _SECTIONS
    found = [_footing(edition, section, title, rows[section]) for section, title in titles.items()]
    return [*_summary(edition, rows), *(each for each in found if each.rows)]


def _footing(edition: Edition, section: str, title: str, numbers: list[int]) -> Footing:
    rows = edition.rows(section)
    listed: dict[str, str] = {}
    for number in numbers:
        listed.setdefault(_said(edition, section, rows[number]), edition.evidence_url(section, number))
    shown = list(listed.items())[:_MOST_A_SECTION]
    return Footing(title, shown, len(listed) - len(shown))


def _said(edition: Edition, section: str, row: Row) -> str:
    """The row as its evidence is headed; of an addition its own words too, of an order the claim that moved."""
    said = describe_row(edition, section, row)
    if section == "additions":
        text = edition.by_id[row["document"]].text[row["start"] : row["end"]]
        return f"{said}: “{shortened(text)}”"
    claim = edition.claims.get(row.get("claim") or "")
    return f"{said}: {shortened(claim['text'])}" if section == "order" and claim else said


def _summary(edition: Edition, rows: dict[str, list[int]]) -> Iterator[Footing]:
    """Sentences of the summary that name one of the rows. Claims are left out: most rest on all of them."""
    bearing = {(section, number) for section, numbers in rows.items() for number in numbers}
    url = reverse("event_report", args=[edition.report.event.slug]) + "#summary"
    said = [
        (sentence["text"], url)
        for sentence in edition.rows("summary")
        if any((ref["section"], ref["row"]) in bearing for ref in sentence["refs"])
    ]
    if said:
        yield Footing("Summary", said)


def _rests(spans: Iterable[Span], document: str, sentence: Row) -> bool:
    return any(
        span.document_id == document
        and span.zone != "headline"
        and span.start < sentence["end"]
        and sentence["start"] < span.end
        for span in spans
    )


def _frame_rows(edition: Edition, document: str, index: int) -> Iterator[int]:
    """Rows of emphasis that count the sentence."""
    readings = edition.by_id[document].analysis.get("sentences", ())
    frames = readings[index].get("frames") or {} if index < len(readings) else {}
    for number, row in enumerate(edition.rows("emphasis")):
        if row["document"] != document or not (row.get("all") or {}).get("count"):
            continue
        if all(frames.get(f"{row['codebook']}.{frame}") for frame in row["frame"].split("+")):
            yield number
