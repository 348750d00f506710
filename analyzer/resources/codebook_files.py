"""A codebook's TOML file → Codebook, every key checked: a misspelled one would silently have no effect."""

from __future__ import annotations

from typing import Any

from analyzer.errors import ResourceError
from analyzer.resources.cards import card_of, only_keys, read_toml, strings, text
from analyzer.resources.codebooks import (
    PRESENT_SHARE,
    Codebook,
    Frame,
    FrameCue,
    Overlap,
    Picture,
    Rule,
)

_BESIDE = "beside"
_WEIGHTS = {"0": 0.0, _BESIDE: 1.0, "1": 1.0, "2": 2.0, "3": 3.0}
_CODEBOOK_KEYS = frozenset(
    {
        "title",
        "description",
        "source",
        "license",
        "version",
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
_RULE_LISTS = (
    "pos", "preceded_by", "followed_by", "near", "not_preceded_by", "not_followed_by", "not_near",
)  # fmt: skip
_RULE_KEYS = frozenset({"cues", "near_cue", "within", "otherwise", *_RULE_LISTS})


def read_codebook(name: str, content: bytes) -> Codebook:
    """A codebook from its file. Raises ResourceError with file, frame and what is wrong."""
    file = f"{name}.toml"
    table = read_toml(file, content)
    only_keys(file, table, _CODEBOOK_KEYS)
    present_share = _read_share(file, table, PRESENT_SHARE)
    frames: dict[str, Frame] = {}
    for row in table.get("frames", ()):
        frame = _read_frame(file, row, present_share)
        if frame.key in frames:
            raise ResourceError(f"{file}: frame {frame.key!r} stands twice")
        frames[frame.key] = frame
    if not frames:
        raise ResourceError(f"{file}: no frames")
    known = frozenset(frames)
    overlaps = tuple(
        Overlap(text(file, row, "words"), _frames_of(file, row, known), row.get("note", ""))
        for row in table.get("overlaps", ())
    )
    pictures = tuple(_read_picture(file, row, known) for row in table.get("pictures", ()))
    fewest = table.get("fewest_sentences", 1)
    if not isinstance(fewest, int) or fewest < 1:
        raise ResourceError(f"{file}: fewest_sentences must be a whole number from 1, not {fewest!r}")
    return Codebook(name, card_of(file, table), frames, overlaps, pictures, fewest)


def _read_frame(file: str, row: dict[str, Any], present_share: float) -> Frame:
    key = text(f"{file}, a frame", row, "key")
    where = f"{file}, frame {key!r}"
    only_keys(where, row, _FRAME_KEYS)
    cues = _read_cues(where, key, row.get("cues", {}))
    terms = frozenset(cue.term for cue in cues)
    return Frame(
        key=key,
        title=text(where, row, "title"),
        definition=text(where, row, "definition"),
        include=text(where, row, "include"),
        exclude=text(where, row, "exclude"),
        cues=cues,
        rules=tuple(_read_rule(where, rule, terms) for rule in row.get("rules", ())),
        examples=strings(where, row, "examples"),
        counter_examples=strings(where, row, "counter_examples"),
        present_share=_read_share(where, row, present_share),
    )


def _read_share(where: str, row: dict[str, Any], default: float) -> float:
    value = row.get("present_share", default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise ResourceError(f"{where}: present_share must be above 0 and at most 1, not {value!r}")
    return float(value)


def _read_cues(where: str, frame: str, row: dict[str, Any]) -> tuple[FrameCue, ...]:
    only_keys(f"{where}, cues", row, frozenset(_WEIGHTS))
    cues: dict[str, FrameCue] = {}
    for weight in row:
        for term in strings(f"{where}, cues", row, weight):
            if term in cues:
                raise ResourceError(f"{where}: cue {term!r} stands twice")
            cues[term] = FrameCue(term, frame, _WEIGHTS[weight], only_beside=weight == _BESIDE)
    if not cues:
        raise ResourceError(f"{where}: no cues")
    return tuple(cues.values())


def _read_rule(where: str, row: dict[str, Any], terms: frozenset[str]) -> Rule:
    only_keys(f"{where}, rule", row, _RULE_KEYS)
    cues = strings(f"{where}, rule", row, "cues")
    stray = [cue for cue in cues if cue not in terms]
    if stray or not cues:
        raise ResourceError(
            f"{where}: a rule needs cues of its frame; {stray[0] if stray else 'none'!r} is not one"
        )
    lists = {key: strings(f"{where}, rule for {cues[0]!r}", row, key) for key in _RULE_LISTS}
    return Rule(
        cues, **lists, near_cue=bool(row.get("near_cue", False)), within=row.get("within"),
        otherwise=float(row.get("otherwise", 0.0)),
    )  # fmt: skip


def _read_picture(file: str, row: dict[str, Any], known: frozenset[str]) -> Picture:
    title = text(f"{file}, a picture", row, "title")
    both = tuple((str(a), str(b)) for a, b in row.get("both", ()))
    _frames_of(f"{file}, picture {title!r}", {"frames": [key for pair in both for key in pair]}, known)
    return Picture(title, _frames_of(file, row, known), both)


def _frames_of(where: str, row: dict[str, Any], known: frozenset[str]) -> tuple[str, ...]:
    frames = strings(where, row, "frames")
    for key in frames:
        if key not in known:
            raise ResourceError(f"{where}: there is no frame {key!r}")
    return frames
