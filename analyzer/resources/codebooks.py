"""Codebooks as values: categories ("frames"), the cues that suggest them, and when an ambiguous cue counts.

A codebook is one TOML file with a card (title, description, source, license, version) and:

``[[frames]]``            one category: key, title, definition, include, exclude, and its own ``present_share``
``[frames.cues]``         weight = [terms]. 3 decides alone, 2 is enough for a sentence, 1 needs a second, different
                          cue. ``beside`` holds cues of weight 1 that are too common to make a frame
                          even in twos: they count only beside a clear cue (2 or 3) and add to its strength.
                          Weight 0 is for phrases that mean something else; they hide the shorter cues in them.
                          ``word~`` is a word family. A cue that is spelled with a capital letter is a name: it is
                          found only where the text has the capital, and it counts inside proper names.
``[[frames.rules]]``      when an ambiguous cue counts (see ``Rule``)
``examples``              sentences in which the frame is present; they run as tests
``counter_examples``      sentences that look like it and are not; they run as tests
``[[overlaps]]``          words that belong to several frames at once: words, frames, note; they run as tests
``[[pictures]]``          a few frames to be set side by side: title, frames, both (pairs of frames whose common
                          sentences are counted as a bar of their own)
``fewest_sentences``      body sentences below which no share is given
``present_share``         share of an article's sentences from which a frame is listed as present, above 0 and up to 1;
                          a frame of its own may ask for another

Inside one frame the longest cue wins; the same words may count once in each of several frames. Any other cue inside
a proper name (Office of National Drug Control Policy) counts nothing: a name is no emphasis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from analyzer.resources.cards import DataCard
from analyzer.resources.matching import Match, Matcher, Word, longest, words_of
from analyzer.resources.names import words_in_names
from analyzer.types import ParsedSentence

PRESENT_AT = 2.0
"""Sum of the weights of distinct cues. One strong or one clear cue is enough, two weak ones are needed."""
PRESENT_SHARE = 0.08
"""Of an article's sentences, where a codebook names no other: one in twelve, about two in a report of 25 sentences."""
STRONGEST_AT = 4.0
"""The sum at which a sentence's strength is 1: two clear cues; beyond that words repeat rather than add."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When the named cues count. The exclusions must all hold; of the wanted contexts one is enough.

    Lists of context words take the same terms as cues do: families, phrases, any spelling.
    """

    cues: tuple[str, ...]
    pos: tuple[str, ...] = ()  # universal parts of speech allowed for the cue's last word
    preceded_by: tuple[str, ...] = ()  # wanted: directly before
    followed_by: tuple[str, ...] = ()  # wanted: directly after
    near: tuple[str, ...] = ()  # wanted: elsewhere in the sentence
    near_cue: bool = (
        False  # wanted: a different, clear cue (weight 2 or more) of the same frame in the sentence
    )
    not_preceded_by: tuple[str, ...] = ()
    not_followed_by: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    within: int | None = None  # words; narrows near and not_near
    otherwise: float = 0.0  # the weight where the rule does not hold

    @property
    def context(self) -> tuple[str, ...]:
        wanted = self.preceded_by + self.followed_by + self.near
        return wanted + self.not_preceded_by + self.not_followed_by + self.not_near

    @property
    def wants_context(self) -> bool:
        return bool(self.preceded_by or self.followed_by or self.near or self.near_cue)


@dataclass(frozen=True, slots=True)
class FrameCue:
    term: str
    frame: str
    weight: float
    only_beside: bool = False  # counts only beside a clear cue of its frame

    @property
    def is_name(self) -> bool:
        return self.term[0].isupper()


@dataclass(frozen=True, slots=True)
class Frame:
    key: str
    title: str
    definition: str
    include: str
    exclude: str
    cues: tuple[FrameCue, ...]
    rules: tuple[Rule, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    present_share: float  # of an article's sentences: from here on the frame is listed as present


@dataclass(frozen=True, slots=True)
class Overlap:
    words: str
    frames: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Frames to be set side by side, and those whose common sentences are counted apart."""

    title: str
    frames: tuple[str, ...]
    both: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CueHit:
    """Document text[start:end] carries a cue of a frame, with the weight it has in this context (above 0)."""

    start: int
    end: int
    frame: str
    weight: float
    cue: str


def weight_by_frame(hits: Iterable[CueHit]) -> dict[str, float]:
    """The sum of the weights of distinct cues, per frame. A cue that comes twice counts once, at its best."""
    best: dict[tuple[str, str], float] = {}
    for hit in hits:
        best[hit.frame, hit.cue] = max(hit.weight, best.get((hit.frame, hit.cue), 0.0))
    sums: dict[str, float] = {}
    for (frame, _), weight in best.items():
        sums[frame] = sums.get(frame, 0.0) + weight
    return sums


@dataclass(frozen=True)
class Codebook:
    name: str
    card: DataCard
    frames: Mapping[str, Frame]  # in the order of the file
    overlaps: tuple[Overlap, ...] = ()
    pictures: tuple[Picture, ...] = ()
    fewest_sentences: int = 1  # body sentences below which no share is given

    @property
    def title(self) -> str:
        return self.card.title

    # Compiled when a text is first read: who only wants the titles does not wait for it.

    @cached_property
    def _cues(self) -> tuple[FrameCue, ...]:
        return tuple(cue for frame in self.frames.values() for cue in frame.cues)

    @cached_property
    def _rules(self) -> Mapping[tuple[str, str], tuple[Rule, ...]]:
        """(frame, cue) → its rules."""
        rules: dict[tuple[str, str], tuple[Rule, ...]] = {}
        for frame in self.frames.values():
            for rule in frame.rules:
                for cue in rule.cues:
                    rules[frame.key, cue] = (*rules.get((frame.key, cue), ()), rule)
        return rules

    @cached_property
    def _context(self) -> Mapping[str, int]:
        """Context word → its number among the terms, after the cues."""
        words = dict.fromkeys(
            word for rules in self._rules.values() for rule in rules for word in rule.context
        )
        return {word: len(self._cues) + place for place, word in enumerate(words)}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher((*(cue.term for cue in self._cues), *self._context))

    def find(self, sentence: ParsedSentence) -> tuple[CueHit, ...]:
        """Every cue that counts in the sentence, with its weight there, in order of the text."""
        matches = self._matcher.matches(sentence)
        if not matches:
            return ()
        words = words_of(sentence)
        by_frame: dict[str, list[Match]] = {}
        context: dict[int, list[Match]] = {}
        named = (
            words_in_names(sentence, words) if any(m.term < len(self._cues) for m in matches) else frozenset()
        )
        for match in matches:
            if match.term >= len(self._cues):
                context.setdefault(match.term, []).append(match)
            elif _may_count(self._cues[match.term], match, words, named):
                by_frame.setdefault(self._cues[match.term].frame, []).append(match)
        scene = _Scene(sentence, words, context, self._context)
        hits = [hit for cues in by_frame.values() for hit in self._weigh(scene, longest(cues))]
        return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end, hit.frame)))

    def _weigh(self, scene: _Scene, matches: list[Match]) -> Iterable[CueHit]:
        clear = {
            self._cues[match.term].term for match in matches if self._cues[match.term].weight >= PRESENT_AT
        }
        for match in matches:
            cue = self._cues[match.term]
            has_company = bool(clear - {cue.term})
            weight = cue.weight if has_company or not cue.only_beside else 0.0
            for rule in self._rules.get((cue.frame, cue.term), ()):
                if not scene.allows(rule, match, has_company):
                    weight = min(weight, rule.otherwise)
            if weight > 0:
                first, last = scene.words[match.first], scene.words[match.last - 1]
                yield CueHit(first.start, last.end, cue.frame, weight, cue.term)


def _may_count(cue: FrameCue, match: Match, words: tuple[Word, ...], named: frozenset[int]) -> bool:
    if cue.is_name:
        text = words[match.first].text
        return text.isupper() if cue.term[:2].isupper() else text[0].isupper()  # WHO is not Who
    return named.isdisjoint(range(match.first, match.last))


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with the context words found in it: what a rule is held against."""

    sentence: ParsedSentence
    words: tuple[Word, ...]
    found: Mapping[int, list[Match]]  # term number → its occurrences
    numbers: Mapping[str, int]  # context word → term number

    def allows(self, rule: Rule, match: Match, has_company: bool) -> bool:
        if rule.pos and self.sentence[self.words[match.last - 1].token].pos not in rule.pos:
            return False
        if self._ends_at(rule.not_preceded_by, match.first) or self._starts_at(
            rule.not_followed_by, match.last
        ):
            return False
        if self._is_near(rule.not_near, match, rule.within):
            return False
        if not rule.wants_context:
            return True
        return (
            self._ends_at(rule.preceded_by, match.first)
            or self._starts_at(rule.followed_by, match.last)
            or self._is_near(rule.near, match, rule.within)
            or (rule.near_cue and has_company)
        )

    def _occurrences(self, terms: tuple[str, ...]) -> Iterable[Match]:
        return (match for term in terms for match in self.found.get(self.numbers[term], ()))

    def _ends_at(self, terms: tuple[str, ...], place: int) -> bool:
        return any(match.last == place for match in self._occurrences(terms))

    def _starts_at(self, terms: tuple[str, ...], place: int) -> bool:
        return any(match.first == place for match in self._occurrences(terms))

    def _is_near(self, terms: tuple[str, ...], cue: Match, within: int | None) -> bool:
        reach = len(self.words) if within is None else within
        return any(
            (match.last <= cue.first and cue.first - match.last < reach)
            or (cue.last <= match.first and match.first - cue.last < reach)
            for match in self._occurrences(terms)
        )
