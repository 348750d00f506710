"""The summary in words: plain sentences made from the findings alone, each with the rows it rests on.

Weak measures never speak here. Nothing is ranked that the intervals cannot tell apart, nothing is called left out
of a text whose date is not known, and an editorial claim needs two kinds of mark.
"""

from __future__ import annotations

from collections.abc import Callable

from analyzer.measure import EventView
from analyzer.summary.claims import coverage, omissions, own_views
from analyzer.summary.emphasis import uneven_emphasis
from analyzer.summary.facts import differing_facts
from analyzer.summary.sentences import Rows
from analyzer.summary.texts import missing_dates, words_in_common
from analyzer.summary.voices import attributions, quotations
from analyzer.types import SummarySentence

MOST_SENTENCES = 10


def summarise(view: EventView, rows: Rows) -> tuple[SummarySentence, ...]:
    """Six to ten sentences where there is enough to say; fewer where there is not."""
    makers: tuple[Callable[[EventView, Rows], list[SummarySentence]], ...] = (
        coverage, quotations, differing_facts, uneven_emphasis, own_views, omissions, words_in_common,
        missing_dates, attributions,
    )  # fmt: skip
    sentences = [sentence for make in makers for sentence in make(view, rows)]
    return tuple([sentence for sentence in sentences if sentence.refs][:MOST_SENTENCES])
