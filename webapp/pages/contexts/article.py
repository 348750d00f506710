"""The page of one article: its text under the layers that the address asks for, and what was read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from webapp.analyses.values import ArticleCard, ArticlePage, EventReport
from webapp.pages.contexts.article_measures import measures_of, shown_measure, sources_of
from webapp.pages.contexts.correcting_texts import correctable, headline_of
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.inspector import inspect
from webapp.pages.contexts.layers import FIRST, chosen_layers, marks_of_layers
from webapp.pages.contexts.typeset import blocks_of, removed_passage
from webapp.pages.contexts.view import View

_LONGEST_NUMBER = 6
"""Digits of a sentence number that is looked at; no text has a million sentences."""
_DETAILS = {
    "title": "Title",
    "outlet": "Outlet",
    "byline": "Byline",
    "issuer": "Issuer",
    "published": "Published",
    "url": "Web address",
    "role": "Role",
    "language": "Language",
}


@dataclass(frozen=True, slots=True)
class Detail:
    """Something known about the text, and who says so."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Address:
    """The state of the page. Every view of it is a link."""

    layers: tuple[str, ...]
    measure: str
    sentence: int
    is_blind: bool = False  # names of outlets are hidden

    def query(self) -> str:
        """The query string; what stands as it is from the start is left out."""
        pairs = [("blind", "1")] if self.is_blind else []
        pairs += [("layer", key) for key in self.layers] if self.layers != FIRST else []
        if not self.layers:
            pairs.append(("shown", "none"))
        pairs += [("measure", self.measure)] if self.measure else []
        pairs += [("sentence", str(self.sentence))] if self.sentence else []
        return f"?{urlencode(pairs)}"

    def of(self, number: int) -> str:
        """The address of a sentence in this state."""
        return f"{replace(self, sentence=number).query()}#s{number}"


def article_context(
    page: ArticlePage, report: EventReport | None, asked: Mapping[str, str]
) -> dict[str, Any]:
    address = _address(page, asked)
    edition = _edition_of(page, report, is_blind=address.is_blind)
    layers, marks = marks_of_layers(page, edition, address.layers)
    shown = shown_measure(page, address.measure)
    urls = {number: address.of(number) for number in range(1, len(page.document["sentences"]) + 1)}
    removed = page.document.get("removed") or ()
    return {
        "page": page,
        "article": page.article,
        "headline": headline_of(page, reverse("article", args=[page.article.pk]) + address.query()),
        "siblings": _siblings(page, report),
        "has_report": report is not None and report.payload is not None,
        "layers": layers,
        "legend": [sample for layer in layers if layer.is_on for sample in layer.samples],
        "blocks": blocks_of(page, marks + (shown.marks if shown else []), address.layers, address.sentence, urls),
        "shown": shown,
        "shown_links": [(number, urls[number]) for number in shown.sentences] if shown else [],
        "hide_measure": f"{replace(address, measure='').query()}#text",
        "show_removed": f"{replace(address, layers=(*address.layers, 'removed')).query()}#text",
        "removed": [removed_passage(each) for each in removed],
        "is_removed_shown": "removed" in address.layers,
        "measures": [
            (measure, f"{replace(address, measure=measure.key).query()}#text") for measure in measures_of(page, address.measure)
        ],
        "sources": [
            (source, [(number, urls[number]) for number in source.sentences]) for source in sources_of(page)
        ],
        "details": _details(page),
        "address": address,
        "blind": "?blind=1" if address.is_blind else "",
    } | inspector_context(page, edition, address)  # fmt: skip


def inspector_context(page: ArticlePage, edition: Edition | None, address: Address) -> dict[str, Any]:
    """What the inspector alone needs: it is asked for on its own while a reader goes from sentence to sentence."""
    inspector = inspect(page, edition, address.sentence, address.of) if address.sentence else None
    return {
        "article": page.article,
        "inspector": inspector,
        "correctable": correctable(
            page,
            address.sentence - 1,
            reverse("article", args=[page.article.pk]) + address.of(address.sentence),
        )
        if inspector and inspector.is_measured
        else None,
        "close": f"{replace(address, sentence=0).query()}#s{address.sentence}" if inspector else "",
    }


def inspected(page: ArticlePage, report: EventReport | None, asked: Mapping[str, str]) -> dict[str, Any]:
    """The context of the inspector alone."""
    address = _address(page, asked)
    return inspector_context(page, _edition_of(page, report, is_blind=address.is_blind), address)


def _edition_of(page: ArticlePage, report: EventReport | None, *, is_blind: bool = False) -> Edition | None:
    """The report's edition, if it compared this very text: not another version of it."""
    if report is None or report.payload is None:
        return None
    edition = Edition(report, View(is_blind=is_blind))
    witness = edition.by_id.get(page.article.document_id)
    is_same = witness is not None and witness.document["text"] == page.document["text"]
    return edition if is_same else None


def _address(page: ArticlePage, asked: Mapping[str, str]) -> Address:
    number = asked.get("sentence", "")
    is_number = number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER
    is_there = is_number and 0 < int(number) <= len(page.document["sentences"])
    measure = asked.get("measure", "")
    return Address(
        layers=chosen_layers(asked),
        measure=measure if measure in page.cards else "",
        sentence=int(number) if is_there else 0,
        is_blind=asked.get("blind") == "1",
    )


def _siblings(page: ArticlePage, report: EventReport | None) -> list[ArticleCard]:
    """The texts of the event, this one among them."""
    return list(report.articles) if report is not None and len(report.articles) > 1 else []


def _details(page: ArticlePage) -> list[Detail]:
    article, provenance = page.article, page.document.get("provenance") or {}
    values = {
        "title": article.title,
        "outlet": article.outlet_name if article.outlet_slug else "",
        "byline": article.byline,
        "issuer": article.issuer,
        "published": article.published.strftime("%-d %B %Y") if article.published else "",
        "url": article.url,
        "role": "official release" if article.is_release else "coverage",
        "language": page.document.get("language") or "",
    }
    found = [
        Detail(label, values[name], _origin(name, values[name], provenance))
        for name, label in _DETAILS.items()
        if values[name] or name not in ("byline", "issuer")
    ]
    if article.uploaded:
        said = f"{article.filename or 'pasted text'}, {article.uploaded.strftime('%-d %B %Y, %H:%M')} UTC"
        found.append(Detail("Uploaded", said, "kept by Sidelight"))
    return found


def _origin(name: str, value: str, provenance: Mapping[str, str]) -> str:
    if not value:
        return "not found in the text and not given"
    return str(provenance.get(name) or ("detected" if name == "language" else "given in the archive"))
