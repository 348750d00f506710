"""The sections of a report in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from webapp.pages.contexts import claims, emphasis, naming, order, quotes, readings, summary, tables, texts
from webapp.pages.contexts.edition import Edition

Builder = Callable[[Edition], dict[str, Any]]

_TITLES = {
    "comparability": "The texts",
    "summary": "In short",
    "emphasis": "Frames",
    "additions": "Added",
    "omissions": "Left out",
    "claims": "Claim by claim",
    "quotes": "Quotations",
    "facts": "Facts",
    "reuse": "Words in common",
    "corroboration": "Separate wordings",
    "order": "Order",
    "sources": "Sources",
    "naming": "Naming",
    "wording": "Wording",
    "tone": "Tone",
    "readability": "Reading ease",
}
"""Short names for the contents. A contrast that is not named here goes by its card's title."""
_STORY = (
    "comparability", "summary", "emphasis", "additions", "omissions", "claims", "quotes", "facts", "reuse",
    "corroboration", "order", "sources", "naming", "wording", "tone",
)  # fmt: skip
_SHOWN_INSIDE = {"attribution_changes": "quotes"}
"""Contrasts that a section of another one shows."""
_DOCUMENT_KEYS = {
    "schema", "documents", "analyses", "releases", "baseline", "fingerprint", "failures", "semantic_model",
}  # fmt: skip
_COLLAPSED = {"corroboration", "order", "sources", "naming", "wording", "tone", "readability"}


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its address, its template, and what the template shows."""

    key: str
    title: str
    template: str
    context: dict[str, Any]
    count: int | None
    failure: str
    is_collapsed: bool
    has_csv: bool
    card: dict[str, Any]
    is_measure: bool = False

    @property
    def anchor(self) -> str:
        return self.key.replace("_", "-").replace(".", "-")


def build_sections(edition: Edition) -> list[Section]:
    """The story first, then contrasts that nobody wrote a place for, then reading ease and every measure."""
    cards = edition.report.cards
    contrasts = [key for key, card in cards.items() if card.get("kind") == "contrast"]
    payload = [key for key, rows in edition.payload.items() if isinstance(rows, list)]
    known = {*_STORY, *_SHOWN_INSIDE, *_DOCUMENT_KEYS, "readability"}
    newcomers = [key for key in dict.fromkeys((*contrasts, *payload)) if key not in known]
    story = [
        key
        for key in _STORY
        if key in ("summary", "claims", "comparability") or key in {*contrasts, *payload}
    ]
    measures = [key for key, card in cards.items() if card.get("kind") == "measure"]
    sections = [_section(edition, key) for key in (*story, *newcomers)]
    if "readability" in {*contrasts, *payload}:
        sections.append(_section(edition, "readability"))
    sections += [_measure_section(edition, key) for key in measures if not key.startswith("emphasis.")]
    return sections


def section_keys(edition: Edition) -> list[str]:
    """Every table that can be downloaded."""
    shown_inside = [key for key in _SHOWN_INSIDE if key in edition.payload]
    return [section.key for section in build_sections(edition) if section.has_csv] + shown_inside


def title_of(edition: Edition, key: str) -> str:
    card = edition.report.cards.get(key, {})
    return str(_TITLES.get(key) or card.get("title") or key.replace("_", " ").capitalize())


def _section(edition: Edition, key: str) -> Section:
    card = edition.report.cards.get(key, {})
    builder = _BUILDERS.get(key) or partial(tables.build, key=key)
    failure = edition.report.failures.get(key, "")
    rows = edition.rows(key)
    context = {} if failure else builder(edition)
    return Section(
        key=key,
        title=str(context.get("title") or title_of(edition, key)),
        template=_template_of(key),
        context=context,
        count=context.get("count"),
        failure=failure,
        is_collapsed=key in _COLLAPSED,
        has_csv=bool(rows),
        card=card,
    )


def _measure_section(edition: Edition, key: str) -> Section:
    card = edition.report.cards[key]
    return Section(
        key=key,
        title=card["title"],
        template="findings/_measure.html",
        context=readings.build(edition, key),
        count=None,
        failure="",
        is_collapsed=True,
        has_csv=True,
        card=card,
        is_measure=True,
    )


def _template_of(key: str) -> str:
    """A contrast's own template, or the one that can show any."""
    name = f"findings/{key}.html"
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return "findings/_default.html"
    return name


_BUILDERS: dict[str, Builder] = {
    "comparability": texts.build,
    "summary": summary.build,
    "emphasis": emphasis.build,
    "additions": claims.build_additions,
    "omissions": claims.build_omissions,
    "claims": claims.build_claims,
    "quotes": quotes.build,
    "facts": quotes.build_facts,
    "reuse": texts.build_reuse,
    "naming": naming.build,
    "order": order.build,
}
