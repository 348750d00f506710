"""One change to a lexicon's or a codebook's file; every other byte stays as it was.

Files are kept as people wrote them, comments and order included. Each change is held against what the file says as
values before and after; where the file is written in a way that cannot be changed in place, ResourceError says so.
Whether the new file holds together is for the reader of such files to say.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from analyzer.errors import ResourceError
from analyzer.resources.lexicons import COLUMNS, LexiconEntry
from analyzer.resources.toml_spans import Section, rendered, sections_of, with_item, without_item

_ONLY_WHOLE = (
    "This file is written in a form that cannot be changed here. Export it, change it, and import it."
)
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
            return _ended(source) + f"\n[[examples]]\ntext = {rendered(text)}\nfinds = {rendered(finds)}\n"
        found = [section for section in sections_of(source) if section.header == "examples"]
        section = found[_number_of(data["examples"], text)]
        return source[: section.start] + source[section.end :]

    return _changed(card, change, write)


def _number_of(rows: list[dict[str, Any]], text: str) -> int:
    for number, row in enumerate(rows):
        if row.get("text") == text:
            return number
    raise ResourceError("There is no such example any more. Look at the list again.")


def with_cue(content: bytes, frame: str, term: str, weight: str | None) -> bytes:
    """A codebook with a cue of a frame at this weight (a key of WEIGHTS); None takes it out."""

    def change(data: dict[str, Any]) -> None:
        cues = _frame(data, frame).setdefault("cues", {})
        for terms in cues.values():
            if term in terms:
                terms.remove(term)
        if weight is not None:
            cues.setdefault(weight, []).append(term)

    def write(source: str, data: dict[str, Any]) -> str:
        number = _number_of_frame(data, frame)
        for key, terms in _frame(data, frame).get("cues", {}).items():
            if term in terms:
                start = _sub(source, number, "frames.cues").keys[key][1]
                source = without_item(source, start, terms.index(term))
        if weight is None:
            return source
        section = _sub(source, number, "frames.cues")
        if weight in section.keys:
            return with_item(source, section.keys[weight][1], rendered(term))
        return _with_line(source, section, f"{weight} = {rendered([term])}")

    return _changed(content, change, write)


def with_frame_example(content: bytes, frame: str, text: str, kind: str, is_there: bool) -> bytes:
    """A codebook with a sentence added to a frame's ``examples`` or ``counter_examples``, or taken out."""

    def change(data: dict[str, Any]) -> None:
        texts = _frame(data, frame).setdefault(kind, [])
        if is_there:
            texts.append(text)
        else:
            texts.remove(text)

    def write(source: str, data: dict[str, Any]) -> str:
        section = _sections_of_frame(source, _number_of_frame(data, frame))[0]
        if kind not in section.keys:
            return _with_line(source, section, f"{kind} = {rendered([text])}")
        start = section.keys[kind][1]
        if is_there:
            return with_item(source, start, rendered(text))
        return without_item(source, start, _frame(data, frame)[kind].index(text))

    return _changed(content, change, write)


def with_frame_text(content: bytes, frame: str, key: str, value: str) -> bytes:
    """A codebook with a frame's title, definition, include or exclude in other words."""

    def change(data: dict[str, Any]) -> None:
        _frame(data, frame)[key] = value

    def write(source: str, data: dict[str, Any]) -> str:
        section = _sections_of_frame(source, _number_of_frame(data, frame))[0]
        _, start, end = section.keys[key]
        return source[:start] + rendered(value) + source[end:]

    return _changed(content, change, write)


def with_rule(content: bytes, frame: str, number: int | None, rule: Rule | None) -> bytes:
    """A codebook with rule ``number`` of a frame replaced; None adds one; a rule of None takes it out."""

    def change(data: dict[str, Any]) -> None:
        rules = _frame(data, frame).setdefault("rules", [])
        if number is None:
            rules.append(dict(rule or {}))
        elif rule is None:
            del rules[number]
        else:
            rules[number] = dict(rule)

    def write(source: str, data: dict[str, Any]) -> str:
        sections = _sections_of_frame(source, _number_of_frame(data, frame))
        body = "".join(f"{key} = {rendered(value)}\n" for key, value in (rule or {}).items())
        if number is None:
            end = sections[-1].end
            gap = source[end - _gap(source, end) : end]
            return source[: end - len(gap)] + f"[[frames.rules]]\n{body}" + gap + source[end:]
        section = [each for each in sections if each.header == "frames.rules"][number]
        gap = source[section.end - _gap(source, section.end) : section.end]
        if rule is None:
            return source[: section.start] + gap + source[section.end :]
        return source[: section.body] + body + gap + source[section.end :]

    return _changed(content, change, write)


def _gap(source: str, end: int) -> int:
    """Characters of the empty lines before a place."""
    return max(len(source[:end]) - len(source[:end].rstrip("\n")) - 1, 0)


# --- how a change is made ---------------------------------------------------------------------------------


def _changed(
    content: bytes, change: Callable[[dict[str, Any]], None], write: Callable[[str, dict[str, Any]], str]
) -> bytes:
    """The file with the change written; ResourceError where file and values would then tell different things."""
    source = content.decode("utf-8-sig")
    wanted, before = tomllib.loads(source), tomllib.loads(source)
    try:
        change(wanted)
    except (KeyError, IndexError, ValueError) as error:
        raise ResourceError("This has been changed in the meantime. Look at the page again.") from error
    try:
        written = write(source, before)
        is_right = _without_empty(tomllib.loads(written)) == _without_empty(wanted)
    except (KeyError, IndexError, ValueError) as error:
        raise ResourceError(_ONLY_WHOLE) from error
    if not is_right:
        raise ResourceError(_ONLY_WHOLE)
    return written.encode()


def _without_empty(value: Any) -> Any:
    """Lists of terms have no order that counts, and an empty one is as good as none."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item != []}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def _frame(data: dict[str, Any], key: str) -> dict[str, Any]:
    frame: dict[str, Any] = data["frames"][_number_of_frame(data, key)]
    return frame


def _number_of_frame(data: dict[str, Any], key: str) -> int:
    for number, frame in enumerate(data["frames"]):
        if frame.get("key") == key:
            return number
    raise KeyError(key)


def _sections_of_frame(source: str, number: int) -> list[Section]:
    """The frame's own section and those below it."""
    sections = sections_of(source)
    starts = [index for index, section in enumerate(sections) if section.header == "frames"]
    found = [sections[starts[number]]]
    for section in sections[starts[number] + 1 :]:
        if not section.header.startswith("frames."):
            break
        found.append(section)
    return found


def _sub(source: str, number: int, header: str) -> Section:
    found = [each for each in _sections_of_frame(source, number) if each.header == header]
    return found[0]  # IndexError where the file has it in another form


def _with_line(source: str, section: Section, line: str) -> str:
    end = section.body if not section.keys else max(end for _, _, end in section.keys.values())
    stop = source.find("\n", end) if section.keys else end - 1
    if stop == -1:
        return _ended(source) + line + "\n"
    return source[: stop + 1] + line + "\n" + source[stop + 1 :]


def _ended(source: str) -> str:
    return source if source.endswith("\n") or not source else source + "\n"
