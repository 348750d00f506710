"""The seed event under other names and dates, consistently over all its texts.

Findings must follow from general rules: with every person, place and body called otherwise and every date moved,
the same findings are expected, with the new names in them.
"""

from __future__ import annotations

import re
from functools import cache

import analyzer
from analyzer.reading import load_sidecar
from analyzer.types import Analysis, Document, RawDocument
from tests.house.seeds import EVENTS

NAMES = {
    "Sara Carter": "Nora Whitfield",
    "Sarah Carter": "Norah Whitfield",
    "Carter": "Whitfield",
    "Vinay": "Rohan",
    "Mohan": "Kumar",
    "Kwatra": "Deshpande",
    "Debbie Seguin": "Paula Renner",
    "Monika Ashish Batra": "Anita Suresh Gokhale",
    "Donald": "Victor",
    "Trump": "Harlan",
    "Narendra": "Prakash",
    "Modi": "Sethi",
    "Amit Shah": "Vikram Rao",
    "New Delhi": "Brasilia",
    "Indian-Americans": "Brazilian-Britons",
    "Indians": "Brazilians",
    "Indian": "Brazilian",
    "India": "Brazil",
    "United States of America": "United Kingdom",
    "United States": "United Kingdom",
    "U.S.": "U.K.",
    "US": "UK",
    "American": "British",
    "Washington, D.C.": "Manchester, N.H.",
    "Washington, DC": "Manchester, NH",
    "Washington DC": "Manchester NH",
    "Washington": "Manchester",
    "White House": "Cabinet Office",
    "Bengali Market": "Castle Market",
    "South and Southeast Asia": "West and Central Africa",
    "Office of National Drug Control Policy": "Office of National Drug Enforcement Policy",
    "Oﬃce of National Drug Control Policy": "Oﬃce of National Drug Enforcement Policy",
    "ONDCP": "ONDEP",
    "Narcotics Control Bureau": "Narcotics Enforcement Agency",
    "NCB": "NEA",
}
"""Person, place and body, old → new. Longer names win over the shorter ones inside them."""

DATES = {
    "January 20-21": "March 11-12",
    "January 20–21": "March 11–12",
    "20–21 Jan 2026": "11–12 Mar 2027",
    "20 and 21 January": "11 and 12 March",
    "January 20 to 22": "March 11 to 13",
    "Jan 28, 2026": "Mar 19, 2027",
    "January 28, 2026": "March 19, 2027",
    "2026-01-26": "2027-03-17",
    "2026/01": "2027/03",
    "January": "March",
    "2026": "2027",
    "last July": "last September",
}
"""Every date moved by the same number of days; one year on."""

_NEW = {**NAMES, **DATES}
_PATTERN = re.compile(
    r"(?<!\w)(?:"
    + "|".join(r"\s+".join(map(re.escape, old.split())) for old in sorted(_NEW, key=len, reverse=True))
    + r")(?![a-z])"
)


def rename(text: str) -> str:
    """The text under the other names and dates. A line break inside a name stays, so that lines keep their lengths."""
    return _PATTERN.sub(_renamed, text)


def _renamed(match: re.Match[str]) -> str:
    new = _NEW[" ".join(match.group().split())]
    return "\n".join(new.rsplit(" ", 1)) if "\n" in match.group() else new


def renamed_raw(raw: RawDocument) -> RawDocument:
    """The raw document under the other names and dates, its stated fields included."""
    return RawDocument(
        content=rename(raw.content.decode()).encode(),
        filename=raw.filename,
        id=raw.id,
        outlet=raw.outlet and rename(raw.outlet),
        issuer=raw.issuer and rename(raw.issuer),
        title=raw.title and rename(raw.title),
        published=raw.published,
        role=raw.role,
    )


@cache
def renamed_documents() -> tuple[Document, ...]:
    (sidecar,) = EVENTS.glob("*/event.toml")
    return tuple(analyzer.read(renamed_raw(raw)) for raw in load_sidecar(sidecar).raws())


@cache
def renamed_analyses() -> tuple[Analysis, ...]:
    return tuple(analyzer.analyze(document) for document in renamed_documents())
