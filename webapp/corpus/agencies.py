"""Copy of news agencies: told by a byline or a dateline that names an outlet of that kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from webapp.corpus.models import Article, Outlet
from webapp.corpus.outlets import names_of, plain_name

_PARTS = re.compile(r"\s*(?:[,;/|&()]|\band\b|\bwith\b|\bvia\b)\s*", re.IGNORECASE)
_DATELINE = re.compile(r"\(([^()]{2,60})\)")
_OPENING = 160
"""Characters of a text in which a dateline stands: a place, a date and the agency."""
_WIRE_MARK = "dateline: agency"
"""What the reader notes where a dateline gave the byline."""


def agency_names() -> dict[str, str]:
    """Plain name → name of each outlet on record that is a news agency. One small query."""
    agencies = Outlet.objects.filter(kind=Outlet.Kind.AGENCY)
    return {plain_name(name): outlet.name for outlet in agencies for name in names_of(outlet)}


def agency_of(article: Article, known: Mapping[str, str]) -> str:
    """The agency whose copy an article is; empty where nothing says so, or where the agency itself published it."""
    document: dict[str, Any] = article.document
    said = [part for part in _PARTS.split(article.byline) if part]
    said += _DATELINE.findall(document["text"][:_OPENING])
    found = next((known[plain_name(part)] for part in said if plain_name(part) in known), "")
    if not found and document.get("provenance", {}).get("byline") == _WIRE_MARK:
        found = article.byline
    return "" if plain_name(found or " ") == plain_name(article.outlet_name) else found
