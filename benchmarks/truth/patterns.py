"""Plain attributions in texts that nobody labelled: a name, a verb of saying, and the words up to the sentence's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from benchmarks.truth.changes import NAME, SAYING, Attributed

_PLAIN = re.compile(
    rf"(?P<source>{NAME}) (?P<cue>{SAYING})(?: (?:on )?[A-Z][a-z]+day)? (?:that )?(?P<content>[^“”\"‘]+)\."
)
_QUOTED_FIRST = tuple(
    re.compile(rf"[“\"](?P<content>[^“”\"]+)[”\"],? {order}\b[^“”\"]*")
    for order in (
        rf"(?P<source>{NAME}) (?P<cue>{SAYING})",
        rf"(?P<cue>{SAYING}) (?P<source>{NAME})",
    )
)
_QUOTED_LAST = re.compile(rf"(?P<source>{NAME}) (?P<cue>{SAYING})[,:]? [“\"](?P<content>[^“”\"]+)[”\"]\.?")
_NO_NAMES = frozenset(
    str.split(
        "He She It They We I You This That These Those The A An Who What Others When While As If After Before But And "
        "Although Though Because Since Yet So Then Later"
    )
)


def attributions_in(sentences: Sequence[str]) -> Iterator[Attributed]:
    """One for every sentence that is nothing but a named source, a verb of saying and what is said."""
    for index, sentence in enumerate(sentences):
        for pattern in (_PLAIN, _QUOTED_LAST, *_QUOTED_FIRST):
            match = pattern.fullmatch(sentence)
            if match and match["source"].split()[0] not in _NO_NAMES:
                yield Attributed(index, match.span("source"), match.span("cue"), match.span("content"))
                break
