"""Who speaks in a passage: whether it names them, and how much of the attribution has to be shown with the words."""

from __future__ import annotations

from functools import lru_cache

from analyzer.alignment.names import are_same_name, is_described, is_proper
from analyzer.types import Proposition, Statement


@lru_cache(maxsize=10_000)
def are_other_speakers(a: str | None, b: str | None) -> bool:
    """Whether two sources are surely two. Who is only described ("the high court", "Lund's manager", "the ruling") may be
    whom the other text names, and two groups ("both sides", "officials of both countries") may be one."""
    if not a or not b or a == b:
        return False
    groups = [_is_group(one) for one in (a, b)]
    if all(groups) or any(
        _may_be_anybody(one) and not many for one, many in zip((a, b), groups, strict=True)
    ):
        return False
    return not are_same_name(a, b)


def _may_be_anybody(speaker: str) -> bool:
    return is_described(speaker) or not is_proper(speaker)


def _is_group(speaker: str) -> bool:
    """Several people: "both sides", "Lund and Berg", "officials in the region"; not a body with a name of its own."""
    words = speaker.split()
    if "and" in words or words[0].casefold() in _SEVERAL:
        return True
    ends = next((at for at, word in enumerate(words) if at and word in _ENDS_HEAD), len(words))
    head = words[ends - 1]
    is_common = head.islower() or ends == 1 < len(words)  # the first word of a sentence: "Supporters of Lund"
    return is_common and head.endswith("s") and not head.endswith("ss")


_SEVERAL = frozenset({"both", "two", "many", "some", "several"})
_ENDS_HEAD = frozenset({"of", "in", "from", "for", "over", "at", "with", "on", "to", "who"})


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
