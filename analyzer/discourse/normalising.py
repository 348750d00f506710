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
from functools import cached_property

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

_PREFIXES = frozenset(
    str.split(
        """anti bi counter cyber de inter intra mid mis multi narco non over post pre pro re semi sub trans ultra un under"""
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


def plain(text: str) -> str:
    """Lower case, compatibility form, no accents, no dots in abbreviations, no possessive."""
    text = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
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
        pieces: list[tuple[str, str, bool]] = []  # surface form, content form, counts as content
        pending_hyphen = False
        for token in tokens:
            if token.text in _HYPHENS or (token.text in "/" and token.pos in ("SYM", "PUNCT")):
                pending_hyphen = True
                continue
            parts = (
                [part for part in re.split(r"[-‐‑–/]", token.text) if part]
                if len(token.text) > 1
                else [token.text]
            )
            for position, part in enumerate(parts):
                is_bound = pending_hyphen or position > 0
                self._add(pieces, part, token, is_bound=is_bound, is_split=len(parts) > 1)
                pending_hyphen = False
        return tuple(content for _, content, counts in self._shortened(pieces) if counts)

    @staticmethod
    def _add(
        pieces: list[tuple[str, str, bool]], part: str, token: Token, *, is_bound: bool, is_split: bool
    ) -> None:
        surface = american(plain(part))
        if not any(letter.isalnum() for letter in surface):
            return
        lemma = surface if is_split or token.pos == "PROPN" else american(plain(token.lemma))
        is_function = lemma in FUNCTION_WORDS or surface in FUNCTION_WORDS or token.pos in FUNCTION_TAGS
        if surface == "us" and token.pos == "PROPN":
            is_function = False
        previous = pieces[-1][0] if pieces else ""
        if is_bound and previous == "co":
            keeps = surface.startswith(("op", "ord"))  # cooperation, coordination; but who co-led also led
            pieces[-1] = ("co" + surface, "co" + lemma, True) if keeps else (surface, lemma, not is_function)
            return
        if (is_bound and previous in _PREFIXES) or (
            previous in _OPEN_PREFIXES and token.pos in ("NOUN", "ADJ")
        ):
            pieces[-1] = (previous + surface, previous + lemma, True)
            return
        pieces.append((surface, lemma, not is_function))

    def _shortened(self, pieces: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
        longest = max(map(len, self.long_forms), default=0)
        kept: list[tuple[str, str, bool]] = []
        at = 0
        while at < len(pieces):
            for length in range(min(longest, len(pieces) - at), 1, -1):
                short = self.long_forms.get(tuple(piece[0] for piece in pieces[at : at + length]))
                if short is not None:
                    kept.append((short, short, True))
                    at += length
                    break
            else:
                kept.append(pieces[at])
                at += 1
        return [
            piece
            for position, piece in enumerate(kept)
            if position == 0 or piece[1] != kept[position - 1][1] or not piece[2]
        ]
