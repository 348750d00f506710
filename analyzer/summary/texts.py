"""Sentences on whole texts: words in common with the base text, and dates that are not known."""

from __future__ import annotations

from analyzer.measure import EventView
from analyzer.phrases import capital, name_of, percent
from analyzer.summary.sentences import Rows, sentence_on
from analyzer.types import SummarySentence


def words_in_common(view: EventView, rows: Rows) -> list[SummarySentence]:
    against = set(view.releases) or {view.baseline}
    numbered = [
        (n, row)
        for n, row in enumerate(rows.get("reuse", ()))
        if row.against in against and view.document(row.document).role == "coverage"
    ]
    if not numbered:
        return []
    high = max(numbered, key=lambda each: each[1].share)
    low = min(numbered, key=lambda each: each[1].share)
    if not high[1].count:
        return []
    verb = "reuses" if high[1].wording == "reused" else "has in common with"
    source = name_of(view, high[1].against)
    text = (
        f"{capital(name_of(view, high[1].document))} "
        + (
            f"reuses {percent(high[1].share)} of its words from {source}"
            if verb == "reuses"
            else f"has {percent(high[1].share)} of its words in common with {source}"
        )
        + f", in runs of six or more; {percent(high[1].share_without_names)} without names."
    )
    if low is not high:
        text += f" {capital(name_of(view, low[1].document))}: {percent(low[1].share)}."
    return [sentence_on(text, "reuse", [high, low] if low is not high else [high])]


def missing_dates(view: EventView, rows: Rows) -> list[SummarySentence]:
    undated = {name for name in view.analyses if view.document(name).published is None}
    if not undated:
        return []
    numbered = [
        (n, row)
        for n, row in enumerate(rows.get("comparability", ()))
        if row.what == "date" and row.document in undated
    ]
    have = "has" if len(undated) == 1 else "have"
    text = (
        f"{len(undated)} of {len(view.analyses)} texts {have} no date: nothing is said about what came first."
    )
    return [sentence_on(text, "comparability", numbered)]
