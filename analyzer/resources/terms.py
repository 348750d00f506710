"""What may stand as a term in a word list or a codebook, and how many of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from analyzer.errors import ResourceError

MOST_TERMS = 10_000
"""Terms of one file. The largest that ships has 4,500; ten thousand are compiled in half a second by every worker."""
MOST_FAMILIES = 1_000
"""Words with "~" in one file. The most that ship are 125; each stands for some sixty forms: a thousand take .3 s, ten
thousand more than half a minute."""
MOST_BYTES = 2_000_000
"""Of one file: ten thousand terms with a note each take less than one million."""
MOST_EXAMPLES = 1_000
"""Of one file. Each is parsed when the file is tried, at some 10 ms."""
LONGEST_TERM = 100
"""Characters. The longest phrase that ships has 45."""
_MARKS = frozenset(" -‐‑'’./&")
_FAMILY = "~"


def fault_of(term: str) -> str | None:
    """Why a term could never be found in a text, and what to write instead; None for one that could."""
    if not any(character.isalnum() for character in term):
        return f"a term needs letters, {term!r} has none"
    if len(term) > LONGEST_TERM:
        return f"the term {term[:30]!r}… has {len(term)} characters; a term has at most {LONGEST_TERM}"
    strange = next((character for character in term if not _may_stand(character)), None)
    if strange is not None:
        return (
            f"{term!r} holds {strange!r}, which no word has. Terms are words and phrases, not patterns: "
            "write “word~” for a word with its family, and each phrase as an entry of its own"
        )
    if any(_FAMILY in word[:-1] or word == _FAMILY for word in term.split()):
        return f"in {term!r} the mark “~” must stand at the end of a word, once: “word~”"
    return None


def check_size(file: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise ResourceError(
            f"{file}: {len(content):,} bytes; a file has at most {MOST_BYTES:,}. Take out what is not needed"
        )


def check_number(file: str, number: int) -> None:
    if number > MOST_TERMS:
        raise ResourceError(
            f"{file}: {number:,} entries; a file has at most {MOST_TERMS:,}. Take out what is not needed, or write "
            "“word~” for the forms of one word"
        )


def check_families(file: str, terms: Iterable[str]) -> None:
    number = sum(_FAMILY in term for term in terms)
    if number > MOST_FAMILIES:
        raise ResourceError(
            f"{file}: {number:,} entries with “~”; a file has at most {MOST_FAMILIES:,}. Write out the forms that matter"
        )


def check_examples(file: str, number: int) -> None:
    if number > MOST_EXAMPLES:
        raise ResourceError(
            f"{file}: {number:,} examples; a file has at most {MOST_EXAMPLES:,}. Keep those on either side of a line"
        )


def _may_stand(character: str) -> bool:
    return (
        character.isalnum()
        or character in _MARKS
        or character == _FAMILY
        or unicodedata.category(character).startswith("M")
    )
