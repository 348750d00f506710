"""Entries of word lists and codebooks as readers are told of them: the words, their class, their weight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from analyzer.engines.vader import word_valence
from analyzer.resources import Resources
from analyzer.resources.matching import FAMILY_MARK
from webapp.codebooks.showing import resources_shown
from webapp.pages.contexts.edition import Row
from webapp.pages.contexts.wording import number_of, plain

_LABEL = re.compile(r"(?P<kind>[^():]+) \((?P<lexicon>[a-z_]+)\): (?P<term>.+)")
"""How measures of wording label what fired: class (lexicon): term."""
_PULL = re.compile(r"(?P<name>.+): (?P<side>well|ill)(?: \((?P<why>.+)\))?")
"""How the tone towards actors labels a word: actor: side (entry: how the word is tied to the actor)."""
_KEPT = 64
"""Lists remembered: those of the present editions and of the ones before."""
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of the text, why they fired, and their weight where the list gives one."""

    words: str
    why: str
    weight: str = ""


def entry_of(words: str, label: str) -> Entry:
    """From the label of a measure of wording; a label of another form is the reason itself."""
    found = _LABEL.fullmatch(label)
    if found is None:
        return Entry(words, plain(label))
    lexicon, kind = found["lexicon"], found["kind"]
    weight = _weights(resources_shown(), lexicon).get((found["term"], kind))
    return Entry(words, f"{plain(kind)} · {_title(lexicon)}", f"weight {number_of(weight)}" if weight else "")


@dataclass(frozen=True, slots=True)
class Pull:
    """A word that speaks well or ill of an actor."""

    name: str
    side: str  # well | ill
    why: str


def pull_of(label: str) -> Pull | None:
    """From a label of the tone towards actors; None for a label of another form."""
    found = _PULL.fullmatch(label)
    return Pull(found["name"], found["side"], plain(found["why"] or "")) if found else None


def frame_entry(codebook: str, frame: str, cue: str, words: str) -> Entry:
    """A cue of a codebook; a curator may have taken it out since the text was read."""
    weight = _cues(resources_shown(), codebook).get((frame, cue))
    return Entry(words, cue, number_of(weight) if weight is not None else "")


def held_neutral(document: Row, sentence: Row, evidence: Iterable[Mapping[str, int]]) -> list[str]:
    """Words that the emotional word list rates and the measure did not count: names, and words of the topic."""
    counted = [(each["start"], each["end"]) for each in evidence]
    found = (
        match.group()
        for match in _WORD.finditer(document["text"], sentence["start"], sentence["end"])
        if word_valence(match.group())
        and not any(start < match.end() and match.start() < end for start, end in counted)
    )
    return list(dict.fromkeys(found))


@lru_cache(maxsize=_KEPT)
def _weights(resources: Resources, lexicon: str) -> dict[tuple[str, str], float]:
    if lexicon not in resources.lexicon_names():
        return {}
    return {(entry.term, entry.entry_class): entry.weight for entry in resources.lexicon(lexicon).entries}


def _title(lexicon: str) -> str:
    resources = resources_shown()
    is_known = lexicon in resources.lexicon_names()
    return resources.lexicon(lexicon).card.title.lower() if is_known else plain(lexicon)


@lru_cache(maxsize=_KEPT)
def _cues(resources: Resources, codebook: str) -> dict[tuple[str, str], float]:
    """(frame, cue as evidence names it) → weight."""
    if codebook not in resources.codebook_names():
        return {}
    return {
        (cue.frame, cue.term.replace(FAMILY_MARK, "")): cue.weight
        for frame in resources.codebook(codebook).frames.values()
        for cue in frame.cues
    }
