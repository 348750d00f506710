"""Labels that people have made here, as rows that a model can be fitted on: by task, grouped by event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analyzer.errors import LearningError
from analyzer.fitting.examples import check_number, examples_of
from analyzer.labels import LABELS
from analyzer.learning.tasks import TASKS, Task
from webapp.audit.services import Person
from webapp.codebooks.selectors import resources_in_use
from webapp.coding.models import CodingItem, CodingProject
from webapp.coding.questions import YES
from webapp.coding.selectors import codes_by_question, final_labels, settlements_of
from webapp.corpus.models import Article
from webapp.corrections import selectors as corrected
from webapp.corrections.models import Correction
from webapp.people.rights import curated
from webapp.reviews.candidates import FRAMES
from webapp.reviews.models import Review, Verdict

KINDS = {
    "loaded": "sentence.loaded",
    "subjectivity": "sentence.subjective",
    "editorial": "sentence.editorial",
    "frames": "sentence.frame",
}
"""Task → the kind of label it learns from. Frames of whole articles and tone are not labelled here."""
POLICY_FRAMES = "policy_frames"
POLICY = f"{POLICY_FRAMES}."
SOURCE = "labels of curators"

Place = tuple[int, str]
"""Article and the words of one of its sentences: what a label hangs on, whoever made it."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """How many labels there are of a task, and whether that is enough."""

    task: Task
    texts: int
    groups: int
    labels: dict[str, int]
    reason: str  # why nothing can be learned from them; empty where something can

    @property
    def is_enough(self) -> bool:
        return not self.reason


def readiness(person: Person) -> list[Readiness]:
    """Every task with what there is to learn from in events that the person curates."""
    return [_ready(task, person) for task in TASKS.values()]


def rows_of(task: Task, person: Person) -> list[dict[str, Any]]:
    """Rows for ``fitting.fit_rows``: text, label, group (the event) and article, the sentences of one
    article in its order. Of several labels of one sentence a correction goes before a settled code, that before a
    review; the machine's own value is a label only where a person has said so. Of events that the person curates
    alone: a model, or a file of labels, tells what the texts say.
    """
    kind = KINDS.get(task.key)
    if kind is None:
        return []
    said = _said(kind)
    places = _in_order(said)
    if kind == "sentence.frame":
        found = ((place, _frames(said[place])) for place in places)
        labelled = [(place, label) for place, label in found if label]
    else:
        labelled = [(place, said[place][""]) for place in places]
    events = _events_of({article for article, _ in said}, person)
    return [
        {"text": words, "label": label, "group": events[article], "article": str(article)}
        for (article, words), label in labelled
        if article in events
    ]


def frames_known(task: Task) -> tuple[str, ...]:
    """The frames that labels of a task may name: those of the codebook in use, and none; empty where it has no frames."""
    if task.measure != f"emphasis.{POLICY_FRAMES}":
        return ()
    return (*resources_in_use().codebook(POLICY_FRAMES).frames, "none")


def as_lines(task: Task, person: Person) -> str:
    """The rows as a file of labels: one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of(task, person))


def _ready(task: Task, person: Person) -> Readiness:
    rows = rows_of(task, person)
    counted: dict[str, int] = {}
    for row in rows:
        label = {True: "yes", False: "no"}.get(row["label"], row["label"])
        counted[label] = counted.get(label, 0) + 1
    reason = ""
    if task.key not in KINDS:
        reason = "Nothing of this kind is labelled on the pages; it comes from a file."
    else:
        try:
            check_number(task, examples_of(task, rows, SOURCE), SOURCE) if rows else _none()
        except LearningError as error:
            reason = str(error)
    groups = len({row["group"] for row in rows})
    return Readiness(task, len(rows), groups, dict(sorted(counted.items())), reason)


def _none() -> None:
    raise LearningError("Nobody has labelled anything of this kind yet.")


def _frames(said: Mapping[str, Any]) -> str:
    """The policy frames that a sentence carries, joined; empty where no person has named one."""
    carried = sorted(part.removeprefix(POLICY) for part, value in said.items() if value is True)
    return "+".join(carried)


# --- where labels come from -------------------------------------------------------------------------------


def _said(kind: str) -> dict[Place, dict[str, Any]]:
    """Place → part of the label (a frame, or empty) → what stands, weaker sources first so that stronger win."""
    found: dict[Place, dict[str, Any]] = {}
    for source in (_reviewed, _coded, _corrected):
        for place, part, value in source(kind):
            if kind != "sentence.frame" or part.startswith(POLICY):
                found.setdefault(place, {})[part] = value
    return found


def _reviewed(kind: str) -> Iterator[tuple[Place, str, Any]]:
    rows = Review.objects.filter(kind=kind).exclude(verdict=Verdict.SKIPPED).order_by("pk")
    for article, words, part, value in rows.values_list("article", "words", "part", "value"):
        yield (article, words), part, value
    if kind == "sentence.frame":
        yield from _reviewed_frames()


def _reviewed_frames() -> Iterator[tuple[Place, str, Any]]:
    """Of sentences asked for all frames of a codebook: each that stands, and each of the machine's that does not."""
    rows = Review.objects.filter(kind=FRAMES).exclude(verdict=Verdict.SKIPPED).order_by("pk")
    for article, words, machine, value in rows.values_list("article", "words", "machine_value", "value"):
        for part in dict.fromkeys((*machine, *value)):
            yield (article, words), part, part in value


def _coded(kind: str) -> Iterator[tuple[Place, str, Any]]:
    """What coders are at one on, or what was settled, of projects that are closed."""
    is_yes_or_no = LABELS[kind].form == "yes_or_no"
    for project in CodingProject.objects.filter(closed_at__isnull=False, unit="sentence").order_by("pk"):
        items = CodingItem.objects.filter(project=project).in_bulk()
        settled = settlements_of(project)
        for question, labels in codes_by_question(project).items():
            asked, _, part = question.partition(":")
            if asked != kind:
                continue
            for pk, value in final_labels(question, labels, settled).items():
                place = (items[pk].article_id, items[pk].words)
                yield place, part, value == YES if is_yes_or_no else value


def _corrected(kind: str) -> Iterator[tuple[Place, str, Any]]:
    for row in corrected.in_force(Correction.objects.filter(kind=kind).select_related("article")):
        anchor = row.anchors.all()[0]
        text, start = row.article.document["text"], 0
        start = text.find(anchor.text)
        for sentence in row.article.document["sentences"]:
            if start >= 0 and sentence["start"] <= start < sentence["end"]:
                yield (row.article_id, text[sentence["start"] : sentence["end"]]), row.part, row.value
                break


def _in_order(said: Mapping[Place, Any]) -> list[Place]:
    """By article, and in each in the order of its text: neighbours give each other context."""
    texts = {
        article.pk: article.document["text"]
        for article in Article.objects.filter(pk__in={article for article, _ in said}).only("pk", "document")
    }
    return sorted(said, key=lambda place: (place[0], texts.get(place[0], "").find(place[1]), place[1]))


def _events_of(articles: set[int], person: Person) -> dict[int, str]:
    return dict(
        Article.objects.filter(curated(person, "event"), pk__in=articles).values_list("pk", "event__slug")
    )
