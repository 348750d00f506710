"""A codebook's TOML file → Codebook, every key checked: a misspelled one would silently have no effect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from analyzer.errors import ResourceError
from analyzer.resources.cards import card_of, decoded, only_keys, read_toml, strings, tables, text
from analyzer.resources.codebooks import (
    PRESENT_SHARE,
    Codebook,
    Frame,
    FrameCue,
    Overlap,
    Picture,
    Rule,
)
from analyzer.resources.places import Place
from analyzer.resources.terms import check_examples, check_families, check_number, fault_of
from analyzer.resources.word_sets import expand, read_lists
from analyzer.types import PartOfSpeech

BESIDE = "beside"
WEIGHTS = {"0": 0.0, BESIDE: 1.0, "1": 1.0, "2": 2.0, "3": 3.0}
LONGEST_REACH = 100
"""Words within which a rule looks; longer than nearly every sentence."""
RULE_LISTS = (
    "pos", "preceded_by", "followed_by", "near", "not_preceded_by", "not_followed_by", "not_near",
)  # fmt: skip
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_CODEBOOK_KEYS = frozenset(
    {
        "title",
        "description",
        "source",
        "license",
        "version",
        "lists",
        "frames",
        "overlaps",
        "pictures",
        "fewest_sentences",
        "present_share",
    }
)
_FRAME_KEYS = frozenset(
    {
        "key",
        "title",
        "definition",
        "include",
        "exclude",
        "cues",
        "rules",
        "examples",
        "counter_examples",
        "present_share",
    }
)
_RULE_KEYS = frozenset({"cues", "near_cue", "within", "otherwise", *RULE_LISTS})
_POS = frozenset(get_args(PartOfSpeech))

Lists = Mapping[str, tuple[str, ...]]


def read_codebook(name: str, content: bytes) -> Codebook:
    """A codebook from its file. Raises ResourceError with file, line, frame, what is wrong and what to do."""
    file = f"{name}.toml"
    table = read_toml(file, content)
    place = Place.whole(file, decoded(file, content))
    only_keys(file, table, _CODEBOOK_KEYS)
    lists = read_lists(place, table)
    frames = _read_frames(place, table, lists)
    known = frozenset(frames)
    overlaps = tuple(
        _read_overlap(place.part("[[overlaps]]", number, f", overlap {number}"), row, known)
        for number, row in enumerate(tables(file, table, "overlaps"), start=1)
    )
    pictures = tuple(
        _read_picture(place.part("[[pictures]]", number, f", picture {number}"), row, known)
        for number, row in enumerate(tables(file, table, "pictures"), start=1)
    )
    fewest = table.get("fewest_sentences", 1)
    if isinstance(fewest, bool) or not isinstance(fewest, int) or fewest < 1:
        raise ResourceError(f"{file}: fewest_sentences must be a whole number from 1, not {fewest!r}")
    book = Codebook(name, card_of(file, table), frames, overlaps, pictures, fewest)
    terms = [cue.term for frame in frames.values() for cue in frame.cues]
    terms += {word for frame in frames.values() for rule in frame.rules for word in rule.context}
    check_number(file, len(terms))
    check_families(file, terms)
    check_examples(file, sum(len(frame.examples) + len(frame.counter_examples) for frame in frames.values()))
    return book


def _read_frames(place: Place, table: dict[str, Any], lists: Lists) -> dict[str, Frame]:
    share = _read_share(place.file, table, PRESENT_SHARE)
    frames: dict[str, Frame] = {}
    for number, row in enumerate(tables(place.file, table, "frames"), start=1):
        frame = _read_frame(place.part("[[frames]]", number, f", frame {number}"), row, share, lists)
        if frame.key in frames:
            raise ResourceError(f"{place.file}: frame {frame.key!r} stands twice; give one another key")
        frames[frame.key] = frame
    if not frames:
        raise ResourceError(f"{place.file}: no frames; a codebook needs at least one, under [[frames]]")
    return frames


def _read_frame(place: Place, row: dict[str, Any], present_share: float, lists: Lists) -> Frame:
    key = text(str(place), row, "key")
    if not _KEY.fullmatch(key):
        raise ResourceError(
            f"{place}: the key {key!r} must be of small letters, digits and “_”, beginning with a letter"
        )
    place = Place(place.file, place.lines, f", frame {key!r}", place.first)
    where = str(place)
    only_keys(where, row, _FRAME_KEYS)
    cues = _read_cues(place, key, row.get("cues", {}), lists)
    terms = frozenset(cue.term for cue in cues)
    return Frame(
        key=key,
        title=text(where, row, "title"),
        definition=text(where, row, "definition"),
        include=text(where, row, "include"),
        exclude=text(where, row, "exclude"),
        cues=cues,
        rules=tuple(_read_rule(place, rule, terms, lists) for rule in tables(where, row, "rules")),
        examples=strings(where, row, "examples"),
        counter_examples=strings(where, row, "counter_examples"),
        present_share=_read_share(where, row, present_share),
    )


def _read_share(where: str, row: dict[str, Any], default: float) -> float:
    value = row.get("present_share", default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise ResourceError(f"{where}: present_share must be above 0 and at most 1, not {value!r}")
    return float(value)


def _read_cues(place: Place, frame: str, row: dict[str, Any], lists: Lists) -> tuple[FrameCue, ...]:
    if isinstance(row, dict) and (unknown := [weight for weight in row if weight not in WEIGHTS]):
        raise ResourceError(
            f"{place}: {unknown[0]!r} is no weight; a cue weighs 3, 2, 1, 0 (hides the cues in it) or stands “beside”"
        )
    only_keys(f"{place}, cues", row, frozenset(WEIGHTS))
    cues: dict[str, FrameCue] = {}
    for weight in row:
        given = strings(f"{place}, cues", row, weight)
        for term in expand(str(place), given, lists):
            if fault := fault_of(term):
                raise ResourceError(f"{place.of(term)}: {fault}")
            if term in cues:
                raise ResourceError(f"{place.of(term)}: cue {term!r} stands twice; keep one of the two")
            cues[term] = FrameCue(term, frame, WEIGHTS[weight], only_beside=weight == BESIDE)
    if not cues:
        raise ResourceError(f"{place}: no cues; a frame needs at least one, under [frames.cues]")
    return tuple(cues.values())


def _read_rule(place: Place, row: dict[str, Any], terms: frozenset[str], lists: Lists) -> Rule:
    only_keys(f"{place}, rule", row, _RULE_KEYS)
    cues = expand(str(place), strings(f"{place}, rule", row, "cues"), lists)
    stray = [cue for cue in cues if cue not in terms]
    if stray or not cues:
        raise ResourceError(
            f"{place.of(stray[0]) if stray else place}: a rule needs cues of its frame; "
            f"{stray[0] if stray else 'none'!r} is not one"
        )
    where = f"{place.of(cues[0])}, rule for {cues[0]!r}"
    given = {
        key: expand(where, strings(where, row, key), lists) if key != "pos" else strings(where, row, key)
        for key in RULE_LISTS
    }
    for key, words in given.items():
        for word in words:
            if key == "pos" and word not in _POS:
                raise ResourceError(
                    f"{where}: {word!r} is no part of speech; known are {', '.join(sorted(_POS))}"
                )
            if fault := fault_of(word):
                raise ResourceError(f"{where}: {fault}")
    return Rule(
        cues, **given, near_cue=_read_flag(where, row), within=_read_reach(where, row),
        otherwise=_read_otherwise(where, row),
    )  # fmt: skip


def _read_flag(where: str, row: dict[str, Any]) -> bool:
    value = row.get("near_cue", False)
    if not isinstance(value, bool):
        raise ResourceError(f"{where}: near_cue must be true or false, not {value!r}")
    return value


def _read_reach(where: str, row: dict[str, Any]) -> int | None:
    value = row.get("within")
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if value is not None and not (is_whole and 1 <= value <= LONGEST_REACH):
        raise ResourceError(f"{where}: within must be a number of words from 1 to {LONGEST_REACH}, not {value!r}")  # fmt: skip
    return value


def _read_otherwise(where: str, row: dict[str, Any]) -> float:
    value = row.get("otherwise", 0)
    highest = max(WEIGHTS.values())
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= highest:
        raise ResourceError(f"{where}: otherwise must be a weight from 0 to {highest:g}, not {value!r}")
    return float(value)


def _read_overlap(place: Place, row: dict[str, Any], known: frozenset[str]) -> Overlap:
    where = str(place)
    only_keys(where, row, frozenset({"words", "frames", "note"}))
    note = row.get("note", "")
    if not isinstance(note, str):
        raise ResourceError(f"{where}: note must be text, not {note!r}")
    return Overlap(text(where, row, "words"), _frames_of(where, row, known), note)


def _read_picture(place: Place, row: dict[str, Any], known: frozenset[str]) -> Picture:
    where = str(place)
    only_keys(where, row, frozenset({"title", "frames", "both"}))
    title = text(where, row, "title")
    both = row.get("both", [])
    if not isinstance(both, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in both):
        raise ResourceError(f"{where}: both must be pairs of frames, [[one, other], …]")
    _frames_of(where, {"frames": [key for pair in both for key in pair]}, known)
    return Picture(title, _frames_of(where, row, known), tuple((pair[0], pair[1]) for pair in both))


def _frames_of(where: str, row: dict[str, Any], known: frozenset[str]) -> tuple[str, ...]:
    frames = strings(where, row, "frames")
    for key in frames:
        if key not in known:
            raise ResourceError(
                f"{where}: there is no frame {key!r}; the codebook has {', '.join(sorted(known))}"
            )
    return frames
