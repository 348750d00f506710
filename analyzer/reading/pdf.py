"""PDF → the article's blocks: columns in order, paragraphs put together from lines, what repeats on pages taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from analyzer.engines.pdf import MOST_PAGES, PdfError, PdfLine, PdfText, extract_pdf
from analyzer.errors import UnreadableInputError
from analyzer.reading.blocks import Block, Found, LeftOut, Page
from analyzer.reading.columns import in_reading_order
from analyzer.reading.mapped import MappedText, joined
from analyzer.reading.normalising import flattened, normalise, one_line

RUNNING = "header or footer that repeats on the pages"
PAGE_NUMBER = "page number"

_FEWEST_LETTERS = 40
"""On all pages. A scan may carry the stamp of a scanner."""
_EDGE_LINES = 3
"""Lines at the top and bottom of a page among which headers and footers are looked for."""
_REPEATS = 0.4
"""Share of pages: left and right pages may have different headers, the first often has none."""
_SAME_HEIGHT = 8.0
"""Points by which the place of a header may vary."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|\|)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*$")
_HYPHENATED = re.compile(r"[^\W\d_]{2}[-\u2010]$")
_BULLET = re.compile(r"^\s*(?:[•▪◦‣●■·∙]\s*|[-*–]\s+|\d{1,2}[.)]\s+)(?=\S)")
_PAUSE = 1.35
"""Of the usual distance of lines: from there on a gap parts paragraphs."""
_INDENT = 0.7
"""Of the font's size. Indentations are one em; ragged setting moves no line's beginning."""
_SHORT_LINE = 0.8
"""Of the column's width: a line that ends a sentence before it is the last of its paragraph."""
_VERY_SHORT_LINE = 0.55
"""A headline, a byline or a heading ends there without a full stop."""
_HEADING_SIZE = 1.12
"""Of the size of running text."""
_MOST_HEADING_WORDS = 30
_COMPOUNDS = frozenset(
    [
        "self",
        "ex",
        "well",
        "non",
        "all",
        "half",
        "quasi",
        "semi",
        "anti",
        "pre",
        "post",
        "co",
        "cross",
        "much",
        "so",
        "vice",
    ]
)
"""First parts that keep their hyphen, when a line ends with it."""
_WITHOUT_TEXT = (
    "This PDF has no text layer: its pages are pictures.",
    "Run text recognition (OCR) on it and upload the result, or copy the text and paste it here.",
)
_REASONS = {
    "encrypted": (
        "This PDF is protected by a password.",
        "Save a copy without the password and upload that.",
    ),
    "too long": (
        f"This PDF has more than {MOST_PAGES} pages or more text than can be read.",
        "Save the article's pages alone.",
    ),
    "broken": (
        "This PDF is damaged and can't be read.",
        "Open it in another program, save it anew or print it to PDF, or copy the text and paste it here.",
    ),
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its mapped words and the column that it stands in."""

    place: PdfLine
    text: MappedText
    column: int  # counted over all pages

    @property
    def words(self) -> str:
        return self.text.text


def read_pdf(content: bytes) -> Page:
    """The blocks of a PDF's text layer; the decoded upload that they map to is its lines, joined by line ends.

    Raises:
        UnreadableInputError: encrypted, damaged, without a text layer, or too long.
    """
    try:
        extracted = extract_pdf(content)
    except PdfError as error:
        raise UnreadableInputError(*_REASONS[error.reason]) from None
    if sum(sum(map(str.isalpha, line.text)) for page in extracted.pages for line in page) < _FEWEST_LETTERS:
        raise UnreadableInputError(*_WITHOUT_TEXT)
    furniture = _furniture(extracted.pages)
    ordered = [in_reading_order(page) for page in extracted.pages]
    lines: list[_Line] = []
    removed: list[tuple[int, str, str]] = []  # before which line, words, reason
    offset = column = 0
    for number, columns in enumerate(ordered):
        for each in columns:
            column += 1
            for place in each:
                text = flattened(normalise(place.text, offset))
                offset += len(place.text) + 1
                if reason := furniture.get((number, place)):
                    removed.append((len(lines), text.text, reason))
                elif text.text:
                    lines.append(_Line(place, text, column))
    return _page(lines, removed, extracted)


def _page(lines: Sequence[_Line], removed: Sequence[tuple[int, str, str]], extracted: PdfText) -> Page:
    body_size = _usual_size(lines)
    whole_words = _words_within(lines)
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    waiting = list(removed)
    done = 0
    for paragraph in _paragraphs(lines):
        while waiting and waiting[0][0] <= done:
            _, words, reason = waiting.pop(0)
            left_out.append(LeftOut(words, reason, len(blocks)))
        done += len(paragraph)
        blocks.append(_block(paragraph, body_size, whole_words))
    left_out += [LeftOut(words, reason, len(blocks)) for _, words, reason in waiting]
    title = one_line(extracted.title)
    is_said = title and any(_letters(title) == _letters(block.words) for block in blocks[:8])
    found = {"title": Found(title, "document property: title")} if is_said else {}
    return Page(tuple(blocks), found, tuple(left_out))


# --- what repeats -----------------------------------------------------------------------------------------


def _furniture(pages: Sequence[Sequence[PdfLine]]) -> dict[tuple[int, PdfLine], str]:
    """Lines at the edges of pages that are no text: those that repeat at one height, and page numbers."""
    edges = [(number, line) for number, page in enumerate(pages) for line in _edge_lines(page)]
    seen: dict[tuple[str, int], set[int]] = {}
    for number, line in edges:
        words, height = _key(line)
        for near in (height, height + 1):  # heights next to a border count on both of its sides
            seen.setdefault((words, near), set()).add(number)
    fewest = max(2, _REPEATS * len(pages))
    found: dict[tuple[int, PdfLine], str] = {}
    for number, line in edges:
        words, height = _key(line)
        if _PAGE_NUMBER.match(line.text.strip()):
            found[number, line] = PAGE_NUMBER
        elif max(len(seen[words, near]) for near in (height, height + 1)) >= fewest:
            found[number, line] = RUNNING
    return found


def _edge_lines(page: Sequence[PdfLine]) -> Iterator[PdfLine]:
    by_height = sorted(page, key=lambda line: -line.y)
    yield from by_height[:_EDGE_LINES]
    yield from by_height[max(_EDGE_LINES, len(by_height) - _EDGE_LINES) :]


def _key(line: PdfLine) -> tuple[str, int]:
    """Its words without the numbers that count pages, and its height on the page."""
    return re.sub(r"\d+", "#", " ".join(line.text.casefold().split())), int(line.y // _SAME_HEIGHT)


# --- paragraphs -------------------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    pitch, left, width = _pitches(lines), _margins(lines), _widths(lines)
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and _begins(paragraph[-1], line, pitch, left, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(last: _Line, line: _Line, pitch: float, left: dict[int, float], width: dict[int, float]) -> bool:
    """Whether a line begins a paragraph after the last one."""
    size = line.place.size
    if abs(size - last.place.size) > 0.08 * size or _BULLET.match(line.words):
        return True
    has_ended = bool(_ENDS_SENTENCE.search(last.words))
    share = (last.place.end - left[last.column]) / max(width[last.column], 1.0)
    if line.column != last.column:
        return has_ended or (share < _VERY_SHORT_LINE and not line.words[:1].islower())
    gap = last.place.y - line.place.y
    if gap > _PAUSE * pitch * max(1.0, size / 12) or gap < -size:
        return True
    if line.place.x - left[line.column] > _INDENT * size and line.place.x - last.place.x > _INDENT * size:
        return not line.words[:1].islower()
    if has_ended and share < _SHORT_LINE:
        return not line.words[:1].islower()
    return share < _VERY_SHORT_LINE and line.words[:1].isupper()


def _pitches(lines: Sequence[_Line]) -> float:
    """The usual distance of one line from the next in points."""
    gaps = [
        gap
        for last, line in pairwise(lines)
        if line.column == last.column and 0 < (gap := last.place.y - line.place.y) < 4 * line.place.size
    ]
    return median(gaps) if gaps else 1000.0


def _margins(lines: Sequence[_Line]) -> dict[int, float]:
    """Where most lines of each column begin."""
    starts: dict[int, Counter[int]] = {}
    for line in lines:
        starts.setdefault(line.column, Counter())[round(line.place.x)] += 1
    return {column: float(counted.most_common(1)[0][0]) for column, counted in starts.items()}


def _widths(lines: Sequence[_Line]) -> dict[int, float]:
    """How wide each column is set: its widest line but for the widest tenth, which estimates make too wide."""
    ends: dict[int, list[float]] = {}
    for line in lines:
        ends.setdefault(line.column, []).append(line.place.end)
    left = _margins(lines)
    return {
        column: sorted(found)[int(0.9 * (len(found) - 1))] - left[column] for column, found in ends.items()
    }


def _usual_size(lines: Sequence[_Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.place.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _block(paragraph: Sequence[_Line], body_size: float, whole_words: frozenset[str]) -> Block:
    text = _unwrapped(paragraph, whole_words)
    if bullet := _BULLET.match(text.text):
        return Block(text.cut(bullet.end(), len(text)), "item", is_apart=True)
    is_large = paragraph[0].place.size > _HEADING_SIZE * body_size
    is_heading = is_large and len(text.text.split()) <= _MOST_HEADING_WORDS
    return Block(text, "heading" if is_heading else "paragraph", is_apart=True)


def _unwrapped(paragraph: Sequence[_Line], whole_words: frozenset[str]) -> MappedText:
    """One text from its lines. A hyphen at a line's end goes with the line end, unless the word has it anyway."""
    parts: list[MappedText] = []
    for line, following in zip(paragraph, [*paragraph[1:], None], strict=True):
        if following is None:
            parts.append(line.text)
        elif not _HYPHENATED.search(line.words) or not following.words[:1].isalnum():
            parts += [line.text, MappedText.invented(" ")]
        elif _keeps_hyphen(line.words, following.words, whole_words):
            parts.append(line.text)
        else:
            parts.append(line.text.cut(0, len(line.text) - 1))
    return joined(parts, "")


def _keeps_hyphen(line: str, following: str, whole_words: frozenset[str]) -> bool:
    first = re.split(r"[\s(“\"]", line)[-1][:-1]
    second = re.match(r"[\w-]*", following)
    rest = second.group() if second else ""
    compound, joined_up = f"{first}-{rest}".casefold(), f"{first}{rest}".casefold()
    if compound in whole_words or joined_up in whole_words:
        return compound in whole_words and joined_up not in whole_words
    return first.casefold() in _COMPOUNDS or "-" in first or not rest[:1].islower()


def _words_within(lines: Iterable[_Line]) -> frozenset[str]:
    """Words as they stand inside lines, by which a word that was broken is known."""
    return frozenset(word for line in lines for word in re.findall(r"[\w-]+", line.words.casefold())[:-1])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
