"""Codebooks as values: categories ("frames"), the cues that suggest them, and when an ambiguous cue counts.

A codebook is one TOML file with a card (title, description, source, license, version) and:

``[[frames]]``            one category: key, title, definition, include, exclude
``[frames.cues]``         weight = [terms]. 3 decides alone, 2 is enough for a sentence, 1 needs a second, different
                          cue. Weight 0 is for phrases that mean something else; they hide the shorter cues in them.
                          ``word~`` is a word family. A cue that is spelled with a capital letter is a name: it is
                          found only where the text has the capital, and it counts inside proper names.
``[[frames.rules]]``      when an ambiguous cue counts (see ``Rule``)
``examples``              sentences in which the frame is present; they run as tests
``counter_examples``      sentences that look like it and are not; they run as tests
``[[overlaps]]``          words that belong to several frames at once: words, frames, note; they run as tests
``[[pictures]]``          a few frames to be set side by side: title, frames, both (pairs of frames whose common
                          sentences are counted as a bar of their own), fewest_sentences (below it: no value)

Inside one frame the longest cue wins; the same words may count once in each of several frames. Any other cue inside
a proper name (Office of National Drug Control Policy) counts nothing: a name is no emphasis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analyzer.errors import ResourceError
from analyzer.resources.cards import DataCard, card_of, only_keys, read_toml, strings, text
from analyzer.resources.matching import Match, Matcher, Word, longest, words_of
from analyzer.resources.names import words_in_names
from analyzer.types import ParsedSentence

PRESENT_AT = 2.0
"""Sum of the weights of distinct cues. One strong or one clear cue is enough, two weak ones are needed."""
STRONGEST_AT = 4.0
"""The sum at which a sentence's strength is 1: two clear cues; beyond that words repeat rather than add."""
_WEIGHTS = {"0": 0.0, "1": 1.0, "2": 2.0, "3": 3.0}


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
    near_cue: bool = False  # wanted: a different cue of the same frame in the sentence
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
    fewest_sentences: int


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
    _cues: tuple[FrameCue, ...] = field(init=False, repr=False, compare=False)
    _rules: Mapping[tuple[str, str], tuple[Rule, ...]] = field(init=False, repr=False, compare=False)
    _context: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _matcher: Matcher = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cues = tuple(cue for frame in self.frames.values() for cue in frame.cues)
        rules: dict[tuple[str, str], tuple[Rule, ...]] = {}
        for frame in self.frames.values():
            for rule in frame.rules:
                for cue in rule.cues:
                    rules[frame.key, cue] = (*rules.get((frame.key, cue), ()), rule)
        words = dict.fromkeys(word for found in rules.values() for rule in found for word in rule.context)
        object.__setattr__(self, "_cues", cues)
        object.__setattr__(self, "_rules", rules)
        object.__setattr__(self, "_context", {word: len(cues) + place for place, word in enumerate(words)})
        object.__setattr__(self, "_matcher", Matcher((*(cue.term for cue in cues), *words)))

    @property
    def title(self) -> str:
        return self.card.title

    def find(self, sentence: ParsedSentence) -> tuple[CueHit, ...]:
        """Every cue that counts in the sentence, with its weight there, in order of the text."""
        words = words_of(sentence)
        by_frame: dict[str, list[Match]] = {}
        context: dict[int, list[Match]] = {}
        named = words_in_names(sentence, words)
        for match in self._matcher.matches(sentence, words):
            if match.term >= len(self._cues):
                context.setdefault(match.term, []).append(match)
            elif _may_count(self._cues[match.term], match, words, named):
                by_frame.setdefault(self._cues[match.term].frame, []).append(match)
        hits = [
            hit
            for matches in by_frame.values()
            for hit in self._weigh(_Scene(sentence, words, context, self._context), longest(matches))
        ]
        return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end, hit.frame)))

    def _weigh(self, scene: _Scene, matches: list[Match]) -> Iterable[CueHit]:
        terms = {self._cues[match.term].term for match in matches if self._cues[match.term].weight}
        for match in matches:
            cue = self._cues[match.term]
            weight = cue.weight
            for rule in self._rules.get((cue.frame, cue.term), ()):
                if not scene.allows(rule, match, has_company=bool(terms - {cue.term})):
                    weight = min(weight, rule.otherwise)
            if weight > 0:
                first, last = scene.words[match.first], scene.words[match.last - 1]
                yield CueHit(first.start, last.end, cue.frame, weight, cue.term)


def _may_count(cue: FrameCue, match: Match, words: tuple[Word, ...], named: frozenset[int]) -> bool:
    if cue.is_name:
        return words[match.first].text[0].isupper()
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


# --- reading the file -------------------------------------------------------------------------------------

_CODEBOOK_KEYS = frozenset(
    {"title", "description", "source", "license", "version", "frames", "overlaps", "pictures"}
)
_FRAME_KEYS = frozenset(
    {"key", "title", "definition", "include", "exclude", "cues", "rules", "examples", "counter_examples"}
)
_RULE_LISTS = (
    "pos", "preceded_by", "followed_by", "near", "not_preceded_by", "not_followed_by", "not_near",
)  # fmt: skip
_RULE_KEYS = frozenset({"cues", "near_cue", "within", "otherwise", *_RULE_LISTS})


def read_codebook(name: str, content: bytes) -> Codebook:
    """A codebook from its file. Raises ResourceError with file, frame and what is wrong."""
    file = f"{name}.toml"
    table = read_toml(file, content)
    only_keys(file, table, _CODEBOOK_KEYS)
    frames: dict[str, Frame] = {}
    for row in table.get("frames", ()):
        frame = _read_frame(file, row)
        if frame.key in frames:
            raise ResourceError(f"{file}: frame {frame.key!r} stands twice")
        frames[frame.key] = frame
    if not frames:
        raise ResourceError(f"{file}: no frames")
    known = frozenset(frames)
    overlaps = tuple(
        Overlap(text(file, row, "words"), _frames_of(file, row, known), row.get("note", ""))
        for row in table.get("overlaps", ())
    )
    pictures = tuple(_read_picture(file, row, known) for row in table.get("pictures", ()))
    return Codebook(name, card_of(file, table), frames, overlaps, pictures)


def _read_frame(file: str, row: dict[str, Any]) -> Frame:
    key = text(f"{file}, a frame", row, "key")
    where = f"{file}, frame {key!r}"
    only_keys(where, row, _FRAME_KEYS)
    cues = _read_cues(where, key, row.get("cues", {}))
    terms = frozenset(cue.term for cue in cues)
    return Frame(
        key=key,
        title=text(where, row, "title"),
        definition=text(where, row, "definition"),
        include=text(where, row, "include"),
        exclude=text(where, row, "exclude"),
        cues=cues,
        rules=tuple(_read_rule(where, rule, terms) for rule in row.get("rules", ())),
        examples=strings(where, row, "examples"),
        counter_examples=strings(where, row, "counter_examples"),
    )


def _read_cues(where: str, frame: str, row: dict[str, Any]) -> tuple[FrameCue, ...]:
    only_keys(f"{where}, cues", row, frozenset(_WEIGHTS))
    cues: dict[str, FrameCue] = {}
    for weight in row:
        for term in strings(f"{where}, cues", row, weight):
            if term in cues:
                raise ResourceError(f"{where}: cue {term!r} stands twice")
            cues[term] = FrameCue(term, frame, _WEIGHTS[weight])
    if not cues:
        raise ResourceError(f"{where}: no cues")
    return tuple(cues.values())


def _read_rule(where: str, row: dict[str, Any], terms: frozenset[str]) -> Rule:
    only_keys(f"{where}, rule", row, _RULE_KEYS)
    cues = strings(f"{where}, rule", row, "cues")
    stray = [cue for cue in cues if cue not in terms]
    if stray or not cues:
        raise ResourceError(
            f"{where}: a rule needs cues of its frame; {stray[0] if stray else 'none'!r} is not one"
        )
    lists = {key: strings(f"{where}, rule for {cues[0]!r}", row, key) for key in _RULE_LISTS}
    return Rule(
        cues, **lists, near_cue=bool(row.get("near_cue", False)), within=row.get("within"),
        otherwise=float(row.get("otherwise", 0.0)),
    )  # fmt: skip


def _read_picture(file: str, row: dict[str, Any], known: frozenset[str]) -> Picture:
    title = text(f"{file}, a picture", row, "title")
    both = tuple((str(a), str(b)) for a, b in row.get("both", ()))
    _frames_of(f"{file}, picture {title!r}", {"frames": [key for pair in both for key in pair]}, known)
    return Picture(title, _frames_of(file, row, known), both, int(row.get("fewest_sentences", 1)))


def _frames_of(where: str, row: dict[str, Any], known: frozenset[str]) -> tuple[str, ...]:
    frames = strings(where, row, "frames")
    for key in frames:
        if key not in known:
            raise ResourceError(f"{where}: there is no frame {key!r}")
    return frames
