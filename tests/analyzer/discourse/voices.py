"""Documents of one's own making, read by the real parser and the real rules of voice."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.discourse.actors import find_targets
from analyzer.discourse.statements import find_statements
from analyzer.engines import parser
from analyzer.types import Document, Sentence, Statement, Target


@dataclass(frozen=True)
class Heard:
    """A document with its statements; the questions that tests ask of it."""

    document: Document
    statements: tuple[Statement, ...]
    targets: tuple[Target, ...]

    def text(self, statement: Statement) -> str:
        return self.document.text[statement.start : statement.end]

    def at(self, words: str) -> Statement:
        """The one statement in which these words begin."""
        start = self.document.text.index(words)
        return next(one for one in self.statements if one.start <= start < one.end)

    def voice(self, words: str) -> str:
        """The voice of these words, which must be one."""
        start = self.document.text.index(words)
        end = start + len(words)
        voices = {one.voice for one in self.statements if one.start < end and start < one.end}
        assert len(voices) == 1, f"{words!r} is {voices}"
        return voices.pop()

    def target(self, name: str) -> Target:
        return next(one for one in self.targets if name in (one.name, *one.aliases))


def document_of(paragraphs: list[list[str]]) -> Document:
    """Each inner list holds the sentences of one paragraph; the first sentence is the lead."""
    text, spans = "", []
    for number, sentences in enumerate(paragraphs):
        text += "\n\n" if number else ""
        for place, sentence in enumerate(sentences):
            text += " " if place else ""
            spans.append(
                Sentence(
                    len(text), len(text) + len(sentence), number, "body" if spans else "lead", "sentence"
                )
            )
            text += sentence
    return Document("a", None, None, None, None, None, "en", "coverage", None, text, tuple(spans))


def hear(*paragraphs: list[str] | str) -> Heard:
    """Paragraphs of sentences; a string is a paragraph of one sentence."""
    document = document_of([[one] if isinstance(one, str) else one for one in paragraphs])
    parse = parser.parse(
        [document.words_of(one) for one in document.sentences], [one.start for one in document.sentences]
    )
    targets = find_targets(document, parse, ())
    return Heard(document, find_statements(document, parse, targets), targets)
