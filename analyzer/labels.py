"""What may be said of a sentence, a passage, a fact or a claim: one vocabulary for machine, curators and coders.

A label has a kind ("sentence.voice"), an answer's form and the words in which people are offered its values. What
the values mean is said in CODEBOOK; the values themselves are those of ``analyzer.types``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from analyzer.errors import LabelError

LabelKind = Literal[
    "sentence.voice", "sentence.speaker", "sentence.frame", "sentence.loaded", "sentence.subjective",
    "sentence.editorial", "headline.frame", "quote.change", "fact.relation", "claim.cell", "claim.merge", "claim.split", "claim.rename",
    "claim.move",
]  # fmt: skip
Form = Literal["one_of", "any_of", "yes_or_no", "text", "act"]
"""How a label is answered; an act (merging two claims) has no answer but itself."""
LONGEST_TEXT = 300
"""Characters of a name: of a speaker, or what a claim is called."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value, and the words in which people are offered it."""

    value: str
    words: str
    meaning: str = ""  # where the words alone may not say it


@dataclass(frozen=True, slots=True)
class Label:
    """One kind of label."""

    kind: LabelKind
    title: str
    question: str
    form: Form
    choices: tuple[Choice, ...] = ()
    may_be_empty: bool = False  # of a text: nobody, or no name of its own; of several values: none of them

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(choice.value for choice in self.choices)

    def words_of(self, value: Any) -> str:
        """A value as people read it."""
        if self.form == "yes_or_no":
            return "yes" if value else "no"
        if self.form == "any_of":
            return ", ".join(self._word(each) for each in value or ()) or "none"
        return self._word(value)

    def _word(self, value: Any) -> str:
        known = next((choice.words for choice in self.choices if choice.value == value), None)
        return known or str(value or "none")


VOICES = (
    Choice("own", "own voice", "the outlet’s own words"),
    Choice("quoted", "in quotation marks", "a speaker’s words"),
    Choice("reported", "indirect speech", "without marks, but given to a speaker"),
)
CELLS = (
    Choice("verbatim", "word for word"),
    Choice("close", "nearly word for word"),
    Choice("paraphrase", "in other words"),
    Choice("partial", "in part"),
    Choice("absent", "not found"),
    Choice("conflict", "says something different"),
)
CHANGES = (
    Choice("reattributed", "other speaker"),
    Choice("promoted", "into quotation marks"),
    Choice("demoted", "out of quotation marks"),
    Choice("altered", "other words inside the marks"),
    Choice("trimmed", "shortened"),
    Choice("verb_shifted", "other verb of saying"),
    Choice("verbatim", "word for word"),
    Choice("unmatched", "only here"),
)
RELATIONS = (
    Choice("same", "the same"),
    Choice("coarser", "less exact"),
    Choice("fuller", "more exact"),
    Choice("different", "different"),
)
_ALONE = frozenset({"verbatim", "unmatched"})
"""Quote changes that leave no room for another."""
_TOGETHER_WITH_VERBATIM = frozenset({"verb_shifted"})
"""The same words may be given with another saying verb (CODEBOOK §4)."""

LABELS: dict[str, Label] = {
    label.kind: label
    for label in (
        Label("sentence.voice", "Voice", "Whose words are these?", "one_of", VOICES),
        Label("sentence.speaker", "Speaker", "Who says this?", "text", may_be_empty=True),
        Label("sentence.frame", "Frame", "Does the sentence carry this frame?", "yes_or_no"),
        Label("sentence.loaded", "Loaded wording", "Is the outlet’s own wording loaded?", "yes_or_no"),
        Label(
            "sentence.subjective", "Subjective", "Does the sentence give its author’s own view?", "yes_or_no"
        ),
        Label(
            "sentence.editorial",
            "Editorial",
            "Does the outlet itself evaluate, predict, advise, explain or ascribe a motive here?",
            "yes_or_no",
        ),
        Label("headline.frame", "Frame of the headline", "Does the headline carry this frame?", "yes_or_no"),
        Label("quote.change", "Change of a quotation", "What was done to these words?", "any_of", CHANGES),
        Label(
            "fact.relation",
            "How a value stands",
            "How does this value stand to the other?",
            "one_of",
            RELATIONS,
        ),
        Label("claim.cell", "Cell of a claim", "What does this text do with the claim?", "one_of", CELLS),
        Label("claim.merge", "Merge claims", "Which claim says the same?", "act"),
        Label("claim.split", "Split a claim", "What is the new claim called?", "text", may_be_empty=True),
        Label("claim.rename", "Wording of a claim", "What is the claim called?", "text"),
        Label("claim.move", "Move a sentence", "Which claim does this sentence say?", "act"),
    )
}

FRAMES = frozenset({"sentence.frame", "headline.frame"})
"""Labels whose part says which frame. A headline is read for frames alone: it has no voice and no flag to correct."""
TEXT_KINDS = frozenset(kind for kind in LABELS if kind.startswith(("sentence.", "headline.")))
"""Labels of one text, before anything is compared."""
FLAGS: tuple[LabelKind, ...] = ("sentence.loaded", "sentence.subjective", "sentence.editorial")


def checked(kind: str, value: Any, *, part: str = "", frames: Collection[str] = ()) -> Any:
    """A value as it is kept: bool, str, a list of str in the codebook's order, or None for an act.

    ``part`` of a frame's label names the frame as "codebook.frame"; ``frames`` are those there are (none: any).
    Raises LabelError that says what may be said instead.
    """
    label = LABELS.get(kind)
    if label is None:
        raise LabelError(f"There is no label {kind!r}.", f"There are {', '.join(LABELS)}.")
    if kind in FRAMES and ("." not in part or (frames and part not in frames)):
        raise LabelError(f"There is no frame {part!r}.", "Choose one of the codebooks’ frames.")
    return answered(label, value)


def answered(label: Label, value: Any) -> Any:
    """An answer to a label as it is kept. Raises LabelError that says what may be said instead."""
    if label.form == "yes_or_no":
        return _yes_or_no(label, value)
    if label.form == "one_of":
        return _one_of(label, value)
    if label.form == "any_of":
        return _any_of(label, value)
    return None if label.form == "act" else _text(label, value)


def _yes_or_no(label: Label, value: Any) -> bool:
    if not isinstance(value, bool):
        raise LabelError(f"{label.title}: {value!r} is no answer.", "Say yes or no.")
    return value


def _one_of(label: Label, value: Any) -> str:
    if value not in label.values:
        raise LabelError(
            f"{label.title}: {value!r} is no answer.", f"Choose one of: {', '.join(label.values)}."
        )
    return str(value)


def _any_of(label: Label, value: Any) -> list[str]:
    chosen = set(value) if isinstance(value, list | tuple | set | frozenset) else {value}
    if not (chosen or label.may_be_empty) or not chosen <= set(label.values):
        raise LabelError(
            f"{label.title}: {value!r} is no answer.", f"Choose among: {', '.join(label.values)}."
        )
    alone = sorted(chosen & _ALONE)
    if alone and chosen - {alone[0]} - (_TOGETHER_WITH_VERBATIM if alone == ["verbatim"] else frozenset()):
        words = label.words_of(alone[:1])
        raise LabelError(
            f"A quotation that is “{words}” is nothing else besides.", "Take one or the other away."
        )
    return [value for value in label.values if value in chosen]


def _text(label: Label, value: Any) -> str:
    text = " ".join(str(value or "").split())
    if not text and not label.may_be_empty:
        raise LabelError(f"{label.title}: there is nothing in the field.", "Write a few words.")
    if len(text) > LONGEST_TEXT:
        raise LabelError(
            f"{label.title}: {len(text)} characters are too many.", f"Say it in {LONGEST_TEXT} at most."
        )
    return text
