"""What a reader of an HTML page sees, mapped to its source; and where extracted paragraphs stand in it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from html import unescape

from analyzer.reading.mapped import MappedText
from analyzer.reading.normalising import flattened, normalise

_HIDDEN = "script|style|noscript|template|svg|head|iframe|select|textarea"
_MARKUP = re.compile(
    rf"<(?P<hidden>{_HIDDEN})\b[^<>]*>|(?P<comment><!--)|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)[^<>]*>|<[!?/][^<>]*>"
    r"|(?P<entity>&#?\w{1,32};)",
    re.IGNORECASE,
)
"""No pattern runs past the next angle bracket, so that a page of nothing but brackets costs no more than another."""
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var wbr".split(  # noqa: SIM905
        " "
    )
)
_PARAGRAPH_MARK = "\n"
_PROBE = 60
"""Characters of a paragraph that are looked for: enough to tell it from every other one."""
_DRIFT = 400
"""Characters that may stand between two words of a paragraph: a footnote or a button that the extraction dropped."""
_MOST_MISSES = 100
"""Each miss searches the whole page; a page where so many paragraphs are not to be found is not worth more."""


def visible_text(html: str) -> MappedText:
    """Text outside markup, entities decoded, blocks parted by line ends, normalised, mapped to the source."""
    texts: list[str] = []
    sources = array("q")

    def add(text: str, origin: Iterable[int]) -> None:
        texts.append(text)
        sources.extend(origin)

    unclosed: set[str] = set()
    at = 0
    while found := _MARKUP.search(html, at):
        add(_spaced(html[at : found.start()]), range(at, found.start()))
        at = found.end()
        if entity := found["entity"]:
            decoded = unescape(entity)
            add(decoded, [found.start()] * len(decoded))
        elif hidden := found["comment"] or found["hidden"]:
            at = _end_of(html, hidden.lower(), at, unclosed)
        elif (found["name"] or "").lower() not in _INLINE:
            add(_PARAGRAPH_MARK, [found.start()])
    add(_spaced(html[at:]), range(at, len(html)))
    return _normalised(MappedText("".join(texts), sources))


_EMPTY_LINES = re.compile(r"(?<!\s)\s*\n\s*")


def _spaced(text: str) -> str:
    """Line ends in the source of a page are spaces."""
    return text.replace("\n", " ").replace("\r", " ")


def _end_of(html: str, hidden: str, at: int, unclosed: set[str]) -> int:
    """Where a comment or hidden element ends. One that is never closed hides nothing: browsers differ, and words
    would be lost. What was once not found is not looked for again."""
    if hidden in unclosed:
        return at
    ending = re.compile("-->" if hidden == "<!--" else rf"</{hidden}\s*>", re.IGNORECASE).search(html, at)
    if ending is None:
        unclosed.add(hidden)
        return at
    return ending.end()


def _normalised(text: MappedText) -> MappedText:
    """The gate of `normalise`, its map chained onto ours."""
    gated = normalise(text.text)
    chained = MappedText(gated.text, array("q", (text.sources[source] for source in gated.sources)))
    return chained.replaced(_EMPTY_LINES, "\n").stripped()


class Aligner:
    """Places extracted paragraphs in the visible text, in order, and remembers what no paragraph took."""

    def __init__(self, visible: MappedText) -> None:
        self._visible = visible
        self._searchable = visible.text.replace("\n", " ")
        self._cursor = 0
        self._misses = 0
        self._taken: list[tuple[int, int, int]] = []  # start, end, number of the block
        self._placed = 0

    def place(self, words: str) -> MappedText:
        """The words with their sources; without sources where they stand nowhere in one run."""
        number, self._placed = self._placed, self._placed + 1
        start = self._find(words[:_PROBE])
        if start < 0:
            return MappedText.invented(words)
        sources = array("q", [-1]) * len(words)
        at = start
        for word in re.finditer(r"\S+", words):
            place = self._searchable.find(word.group(), at, at + _DRIFT + len(word.group()))
            if place < 0:
                continue
            end = place + len(word.group())
            sources[word.start() : word.end()] = self._visible.sources[place:end]
            if word.end() < len(words) and self._searchable[end : end + 1] == " ":
                sources[word.end()] = self._visible.sources[end]
            at = end
        self._taken.append((start, at, number))
        self._cursor = at
        return MappedText(words, sources)

    def _find(self, probe: str) -> int:
        if self._misses >= _MOST_MISSES:
            return -1
        place = self._searchable.find(probe, self._cursor)
        if place < 0:
            place = self._searchable.find(probe)
        self._misses += place < 0
        return place

    def unused(self) -> Iterator[tuple[int, MappedText]]:
        """Stretches that no paragraph took, each with the number of the block it stood before."""
        done = 0
        for start, end, number in sorted(self._taken):
            if start > done:
                yield from self._stretch(done, start, number)
            done = max(done, end)
        yield from self._stretch(done, len(self._visible), self._placed)

    def _stretch(self, start: int, end: int, number: int) -> Iterator[tuple[int, MappedText]]:
        text = flattened(self._visible.cut(start, end))
        if any(map(str.isalnum, text.text)):
            yield number, text
