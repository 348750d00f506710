"""A Reading from a few sentences, with voices said by hand, so that a test of a measure depends on no other rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analyzer.engines import parser
from analyzer.measure import Reading
from analyzer.resources import Resources
from analyzer.types import Document, Mention, Sentence, Statement, Target, Voice, Zone


def reading_of(
    *sentences: str | tuple[str, Voice] | tuple[str, Voice, Zone],
    title: str | None = None,
    targets: Sequence[str] = (),
) -> Reading:
    """Each sentence is one paragraph in one voice, own unless said; words between “ ” are quoted.

    ``targets`` are names; every place where one is written is a mention.
    """
    said = [(one, "own", "body") if isinstance(one, str) else (*one, "body")[:3] for one in sentences]
    text, spans, statements = "", [], []
    for number, (words, voice, zone) in enumerate(said):
        text += "\n" if text else ""
        start = len(text)
        text += words
        spans.append(Sentence(start, len(text), number, zone, "sentence"))
        statements += _statements(text, start, len(text), number, voice)
    document = Document(
        id="a", title=title, outlet=None, issuer=None, published=date(2026, 3, 1), byline=None, language="en",
        role="coverage", url=None, text=text, sentences=tuple(spans),
    )  # fmt: skip
    return Reading(
        document=document,
        parse=parser.parse([document.words_of(one) for one in spans], [one.start for one in spans]),
        title_parse=parser.parse([title], [0])[0] if title else (),
        statements=tuple(statements),
        targets=tuple(_target(name, text) for name in targets),
        propositions=(),
        facts=(),
        resources=Resources.shipped(),
    )


def _statements(text: str, start: int, end: int, number: int, voice: Voice) -> list[Statement]:
    opening, closing = text.find("“", start, end), text.rfind("”", start, end)
    if opening < 0 or closing < 0:
        return [Statement(start, end, number, voice)]
    tiles = [
        Statement(start, opening, number, voice),
        Statement(opening, closing + 1, number, "quoted"),
        Statement(closing + 1, end, number, voice),
    ]
    return [tile for tile in tiles if tile.start < tile.end]


def _target(name: str, text: str) -> Target:
    mentions, at = [], text.find(name)
    while at >= 0:
        mentions.append(Mention(at, at + len(name)))
        at = text.find(name, at + 1)
    return Target(name, "person", (name,), tuple(mentions))


PLAIN = (
    "The harbour board met on Tuesday in the old customs house and approved the minutes of its last meeting.",
    "Nine members of the board were present, and two took part by telephone from the northern islands.",
    "The board will hold its next meeting in June, when the accounts of the past year are to be presented.",
    "A surveyor measured the depth of the eastern basin in March and handed his figures to the secretary.",
    "The ferry to the islands leaves the western pier at six in the morning and returns at nine in the evening.",
    "The secretary sent a copy of the accounts to each member of the board two weeks before the meeting.",
)
"""Own-voice sentences of a report that judges nothing: 113 words, enough for an own-voice rate."""
