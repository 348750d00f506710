"""The words that attribute, out of their lexicon: lemma → class and frames, by part of speech."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from analyzer.errors import ResourceError
from analyzer.resources.lexicons import Lexicon, LexiconEntry
from analyzer.types import CueClass

ATTRIBUTION_CUES = "attribution_cues"
FRAMES = frozenset({
    "that", "to", "ing", "quote", "np", "stance", "adj", "holder",
    "of", "about", "for", "on", "with", "against", "at", "in", "over", "by", "toward", "as",
    "np:as", "np:to", "np:with", "np:pred",
})  # fmt: skip
"""What may be the content of a cue; explained in the lexicon's card."""
_CERTAIN = 1.0
"""Weight of a cue whose source may be anybody; below it, things do it too."""

CueEntry = tuple[CueClass, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas of words that attribute; phrasal verbs with an underscore ("call_for")."""

    verbs: Mapping[str, CueEntry]
    nouns: Mapping[str, CueEntry]
    adjectives: Mapping[str, CueEntry]
    weak: frozenset[str]  # verbs that things do too


def cues_of(lexicon: Lexicon) -> Cues:
    """Raises ResourceError for an entry whose class or frames mean nothing."""
    tables: dict[str, dict[str, CueEntry]] = {"verb": {}, "noun": {}, "adjective": {}}
    weak: set[str] = set()
    for entry in lexicon.entries:
        part, cue_class = _class_of(lexicon.name, entry)
        lemma = entry.term.replace(" ", "_")
        if lemma in tables[part]:
            raise ResourceError(f"{lexicon.name}.tsv: the {part} {entry.term!r} stands twice")
        tables[part][lemma] = cue_class, entry.frames
        if part == "verb" and entry.weight < _CERTAIN:
            weak.add(lemma)
    return Cues(tables["verb"], tables["noun"], tables["adjective"], frozenset(weak))


def _class_of(name: str, entry: LexiconEntry) -> tuple[str, CueClass]:
    part, _, cue_class = entry.entry_class.partition(" ")
    if part not in ("verb", "noun", "adjective") or cue_class not in get_args(CueClass):
        raise ResourceError(
            f"{name}.tsv: {entry.entry_class!r} of {entry.term!r} is no class; wanted are verb, noun or adjective, "
            f"and one of {', '.join(get_args(CueClass))}"
        )
    unknown = sorted(entry.frames - FRAMES)
    if unknown or not entry.frames:
        raise ResourceError(
            f"{name}.tsv: {entry.term!r} has {'no frames' if not unknown else f'the unknown frame {unknown[0]!r}'}; "
            f"known are {', '.join(sorted(FRAMES))}"
        )
    return part, cast(CueClass, cue_class)
