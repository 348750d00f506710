"""What differs between two editions of one codebook or lexicon, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from analyzer.resources.codebook_files import read_codebook
from analyzer.resources.codebooks import Codebook, Frame, FrameCue, Rule
from analyzer.resources.lexicons import Lexicon, read_lexicon
from analyzer.resources.store import Files

_K = TypeVar("_K")
_TEXTS = ("title", "definition", "include", "exclude")


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that is otherwise. Empty before: added; empty after: taken out."""

    place: str  # the frame or class it stands in; "" for the file as a whole
    what: str  # "cue", "rule", "example", …
    entry: str
    before: str
    after: str


def differences(name: str, old: Files, new: Files) -> tuple[Difference, ...]:
    """In the order of the files. Comments and the order of entries are no difference."""
    if len(new) == 1:
        return tuple(_of_codebooks(read_codebook(name, old[0]), read_codebook(name, new[0])))
    return tuple(_of_lexicons(read_lexicon(name, old[0], old[1]), read_lexicon(name, new[0], new[1])))


def _of_lexicons(old: Lexicon, new: Lexicon) -> Iterator[Difference]:
    was, now = (
        {
            (entry.entry_class, entry.term): " · ".join(
                filter(None, (f"weight {entry.weight:g}", " ".join(sorted(entry.frames)), entry.note))
            )
            for entry in lexicon.entries
        }
        for lexicon in (old, new)
    )
    for (place, term), before, after in _pairs(was, now):
        yield Difference(place, "entry", term, before, after)
    for place, what, one, two in _of_cards(old, new):
        yield Difference("", what, place, one, two)
    was_found, now_found = (
        {example.text: ", ".join(example.finds) or "finds nothing" for example in lexicon.card.examples}
        for lexicon in (old, new)
    )
    for text, before, after in _pairs(was_found, now_found):
        yield Difference("", "example", text, before, after)


def _of_codebooks(old: Codebook, new: Codebook) -> Iterator[Difference]:
    for place, what, before, after in _of_cards(old, new):
        yield Difference("", what, place, before, after)
    for setting in ("fewest_sentences", "overlaps", "pictures"):
        one, two = getattr(old, setting), getattr(new, setting)
        if one != two:
            yield Difference("", "setting", setting.replace("_", " "), _said(one), _said(two))
    for key in dict.fromkeys((*old.frames, *new.frames)):
        was, now = old.frames.get(key), new.frames.get(key)
        if was is None or now is None:
            yield Difference(key, "frame", key, was.title if was else "", now.title if now else "")
        else:
            yield from _of_frames(key, was, now)


def _of_frames(place: str, old: Frame, new: Frame) -> Iterator[Difference]:
    for text in _TEXTS:
        if getattr(old, text) != getattr(new, text):
            yield Difference(place, "wording", text, getattr(old, text), getattr(new, text))
    if old.present_share != new.present_share:
        yield Difference(
            place, "setting", "present share", f"{old.present_share:g}", f"{new.present_share:g}"
        )
    for term, before, after in _pairs(_cues(old.cues), _cues(new.cues)):
        yield Difference(place, "cue", term, before, after)
    was, now = ({_rule(rule): ", ".join(rule.cues) for rule in frame.rules} for frame in (old, new))
    for rule, before, after in _pairs(was, now):
        yield Difference(place, "rule", before or after, rule if before else "", rule if after else "")
    for kind, said in (("examples", "present"), ("counter_examples", "absent")):
        texts = (dict.fromkeys(getattr(frame, kind), said) for frame in (old, new))
        for text, before, after in _pairs(*texts):
            yield Difference(place, kind.replace("_", "-").removesuffix("s"), text, before, after)


def _cues(cues: Sequence[FrameCue]) -> dict[str, str]:
    return {cue.term: said_of(cue) for cue in cues}


def said_of(cue: FrameCue) -> str:
    if cue.only_beside:
        return "beside"
    return f"weight {cue.weight:g}" if cue.weight else "hides what is in it"


def _rule(rule: Rule) -> str:
    """The conditions of a rule in one line."""
    said = []
    for field in fields(rule):
        value = getattr(rule, field.name)
        if field.name != "cues" and value != field.default:
            words = ", ".join(value) if isinstance(value, tuple) else _said(value)
            said.append(f"{field.name.replace('_', ' ')}: {words}")
    return "; ".join(said) or "no condition"


def _of_cards(old: Lexicon | Codebook, new: Lexicon | Codebook) -> Iterator[tuple[str, str, str, str]]:
    for name in ("title", "description", "source", "license", "version"):
        before, after = getattr(old.card, name), getattr(new.card, name)
        if before != after:
            yield name, "card", str(before), str(after)


def _pairs(was: Mapping[_K, str], now: Mapping[_K, str]) -> Iterator[tuple[_K, str, str]]:
    for key in dict.fromkeys((*was, *now)):
        before, after = was.get(key, ""), now.get(key, "")
        if before != after:
            yield key, before, after


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(getattr(item, "title", getattr(item, "words", str(item))) for item in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
