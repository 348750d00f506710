"""Whose a coding project is, who codes in it, and what waits for somebody to code."""

from __future__ import annotations

from webapp.coding.models import Coder, CodingProject
from webapp.people import rights
from webapp.people.rights import Person


def project_standing(pk: int) -> CodingProject | None:
    """A project with whose its event is, for those who judge rights."""
    columns = ("event__team", "event__maker", "event__visibility")
    return CodingProject.objects.filter(pk=pk).select_related("event").only(*columns).first()


def seat_standing(project: int, pk: int) -> Coder | None:
    """A coder's seat with whose its event is, for those who judge rights."""
    columns = ("person", "project__event__team", "project__event__maker", "project__event__visibility")
    return (
        Coder.objects.filter(project=project, pk=pk).select_related("project__event").only(*columns).first()
    )


def codes_in(project: CodingProject, person: Person) -> bool:
    """Whether somebody has a seat in a project."""
    number = getattr(person, "pk", None)
    return number is not None and project.coders.filter(person=number).exists()


def unfinished_seats(person: Person) -> list[Coder]:
    """Seats that wait for somebody, the oldest first: where the event is theirs to read, still."""
    if not rights.is_signed_in(person):
        return []
    waiting = Coder.objects.filter(person=person.pk, finished_at=None, project__closed_at=None)
    return list(waiting.filter(rights.readable(person, "project__event")).select_related("project__event"))
