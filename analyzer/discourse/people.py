"""What people are called: the full names and the titles that a text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.discourse.normalising import Normaliser, words_of
from analyzer.discourse.titles import PARTIES
from analyzer.types import Document, FactMention, Target

_NOT_YET = re.compile(r"((?:[A-Z]\w+\s+)?[A-Z]\w+-(?:[Ee]lect|[Dd]esignate))\s+\Z")
""" "President-elect" before a name."""


_LONGEST_TITLE = 60
"""Characters that are looked at before a name."""


def find_people_facts(document: Document, targets: Sequence[Target]) -> Iterator[FactMention]:
    """Full names (two words or more; a surname alone says less of the same) and titles, at their first mention."""
    starts = [sentence.start for sentence in document.sentences]
    for target in targets:
        if target.kind != "person":
            continue
        yield from _names(document, target, starts)
        yield from _titles(document, target)
        yield from _future_titles(document, target)


def _names(document: Document, target: Target, starts: Sequence[int]) -> Iterator[FactMention]:
    seen: set[str] = set()
    for mention in target.mentions:
        text = document.text[mention.start : mention.end]
        words = _initials_joined(words_of(text))
        value = " ".join(words)
        sentence = _sentence_at(document, mention.start)
        if len(words) < 2 or value in seen or sentence is None or not text[0].isupper():
            continue
        seen.add(value)
        yield FactMention("name", target.name, "called", value, text, sentence, mention.start, mention.end)


def _initials_joined(words: Sequence[str]) -> list[str]:
    """ "H. R. Ortiz" as "H.R. Ortiz"."""
    joined: list[str] = []
    for word in words:
        if joined and len(word) == 1 and len(words) > 2 and joined[-1].isalpha() and len(joined[-1]) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _titles(document: Document, target: Target) -> Iterator[FactMention]:
    normaliser = Normaliser.of(document.text)
    mentioned = [(mention.start, mention.end) for mention in target.mentions]
    for title in (each for each in dict.fromkeys(target.titles) if each.lower() not in PARTIES):
        pattern = re.compile(r"\s+".join(map(re.escape, title.split())))
        for match in pattern.finditer(document.text):
            sentence = _sentence_at(document, match.start())
            if sentence is None or not _beside(match.span(), mentioned):
                continue
            value = normaliser.name(title)
            yield FactMention("title", target.name, "titled", value, match.group(), sentence, *match.span())
            break


def _future_titles(document: Document, target: Target) -> Iterator[FactMention]:
    for mention in target.mentions:
        found = _NOT_YET.search(document.text, max(0, mention.start - _LONGEST_TITLE), mention.start)
        sentence = _sentence_at(document, mention.start)
        if found is not None and sentence is not None and document.sentences[sentence].start <= found.start():
            value = " ".join(words_of(found[1].replace("-", " ")))
            yield FactMention("title", target.name, "titled", value, found[1], sentence, *found.span(1))
            return


def _beside(span: tuple[int, int], mentioned: Sequence[tuple[int, int]]) -> bool:
    """Whether the title stands next to a mention of the person: at most a comma and a bracket between."""
    gap = 3
    return any(0 <= start - span[1] <= gap or 0 <= span[0] - end <= gap for start, end in mentioned)


def _sentence_at(document: Document, offset: int) -> int | None:
    return next((i for i, s in enumerate(document.sentences) if s.start <= offset < s.end), None)
