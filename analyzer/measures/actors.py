"""Which people, bodies and places a text names."""

from __future__ import annotations

from bisect import bisect_right

from analyzer.measure import Card, Reading, measure
from analyzer.types import Evidence, Finding, Value


@measure(
    Card(
        key="actors.named",
        title="People, bodies and places named",
        unit="count",
        low=0.0,
        rises_with="more different actors",
        source="names joined by the rules of discourse/actors.py",
        order=30,
    )
)
def named(reading: Reading) -> Finding:
    """How many different actors the text names, all names of one joined, and how often each.

    Counts:    actors; parts ``person/<name>``, ``organisation/<name>``, ``place/<name>`` with their mentions.
    Evidence:  every mention, labelled with the actor's name.
    No value:  never; a text that names nobody has 0 actors.
    Blind to:  pronouns and descriptions ("the ambassador"); a name that the parser takes for an ordinary word.
    """
    sentences = reading.document.sentences
    starts = [sentence.start for sentence in sentences]
    evidence = sorted(
        (mention.start, mention.end, target.name) for target in reading.targets for mention in target.mentions
    )
    mentions = len(evidence)
    return Finding(
        all=Value(float(len(reading.targets)), count=len(reading.targets), n=mentions),
        parts={
            f"{target.kind}/{target.name}": Value(
                float(len(target.mentions)), count=len(target.mentions), n=mentions
            )
            for target in reading.targets
        },
        evidence=tuple(
            Evidence(start, end, name, sentences[max(0, bisect_right(starts, start) - 1)].zone)
            for start, end, name in evidence
        ),
    )
