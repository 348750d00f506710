"""Words as content words: what must be equal when two texts are set side by side (CODEBOOK §3).

Equal after normalising: inflection (lemmas), case, British and American spelling, hyphens ("inter-agency",
"interagency", "counter narcotics"), ligatures, and an abbreviation with its long form where the document itself
defines it ("Office of National Drug Control Policy (ONDCP)") or everybody knows it (US, UK, UN, EU).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from analyzer.discourse.spelling import american
from analyzer.types import Token

FUNCTION_TAGS = frozenset(
    {"DET", "ADP", "AUX", "CCONJ", "SCONJ", "PRON", "PART", "PUNCT", "SYM", "INTJ", "SPACE"}
)
FUNCTION_WORDS = frozenset(
    str.split("""a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out
    over per to towards toward up upon via with within without while whilst when where which who whom whose what why how
    be is are was were been being am have has had having do does did done doing will would shall should can could may
    might must ought not no also too very now just only even still already again there here both each either neither
    respectively however moreover thus therefore hence meanwhile likewise instead such other another same own more most
    less least much many some any all few it its he she they we you i his her their our your my him them us me
    himself herself itself themselves about across after against along among amid around before behind between beyond
    during including since through throughout under until because although though whether get 's ’s""")
)
"""Closed-class words, and light words that a tagger sometimes takes for content."""
_PHRASES = """
    according to, ahead of, along with, apart from, as a result of, as part of, as well as, aside from, because of,
    by means of, by virtue of, by way of, consistent with, due to, in accordance with, in addition to, in case of,
    in connection with, in keeping with, in light of, in line with, in order to, in relation to, in spite of, in terms of,
    in the case of, in the course of, in the event of, in the face of, in the light of, in the wake of, in view of,
    irrespective of, on account of, on the basis of, owing to, prior to, regardless of, subsequent to, thanks to,
    together with, with reference to, with regard to, with respect to
"""
COMPLEX_PREPOSITIONS = frozenset(tuple(phrase.split()) for phrase in _PHRASES.split(","))
"""Phrases that stand for one preposition (Quirk et al. 1985, §9.10 to 9.13): "in line with the law" and "consistent
with the law" differ in no content word. Those that take a side ("in favour of", "on behalf of") are content."""
_LONGEST_PREPOSITION = max(map(len, COMPLEX_PREPOSITIONS))
_FIRST_OF_PREPOSITIONS = frozenset(phrase[0] for phrase in COMPLEX_PREPOSITIONS)

_PREFIXES = frozenset(
    str.split(
        """anti bi counter cyber de e inter intra mid mis multi narco non over post pre pro re semi sub trans ultra un under"""
    )
)
"""Written open, with a hyphen or closed by different house styles: joined. Other hyphenated words are split."""
_OPEN_PREFIXES = frozenset({"counter", "narco", "anti", "inter", "multi", "cyber"})
"""Prefixes that some outlets write as a word of its own: "counter narcotics partnership"."""

KNOWN_ABBREVIATIONS: Mapping[tuple[str, ...], str] = {
    ("united", "states", "of", "america"): "us",
    ("united", "states"): "us",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
    ("united", "arab", "emirates"): "uae",
    ("washington", "dc"): "washington",
}
"""Long forms that need no definition. The capital is written with and without its district."""

_DEFINITION = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z&.]{1,9})\s*\)")
_LINKS = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "&"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"^(?:[A-Za-z]\.){2,}[A-Za-z]?$")
_HYPHENS = frozenset("-‐‑–")
_SPLITTING = re.compile(r"[-‐‑–/]")

_REMEMBERED_WORDS = 50_000
"""More than the vocabulary of an event; about 15 MB. Every word comes back in its clause, its name and its claim."""


@lru_cache(maxsize=_REMEMBERED_WORDS)
def plain(text: str) -> str:
    """Lower case, compatibility form, no accents, no dots in abbreviations, no possessive."""
    text = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    if not text.isascii():
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    if _DOTTED.match(text):
        text = text.replace(".", "")
    return re.sub(r"'s?$", "", text)


def words_of(text: str) -> list[str]:
    """The plain words of a name or phrase, spelling evened out: "U.S.-India Working Group" → us india working group."""
    text = re.sub(r"\b(?:[A-Za-z]\.){2,}", lambda match: match.group().replace(".", "") + " ", text)
    return [american(plain(word)) for word in _WORD.findall(text)]


def find_abbreviations(text: str) -> dict[tuple[str, ...], str]:
    """Long forms that the document abbreviates in brackets: words of the long form → abbreviation, plain.

    The words before the bracket must spell the abbreviation with their initials, small links aside (Schwartz
    and Hearst 2003, in its strict form), so that "(Delhi)" or "(left)" defines nothing.
    """
    found: dict[tuple[str, ...], str] = {}
    for match in _DEFINITION.finditer(text):
        short = re.sub(r"[^A-Za-z]", "", match.group(1))
        if sum(letter.isupper() for letter in short) < 2:
            continue
        before = re.sub(r"['’]s?\s*$", "", text[max(0, match.start() - 120) : match.start()])
        long = _spelled_by(_WORD.findall(before), short.upper())
        if long:
            found[long] = short.lower()
    return found


def _spelled_by(words: Sequence[str], short: str) -> tuple[str, ...] | None:
    """The tail of words whose initials, links aside or not, are the abbreviation."""
    for length in range(len(short), min(len(words), len(short) + 4) + 1):
        tail = words[-length:]
        initials = "".join(word[0] for word in tail).upper()
        strict = "".join(word[0] for word in tail if word.casefold() not in _LINKS).upper()
        if short in (initials, strict) and tail[0].casefold() not in _LINKS and tail[0][0].isupper():
            return tuple(american(plain(word)) for word in tail)
    return None


@dataclass(frozen=True)
class Normaliser:
    """Turns tokens into content words, with one document's abbreviations."""

    long_forms: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Normaliser:
        return cls({**find_abbreviations(text), **KNOWN_ABBREVIATIONS})

    def name(self, text: str) -> str:
        """A name or title for comparing: plain words without links, long forms short ("the United States" → "us")."""
        words = [word for word in words_of(text) if word not in _LINKS]
        longest = max(map(len, self._unlinked), default=0)
        kept: list[str] = []
        while words:
            lengths = range(min(longest, len(words)), 1, -1)
            length = next((length for length in lengths if tuple(words[:length]) in self._unlinked), 1)
            kept.append(self._unlinked.get(tuple(words[:length]), words[0]))
            words = words[length:]
        return " ".join(kept)

    @cached_property
    def _unlinked(self) -> dict[tuple[str, ...], str]:
        return {
            tuple(word for word in long if word not in _LINKS): short
            for long, short in self.long_forms.items()
        }

    def content(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Normalised content words in order of the text; names keep their words, long forms become short."""
        pieces: list[_Piece] = []
        pending_hyphen = False
        for token in tokens:
            if token.text in _HYPHENS or (token.text == "/" and token.pos in ("SYM", "PUNCT")):
                pending_hyphen = True
                continue
            is_bound = pending_hyphen
            for piece in _pieces_of(token.text, token.lemma, token.pos):
                if piece.surface:
                    _join(pieces, piece, token.pos, is_bound=is_bound)
                is_bound, pending_hyphen = True, False
        kept = self._shortened(_without_complex_prepositions(pieces))
        return tuple(piece.content for piece in kept if piece.counts)

    def _shortened(self, pieces: list[_Piece]) -> list[_Piece]:
        """Long forms short, and a word that stands twice in a row once."""
        kept: list[_Piece] = []
        at = 0
        while at < len(pieces):
            piece, length = pieces[at], 1
            for long, short in self._by_first_word.get(piece.surface, ()):
                if tuple(each.surface for each in pieces[at : at + len(long)]) == long:
                    piece, length = _Piece(short, short, counts=True), len(long)
                    break
            if not kept or not piece.counts or piece.content != kept[-1].content:
                kept.append(piece)
            at += length
        return kept

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """First word → the long forms of two words or more that begin with it, the longest first."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for long, short in sorted(self.long_forms.items(), key=lambda form: -len(form[0])):
            if len(long) > 1:
                found.setdefault(long[0], []).append((long, short))
        return found


class _Piece(NamedTuple):
    """A word, or what a hyphen sets off of one."""

    surface: str  # plain form; empty where there is no letter or figure
    content: str  # its form among content words
    counts: bool  # as content


def _without_complex_prepositions(pieces: Sequence[_Piece]) -> list[_Piece]:
    kept: list[_Piece] = []
    skipped_to = 0
    for at, piece in enumerate(pieces):
        if piece.surface in _FIRST_OF_PREPOSITIONS and at >= skipped_to:
            words = tuple(piece.surface for piece in pieces[at : at + _LONGEST_PREPOSITION])
            lengths = range(len(words), 1, -1)
            skipped_to = at + next((each for each in lengths if words[:each] in COMPLEX_PREPOSITIONS), 0)
        if at >= skipped_to:
            kept.append(piece)
    return kept


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _pieces_of(text: str, lemma: str, pos: str) -> tuple[_Piece, ...]:
    """What a token consists of: one piece, several between hyphens, none of hyphens alone."""
    parts = [part for part in _SPLITTING.split(text) if part] if len(text) > 1 else [text]
    return tuple(_piece(part, lemma, pos, is_split=len(parts) > 1) for part in parts)


def _piece(part: str, lemma: str, pos: str, *, is_split: bool) -> _Piece:
    surface = american(plain(part))
    if not any(map(str.isalnum, surface)):
        return _Piece("", "", counts=False)
    content = surface if is_split or pos == "PROPN" else american(plain(lemma))
    is_function = content in FUNCTION_WORDS or surface in FUNCTION_WORDS or pos in FUNCTION_TAGS
    is_country = surface == "us" and pos == "PROPN"
    return _Piece(surface, content, counts=is_country or not is_function)


def _join(pieces: list[_Piece], piece: _Piece, pos: str, *, is_bound: bool) -> None:
    """Add a piece, or make it one word with the prefix before it."""
    previous = pieces[-1].surface if pieces else ""
    is_prefix = previous in _PREFIXES and (
        is_bound or (previous in _OPEN_PREFIXES and pos in ("NOUN", "ADJ"))
    )
    # cooperation, coordination; but who co-led also led
    is_joint = is_bound and previous == "co" and piece.surface.startswith(("op", "ord"))
    if is_prefix or is_joint:
        pieces[-1] = _Piece(previous + piece.surface, previous + piece.content, counts=True)
    elif is_bound and previous == "co":
        pieces[-1] = piece
    else:
        pieces.append(piece)
