"""Claims × texts: the rows and columns that a reader asks for. The address holds all that is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from webapp.pages.contexts.claims import (
    ClaimRow,
    base_status,
    cells_of,
    claim_row,
    is_of_base,
    is_shared_with_base,
)
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.view import Choice
from webapp.pages.contexts.wording import STATUSES

FIRST_ROWS = 24
"""In the report itself: a screen or two. All others are a link away."""
PAGE_ROWS = 40
COLUMNS = 12
"""More texts than this stand on further pages of columns, so that a claim and its cells are seen together."""

ONLY = {
    "": "says it in any way",
    "conflict": "says something different",
    "left": "does not have it",
    "partial": "has it in part",
    "added": "says it, the base text does not",
    "single": "is alone in saying it",
}
ORDERS = {
    "": "as they are told",
    "shared": "how many texts have it",
    "disagreement": "disagreements first",
}
GROUPS = {
    "": "where they stand",
    "paragraph": "paragraph of the base text",
    "status": "what texts do with it",
}
_NEEDS_BASE = {"added", "paragraph"}
_SAYS_NOT = ("absent", "conflict")


@dataclass(frozen=True, slots=True)
class GridQuery:
    """What is asked of the grid. Everything that is not known is as if it had not been asked."""

    words: str = ""
    only: str = ""
    text: str = ""  # a document's id: whom ``only`` speaks of; empty: any
    order: str = ""
    group: str = ""
    page: int = 1
    columns: int = 1

    @classmethod
    def asked(cls, asked: Mapping[str, str], edition: Edition) -> GridQuery:
        known = {witness.document_id for witness in columns_of(edition)}

        def one_of(name: str, values: Mapping[str, str]) -> str:
            value = asked.get(name, "")
            is_possible = value in values and (edition.baseline is not None or value not in _NEEDS_BASE)
            return value if is_possible else ""

        return cls(
            words=" ".join(asked.get("words", "").split())[:100],
            only=one_of("only", ONLY),
            text=asked.get("text", "") if asked.get("text") in known else "",
            order=one_of("order", ORDERS),
            group=one_of("group", GROUPS),
            page=_number(asked.get("page", "")),
            columns=_number(asked.get("columns", "")),
        )

    def address(self, edition: Edition) -> str:
        """Of this grid in the report's view."""
        pairs = [
            *parse_qsl(edition.view.query),
            ("words", self.words),
            ("only", self.only),
            ("text", self.text),
        ]
        pairs += [("order", self.order), ("group", self.group)]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        pairs += [("columns", str(self.columns))] if self.columns > 1 else []
        query = urlencode([(name, value) for name, value in pairs if value])
        return edition.claims_url + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class Line:
    """One claim and what each text does with it."""

    number: int
    claim: Row
    statuses: Mapping[str, str]  # document id → status; "added" where the base text does not have it
    standing: str  # own | part | shared | single

    @property
    def having(self) -> int:
        return sum(status not in _SAYS_NOT for status in self.statuses.values())

    @property
    def conflicts(self) -> int:
        return sum(status == "conflict" for status in self.statuses.values())


def columns_of(edition: Edition) -> tuple[Witness, ...]:
    return edition.outlets if edition.baseline else edition.witnesses


def build_first(edition: Edition) -> dict[str, Any]:
    """What the report shows: the first rows and texts, and how to come to the others."""
    lines = _lines(edition)
    shown = [line for line in lines if line.standing != "single"][:FIRST_ROWS]
    standings = Counter(line.standing for line in lines)
    return _grid(edition, GridQuery(), shown) | {
        "total": len(lines),
        "count": len(lines),
        "more": [
            (GridQuery(only="single").address(edition), "in one text only", standings["single"]),
            (GridQuery().address(edition), "in all", len(lines)),
        ],
        "form": form_of(edition, GridQuery()),
        "is_whole": False,
    }


def build_grid(edition: Edition, query: GridQuery) -> dict[str, Any]:
    """The page of the grid that is asked for."""
    lines = _lines(edition)
    found = [line for line in lines if _fits(edition, query, line)]
    pages = max(-(-len(found) // PAGE_ROWS), 1)
    query = replace(query, page=min(query.page, pages))
    ordered = [line for _, part in _grouped(edition, query, found) for line in part]
    start = (query.page - 1) * PAGE_ROWS
    shown = ordered[start : start + PAGE_ROWS]
    return _grid(edition, query, shown) | {
        "total": len(lines),
        "found": len(found),
        "first": start + 1,
        "last": start + len(shown),
        "before": replace(query, page=query.page - 1).address(edition) if query.page > 1 else "",
        "after": replace(query, page=query.page + 1).address(edition) if query.page < pages else "",
        "every": GridQuery().address(edition),
        "form": form_of(edition, query),
        "is_whole": True,
    }


def _grid(edition: Edition, query: GridQuery, lines: list[Line]) -> dict[str, Any]:
    everything = columns_of(edition)
    parts = [everything[at : at + COLUMNS] for at in range(0, len(everything), COLUMNS)] or [()]
    query = replace(query, columns=min(query.columns, len(parts)))
    columns = parts[query.columns - 1]
    groups = [
        {"title": title, "rows": [_row(edition, line, columns) for line in part]}
        for title, part in _grouped(edition, query, lines)
    ]
    return {
        "columns": columns,
        "column_parts": [
            {
                "label": f"{part[0].letter} to {part[-1].letter}" if len(part) > 1 else part[0].letter,
                "url": replace(query, columns=number).address(edition),
                "is_shown": number == query.columns,
            }
            for number, part in enumerate(parts, 1)
            if part
        ],
        "texts": len(everything),
        "groups": groups,
        "statuses": [(key, label) for key, label in STATUSES.items() if edition.baseline or key != "added"],
        "base": edition.baseline,
    }


def _row(edition: Edition, line: Line, columns: tuple[Witness, ...]) -> ClaimRow:
    cells = [
        replace(cell, url=edition.evidence_url("claims", line.number, cell.witness.document_id))
        for cell in cells_of(edition, line.claim, columns)
    ]
    return claim_row(edition, line.number, line.claim, cells)


def _lines(edition: Edition) -> list[Line]:
    """The base text's claims in its order, then those that it has in part, then what only others say."""
    everybody = columns_of(edition)
    lines = []
    for number, claim in enumerate(edition.rows("claims")):
        statuses = {cell.witness.document_id: cell.status for cell in cells_of(edition, claim, everybody)}
        lines.append(Line(number, claim, statuses, _standing(edition, claim, statuses)))
    order = ("own", "part", "shared", "single")
    return sorted(lines, key=lambda line: order.index(line.standing))


def _standing(edition: Edition, claim: Row, statuses: Mapping[str, str]) -> str:
    if edition.baseline is not None and is_of_base(edition, claim):
        return "own"
    if edition.baseline is not None and is_shared_with_base(edition, claim):
        return "part"
    return "shared" if sum(status != "absent" for status in statuses.values()) > 1 else "single"


def _fits(edition: Edition, query: GridQuery, line: Line) -> bool:
    text = str(line.claim.get("text", "")).lower()
    if not all(word in text for word in query.words.lower().split()):
        return False
    asked = [line.statuses[query.text]] if query.text else list(line.statuses.values())
    if query.only == "left":  # of the base text's own claims, as the section on what is left out counts them
        is_told = line.standing == "own" if edition.baseline else line.standing == "shared"
        return is_told and "absent" in asked
    if query.only == "single":
        return line.standing == "single" and any(status != "absent" for status in asked)
    if query.only:
        return query.only in asked
    return not query.text or line.statuses[query.text] != "absent"


def _grouped(edition: Edition, query: GridQuery, lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """The lines by group, in the order that is asked for inside each."""
    place, title = _GROUPERS[query.group]
    found: dict[Any, list[Line]] = {}
    for line in _ordered(query, lines):
        found.setdefault(place(edition, line), []).append(line)
    return [(title(edition, key), found[key]) for key in sorted(found)]


def _ordered(query: GridQuery, lines: list[Line]) -> list[Line]:
    if query.order == "shared":
        return sorted(lines, key=lambda line: -line.having)
    if query.order == "disagreement":
        return sorted(
            lines, key=lambda line: (-line.conflicts, -min(line.having, len(line.statuses) - line.having))
        )
    return lines


def _place_by_standing(edition: Edition, line: Line) -> int:
    return ("own", "part", "shared", "single").index(line.standing)


def _title_of_standing(edition: Edition, place: int) -> str:
    base = edition.baseline
    if base is None:
        return ("", "", "In two texts or more", "In one text only")[place]
    return (
        f"In {base.letter}",
        f"Said by others; {base.letter} has it only in part",
        f"Not in {base.letter}, in two texts or more",
        "In one text only",
    )[place]


_NO_PARAGRAPH = 1_000_000


def _place_by_paragraph(edition: Edition, line: Line) -> int:
    base = edition.baseline
    sentences = line.claim["cells"].get(base.document_id, {}).get("sentences") if base else None
    if base is None or not sentences or base_status(edition, line.claim) == "absent":
        return _NO_PARAGRAPH
    return int(base.document["sentences"][sentences[0]]["paragraph"])


def _title_of_paragraph(edition: Edition, place: int) -> str:
    letter = edition.baseline.letter if edition.baseline else ""
    return f"Not in {letter}" if place == _NO_PARAGRAPH else f"{letter}, paragraph {place + 1}"


def _place_by_status(edition: Edition, line: Line) -> int:
    if line.conflicts:
        return 0
    if line.standing in ("shared", "single"):
        return 4 if line.standing == "shared" else 5
    return 1 if not line.having else 3 if line.having == len(line.statuses) else 2


def _title_of_status(edition: Edition, place: int) -> str:
    letter = edition.baseline.letter if edition.baseline else "the others"
    return (
        "A text says something different",
        f"Only in {letter}",
        "In some of the texts",
        "In every text",
        f"Not in {letter}, in two texts or more" if edition.baseline else "In two texts or more",
        "In one text only",
    )[place]


_GROUPERS: dict[str, tuple[Callable[[Edition, Line], int], Callable[[Edition, int], str]]] = {
    "": (_place_by_standing, _title_of_standing),
    "paragraph": (_place_by_paragraph, _title_of_paragraph),
    "status": (_place_by_status, _title_of_status),
}


def form_of(edition: Edition, query: GridQuery) -> dict[str, Any]:
    """The form that asks for another grid."""
    return {
        "url": edition.claims_url,
        "kept": parse_qsl(edition.view.query),
        "words": query.words,
        "only": list(_choices(edition, ONLY, query.only)),
        "texts": [
            Choice("", "any text", not query.text),
            *(
                Choice(
                    witness.document_id,
                    f"{witness.letter} {witness.name}".strip(),
                    witness.document_id == query.text,
                )
                for witness in columns_of(edition)
            ),
        ],
        "orders": list(_choices(edition, ORDERS, query.order)),
        "groups": list(_choices(edition, GROUPS, query.group)),
    }


def _choices(edition: Edition, labels: Mapping[str, str], chosen: str) -> Iterator[Choice]:
    base = edition.baseline
    for value, label in labels.items():
        if base is not None or value not in _NEEDS_BASE:
            yield Choice(value, label.replace("the base text", base.letter if base else ""), value == chosen)


def _number(asked: str) -> int:
    """A page's number; 1 where it is none. Nine digits are more pages than there can be."""
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
