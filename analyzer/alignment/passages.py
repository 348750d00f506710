"""Quotations, and where their words stand in other documents (CODEBOOK §4)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyzer.alignment.edits import Match, align_words
from analyzer.alignment.words import Word, content_stems, stem, stems_of, words_of
from analyzer.types import Analysis, Statement, Voice

FEWEST_WORDS = 5
SHARED = 0.6
"""CODEBOOK §4: a pair needs ≥ 5 content words and ≥ 60 % of them shared."""
FEWEST_WHOLE_WORDS = 3
"""A shorter quotation is paired only when every content word of it stands, in order, in the other passage."""
FEWEST_IN_A_WHOLE = 6
"""Words of a quotation that stands elsewhere word for word; "The Mayor should take more care" has few that are no names."""
FEWEST_FREE_WORDS = 3
"""Shared content words that are no names: the name of a body in two sentences does not make them one passage."""
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
"""A bracketed insertion is the writer's help to the reader and no change, on whichever side it stands."""
_FIRST_LETTER = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
_OPENING, _CLOSING = '“"«„', '”"»“'
_MODES: tuple[Voice, ...] = ("quoted", "reported", "own")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one sentence. ``spans`` are its pieces where an attribution stands between them."""

    document: str
    sentence: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]
    statement: Statement
    forms: tuple[str, ...]
    stems: frozenset[str]  # of content words
    free_stems: frozenset[str]  # of content words not written as names

    @property
    def splits(self) -> tuple[int, ...]:
        """Where a piece begins behind words outside the marks; pieces with a space between them stand in one pair."""
        return tuple(start for (_, end), (start, _) in pairwise(self.spans) if start - end > 1)

    @property
    def is_long(self) -> bool:
        """Enough to be looked for elsewhere."""
        return len(self.stems) >= FEWEST_WHOLE_WORDS

    @property
    def wording(self) -> _Wording:
        """What one quotation is, word for word, elsewhere, every print of it is."""
        return self.forms, self.free_stems


_Wording = tuple[tuple[str, ...], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Where a quotation's words stand in another document."""

    document: str
    sentence: int
    words: tuple[Word, ...]  # of the whole sentence, or of the quotation in it
    match: Match
    statement: Statement  # that holds most of the matched words
    shared: int  # matched content words
    strange: int  # words of either side that the other does not have
    whole: Passage | None  # the other document's quotation around the stretch

    @property
    def stretch(self) -> tuple[Word, ...]:
        return self.words[self.match.against_start : self.match.against_end]

    @property
    def mode(self) -> Voice:
        return self.statement.voice


def quotations_of(analysis: Analysis) -> tuple[Passage, ...]:
    """Every quotation, cut at sentences; what one attribution splits in two is one passage."""
    groups: dict[tuple[int, str], list[Statement]] = defaultdict(list)
    for number, statement in enumerate(analysis.statements):
        if statement.voice == "quoted" and "scare_quotes" not in statement.flags:
            groups[statement.sentence, statement.attribution or f"#{number}"].append(statement)
    return tuple(
        _passage(analysis, sentence, statements) for (sentence, _), statements in sorted(groups.items())
    )


def _passage(analysis: Analysis, sentence: int, statements: Sequence[Statement]) -> Passage:
    text = analysis.document.text
    words = tuple(word for one in statements for word in _unbracketed(text[one.start : one.end], one.start))
    forms = tuple([word.form for word in words])
    return Passage(
        document=analysis.document.id,
        sentence=sentence,
        spans=tuple((statement.start, statement.end) for statement in statements),
        words=words,
        statement=statements[0],
        forms=forms,
        stems=frozenset(content_stems(forms)),
        free_stems=frozenset(
            stem(word.form)
            for at, word in enumerate(words)
            if word.is_content and (at == 0 or not text[word.start].isupper())
        ),
    )


def _unbracketed(text: str, start: int) -> tuple[Word, ...]:
    """A letter in brackets stands for another one ("[w]hen" is "when"), what else is in brackets for nothing."""
    plain = _FIRST_LETTER.sub(lambda match: f"  {match.group(1)}", text)
    words = words_of(_BRACKETED.sub(lambda match: " " * len(match.group()), plain), start)
    if plain == text:
        return words
    return tuple(Word(one.start - 2, *one[1:]) if text[one.start - start] == "]" else one for one in words)


Quotations = Mapping[str, Sequence[Passage]]
"""Document → its quotations."""


class Counterparts:
    """Where the words of quotations stand in the documents. To be asked again when documents have come and gone: what was
    found in one that is still there holds."""

    def __init__(self) -> None:
        self._analyses: dict[str, Analysis] = {}
        self._found: dict[_Wording, dict[str, Counterpart]] = {}

    def find(
        self, analyses: Mapping[str, Analysis], quotations: Quotations
    ) -> Mapping[_Wording, Mapping[str, Counterpart]]:
        """Wording of a quotation → document id → where the words stand in it; documents without them are left out, and
        quotations of too few words."""
        asked = {
            passage.wording: passage for many in quotations.values() for passage in many if passage.is_long
        }
        gone = [name for name, known in self._analyses.items() if analyses.get(name) is not known]
        self._found = {wording: found for wording, found in self._found.items() if wording in asked}
        for found in self._found.values():
            for name in gone:
                found.pop(name, None)
        come = {name: one for name, one in analyses.items() if self._analyses.get(name) is not one}
        self._search(
            come, quotations, [passage for wording, passage in asked.items() if wording in self._found]
        )
        self._search(
            analyses,
            quotations,
            [passage for wording, passage in asked.items() if wording not in self._found],
        )
        self._analyses = dict(analyses)
        return self._found

    def _search(
        self, analyses: Mapping[str, Analysis], quotations: Quotations, passages: Sequence[Passage]
    ) -> None:
        if analyses and passages:
            sentences = _Sentences(analyses, quotations, passages)
            for passage in passages:
                self._found.setdefault(passage.wording, {}).update(sentences.counterparts(passage))


class _Sentences:
    """The sentences of documents, found by the words of passages that may stand in them."""

    def __init__(
        self, analyses: Mapping[str, Analysis], quotations: Quotations, passages: Sequence[Passage]
    ) -> None:
        self._analyses = analyses
        self._words: dict[tuple[str, int], tuple[Word, ...]] = {}  # of the sentences looked at
        self._quoted: dict[tuple[str, int], list[Passage]] = defaultdict(list)
        for name in analyses:
            for passage in quotations[name]:
                self._quoted[name, passage.sentence].append(passage)
        self._holding = self._places_of(frozenset[str]().union(*(passage.stems for passage in passages)))

    def _places_of(self, stems: frozenset[str]) -> dict[str, list[tuple[str, int]]]:
        """Where each of these content words stands: document and sentence."""
        holding: dict[str, list[tuple[str, int]]] = {stem: [] for stem in stems}
        known: dict[str, frozenset[str]] = {}  # outlets print the same sentences
        for name, analysis in self._analyses.items():
            for index, sentence in enumerate(analysis.document.sentences):
                text = analysis.document.words_of(sentence)
                held = known.get(text)
                if held is None:
                    held = known[text] = stems.intersection(stems_of(text))
                for each in held:
                    holding[each].append((name, index))
        return holding

    def counterparts(self, passage: Passage) -> dict[str, Counterpart]:
        """Document id → where the passage's words stand in it, its own included."""
        wanted = passage.stems
        share = SHARED if len(wanted) >= FEWEST_WORDS else 1.0
        counts = Counter(place for each in wanted for place in self._holding[each])
        best: dict[str, tuple[tuple[float, ...], Counterpart]] = {}
        fewest = share * len(wanted)
        for name, index in sorted([place for place, count in counts.items() if count >= fewest]):
            found = self._counterpart(passage, name, index, share)
            if found is None:
                continue
            rank = (-found.shared, _MODES.index(found.mode), found.strange, index)
            if name not in best or rank < best[name][0]:
                best[name] = (rank, found)
        return {name: found for name, (_, found) in best.items()}

    def _counterpart(self, passage: Passage, name: str, index: int, share: float) -> Counterpart | None:
        """In the sentence; but where a quotation of it has enough of the words, in the quotation alone, so that what stands
        before the marks ("Lund said that the mayor") or between its pieces ("she said") counts for nothing."""
        quoted = [self._in_quotation(passage, whole, share) for whole in self._quoted[name, index]]
        best = max((one for one in quoted if one), key=lambda one: one.shared, default=None)
        return best or self._in_sentence(passage, name, index, share)

    def _in_quotation(self, passage: Passage, whole: Passage, share: float) -> Counterpart | None:
        answer = _answering(passage, whole.words, share)
        if answer is None:
            return None
        match, shared = answer
        strange = _strange(passage.words, whole.words, match, len(whole.words))
        return Counterpart(
            whole.document, whole.sentence, whole.words, match, whole.statement, shared, strange, whole
        )

    def _in_sentence(self, passage: Passage, name: str, index: int, share: float) -> Counterpart | None:
        words = self._words_in(name, index)
        answer = _answering(passage, words, share)
        if answer is None:
            return None
        match, shared = answer
        stretch = words[match.against_start : match.against_end]
        statement = self._statement_around(name, index, stretch)
        whole = next((one for one in self._quoted[name, index] if _overlap(one, stretch)), None)
        is_quoted = statement.voice == "quoted"
        strange = _strange(passage.words, words, match, len(stretch))
        return Counterpart(
            name, index, words, match, statement, shared, strange, whole if is_quoted else None
        )

    def _words_in(self, name: str, index: int) -> tuple[Word, ...]:
        if (name, index) not in self._words:
            document = self._analyses[name].document
            sentence = document.sentences[index]
            self._words[name, index] = _unbracketed(document.words_of(sentence), sentence.start)
        return self._words[name, index]

    def _statement_around(self, name: str, index: int, stretch: Sequence[Word]) -> Statement:
        statements = [one for one in self._analyses[name].statements if one.sentence == index]
        if len(statements) == 1:
            return statements[0]
        return max(
            statements,
            key=lambda one: (
                sum(one.start <= w.start < one.end for w in stretch if w.is_content),
                -one.start,
            ),
        )


def _answering(passage: Passage, words: Sequence[Word], share: float) -> tuple[Match, int] | None:
    """The stretch of these words that answers the passage, where it has enough of its content, and how much."""
    match = align_words(passage.words, words)
    if match is None:
        return None
    stretch = {stem(word.form) for word in words[match.against_start : match.against_end]}
    shared = len(passage.stems & stretch)
    free = len(passage.free_stems & stretch)
    if shared < share * len(passage.stems) or free < (
        1 if _is_whole(passage, words, match) else FEWEST_FREE_WORDS
    ):
        return None
    return match, shared


def _is_whole(passage: Passage, words: Sequence[Word], match: Match) -> bool:
    """Whether the passage stands there word for word, and is no mere name."""
    equal = sum(
        one is not None and two is not None and passage.words[one].form == words[two].form
        for one, two in match.steps
    )
    return equal == len(passage.words) >= FEWEST_IN_A_WHOLE


def _strange(here: Sequence[Word], there: Sequence[Word], match: Match, theirs: int) -> int:
    """Of two passages with as much in common, the one with fewer is meant. theirs: how many words the other has."""
    equal = sum(
        one is not None and two is not None and here[one].form == there[two].form for one, two in match.steps
    )
    return len(here) + theirs - 2 * equal


def stands_in_marks(text: str, stretch: Sequence[Word]) -> bool:
    """Whether these very words stand between quotation marks, be their speaker known or not."""
    before = text[: stretch[0].start].rstrip(" ")[-1:]
    after = text[stretch[-1].end :].lstrip(" .,;!?…")[:1]
    return before in _OPENING and after in _CLOSING and bool(before and after)


def _overlap(passage: Passage, stretch: Sequence[Word]) -> bool:
    return any(
        start <= word.start < end for start, end in passage.spans for word in stretch if word.is_content
    )
