"""Labelled texts → units with features, read by the same code that reads articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from analyzer.analysis import read_discourse
from analyzer.engines import parser
from analyzer.fitting.documents import document_of, document_of_sentences
from analyzer.fitting.examples import Example
from analyzer.learning.actors import unit_of_mention
from analyzer.learning.articles import unit_of_article
from analyzer.learning.tasks import Task
from analyzer.learning.units import Unit, joined, unit_of_sentence
from analyzer.measure import Reading
from analyzer.measures.editorial import editorialness
from analyzer.measures.loaded import loadedness
from analyzer.measures.own_voice import Scored, Voiced, Words, voiced_sentences
from analyzer.measures.polarity import tone_towards
from analyzer.measures.subjectivity import subjectivity
from analyzer.resources import Resources
from analyzer.types import Mention

_PARSED_AT_ONCE = 500
"""Documents. The parser is twice as fast on many sentences as on few."""
_RULES: Mapping[str, Callable[[Words], Scored]] = {
    "loaded": loadedness,
    "subjectivity": subjectivity,
    "editorial": editorialness,
}


def units_of(task: Task, examples: Sequence[Example], resources: Resources) -> list[Unit]:
    """One unit for each example, in their order."""
    units: dict[int, Unit] = {}
    documents = _documents(examples)
    for at in range(0, len(documents), _PARSED_AT_ONCE):
        batch = documents[at : at + _PARSED_AT_ONCE]
        read = [
            document_of_sentences([examples[place].text for place in places])
            if examples[places[0]].article
            else document_of(examples[places[0]].text)
            for places in batch
        ]
        sentences = [document.words_of(sentence) for document in read for sentence in document.sentences]
        parser.parse(sentences, [0] * len(sentences))
        for places, document in zip(batch, read, strict=True):
            reading = read_discourse(document, resources)
            units |= _units(task, examples, places, reading)
    return [units[place] for place in range(len(examples))]


def _documents(examples: Sequence[Example]) -> list[list[int]]:
    """Places of the examples that are one document: alone, or the sentences of one article."""
    articles: dict[str, list[int]] = {}
    for place, example in enumerate(examples):
        articles.setdefault(example.article or f"\0{place}", []).append(place)
    return list(articles.values())


def _units(
    task: Task, examples: Sequence[Example], places: Sequence[int], reading: Reading
) -> dict[int, Unit]:
    if task.unit == "article":
        return {places[0]: unit_of_article(reading)}
    sentences = voiced_sentences(reading)
    if examples[places[0]].article:
        return {
            place: _of_sentences(task, reading, [voiced], examples[place])
            for place, voiced in zip(places, sentences, strict=True)
        }
    return {places[0]: _of_sentences(task, reading, sentences, examples[places[0]])}


def _of_sentences(task: Task, reading: Reading, sentences: Sequence[Voiced], example: Example) -> Unit:
    if task.key == "tone":
        return _of_mention(sentences, example)
    rule = _RULES.get(task.key)
    return joined(
        [
            unit_of_sentence(reading, voiced.index, voiced.all, rule(voiced.all).score if rule else 0.0)
            for voiced in sentences
        ]
    )


def _of_mention(sentences: Sequence[Voiced], example: Example) -> Unit:
    mention = Mention(example.start or 0, example.end or 0)
    for voiced in sentences:
        unit = unit_of_mention(voiced.all, [mention], tone_towards(voiced.all, [mention]).tone)
        if unit is not None:
            return unit
    return Unit((), {}, (("",), ("",)))  # the place holds no word
