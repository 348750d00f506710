"""Captions and the credits of pictures: a credit alone goes; a caption that ends in one stays, without it."""

from __future__ import annotations

import re

from analyzer.reading.blocks import Block
from analyzer.reading.rules import count_words, matcher, rule

_CREDIT_WORD = r"(?:photo(?:graph)?s?|image|images|picture|pictures|pic|pics|graphic|illustration|video|source of (?:photo|image))"
_CREDIT_ONLY = matcher(
    rf"^\W*(?:(?:representative|representational|file|featured|cover|stock) )?{_CREDIT_WORD}(?: (?:credit|credits|courtesy|source))?\s*(?::| by | from | via | courtesy (?:of )?|©)"
    r".{1,80}$|^\W*(?:(?:representative|representational|file|stock) (?:image|photo|picture))\W*$|^\W*(?:getty images|reuters|ap photo|afp)\b[^.]{0,60}$"
    r"|^\W*enlarge this image\b"
)
_MOST_CREDIT_WORDS = 14


@rule("picture credit")
def picture_credit(block: Block) -> bool:
    words = block.words
    return (
        count_words(words) <= _MOST_CREDIT_WORDS
        and not re.search(r"[!?]$|\b(?:show|shows|showed|was|were|is|are|has|have)\b", words, re.IGNORECASE)
        and bool(_CREDIT_ONLY.match(words))
    )


_CREDIT_TAIL = re.compile(
    rf"(?:(?<=[.!?)\]”\"’])\s|\s[|(\[–—-]\s*)(?i:{_CREDIT_WORD}(?: (?:credit|credits|courtesy|source))?\s*(?::|by |from |via |courtesy of |©)|(?:file photo|credit):?)[^.!?]{{1,60}}[.)\]]?$"
)
_AGENCY_TAIL = re.compile(
    r"(?<=[.!?)])\s*[\[(|–—-]?\s*(?:(?:[A-Z][\w.'’-]+ ){1,3}[/|]\s*)?"
    r"(?:Reuters|AP Photo|AP|AFP|PTI|ANI|EPA|UPI|Getty(?: Images)?|Shutterstock|iStock|Wikimedia Commons|Unsplash|Pixabay|Xinhua)"
    r"(?:\s*(?:/|via|,)\s*[A-Z][\w .'’-]{1,40})?[\])]?$"
)
"""An agency's name after the full stop of a caption: "… in March.Reuters"."""
_LONGEST_CAPTION = 70
"""Words. Agencies' captions run to about 50."""


def credit_tail(block: Block) -> int | None:
    """Where the credit at the end of a caption begins. A block with one is a caption."""
    if count_words(block.words) > _LONGEST_CAPTION:
        return None
    found = _CREDIT_TAIL.search(block.words) or _AGENCY_TAIL.search(block.words)
    return found.start() if found and found.start() > 0 else None
