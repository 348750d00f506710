"""One change to a lexicon's or a codebook's file; every other byte stays as it was.

Files are kept as people wrote them, comments and order included. Each change is held against what the file says as
values before and after; where the file is written in a way that cannot be changed in place, ResourceError says so.
Whether the new file holds together is for the reader of such files to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer.errors import ResourceError
from analyzer.resources.changing import (
    changed,
    ended,
    frame_of,
    gap_before,
    number_of_frame,
    section_below,
    sections_of_frame,
    with_line,
)
from analyzer.resources.lexicons import COLUMNS, LexiconEntry
from analyzer.resources.toml_spans import rendered, sections_of, with_item, without_item

Rule = Mapping[str, Any]


# --- lexicons ---------------------------------------------------------------------------------------------


def with_entry(table: bytes, old: tuple[str, str] | None, new: LexiconEntry | None) -> bytes:
    """A word list with the entry ``old`` (term, class) replaced by ``new``; None on either side adds or removes."""
    text = table.decode("utf-8-sig")
    mark = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(mark)
    at = _line_of(lines, old) if old is not None else None
    if old is not None and at is None:
        raise ResourceError(
            f"There is no entry {old[0]!r} of class {old[1]!r} any more. Look at the list again."
        )
    row = None if new is None else _row(new, len(lines[0].split("\t")) > len(COLUMNS))
    if at is not None and row is not None and new is not None and old == (new.term, new.entry_class):
        lines[at] = row
    else:
        if at is not None:
            del lines[at]
        if row is not None and new is not None:
            lines.insert(_place_for(lines, new), row)
    begins = b"\xef\xbb\xbf" if table.startswith(b"\xef\xbb\xbf") else b""
    return begins + mark.join(lines).encode()


def _row(entry: LexiconEntry, has_frames: bool) -> str:
    cells = [entry.term, entry.entry_class, f"{entry.weight:g}", entry.note]
    cells += [" ".join(sorted(entry.frames))] if has_frames else []
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _key(line: str) -> tuple[str, str] | None:
    cells = [cell.strip() for cell in line.split("\t")]
    return (cells[0], cells[1]) if len(cells) > 2 else None


def _line_of(lines: list[str], key: tuple[str, str]) -> int | None:
    return next((number for number, line in enumerate(lines) if number and _key(line) == key), None)


def _place_for(lines: list[str], entry: LexiconEntry) -> int:
    """Behind the entries of its class that come before it in the alphabet; else at the end."""
    before = [
        number
        for number, line in enumerate(lines)
        if number and (key := _key(line)) and key[1] == entry.entry_class and key[0] <= entry.term
    ]
    if before:
        return before[-1] + 1
    return len(lines) - 1 if lines[-1] == "" else len(lines)


# --- cards and codebooks ----------------------------------------------------------------------------------


def with_card_example(card: bytes, text: str, finds: list[str] | None) -> bytes:
    """A lexicon's card with an example added; ``finds`` None takes the one of this text out."""

    def change(data: dict[str, Any]) -> None:
        rows = data.setdefault("examples", [])
        if finds is None:
            del rows[_number_of(rows, text)]
        else:
            rows.append({"text": text, "finds": finds})

    def write(source: str, data: dict[str, Any]) -> str:
        if finds is not None:
            return ended(source) + f"\n[[examples]]\ntext = {rendered(text)}\nfinds = {rendered(finds)}\n"
        found = [section for section in sections_of(source) if section.header == "examples"]
        section = found[_number_of(data["examples"], text)]
        return source[: section.start] + source[section.end :]

    return changed(card, change, write)


def _number_of(rows: list[dict[str, Any]], text: str) -> int:
    for number, row in enumerate(rows):
        if row.get("text") == text:
            return number
    raise ResourceError("There is no such example any more. Look at the list again.")


def with_cue(content: bytes, frame: str, term: str, weight: str | None) -> bytes:
    """A codebook with a cue of a frame at this weight (a key of WEIGHTS); None takes it out."""

    def change(data: dict[str, Any]) -> None:
        cues = frame_of(data, frame).setdefault("cues", {})
        for terms in cues.values():
            if term in terms:
                terms.remove(term)
        if weight is not None:
            cues.setdefault(weight, []).append(term)

    def write(source: str, data: dict[str, Any]) -> str:
        number = number_of_frame(data, frame)
        for key, terms in frame_of(data, frame).get("cues", {}).items():
            if term in terms:
                start = section_below(source, number, "frames.cues").keys[key][1]
                source = without_item(source, start, terms.index(term))
        if weight is None:
            return source
        section = section_below(source, number, "frames.cues")
        if weight in section.keys:
            return with_item(source, section.keys[weight][1], rendered(term))
        return with_line(source, section, f"{weight} = {rendered([term])}")

    return changed(content, change, write)


def with_frame_example(content: bytes, frame: str, text: str, kind: str, is_there: bool) -> bytes:
    """A codebook with a sentence added to a frame's ``examples`` or ``counter_examples``, or taken out."""

    def change(data: dict[str, Any]) -> None:
        texts = frame_of(data, frame).setdefault(kind, [])
        if is_there:
            texts.append(text)
        else:
            texts.remove(text)

    def write(source: str, data: dict[str, Any]) -> str:
        section = sections_of_frame(source, number_of_frame(data, frame))[0]
        if kind not in section.keys:
            return with_line(source, section, f"{kind} = {rendered([text])}")
        start = section.keys[kind][1]
        if is_there:
            return with_item(source, start, rendered(text))
        return without_item(source, start, frame_of(data, frame)[kind].index(text))

    return changed(content, change, write)


def with_frame_text(content: bytes, frame: str, key: str, value: str) -> bytes:
    """A codebook with a frame's title, definition, include or exclude in other words."""

    def change(data: dict[str, Any]) -> None:
        others = [other for other in data["frames"] if other["key"] != frame]
        if key == "title" and value.casefold() in {other["title"].casefold() for other in others}:
            raise ResourceError(f"There is a frame called “{value}” already. Choose another label.")
        frame_of(data, frame)[key] = value

    def write(source: str, data: dict[str, Any]) -> str:
        section = sections_of_frame(source, number_of_frame(data, frame))[0]
        _, start, end = section.keys[key]
        return source[:start] + rendered(value) + source[end:]

    return changed(content, change, write)


def with_rule(content: bytes, frame: str, number: int | None, rule: Rule | None) -> bytes:
    """A codebook with rule ``number`` of a frame replaced; None adds one; a rule of None takes it out."""

    def change(data: dict[str, Any]) -> None:
        rules = frame_of(data, frame).setdefault("rules", [])
        if number is None:
            rules.append(dict(rule or {}))
        elif rule is None:
            del rules[number]
        else:
            rules[number] = dict(rule)

    def write(source: str, data: dict[str, Any]) -> str:
        sections = sections_of_frame(source, number_of_frame(data, frame))
        body = "".join(f"{key} = {rendered(value)}\n" for key, value in (rule or {}).items())
        if number is None:
            end = sections[-1].end
            gap = source[end - gap_before(source, end) : end]
            return source[: end - len(gap)] + f"[[frames.rules]]\n{body}" + gap + source[end:]
        section = [each for each in sections if each.header == "frames.rules"][number]
        gap = source[section.end - gap_before(source, section.end) : section.end]
        if rule is None:
            return source[: section.start] + gap + source[section.end :]
        return source[: section.body] + body + gap + source[section.end :]

    return changed(content, change, write)
