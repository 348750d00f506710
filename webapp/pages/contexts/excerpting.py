"""What a shared link may show of the texts: the sentences that are evidence, and never a whole article.

Of each text at most a part is shown, the evidence of the story's first sections first. Every other sentence is taken
out of the report before anything is rendered, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from webapp.analyses.values import EventReport
from webapp.pages.contexts.blind import FILLER, unnamed
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.evidence import evidence_note

MOST_SHOWN = 0.4
"""Of a text's words. A comparison quotes; what it quotes must not stand in for the article."""
_HIDDEN = "…"
_RUN = 8
"""Words in a row by which a hidden sentence is known again in another string; fewer are names and phrases."""
_SHORT = 3
"""Rows may repeat strings of up to so many words of any text: names, figures, single words."""
_ORDER = ("quotes", "facts", "attribution_changes", "additions", "omissions", "claims")
"""Sections in the order in which they may quote, after what the summary rests on."""


def excerpted(report: EventReport) -> EventReport:
    """The report with the sentences that may be shown, and no other words of the texts."""
    if report.payload is None:
        return report
    documents = {document["id"]: document for document in report.payload["documents"]}
    chosen = _chosen(Edition(report), documents)
    hidden = _Hidden(documents, chosen)
    rest = {key: value for key, value in report.payload.items() if key != "documents"}
    cut = {key: _cut(document, chosen[key]) for key, document in documents.items()}
    return replace(
        report,
        payload={**hidden.out_of(rest), "documents": list(cut.values())},
        analyses={
            key: {
                **hidden.out_of({k: v for k, v in analysis.items() if k != "document"}),
                "document": cut.get(key, {}),
            }
            for key, analysis in report.analyses.items()
        },
        changes=hidden.out_of(report.changes),
        corrections=unnamed(
            {
                key: replace(
                    card,
                    value=hidden.out_of(card.value),
                    machine=hidden.out_of(card.machine),
                    reason=hidden.out_of(card.reason),
                )
                for key, card in report.corrections.items()
            }
        ),
    )


def _chosen(edition: Edition, documents: Mapping[str, Any]) -> dict[str, set[int]]:
    """Document → indices of the sentences that are shown."""
    chosen: dict[str, set[int]] = {key: set() for key in documents}
    room = {key: MOST_SHOWN * len(document["text"].split()) for key, document in documents.items()}
    for document, index in _evidence(edition):
        sentence = documents[document]["sentences"][index]
        words = len(documents[document]["text"][sentence["start"] : sentence["end"]].split())
        if index not in chosen[document] and words <= room[document]:
            chosen[document].add(index)
            room[document] -= words
    return chosen


def _evidence(edition: Edition) -> Iterator[tuple[str, int]]:
    """Sentences behind the findings, those of the summary first."""
    refs = [
        (ref["section"], ref["row"])
        for said in edition.payload.get("summary", ())
        for ref in said.get("refs", ())
    ]
    rows = [(section, row) for section in _ORDER for row in range(len(edition.rows(section)))]
    for section, row in dict.fromkeys((*refs, *rows)):
        note = evidence_note(edition, section, row)
        for excerpt in note.excerpts if note else ():
            if excerpt.sentence >= 0:
                yield excerpt.witness.document_id, excerpt.sentence


def _cut(document: Mapping[str, Any], chosen: set[int]) -> dict[str, Any]:
    """The document with a mark of the same length for everything that is not shown, so that offsets hold."""
    text = document["text"]
    pieces, at = [], 0
    for index, sentence in enumerate(document["sentences"]):
        start, end = max(sentence["start"], at), sentence["end"]
        if end <= start:
            continue
        pieces += [_filled(text[at:start]), text[start:end] if index in chosen else _filled(text[start:end])]
        at = end
    return {
        **document,
        "text": "".join((*pieces, _filled(text[at:]))),
        "words": len(text.split()),
        "removed": [],
        "byline": None,
        "url": None,
    }


def _filled(words: str) -> str:
    """As long as the words, and shown as an ellipsis; blanks stay."""
    return words if not words.strip() else _HIDDEN + FILLER * (len(words) - 1)


class _Hidden:
    """Knows words of hidden sentences again in any string of the report."""

    def __init__(self, documents: Mapping[str, Any], chosen: Mapping[str, set[int]]) -> None:
        hidden, shown = set(), set()
        for key, document in documents.items():
            for index, sentence in enumerate(document["sentences"]):
                words = document["text"][sentence["start"] : sentence["end"]].split()
                (shown if index in chosen[key] else hidden).update(_runs(words))
            shown.update(_runs((document.get("title") or "").split()))
        self._runs = hidden - shown

    def out_of(self, value: Any) -> Any:
        """The value without strings that repeat a hidden sentence, or a long part of one."""
        if isinstance(value, str):
            words = value.split()
            is_hidden = len(words) > _SHORT and any(run in self._runs for run in _runs(words))
            return _HIDDEN if is_hidden else value
        if isinstance(value, Mapping):
            return {key: self.out_of(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.out_of(each) for each in value]
        return value


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of so many words; a shorter text is one run. Case and punctuation are nothing to go by."""
    plain = [word.strip(".,;:!?()[]“”‘’\"'…—–-").casefold() for word in words]
    plain = [word for word in plain if word]
    for start in range(max(len(plain) - _RUN, 0) + 1):
        yield tuple(plain[start : start + _RUN])
