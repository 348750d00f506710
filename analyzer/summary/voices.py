"""Sentences on quotations, and on who is said to have said something."""

from __future__ import annotations

from collections import Counter
from typing import Any

from analyzer.alignment.words import has_content
from analyzer.measure import EventView
from analyzer.phrases import capital, excerpt, name_of
from analyzer.summary.sentences import Rows, sentence_on
from analyzer.types import SummarySentence

MOST_NAMED = 3
"""Texts in one sentence with words of each: more are no sentence any longer."""


def quotations(view: EventView, rows: Rows) -> list[SummarySentence]:
    sayings = {  # into quotation marks is said of every text that does it, before these
        "reattributed": "{here} credits {text} to {speaker}; {there} has these words from {other}.",
        "altered": "{here} quotes {text}; some words differ from the quotation in {there}.",
        "trimmed": "{here} quotes {text} in part; {there} has more of the quotation.",
        "demoted": "{here} gives {text} without quotation marks; {there} quotes these words.",
    }
    found: list[SummarySentence] = []
    for change, saying in sayings.items():
        chosen = [
            (n, row)
            for n, row in enumerate(rows.get("quotes", ()))
            if row.changes[0] == change and not row.continuation
        ]
        if not chosen:
            continue
        row = chosen[0][1]
        text = saying.format(
            here=name_of(view, row.document),
            there=name_of(view, row.against),
            text=excerpt(row.text),
            speaker=row.speaker,
            other=row.against_speaker,
        )
        found.append(sentence_on(capital(text), "quotes", chosen[:1]))
    return [*_into_marks(view, rows), *found[:1], *_added_words(view, rows)]


def _into_marks(view: EventView, rows: Rows) -> list[SummarySentence]:
    """Who puts words in quotation marks that stand without them in the text they are held against."""
    first: dict[str, tuple[int, Any]] = {}
    for number, row in enumerate(rows.get("quotes", ())):
        if "promoted" in row.changes and not row.continuation and row.against is not None:
            first.setdefault(row.document, (number, row))
    if not first:
        return []
    source = max(Counter(row.against for _, row in first.values()).items(), key=lambda each: each[1])[0]
    chosen = [each for each in first.values() if each[1].against == source]
    said = [f"{name_of(view, row.document)} puts {excerpt(row.text)}" for _, row in chosen[:MOST_NAMED]]
    listed = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
    text = f"{listed} in quotation marks; {name_of(view, source)} has no marks there."
    if len(chosen) > MOST_NAMED:
        text += f" So do {len(chosen) - MOST_NAMED} more texts with words of it."
    return [sentence_on(capital(text), "quotes", chosen)]


def _added_words(view: EventView, rows: Rows) -> list[SummarySentence]:
    """Words that stand inside one quotation and not in the text it is held against."""
    for number, row in enumerate(rows.get("quotes", ())):
        added = [edit.text for edit in row.edits if edit.op == "insert" and has_content(edit.text)]
        if added and row.mode == "quoted" and row.speaker:
            text = (
                f"{name_of(view, row.document)} has “{added[0]}” inside words it gives to {row.speaker}; "
                f"{name_of(view, row.against)} does not."
            )
            return [sentence_on(capital(text), "quotes", [(number, row)])]
    return []


def attributions(view: EventView, rows: Rows) -> list[SummarySentence]:
    numbered = list(enumerate(rows.get("attribution_changes", ())))
    for change, saying in (
        ("attribution_moved", "{here} gives {text} to {speaker}; {there} gives it to {other}."),
        ("attribution_added", "{here} gives {text} to {speaker}; {there} says it in its own voice."),
        ("attribution_dropped", "{here} says {text} in its own voice; {there} gives it to {other}."),
    ):
        chosen = [each for each in numbered if each[1].change == change]
        if chosen:
            row = chosen[0][1]
            text = saying.format(
                here=name_of(view, row.document),
                there=name_of(view, row.against),
                text=excerpt(row.text),
                speaker=row.speaker or "a source",
                other=row.against_speaker or "a source",
            )
            return [sentence_on(capital(text), "attribution_changes", chosen[:1])]
    return []
