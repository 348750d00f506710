"""What a model of tone sees of a sentence that mentions an actor: everything by how it stands to the mention.

The name itself is masked, and so are other names and figures: a model must not learn who is liked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp

from analyzer.engines import vader
from analyzer.engines.vader import word_valence
from analyzer.learning.units import Found, Places, Sums, Unit
from analyzer.types import Mention, ParsedSentence, Token

_MASK = "TARGET"
_MASKED = frozenset({"PERSON", "GPE", "DATE", "CARDINAL", "MONEY", "ORG", "NORP", "TIME", "PERCENT"})
_NEAR = 5
"""Words on either side whose place is a feature; what stands farther off counts wherever it stands."""
_VERY_NEAR = 2
_CLIMB = 4
"""Steps up the parse from the mention; most verbs that bear on it stand within three."""
_WINDOW = 8
"""Words on either side that are embedded apart: about the clause that the mention stands in."""
_DECAYS = (2, 4, 8, 20)
"""Words over which a feeling fades to a third, from its neighbours to the whole sentence."""
_NO_WORD = frozenset({"SPACE"})


def unit_of_mention(found: Found, mentions: Sequence[Mention], rule: float) -> Unit | None:
    """Features of a mention in the chosen words of its sentence; None where it is not in the sentence.

    rule: the tone that the measure's rules read there, −1..1.
    """
    sentence = found.sentence
    named = [
        index
        for index, token in enumerate(sentence)
        if any(token.start < mention.end and mention.start < token.end for mention in mentions)
    ]
    if not named:
        return None
    kept = {token.start for token in found.tokens}
    chosen = [index for index, token in enumerate(sentence) if token.start in kept or index in named]
    head = _head(sentence, frozenset(named))
    places: Places = {}
    words: list[str] = []
    for name, start, end in _words(sentence, chosen, named, head):
        words.append(name)
        places.setdefault(f"word: {name}", []).append((start, end))
    marks: Sums = defaultdict(float)
    _add_rule(marks, rule)
    _add_feelings(sentence, chosen, frozenset(named), head, marks)
    _add_lexicons(found, sentence[head], marks, places)
    texts = _texts(sentence, chosen, frozenset(named))
    whole, before, after, near = texts
    for name, text in (("sentence", whole), ("before", before), ("after", after), ("near", near)):
        score = vader.score(text).compound
        marks[f"kind feeling {name}"] = max(0.0, score)
        marks[f"unkind feeling {name}"] = max(0.0, -score)
    marks[f"role {sentence[head].dep}"] = 1.0
    marks[f"kind {sentence[head].entity or sentence[head].pos}"] = 1.0
    marks["way through the sentence"] = named[0] / len(sentence)
    return Unit(tuple(words), dict(marks), ((whole,), (near,)), places)


def _head(sentence: ParsedSentence, named: frozenset[int]) -> int:
    """The token by which the name hangs in the sentence; of several mentions the first."""
    hanging = (i for i in sorted(named) if sentence[i].head not in named or sentence[i].head == i)
    return next(hanging, min(named))


def _lemma(token: Token) -> str:
    return token.entity if token.entity in _MASKED else token.lemma


def _words(
    sentence: ParsedSentence, chosen: Sequence[int], named: Sequence[int], head: int
) -> Iterator[tuple[str, int, int]]:
    """Words, pairs, words by their place before or after, and words by their tie in the parse."""
    masked = frozenset(named) - {named[0]}
    line = [i for i in chosen if i not in masked and sentence[i].pos not in _NO_WORD]
    said = [_MASK if i == named[0] else _lemma(sentence[i]) for i in line]
    for place, word in zip(line, said, strict=True):
        yield word, sentence[place].start, sentence[place].end
    for (left, right), pair in zip(pairwise(line), pairwise(said), strict=True):
        yield " ".join(pair), sentence[left].start, sentence[right].end
    at = line.index(named[0])
    for place, (index, word) in enumerate(zip(line, said, strict=True)):
        steps = abs(place - at)
        if 1 <= steps <= _NEAR:
            side, token = "before" if place < at else "after", sentence[index]
            yield f"{word} ({side})", token.start, token.end
            if steps <= _VERY_NEAR:
                yield f"{word} ({steps} {side})", token.start, token.end
    for name, index in _ties(sentence, head, frozenset(named)):
        yield name, sentence[index].start, sentence[index].end


def _ties(sentence: ParsedSentence, head: int, named: frozenset[int]) -> Iterator[tuple[str, int]]:
    for index, token in enumerate(sentence):
        if token.head == head and index not in named:
            yield f"{_lemma(token)} (on it as {token.dep})", index
    place, steps = head, 0
    while sentence[place].head != place and steps < _CLIMB:
        above, steps = sentence[place].head, steps + 1
        yield f"{_lemma(sentence[above])} ({min(steps, 2)} above)", above
        yield f"{_lemma(sentence[above])} (over {sentence[place].dep})", above
        if steps == 1:
            for index, token in enumerate(sentence):
                if token.head == above and index not in {place, above}:
                    yield f"{_lemma(token)} (beside as {token.dep})", index
        place = above


def _add_rule(marks: Sums, rule: float) -> None:
    marks["the rules' kind tone"] = max(0.0, rule)
    marks["the rules' unkind tone"] = max(0.0, -rule)
    marks["the rules see no tone"] = float(rule == 0)


def _add_feelings(
    sentence: ParsedSentence, chosen: Sequence[int], named: frozenset[int], head: int, marks: Sums
) -> None:
    ties = _tie_of(sentence, head)
    for index in chosen:
        token = sentence[index]
        marks["negation"] += token.dep == "neg"
        feeling = word_valence(token.text) or word_valence(token.lemma)
        if index in named or not feeling:
            continue
        side, size = "kind" if feeling > 0 else "unkind", abs(feeling)
        for reach in _DECAYS:
            marks[f"{side} words within {reach}"] += size * exp(-abs(index - head) / reach)
        if index in ties:
            marks[f"{side} word {ties[index]}"] += size
        steps = abs(index - head)
        if steps <= _NEAR:
            marks[f"{side} word {'before' if index < head else 'after'} {min(steps, 3)}"] += size


def _tie_of(sentence: ParsedSentence, head: int) -> Mapping[int, str]:
    """Token → how it is tied to the mention, the closest tie last."""
    ties: dict[int, str] = {}
    above = sentence[head].head
    place, steps = head, 0
    while sentence[place].head != place and steps < _CLIMB:
        place, steps = sentence[place].head, steps + 1
        ties[place] = f"{min(steps, 3)} above"
    for index, token in enumerate(sentence):
        if token.head == above and index not in {head, above}:
            ties[index] = "beside"
        if token.head == head and index != head:
            ties[index] = "on it"
    return ties


def _add_lexicons(found: Found, mention: Token, marks: Sums, places: Places) -> None:
    for lexicon in ("evaluatives", "actor_polarity", "report_verbs", "hedges", "boosters"):
        for hit in found.hits(lexicon):
            side = "before" if hit.start < mention.start else "after"
            name = f"{lexicon}: {hit.entry.entry_class} ({side})"
            marks[f"{name} {'kind' if hit.entry.weight > 0 else 'unkind'}"] += abs(hit.entry.weight)
            places.setdefault(f"marks: {name}", []).append((hit.start, hit.end))


def _texts(sentence: ParsedSentence, chosen: Sequence[int], named: frozenset[int]) -> tuple[str, ...]:
    """The sentence with the name masked; what stands before it, after it, and around it."""
    first, last = min(named), max(named)

    def text(low: int, high: int, mask: str) -> str:
        return " ".join(
            mask if index == first else sentence[index].text
            for index in chosen
            if low <= index < high and (index not in named or index == first)
        )

    return (
        text(0, len(sentence), "X"),
        text(0, first, ""),
        text(last + 1, len(sentence), ""),
        text(first - _WINDOW, last + _WINDOW + 1, "X"),
    )
