"""What a form of one label must know: where it stands, and what there is to choose from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from webapp.corrections.values import Said, Stretch


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to the form of one label, or to the page on which something is corrected."""

    words: str
    url: str
    is_page: bool = False  # it leads there; else the form opens where the link stands


@dataclass(frozen=True, slots=True)
class Target:
    """What one form corrects."""

    kind: str
    title: str
    question: str
    place: str  # "B4", or what the row says
    words: str  # that the correction hangs on
    at: tuple[Stretch, ...]
    back: str
    part: str = ""
    current: Any = None  # the value that stands there now
    toward: tuple[Stretch, ...] = ()
    names: list[str] = field(default_factory=list)  # people and bodies of the event
    frames: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)  # codebook → (key, title)
    claims: list[tuple[str, str]] = field(default_factory=list)  # key → words, of the other claims
    claim_places: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    sentences: list[tuple[str, str]] = field(default_factory=list)  # "12:340:410" → words

    @property
    def key(self) -> str:
        """Tells the fields of one form from those of another that is open beside it."""
        return f"c{hashlib.sha256(repr((self.kind, self.part, self.at)).encode()).hexdigest()[:8]}"

    def said(self, value: Any, **chosen: Any) -> Said:
        fields = {"at": self.at, "part": self.part, "toward": self.toward} | chosen
        return Said(kind=self.kind, value=value, **fields)


def key_of(stretch: Stretch) -> str:
    return ":".join(str(number) for number in stretch)


def sentence_url(article: int, kind: str, start: int, end: int, part: str = "") -> str:
    """The form of one label of a stretch of an article."""
    pairs = {"kind": kind, "start": start, "end": end} | ({"part": part} if part else {})
    return f"{reverse('article_correct', args=[article])}?{urlencode(pairs)}"
