"""The sections of a report in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import reverse

from webapp.pages.contexts import (
    claims,
    emphasis,
    grid,
    naming,
    order,
    preferred,
    quotes,
    reading_ease,
    readings,
    sources,
    summary,
    tables,
    texts,
    tone,
)
from webapp.pages.contexts.edition import Edition

Builder = Callable[..., dict[str, Any]]

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
    "corrections",
}  # fmt: skip
_COLLAPSED = {"corroboration", "order", "sources", "naming", "wording", "tone", "readability"}

_TERMS = {
    "comparability": "base-text", "summary": "told-apart", "emphasis": "frame-words", "additions": "added",
    "omissions": "left-out", "claims": "claim", "quotes": "quoted", "facts": "different",
    "reuse": "words-in-common", "sources": "source", "tone": "tone", "readability": "readability",
    "voices.share": "own-voice", "wording.loaded": "loaded-wording", "sentiment.vader": "emotional-words",
}  # fmt: skip
"""The word of the glossary that a section is best read with."""


class Section:
    """One section: its address, its template, and what the template shows, worked out when it is asked for."""

    def __init__(self, edition: Edition, key: str, *, is_measure: bool = False) -> None:
        self.edition, self.key, self.is_measure = edition, key, is_measure
        self.card: dict[str, Any] = edition.report.cards.get(key, {})
        self.failure = "" if is_measure else edition.report.failures.get(key, "")
        self.is_collapsed = (is_measure or key in _COLLAPSED) and not self.failure
        self.has_csv = is_measure or bool(edition.rows(key))
        self.anchor = key.replace("_", "-").replace(".", "-")
        self.url = edition.section_url(key)
        self.csv_url = edition.csv_url(key) if self.has_csv else ""
        is_linked = key in _TERMS and not edition.view.token
        self.term_url = f"{reverse('glossary')}#{_TERMS[key]}" if is_linked else ""
        self.card_url = edition.card_url(key) if self.card.get("key") else ""

    @cached_property
    def context(self) -> dict[str, Any]:
        if self.failure:
            return {}
        builder = readings.build if self.is_measure else _BUILDERS.get(self.key)
        if builder is None or self.is_measure:
            builder = partial(builder or tables.build, key=self.key)
        return builder(self.edition)

    @property
    def title(self) -> str:
        return str(self.context.get("title") or title_of(self.edition, self.key))

    @property
    def count(self) -> int | None:
        return self.context.get("count")

    @cached_property
    def template(self) -> str:
        return "findings/_measure.html" if self.is_measure else _template_of(self.key)


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
    sections = [Section(edition, key) for key in (*story, *newcomers)]
    if "readability" in {*contrasts, *payload}:
        sections.append(Section(edition, "readability"))
    sections += [
        Section(edition, key, is_measure=True) for key in measures if not key.startswith("emphasis.")
    ]
    return sections


def find_section(edition: Edition, key: str) -> Section | None:
    """The section of this key; None if the report has none."""
    return next((section for section in build_sections(edition) if section.key == key), None)


def section_keys(edition: Edition) -> list[str]:
    """Every table that can be downloaded."""
    shown_inside = [key for key in _SHOWN_INSIDE if key in edition.payload]
    return [section.key for section in build_sections(edition) if section.has_csv] + shown_inside


def title_of(edition: Edition, key: str) -> str:
    card = edition.report.cards.get(key, {})
    return str(_TITLES.get(key) or card.get("title") or key.replace("_", " ").capitalize())


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
    "claims": grid.build_first,
    "quotes": quotes.build,
    "facts": quotes.build_facts,
    "reuse": texts.build_reuse,
    "naming": naming.build,
    "order": order.build,
    "sources": sources.build,
    "wording": preferred.build,
    "readability": reading_ease.build,
    "tone": tone.build,
}
