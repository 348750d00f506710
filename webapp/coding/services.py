"""Making a coding project, coding, closing it, and settling what coders did not agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from analyzer.errors import AnalyzerError
from webapp.audit import services as audit
from webapp.coding.drawing import EVERY, draw, units_of
from webapp.coding.models import Code, Coder, CodingItem, CodingProject
from webapp.coding.questions import Question, every_question, questions_of, stored
from webapp.corpus.models import Event

MOST_ITEMS = 2000
"""Units of one project: some 16 hours of one coder's work at half a minute each."""
FEWEST_CODERS = 2


class CodingError(AnalyzerError):
    """Something about coding that a person can mend."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a project is to be. coders: (name, account or None); size None: every unit."""

    title: str
    unit: str
    questions: tuple[str, ...]
    coders: tuple[tuple[str, Any], ...]
    which: str = EVERY
    size: int | None = None
    seed: int = 0


@transaction.atomic
def make_project(event: Event, plan: Plan, *, made_by: str, person: audit.Person = None) -> CodingProject:
    """Draw the units and set up the seats. CodingError, and nothing stored, where there is nothing to code."""
    asked = _checked(plan)
    units = units_of(event, plan.unit, plan.which)
    if not units:
        raise CodingError("There is nothing of this kind to code in the event.", _NOTHING)
    drawn = draw(units, plan.size, plan.seed)
    if len(drawn) > MOST_ITEMS:
        raise CodingError(
            f"{len(drawn)} are too many for one project.", f"Draw a random sample of {MOST_ITEMS} at most."
        )
    keys = {question.key for question in asked}
    project = CodingProject.objects.create(
        event=event,
        title=plan.title,
        unit=plan.unit,
        questions=stored(asked),
        selection={"which": plan.which, "size": plan.size, "seed": plan.seed, "of": len(units)},
        made_by=made_by,
    )
    after = {"units": len(drawn), "coders": [name for name, _ in plan.coders], "seed": plan.seed}
    audit.record(person, "coding.begun", project, event=event, after=after)
    Coder.objects.bulk_create(
        Coder(project=project, name=name, person=person) for name, person in plan.coders
    )
    CodingItem.objects.bulk_create(
        CodingItem(
            project=project,
            number=number,
            article_id=unit.article,
            about_id=unit.about,
            words=unit.words,
            start=unit.start,
            content_hash=unit.content_hash,
            machine={key: value for key, value in unit.machine.items() if key in keys},
        )
        for number, unit in enumerate(drawn, 1)
    )
    return project


@transaction.atomic
def record_codes(coder: Coder, item: CodingItem, answers: Mapping[str, str]) -> None:
    """Keep what a coder says of a unit, in place of what they said before. CodingError once coding is closed."""
    project = CodingProject.objects.select_for_update().get(pk=coder.project_id)
    _must_be_open(project)
    questions = {question.key: question for question in questions_of(project)}
    _must_answer(questions, answers)
    for key, value in answers.items():
        Code.objects.update_or_create(item=item, coder=coder, question=key, defaults={"value": value})
    Coder.objects.filter(pk=coder.pk).update(finished_at=None)


@transaction.atomic
def finish(coder: Coder) -> bool:
    """Say that a coder is done; whether everybody is, and results are open. Nobody can change a code after that."""
    project = CodingProject.objects.select_for_update().get(pk=coder.project_id)
    _must_be_open(project)
    left = _uncoded(coder, project)
    if left:
        raise CodingError(f"{left} are still to be coded.", "Code them, or say “cannot tell”.")
    Coder.objects.filter(pk=coder.pk).update(finished_at=timezone.now())
    if project.coders.filter(finished_at=None).exists():
        return False
    CodingProject.objects.filter(pk=project.pk).update(closed_at=timezone.now())
    return True


@transaction.atomic
def close(project: CodingProject, *, closed_by: str, person: audit.Person = None) -> None:
    """End coding before everybody is done: what was coded counts, and results are open."""
    held = CodingProject.objects.select_for_update().get(pk=project.pk)
    _must_be_open(held)
    CodingProject.objects.filter(pk=held.pk).update(closed_at=timezone.now(), closed_by=closed_by)
    audit.record(person, "coding.closed", held, event=held.event)


@transaction.atomic
def delete_project(project: CodingProject, *, person: audit.Person = None) -> None:
    """Remove a project with all its codes; that it was there stays on record."""
    before = {"units": project.items.count(), "coders": [coder.name for coder in project.coders.all()]}
    audit.record(person, "coding.deleted", project, event=project.event, before=before)
    project.delete()


# --- what must hold ---------------------------------------------------------------------------------------

_NOTHING = "Choose another kind or filter, or wait until the texts are analyzed and compared."


def _checked(plan: Plan) -> list[Question]:
    known = every_question()
    asked = [known[key] for key in plan.questions if key in known and known[key].unit == plan.unit]
    if not asked:
        raise CodingError("Nothing is asked of the units.", "Choose at least one label.")
    names = [name.casefold() for name, _ in plan.coders]
    if len(set(names)) < FEWEST_CODERS:
        raise CodingError("Agreement needs two people.", "Name at least two coders, one a line.")
    if len(set(names)) < len(names):
        raise CodingError("A coder is named twice.", "Give every coder a name of their own.")
    if plan.size is not None and plan.size < 1:
        raise CodingError("A sample needs at least one unit.", "Leave the number empty to take all.")
    return [replace(question) for question in asked]


def _must_be_open(project: CodingProject) -> None:
    if project.closed_at is not None:
        raise CodingError(
            "Coding is closed: the results are open, and codes stay as they are.",
            "Settle a label on the page of results, or make another project.",
        )


def _must_answer(questions: Mapping[str, Question], answers: Mapping[str, str]) -> None:
    missing = [question.title for key, question in questions.items() if key not in answers]
    if missing:
        raise CodingError("Not everything is answered.", f"Answer: {'; '.join(missing)}")
    for key, value in answers.items():
        if key not in questions or (value and value not in questions[key].values):
            raise CodingError("This is no label of the question.", "Choose one of those offered.")


def _uncoded(coder: Coder, project: CodingProject) -> int:
    coded: Sequence[int] = Code.objects.filter(coder=coder).values("item")
    return project.items.exclude(pk__in=coded).count()
