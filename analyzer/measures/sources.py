"""Who speaks in a text, and how much of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from math import log

from analyzer.discourse.heads import DOCUMENTS, GROUPS
from analyzer.discourse.wordlists import words
from analyzer.measure import Card, Reading, measure
from analyzer.measures.voices import words_in
from analyzer.statistics import share
from analyzer.types import BODY_ZONES, Evidence, Finding, Statement, Target, Value

FEWEST_FOR_INDEX = 5
"""With fewer speakers one more sentence turns an evenness around."""

_OFFICIAL = words(
    """
    official officials minister ministry president secretary director ambassador embassy governor senator congressman
    congresswoman mayor government police sheriff court judge justice attorney prosecutor department office bureau agency
    commission commissioner council parliament congress senate house army military general colonel authorities authority
    administration chancellor premier king queen lawmaker lawmakers legislator delegate diplomat regulator sen. rep. gov.
    country countries state states nations sides
    """
)
_EXPERT = words(
    """
    professor economist economists analyst analysts expert experts researcher researchers scientist scientists historian
    scholar scholars doctor physician university institute study survey poll pollster laboratory dr. prof.
    """
)
_CITIZEN = words(
    """
    resident residents voter voters student students mother father parent parents neighbor neighbors neighbour neighbours
    witness witnesses farmer farmers worker workers protester protesters passenger passengers customer customers villagers
    man woman people families citizens tourist refugee refugees
    """
)
_MEDIA = words(
    "newspaper times post journal reporter journalist network news radio channel magazine editor anchor"
)
_UNRESOLVED = words("he she they it we i you who that which this these those both some many one others")
_WORD = re.compile(r"[^\W_]+\.?")


@measure(
    Card(
        key="sources.speakers",
        title="Who speaks",
        unit="count",
        low=0.0,
        rises_with="more different speakers",
        source="counts of speakers; evenness after Pielou 1966, J. Theoretical Biology 13: 131-144",
        order=20,
    )
)
def speakers(reading: Reading) -> Finding:
    """How many different people and bodies speak in the body, and the words given to each.

    Counts:    speakers of quoted and reported statements, names joined. Parts: ``speaker/<name>`` (share of the
               attributed words; count = words), ``kind/<kind>`` (the same for official, expert, citizen, media, body,
               person), ``unresolved`` (words whose speaker is only a pronoun), ``evenness`` (0..1, 1 = all speakers
               are given as many words; from five speakers).
    Evidence:  every attributed statement, labelled with its speaker.
    No value:  never; a text in which nobody speaks has 0 speakers.
    Blind to:  sources behind the outlet's own sentences; who was asked and not printed.
    """
    zones = [sentence.zone for sentence in reading.document.sentences]
    said = [one for one in reading.statements if one.voice != "own" and zones[one.sentence] in BODY_ZONES]
    names = _named_alike(said)
    counts: Counter[str] = Counter()
    for statement in said:
        counts[names[statement.speaker or ""]] += words_in(reading, statement)
    unresolved = counts.pop("", 0)
    return Finding(
        all=Value(float(len(counts)), count=len(counts), n=len(said)),
        parts=_parts(reading, counts, unresolved),
        evidence=tuple(
            Evidence(
                one.start, one.end, names[one.speaker or ""] or "speaker not resolved", zones[one.sentence]
            )
            for one in said
        ),
    )


def _named_alike(said: list[Statement]) -> Mapping[str, str]:
    """Speaker → one spelling of it ("Both sides" = "both sides"); "" where only a pronoun is known."""
    first: dict[str, str] = {}
    names: dict[str, str] = {"": ""}
    for statement in said:
        name = statement.speaker or ""
        if name and name not in names:
            names[name] = "" if name.lower() in _UNRESOLVED else first.setdefault(name.lower(), name)
    return names


def _parts(reading: Reading, counts: Counter[str], unresolved: int) -> dict[str, Value]:
    total = counts.total() + unresolved
    if total == 0:
        return {}
    targets = {target.name: target for target in reading.targets}
    kinds: Counter[str] = Counter()
    for name, count in counts.items():
        kinds[kind_of(name, targets.get(name))] += count
    parts = {f"speaker/{name}": share(count, total) for name, count in counts.most_common()}
    parts |= {f"kind/{kind}": share(count, total) for kind, count in kinds.most_common()}
    if unresolved:
        parts["unresolved"] = share(unresolved, total)
    if len(counts) >= FEWEST_FOR_INDEX:
        parts["evenness"] = Value(_evenness(counts), n=len(counts))
    return parts


def _evenness(counts: Counter[str]) -> float:
    shares = [count / counts.total() for count in counts.values() if count]
    return -sum(part * log(part) for part in shares) / log(len(counts))


def kind_of(name: str, target: Target | None) -> str:
    """What kind of speaker this is, from its name and titles: official | expert | citizen | media | body | person."""
    described = " ".join((name, *(target.titles if target else ()))).lower()
    found = set(_WORD.findall(described)) | {word.rstrip(".") for word in _WORD.findall(described)}
    for kind, cues in (
        ("official", _OFFICIAL),
        ("expert", _EXPERT),
        ("citizen", _CITIZEN),
        ("media", _MEDIA),
    ):
        if found & cues:
            return kind
    if target is not None:
        return "person" if target.kind == "person" else "official" if target.kind == "place" else "body"
    return "body" if found & (GROUPS | DOCUMENTS) else "person"
