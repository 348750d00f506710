"""Whether two passages name those who speak in them, or only point back."""

from __future__ import annotations

from analyzer.discourse.heads import PERSON_PRONOUNS
from analyzer.types import Statement


def point_back_alike(one: Statement | None, two: Statement | None) -> bool:
    """Both give the words to the same pronoun. Who is meant was then resolved from other sentences of two texts: that
    they differ is no difference between these two passages (CODEBOOK §4: both named)."""
    if one is None or two is None or one.source is None or two.source is None:
        return False
    mine, theirs = one.source.text.casefold(), two.source.text.casefold()
    return mine == theirs and mine in PERSON_PRONOUNS
