"""The report as a critical edition: witnesses with letters, and every span of evidence as a quotable passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from webapp.analyses.values import ArticleCard, EventReport
from webapp.pages.contexts.addresses import row_keys, text_key
from webapp.pages.contexts.correcting import Offer
from webapp.pages.contexts.passages import Mark, Piece, cut
from webapp.pages.contexts.view import View

UNNAMED = "unnamed outlet"
AS_MADE = View()
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Witness:
    """One text of the event under its letter. The text is the one that was compared."""

    letter: str
    name: str
    document_id: str
    is_release: bool
    is_baseline: bool
    document: Row
    analysis: Row
    article: ArticleCard | None
    is_linked: bool = True  # whether its article may be opened from here
    suffix: str = ""  # what addresses of its article end with: the view

    @property
    def text(self) -> str:
        return str(self.document["text"])

    @property
    def url(self) -> str:
        if self.article is None or not self.is_linked:
            return ""
        return reverse("article", args=[self.article.pk]) + (f"?{self.suffix}" if self.suffix else "")

    def url_of(self, sentence: int) -> str:
        """The article at one of its sentences, by index; empty where it cannot be opened."""
        if not self.url:
            return ""
        return f"{self.url}{'&' if self.suffix else '?'}sentence={sentence + 1}#s{sentence + 1}"

    @property
    def words(self) -> int:
        """Of the whole text, also where only excerpts of it are shown."""
        return int(self.document.get("words") or len(self.text.split()))

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the offset; the nearest before it where none does."""
        sentences = self.document["sentences"]
        before = [index for index, each in enumerate(sentences) if each["start"] <= offset]
        return before[-1] if before else 0


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a document; the zone ``headline`` points into its title."""

    document_id: str
    start: int
    end: int
    zone: str = ""
    note: str = ""
    kind: str = "evidence"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence (or the headline) of a witness with its evidence marked."""

    witness: Witness
    place: str  # "C8", as readers count; "C headline"
    url: str
    zone: str
    pieces: tuple[Piece, ...]
    sentence: int = -1  # its index; −1 for the headline
    offers: tuple[Offer, ...] = ()  # what may be corrected in it, for those who may


def place_of(letter: str, number: int) -> str:
    """ "B8"; "R1·2" where the letter ends in a digit, so that the second sentence of R1 is not read as R12."""
    return f"{letter}·{number}" if letter[-1:].isdigit() else f"{letter}{number}"


class Edition:
    """One report and everything that its sections ask of it."""

    def __init__(self, report: EventReport, view: View = AS_MADE) -> None:
        self.report = report
        self.view = view
        self.payload: Row = report.payload or {}
        self._keys: dict[str, list[str]] = {}  # section → the key of each of its rows

    @cached_property
    def witnesses(self) -> tuple[Witness, ...]:
        """The compared texts, the releases first, then by letter."""
        compared = {document["id"]: document for document in self.payload.get("documents", ())}
        cards = {card.document_id: card for card in self.report.articles}
        known = [self._witness(card, compared[key]) for key, card in cards.items() if key in compared]
        gone = [self._gone(document) for key, document in compared.items() if key not in cards]
        return (*known, *gone)

    @cached_property
    def by_id(self) -> dict[str, Witness]:
        return {witness.document_id: witness for witness in self.witnesses}

    @cached_property
    def outlets(self) -> tuple[Witness, ...]:
        """The texts that are read against the baseline."""
        return tuple(witness for witness in self.witnesses if not witness.is_baseline)

    @cached_property
    def baseline(self) -> Witness | None:
        return next((witness for witness in self.witnesses if witness.is_baseline), None)

    @cached_property
    def claims(self) -> dict[str, Row]:
        return {claim["id"]: claim for claim in self.payload.get("claims", ())}

    @cached_property
    def corrections_in_force(self) -> tuple[Row, ...]:
        """What became of the corrections of the comparison that could be applied."""
        return tuple(each for each in self.rows("corrections") if not each["problem"])

    @cached_property
    def corrected(self) -> tuple[Row, ...]:
        """Those of them that a row of it holds."""
        return tuple(each for each in self.corrections_in_force if each["row"] is not None)

    def rows(self, section: str) -> list[Row]:
        found = self.payload.get(section, ())
        return [row for row in found if isinstance(row, Mapping)] if isinstance(found, (list, tuple)) else []

    def finding(self, witness: Witness, measure: str) -> Row:
        found: Row = witness.analysis.get("measurements", {}).get(measure, {})
        return found

    def evidence_url(self, section: str, row: int, text: str = "") -> str:
        """Of a row; with a text's id, of its cell in the row."""
        key = self.keys_of(section)[row]
        cell = f"text={text}" if text else ""
        if self.view.token:
            url, queries = reverse("shared_evidence", args=[self.view.token, section, key]), [cell]
        else:
            url = reverse("evidence", args=[self.report.event.slug, section, key])
            queries = [cell, self.view.query]
        query = "&".join(each for each in queries if each)
        return url + (f"?{query}" if query else "")

    def section_url(self, section: str) -> str:
        """The section on a page of its own."""
        if self.view.token:
            return reverse("shared_section", args=[self.view.token, section])
        return reverse("event_section", args=[self.report.event.slug, section]) + self.view.suffix

    @property
    def claims_url(self) -> str:
        """The whole grid of claims, without the view."""
        if self.view.token:
            return reverse("shared_claims", args=[self.view.token])
        return reverse("event_claims", args=[self.report.event.slug])

    def csv_url(self, section: str) -> str:
        """Its table as a download; a shared link gives none."""
        if self.view.token:
            return ""
        return reverse("event_export_csv", args=[self.report.event.slug, section]) + self.view.suffix

    def codebook_url(self, codebook: str) -> str:
        """The report's frames by another codebook; a shared link keeps the one that it was made for."""
        if self.view.token:
            return ""
        view = replace(self.view, codebook=codebook)
        return reverse("event_report", args=[self.report.event.slug]) + f"{view.suffix}#emphasis"

    def card_url(self, section: str) -> str:
        """How the section was made; a shared link leads nowhere but to itself."""
        return "" if self.view.token else reverse("measure", args=[section])

    def row_at(self, section: str, key: str) -> int | None:
        """Where the row of an evidence address stands in this report; None where it has no such row."""
        return next((row for row, each in enumerate(self.keys_of(section)) if each == key), None)

    def keys_of(self, section: str) -> list[str]:
        """What addresses call the rows of a section, in their order."""
        if section not in self._keys:
            is_measure = self.report.cards.get(section, {}).get("kind") == "measure"
            self._keys[section] = (
                [text_key(witness.document_id) for witness in self.witnesses]
                if is_measure
                else row_keys(self.rows(section), self.claims)
            )
        return self._keys[section]

    def side_by_side_url(self, documents: Iterable[str] = (), claim: int | None = None) -> str:
        """Texts beside each other, in order, where a claim is followed; a shared link shows no whole text."""
        if self.view.token:
            return ""
        followed = "" if claim is None else self.keys_of("claims")[claim]
        pairs = [("documents", document) for document in documents]
        pairs += [("claim", followed)] if followed else []
        query = "&".join(part for part in (urlencode(pairs), self.view.query) if part)
        address = reverse("side_by_side", args=[self.report.event.slug])
        return f"{address}{f'?{query}' if query else ''}{f'#claim-{followed}' if followed else ''}"

    def excerpts(self, spans: Iterable[Span]) -> list[Excerpt]:
        """One excerpt a sentence, in the order of witnesses and of their texts."""
        grouped: dict[tuple[str, int], list[Span]] = defaultdict(list)
        for span in spans:
            witness = self.by_id.get(span.document_id)
            if witness is not None:
                for sentence in self._sentences_of(witness, span):
                    grouped[(span.document_id, sentence)].append(span)
        order = {witness.document_id: place for place, witness in enumerate(self.witnesses)}
        keys = sorted(grouped, key=lambda key: (order[key[0]], key[1]))
        return [
            self._excerpt(self.by_id[document], index, grouped[document, index]) for document, index in keys
        ]

    def sentence_span(self, document_id: str, index: int) -> Span:
        """A whole sentence, unmarked."""
        sentence = self.by_id[document_id].document["sentences"][index]
        return Span(document_id, sentence["start"], sentence["end"], kind="plain")

    def place(self, document_id: str, sentence: int) -> str:
        """ "B8", as readers count."""
        return place_of(self.by_id[document_id].letter, sentence + 1)

    def letters(self, document_ids: Iterable[str]) -> list[Witness]:
        wanted = set(document_ids)
        return [witness for witness in self.witnesses if witness.document_id in wanted]

    def _sentences_of(self, witness: Witness, span: Span) -> Iterator[int]:
        if span.zone == "headline":
            yield -1
            return
        for index, each in enumerate(witness.document["sentences"]):
            if each["start"] < span.end and span.start < each["end"]:
                yield index

    def _excerpt(self, witness: Witness, index: int, spans: list[Span]) -> Excerpt:
        marks = [Mark(span.start, span.end, span.kind, span.note) for span in spans if span.kind != "plain"]
        if index < 0:
            title = str(witness.document.get("title") or "")
            return Excerpt(
                witness,
                f"{witness.letter} headline",
                witness.url,
                "headline",
                cut(title, 0, len(title), marks),
            )
        sentence = witness.document["sentences"][index]
        pieces = cut(witness.text, sentence["start"], sentence["end"], marks)
        return Excerpt(
            witness,
            place_of(witness.letter, index + 1),
            witness.url_of(index),
            sentence["zone"],
            pieces,
            index,
        )

    def _witness(self, card: ArticleCard, document: Row) -> Witness:
        return Witness(
            letter=card.letter,
            name=self._name(card, document),
            document_id=card.document_id,
            is_release=card.is_release,
            is_baseline=card.document_id == self.payload.get("baseline"),
            document=document,
            analysis=self.report.analyses.get(card.document_id, {}),
            article=card,
            is_linked=not self.view.token,
            suffix="blind=1" if self.view.is_blind else "",
        )

    def _name(self, card: ArticleCard, document: Row) -> str:
        """Empty where names are hidden: the letter stands alone."""
        if self.view.is_blind and not card.is_release:
            return ""
        return card.outlet_name or (document.get("issuer") if card.is_release else "") or UNNAMED

    def _gone(self, document: Row) -> Witness:
        """A text that was compared and has been deleted since: quoted, but no longer linked."""
        return Witness(
            letter="–",
            name=document.get("outlet") or UNNAMED,
            document_id=document["id"],
            is_release=document.get("role") == "release",
            is_baseline=document["id"] == self.payload.get("baseline"),
            document=document,
            analysis={},
            article=None,
        )
