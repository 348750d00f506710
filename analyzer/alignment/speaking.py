"""Who speaks in a passage: whether it names them, and how much of the attribution has to be shown with the words."""

from __future__ import annotations

from analyzer.types import Proposition, Statement


def name_source_alike(one: Statement | None, two: Statement | None) -> bool:
    """Both give the words to the same "she", "the campaign" or "Lund". Who is meant was then resolved from other sentences
    of two texts: that they differ is no difference between these two passages (CODEBOOK §4: both named)."""
    if one is None or two is None or one.source is None or two.source is None:
        return False
    return one.source.text.casefold() == two.source.text.casefold()


BESIDE = 12
"""Characters between neighbours: a preposition, an article, a quotation mark."""


def told_span(proposition: Proposition, statement: Statement) -> tuple[int, int]:
    """The words to show for a proposition: its own; with the cue and source beside it where it is no clause, because
    "the ruling" in "The union condemned the ruling" says nothing alone."""
    start, end = proposition.start, proposition.end
    if proposition.is_clause or statement.voice != "reported":
        return start, end
    for span in (statement.cue, statement.source):
        if span is not None and max(span.start, start) - min(span.end, end) <= BESIDE:
            start, end = min(start, span.start), max(end, span.end)
    return start, end
