"""A finding as the review page puts it: the question, what the machine says, and what may be said instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analyzer.describing import describe_cards
from analyzer.types import Value
from webapp.corpus.models import Event
from webapp.pages.contexts.coding import counts, range_of
from webapp.pages.contexts.wording import codebook_title, frame_title
from webapp.reviews import selectors
from webapp.reviews.candidates import FRAMES, Candidate, label_of
from webapp.reviews.models import Strand
from webapp.reviews.public import PublicFigure, public_figure

STRANDS = {
    Strand.UNSURE: "Findings that the machine is least sure of, the kinds in turn: scores near their line, voices that a weak rule gave, speakers nobody could be found for, claims whose likeness lies between.",
    Strand.HEADLINE: "Findings on which the summary of this report rests, its first sentence first.",
    Strand.RANDOM: "A random sample, fixed before anybody looked and drawn whatever the machine says: sentences where it found nothing are drawn like any other, so that what it misses is seen too. Only this strand counts for how often curators agree with a measure.",
}
SAMPLED = {
    "sentence.voice": "sentences of the texts, each as likely as any other",
    "sentence.speaker": "sentences that it does not take for the outlet’s own words throughout. A speaker that it missed because it took the sentence for the outlet’s own shows among the voices",
    "sentence.loaded": "sentences of the texts, each as likely as any other, whatever it says of them",
    "sentence.subjective": "sentences of the texts, each as likely as any other, whatever it says of them",
    "sentence.editorial": "sentences of the texts, each as likely as any other, whatever it says of them",
    FRAMES: "sentences of the texts, each as likely as any other, whatever it says of them; it agrees where every frame of the codebook is the same",
    "claim.cell": "what a text does with a claim of another one, found or not. Claims that it did not cut out are not drawn",
    "quote.change": "quotations that it has in its table. Those that it did not find are not drawn",
    "fact.relation": "values that it holds against another. Those that it did not find are not drawn",
}
"""Kind of finding → what exactly is drawn of it, as a measure's card says it."""


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str
    is_machines: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    candidate: Candidate
    question: str
    machine: str
    form: str  # as Label.form
    choices: tuple[Choice, ...]  # of one_of and any_of
    opposite: str  # of yes_or_no: what correcting says
    measure: str
    before: str
    words: str
    after: str
    about: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """ "agrees with curators in 41 of 50 sampled here (71 to 89 %)", and the figure on public data."""

    agreed: str
    interval: str
    of_marked: str
    missed: int | None
    sampled: str
    skipped: int
    public: PublicFigure | None


def finding_view(event: Event, found: Candidate) -> FindingView:
    label = label_of(found)
    before, words, after = selectors.words_around(event, found)
    card = describe_cards().get(found.measure, {})
    machine = label.words_of(found.machine)
    if found.kind == "sentence.speaker" and not found.machine:
        machine = "nobody found"
    machine_values = found.machine if isinstance(found.machine, list) else [found.machine]
    return FindingView(
        candidate=found,
        question=_question(found, label.question),
        machine=machine,
        form=label.form,
        choices=tuple(
            Choice(choice.value, choice.words, choice.value in machine_values) for choice in label.choices
        ),
        opposite="no" if found.machine else "yes",
        measure=card.get("title", found.measure),
        before=before,
        words=words,
        after=after,
        about=found.about,
    )


def said_value(found: Candidate, posted: Any) -> Any:
    """What the form says as the label takes it."""
    form = label_of(found).form
    if form == "yes_or_no":
        return posted.get("value") == "yes"
    if form == "any_of":
        return posted.getlist("value")
    return posted.get("value", "")


def record_view(measure: str, person: object) -> RecordView | None:
    """What a measure's card says of its record; None where nothing was sampled and nothing is published."""
    record, public = selectors.record_of(measure, person), public_figure(measure)
    if record.agreed is None and public is None:
        return None
    return RecordView(
        agreed=counts(record.agreed),
        interval=range_of(record.agreed),
        of_marked=_with_interval(record.of_marked),
        missed=record.missed,
        sampled="; ".join(SAMPLED[kind] for kind in record.kinds),
        skipped=record.skipped,
        public=public,
    )


def _with_interval(value: Value | None) -> str:
    return f"{counts(value)} ({range_of(value)})" if value else ""


def _question(found: Candidate, question: str) -> str:
    if found.kind != "sentence.frame":
        return question
    codebook, _, frame = found.part.partition(".")
    return f"Does the sentence carry the frame “{frame_title(codebook, frame)}” ({codebook_title(codebook)})?"
