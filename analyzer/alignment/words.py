"""Words as the alignment sees them: spelling, case, hyphens, possessives and short forms made equal.

Offsets stay those of the text, so that whatever is matched can be shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate, chain, filterfalse
from operator import add
from typing import NamedTuple

from analyzer.discourse.spelling import american

_WORD = re.compile(r"([^\W\d_](?:\.(?:[^\W\d_]\.)+|[^\W\d_]*(?:['’][^\W\d_]+|))|\d+(?:[.,]\d+)*)")
"""Dotted short forms (U.S.), figures (2,500), words with an apostrophe. Hyphens, dashes and spaces separate."""

_LISTED = """
    a about above after again against all also although am among amid an and any are as at be because been before
    being below between both but by can could did do does doing down during each few for from further had has have
    having he her here hers him his how i if in into is it its itself just may me might more most must my no nor not
    of off on once only or other our ours out over own per same shall she should so some such than that the their
    theirs them then there these they this those through to too toward towards under until unto up upon very was we
    were what when where whether which while who whom whose why will with within without would you your yours
    i'm it's he's she's that's they're we're don't doesn't didn't isn't wasn't aren't weren't can't couldn't won't
    wouldn't hasn't haven't hadn't shouldn't mustn't needn't mightn't i've you've we've they've i'd you'd he'd she'd
    we'd they'd i'll you'll he'll she'll we'll they'll there's what's who's let's
"""
FUNCTION_WORDS = frozenset(_LISTED.split())
"""They carry no claim by themselves. Negation among them is compared apart, by the parse."""

_BOUND_PREFIXES = frozenset({"anti", "counter", "cyber", "inter", "multi", "narco"})
"""Written open, hyphened or closed by different house styles: joined to the next word."""

_ENDINGS = (
    "ations", "ation", "ings", "ing", "ions", "ion", "edly", "ies", "ied", "ed", "es", "s", "ly", "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 4
"""Letters that must remain: "nation" and "trade" keep what tells them from other words."""


SHORT_FORMS = {
    ("united", "states"): "usa",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
    ("per", "cent"): "percent",
}
"""Bodies whose short form stands without an explanation in any newspaper. Others are joined by the actors' aliases."""
_JOINED = _BOUND_PREFIXES.union(before for before, _ in SHORT_FORMS)
"""Words that may be one with the next."""
_UNSETTLED = _JOINED | {""}


class Word(NamedTuple):
    """A tuple, because texts have hundreds of thousands of them."""

    start: int
    end: int
    form: str  # spelling made equal

    @property
    def is_content(self) -> bool:
        return self.form not in FUNCTION_WORDS


_as_word = partial(tuple.__new__, Word)


def words_of(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Every word of the text in order; offsets are moved by ``offset``. A long form that has a well-known short
    form is one word."""
    forms, starts, ends, _ = columns_of(text)
    if offset:
        return tuple(
            [
                Word(start + offset, end + offset, form)
                for start, end, form in zip(starts, ends, forms, strict=True)
            ]
        )
    return tuple(map(_as_word, zip(starts, ends, forms, strict=True)))


class Columns(NamedTuple):
    """The words of a text as three columns of one length, and what its content words are compared by."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stems: tuple[str, ...]  # of the content words


@lru_cache(maxsize=20_000)
def columns_of(text: str) -> Columns:
    """What ``words_of`` tells. Remembered, because claims, passages and runs each ask for the words of the same
    sentences, and as columns: an event of 500 texts has a quarter of a million words."""
    parts = chain.from_iterable(map(_PARTS.__getitem__, text.split(" ")))
    forms, starts, ends, sizes, stems = zip(*parts, strict=True)
    before = tuple(accumulate(sizes, initial=0))
    starts, ends = tuple(map(add, starts, before)), tuple(map(add, ends, before))
    if _UNSETTLED.isdisjoint(forms):
        return Columns(forms, starts, ends, tuple(filter(None, stems)))
    return _settled(zip(forms, starts, ends, strict=True))


_Part = tuple[str, int, int, int, str]
"""A stretch of text with one word, or none: its form, where it starts and ends there, how far it is from there to the next
stretch, and its stem. No word has no form, and a word without content no stem."""


class _Parts(dict[str, tuple[_Part, ...]]):
    """What stands between two spaces, and the space behind it. As a rule that is one word, and the same ones come again
    and again."""

    def __missing__(self, piece: str) -> tuple[_Part, ...]:
        if len(self) >= _MOST_PIECES:
            self.clear()
        self[piece] = parts = (_part("", piece, 1),) if piece.isalpha() else tuple(_each_part(piece))
        return parts


def _each_part(piece: str) -> Iterator[_Part]:
    """Of "(U.S.-led)" two; what stands before a word belongs to its part, and what is left to the last."""
    *cut, rest = _WORD.split(piece)  # what stands before a word, and the word, in turn
    *most, last = zip(cut[::2], cut[1::2], strict=True) if cut else [("", "")]
    for before, word in most:
        yield _part(before, word, 0)
    yield _part(*last, len(rest) + 1)


def _part(before: str, word: str, behind: int) -> _Part:
    form, start, end = fold(word), len(before), len(before) + len(word)
    return form, start, end, end + behind, "" if form in FUNCTION_WORDS else stem(form)


_PARTS = _Parts()
_MOST_PIECES = 50_000
"""Many more than those of an event."""


def _settled(words: Iterable[tuple[str, int, int]]) -> Columns:
    """Parts without a word are left out. Two words that are one written open become one, from the first's start to the
    second's end."""
    found: list[tuple[str, int, int]] = []
    for form, start, end in words:
        before, begin = found[-1][:2] if found else ("", start)
        if before in _JOINED and (joined := _joined(before, form)):
            found[-1] = (joined, begin, end)
        elif form:
            found.append((form, start, end))
    forms, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Columns(forms, starts, ends, content_stems(forms))


def _joined(before: str, form: str) -> str | None:
    if before in _BOUND_PREFIXES and form not in FUNCTION_WORDS:
        return before + form
    return SHORT_FORMS.get((before, form))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """One spelling for many: ligatures, case, possessive, dots, British and American."""
    plain = unicodedata.normalize("NFKC", word).replace("’", "'")
    if plain in ("US", "U.S.", "U.S", "USA", "U.S.A."):
        return "usa"  # before case goes: "us" is a pronoun
    plain = plain.casefold()
    plain = plain.removesuffix("'s").removesuffix("'") if "'" in plain else plain
    if "." in plain:
        plain = plain.replace(".", "") if not plain[0].isdigit() else plain
    if plain[:1].isdigit():
        return plain.replace(",", "")
    return american(plain)


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """The form without its ending, so that inflections meet: strengthening, strengthened → strengthen."""
    if form[:1].isdigit():
        return form
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            form = form.removesuffix(ending)
            break
    if len(form) > _SHORTEST_STEM and form[-1] == form[-2] and form[-1] not in "sl":
        form = form[:-1]  # shipping → shipp → ship
    return (
        form[:-1] if form.endswith("ck") and len(form) > _SHORTEST_STEM + 1 else form
    )  # trafficking, traffic


def has_content(text: str) -> bool:
    """Whether any word of the text is more than a function word."""
    return not FUNCTION_WORDS.issuperset(columns_of(text).forms)


def content_stems(forms: Iterable[str]) -> tuple[str, ...]:
    """Stems of the content words, in order."""
    return tuple(map(stem, filterfalse(FUNCTION_WORDS.__contains__, forms)))


def stems_of(text: str) -> tuple[str, ...]:
    """Stems of the text's content words, in order."""
    return columns_of(text).stems


def share_run(a: tuple[str, ...], b: Sequence[str], length: int) -> bool:
    """Whether a run of so many words stands in both. To be asked with one ``a`` after another: its runs are remembered."""
    return not _runs(a, length).isdisjoint(_runs_in(b, length))


@lru_cache(maxsize=500)
def _runs(words: tuple[str, ...], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(_runs_in(words, length))


def _runs_in(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(length)), strict=False)


@lru_cache(maxsize=20_000)
def stems_in(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Stems of all words, function words too, in order."""
    return tuple(map(stem, forms))


def holds_run(hay: tuple[str, ...], needle: tuple[str, ...]) -> bool:
    """Whether the needle stands in the hay word for word. Asked of text, which is searched at once; no word holds a space."""
    return bool(needle) and _line(needle) in _line(hay)


@lru_cache(maxsize=20_000)
def _line(words: tuple[str, ...]) -> str:
    return f" {' '.join(words)} "


def find_run(needle: Sequence[str], hay: Sequence[str]) -> int:
    """Where the needle stands in the hay word for word, or -1."""
    if not needle or len(needle) > len(hay):
        return -1
    first = needle[0]
    for at in range(len(hay) - len(needle) + 1):
        if hay[at] == first and all(hay[at + step] == word for step, word in enumerate(needle)):
            return at
    return -1
