"""What a row of the fact ledger answers, said as people would: "Who opened the meeting"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.contrasts.referents import Given
from analyzer.discourse.works import COMPLETED, COST, GAIN
from analyzer.measure import EventView
from analyzer.types import FactMention

_BY_ONESELF = frozenset({"died", "resigned"})


def question_of(event: EventView, given: Sequence[Given], about: str, *, is_spelling: bool) -> str:
    """The question that the values of a row answer; of figures and other dates as the shortest text puts it."""
    fact = given[0].fact
    if fact.slot == "name":
        return f"How the name is spelled: {about}" if is_spelling else f"The full name of {about}"
    if fact.slot == "title":
        return f"The title of {about}"
    if own := [item.fact.question for item in given if item.fact.question]:
        return min(own, key=len)
    return _of_event_or_act(fact, _as_written(event, given, about))


def _of_event_or_act(fact: FactMention, about: str) -> str:
    act = fact.relation
    if act == COMPLETED:
        return f"When the {about} is to be done"
    if act.startswith(COST):
        return f"What the {about} costs"
    if act.startswith(GAIN):
        return f"How many {act.removeprefix(GAIN)}s the {about} is to bring"
    if fact.slot == "role":
        return f"Who {act} the {about}"
    if act.startswith("duration:"):
        return f"How many {act.removeprefix('duration:')}s the {about} lasted"
    if fact.slot == "place":
        return f"Where the {about} was held"
    if act == "held":
        return f"When the {about} was held"
    return f"When {about.title()} {act}" if act in _BY_ONESELF else f"When {about.title()} was {act}"


def _as_written(event: EventView, given: Sequence[Given], about: str) -> str:
    """The referent as a text writes it, capitals and links included; else the plain words."""
    pattern = re.compile(
        r"\b" + r"\W+(?:(?:of|the|for|and)\s+)?".join(map(re.escape, about.split())) + r"\b", re.I
    )
    for item in given:
        document = event.document(item.document)
        found = pattern.search(document.words_of(document.sentences[item.fact.sentence]))
        if found is not None:
            return " ".join(found.group().split())
    return about
