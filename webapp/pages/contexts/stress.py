"""Which text stresses a frame most, in the voice and codebook that a reader has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from analyzer.summary.emphasis import FEWEST_FRAMED, FIRST_FRAMES
from webapp.analyses.values import ArticleCard
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.view import OWN
from webapp.pages.contexts.wording import codebook_title, count_of, frame_words

Numbered = Sequence[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence, or the name of a text: shown with its letter."""

    text: str
    witness: Witness | ArticleCard | None = None


def stress_line(edition: Edition) -> tuple[list[Part], list[int]]:
    """One sentence, as the core's summary would say it of this voice and codebook, and its rows."""
    voice = edition.view.voice
    by_frame: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for number, row in enumerate(edition.rows("emphasis")):
        is_asked = not edition.view.codebook or row["codebook"] == edition.view.codebook
        if is_asked and row.get(voice) and row[voice].get("n") and row["document"] in edition.by_id:
            by_frame.setdefault((row["codebook"], row["frame"]), []).append((number, row))
    frames = _worth_saying(by_frame, voice)
    if not frames:
        return [Part(_too_few(edition))], []
    for frame in frames:
        said = _apart(edition, frame, by_frame[frame])
        if said:
            return said, [number for number, _ in by_frame[frame]]
    return _none_apart(edition, frames[0]), [number for number, _ in by_frame[frames[0]]]


def _worth_saying(
    by_frame: dict[tuple[str, str], list[tuple[int, Row]]], voice: str
) -> list[tuple[str, str]]:
    """Security and legitimate trade where the texts have them; else the frames of most sentences."""
    sizes = {frame: sum(row[voice]["count"] or 0 for _, row in rows) for frame, rows in by_frame.items()}
    first = [frame for frame in FIRST_FRAMES if sizes.get(frame, 0) >= FEWEST_FRAMED]
    others = [frame for frame, size in sizes.items() if size >= FEWEST_FRAMED and "+" not in frame[1]]
    return first or sorted(others, key=lambda frame: (-sizes[frame], frame))


def _apart(edition: Edition, frame: tuple[str, str], rows: Numbered) -> list[Part]:
    """Empty where the highest and the lowest cannot be told apart."""
    voice = edition.view.voice
    high = max((row for _, row in rows), key=lambda row: row[voice]["value"])
    low = min((row for _, row in rows), key=lambda row: row[voice]["value"])
    if not _can_be_told_apart(high[voice], low[voice]):
        return []
    pairs = list(combinations((row[voice] for _, row in rows), 2))
    apart = sum(_can_be_told_apart(a, b) for a, b in pairs)
    end = "."
    if apart == 1 and len(rows) > 2:
        end = ". Only these two can be told apart."
    elif apart < len(pairs):
        end = ". Not all the texts between them can be told apart."
    sentences = "own-voice sentences" if voice == OWN else "body sentences"
    return [
        _text(edition, high),
        Part(f" carries {frame_words(*frame)} most often, in {count_of(high[voice])} {sentences}; "),
        _text(edition, low),
        Part(f" least often, in {count_of(low[voice])}{end}"),
    ]


def _none_apart(edition: Edition, frame: tuple[str, str]) -> list[Part]:
    voice = " in their own voice" if edition.view.voice == OWN else ""
    return [Part(f"In {frame_words(*frame)} no two of these texts can be told apart{voice}.")]


def _too_few(edition: Edition) -> str:
    voice = "own-voice sentences" if edition.view.voice == OWN else "sentences"
    book = f" of “{codebook_title(edition.view.codebook)}”" if edition.view.codebook else ""
    return f"No frame{book} has words in {FEWEST_FRAMED} {voice} of these texts: too few to compare."


def _text(edition: Edition, row: Row) -> Part:
    witness = edition.by_id[row["document"]]
    return Part(witness.name, witness)


def _can_be_told_apart(a: Row, b: Row) -> bool:
    """As analyzer.statistics says it of values: the intervals do not overlap."""
    if None in (a["low"], a["high"], b["low"], b["high"]):
        return False
    return bool(a["low"] > b["high"] or b["low"] > a["high"])
