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
    sentences: list[tuple[str, str]] = field(default_factory=list)  # "12:340:410:1f0a…" → words
    texts: Mapping[int, str] = field(default_factory=dict)  # article → its text as it is shown
    compared: tuple[str, ...] = ()  # words beside those of the place that the answer is about

    @property
    def key(self) -> str:
        """Tells the fields of one form from those of another that is open beside it."""
        return f"c{hashlib.sha256(repr((self.kind, self.part, self.at)).encode()).hexdigest()[:8]}"

    @property
    def print(self) -> str:
        """Of the words that an answer is about: another one where the form is about others by now."""
        return _print_of(self.words, *self.compared)

    def said(self, value: Any, **chosen: Any) -> Said:
        fields: dict[str, Any] = {"at": self.at, "part": self.part, "toward": self.toward} | chosen
        pointed = (*fields["at"], *fields["toward"], *fields.get("taken", ()))
        words = {one: self.texts[one.article][one.start : one.end] for one in pointed}
        return Said(kind=self.kind, value=value, words=words, **fields)


def key_of(stretch: Stretch, words: str) -> str:
    """A passage as an answer names it: where it stands, and a print of its words. A place alone may say others later."""
    return ":".join([*(str(number) for number in stretch), _print_of(words)])


def place_named(key: str, texts: Mapping[int, str]) -> Stretch | None:
    """The passage of a key; None where it says other words by now, or where the key names none."""
    numbers = key.split(":")[:3]
    if len(numbers) < 3 or not all(one.isascii() and one.isdigit() and len(one) < 10 for one in numbers):
        return None
    article, start, end = map(int, numbers)
    found = Stretch(article, start, end)
    is_there = start < end and key == key_of(found, texts.get(article, "")[start:end])
    return found if is_there else None


def _print_of(*words: str) -> str:
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]


def sentence_url(article: int, kind: str, start: int, end: int, part: str = "") -> str:
    """The form of one label of a stretch of an article."""
    pairs = {"kind": kind, "start": start, "end": end} | ({"part": part} if part else {})
    return f"{reverse('article_correct', args=[article])}?{urlencode(pairs)}"
