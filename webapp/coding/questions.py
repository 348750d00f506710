"""What can be asked of a unit: the labels, and what each of them means (docs/codebook.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from analyzer.labels import LABELS
from analyzer.resources import Resources
from webapp.codebooks.selectors import resources_in_use
from webapp.coding.models import CodingProject

Unit = CodingProject.Unit
YES, NO = "yes", "no"
FRAME = "sentence.frame:"
"""Before "codebook.frame": whether a sentence carries that frame."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    title: str
    unit: str
    options: tuple[Option, ...]
    group: str = ""  # yes-or-no questions of one group are ticked in one list

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(option.value for option in self.options)

    def label_of(self, value: str | None) -> str:
        """The value in words; "cannot tell" for an empty one."""
        if not value:
            return "cannot tell"
        return next((option.label for option in self.options if option.value == value), value)


_MEANINGS = {
    "sentence.voice": {
        "own": "Everything that nobody else is named for, headlines and impersonal subjects included: “the meeting underscored” is own voice.",
        "quoted": "Inside quotation marks that open and close around somebody’s words, with a speaker. One to three words held at arm’s length are not.",
        "reported": "Somebody’s words without quotation marks: a person, group or body says, thinks or pledges them. The words of saying themselves are own voice.",
    },
    "sentence.loaded": {
        YES: "A word of the text’s own judges, magnifies, attacks or takes sides where a plain word was to be had.",
        NO: "Plain words, or loaded ones that somebody else says. Whether the word is deserved is not asked.",
    },
    "sentence.subjective": {
        YES: "The sentence gives the view of whoever wrote it: it judges, doubts, advises, exclaims or comments.",
        NO: "It tells what happened or what others said or felt; that somebody else has a view is a fact.",
    },
    "sentence.editorial": {
        YES: "In its own voice, in its main clause, the text evaluates, predicts, advises, explains cause or meaning, or gives a motive.",
        NO: "It has a source, or can be checked; an evaluating adjective in passing does not make a claim.",
    },
    "claim.cell": {
        "verbatim": "The claim’s words in their order, spelling apart.",
        "close": "Same participants and meaning, most words shared; edits touch function words, inflection, synonyms.",
        "paraphrase": "Same participants and meaning, less shared wording.",
        "partial": "The core is there; a participant, object, condition or scope is dropped, added, weakened or swapped.",
        "absent": "No sentence, headline, caption or removed passage has the core of the claim.",
        "conflict": "The core is there, and a date, number or yes-or-no cannot hold at once with the claim’s.",
    },
}
"""What each value means, beside the question it answers. Values and their words are those of analyzer/labels.py."""

_ADDITION = Question("addition.kind", "What kind of addition is it?", Unit.ADDITION, (
    Option("quote", "quotes somebody", "Inside quotation marks with a speaker."),
    Option("reported", "reports what somebody said", "A person or body is its source."),
    Option("editorial", "judges, predicts, advises or explains", "Own voice, and its main clause evaluates, predicts, advises, explains or gives a motive."),
    Option("event_detail", "tells more about this event", "Own voice, can be checked, about this event: who, when, agenda, procedure."),
    Option("background", "tells of something else", "Own voice, can be checked, about something else: earlier cases, definitions, statistics."),
    Option("none", "no addition", "The base text says it, at least in part."),
))  # fmt: skip


def _labelled(kind: str) -> Question:
    """The question of a label that machine, curators and coders share."""
    label, unit = LABELS[kind], Unit.CELL if kind == "claim.cell" else Unit.SENTENCE
    choices = [(choice.value, choice.words) for choice in label.choices] or [(YES, "yes"), (NO, "no")]
    options = tuple(Option(value, words, _MEANINGS[kind][value]) for value, words in choices)
    return Question(kind, label.question, unit, options)


def _yes_or_no(meaning: str, otherwise: str) -> tuple[Option, ...]:
    return (Option(YES, "yes", meaning), Option(NO, "no", otherwise))


OWN_QUESTIONS = (*map(_labelled, _MEANINGS), _ADDITION)


def every_question() -> dict[str, Question]:
    """Key → question, those of frames last."""
    return {question.key: question for question in (*OWN_QUESTIONS, *_frame_questions(resources_in_use()))}


def _frame_questions(resources: Resources) -> tuple[Question, ...]:
    """Of the codebooks as they are now, a curator's editions included."""
    return tuple(
        Question(
            key=f"{FRAME}{name}.{key}",
            title=frame.title,
            unit=Unit.SENTENCE,
            options=_yes_or_no(f"{frame.definition} {frame.include}", frame.exclude),
            group=resources.codebook(name).title,
        )
        for name in resources.codebook_names()
        for key, frame in resources.codebook(name).frames.items()
    )


def stored(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """As a project keeps them: the definitions of the day, whatever the codebook says later."""
    return [asdict(question) for question in questions]


def questions_of(project: CodingProject) -> tuple[Question, ...]:
    """What a project asks, in its order."""
    return tuple(
        Question(
            key=kept["key"],
            title=kept["title"],
            unit=kept["unit"],
            options=tuple(Option(**option) for option in kept["options"]),
            group=kept["group"],
        )
        for kept in project.questions
    )
