"""Which words of a sentence belong to a proper name: "Office of National Drug Control Policy"."""

from __future__ import annotations

from itertools import groupby

from analyzer.resources.matching import Word
from analyzer.types import ParsedSentence, Token

_LINKS = frozenset({"of", "for", "on", "and", "the", "to", "&"})
_NAMING_ENTITIES = frozenset({"ORG", "FAC", "LAW", "WORK_OF_ART", "PERSON"})
_FEWEST_CAPITALS = 2
_TITLE_CASE = 0.6
"""Share of capitalised words from which a line is a headline in title case: capitals then show no name."""
_LONG_ENOUGH = 4
"""Letters. Short words stay small in title case."""
_FEWEST_WORDS = 3
"""One or two capitalised words alone are rather a name than a headline."""


def words_in_names(sentence: ParsedSentence, words: tuple[Word, ...]) -> frozenset[int]:
    """Numbers of the words that stand in a name of two words or more."""
    if sum(word.text[0].isupper() for word in words) < _FEWEST_CAPITALS:
        return frozenset()
    is_title_case = _is_title_case(words)
    kinds = [_kind(sentence[word.token], word, is_title_case) for word in words]
    for number, kind in enumerate(kinds):
        if kind == "link" and not _links(kinds, number):
            kinds[number] = ""
    named: set[int] = set()
    for is_name, group in groupby(range(len(words)), key=lambda number: bool(kinds[number])):
        run = list(group)
        if is_name and sum(kinds[number] == "name" for number in run) > 1:
            named.update(run)
    return frozenset(named)


def _kind(token: Token, word: Word, is_title_case: bool) -> str:
    if word.text.lower() in _LINKS:
        return "link"
    if not word.text[0].isupper():
        return ""
    if token.entity in _NAMING_ENTITIES or (token.pos == "PROPN" and not is_title_case):
        return "name"
    return ""


def _links(kinds: list[str], number: int) -> bool:
    """Whether a small word has a name on both sides, other small words between allowed ("of the")."""
    before = next((kind for kind in reversed(kinds[:number]) if kind != "link"), "")
    after = next((kind for kind in kinds[number + 1 :] if kind != "link"), "")
    return before == "name" == after


def _is_title_case(words: tuple[Word, ...]) -> bool:
    long = [word for word in words if len(word.text) >= _LONG_ENOUGH]
    return (
        bool(long)
        and sum(word.text[0].isupper() for word in long) >= _TITLE_CASE * len(long)
        and len(words) >= _FEWEST_WORDS
    )
