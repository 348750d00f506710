"""Saying who is who, of however many texts: what is said holds at once; a worker looks through many texts for the names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction

from webapp.analyses import queue as analyses
from webapp.analyses.speaking import refuse_source_as_outlet
from webapp.audit.services import Person
from webapp.codebooks import identities
from webapp.codebooks.models import Naming
from webapp.corpus.models import Article, Event
from webapp.corpus.outlets import known_outlet
from webapp.jobs.models import Job
from webapp.jobs.queue import request_job

AT_ONCE = 500
"""Texts looked through while the page waits: 2 ms of processor time for each that bears a name, .04 for any other."""

Said = tuple[Naming, Job | None]
"""What holds now, and the work that is left for a worker, if it is much."""


def join_names(
    event: Event | None, names: Sequence[str], kind: str, person: Person, reason: str = ""
) -> Said:
    """Say that names are one actor's, in an event or (None) in all. AnalyzerError where they can't be."""
    _refuse_people_as_outlet(event, names, person)
    return _say(lambda: identities.join(event, names, kind, person, reason), event, person)


def _refuse_people_as_outlet(event: Event | None, names: Sequence[str], person: Person) -> None:
    """Whatever they are said to be: somebody who speaks as a person in a text does not become an outlet by a name."""
    outlets = [known_outlet(name).outlet for name in names]
    others = [name for name, outlet in zip(names, outlets, strict=True) if outlet is None]
    events = [event] if event is not None else list(Event.objects.all())
    for outlet in filter(None, outlets):
        refuse_source_as_outlet(others, outlet.name, events, person)


def tell_names_apart(event: Event | None, names: Sequence[str], person: Person, reason: str = "") -> Said:
    """Say that names are not one actor's. AnalyzerError where people said that they are."""
    return _say(lambda: identities.tell_apart(event, names, person, reason), event, person)


def take_naming_back(naming: Naming, person: Person) -> Said:
    """Let the machine's reading of some names hold again."""
    return _say(lambda: identities.take_back(naming.pk, person), naming.event, person)


def is_of_many_texts(event: Event | None) -> bool:
    """Whether an event, or (None) all of them, has more texts than are looked through while a page waits."""
    return bool(_texts(event)[AT_ONCE : AT_ONCE + 1])


@transaction.atomic
def _say(say: Callable[[], Naming], event: Event | None, person: Person) -> Said:
    if not is_of_many_texts(event):
        return analyses.note_naming(say()), None
    naming = say()
    title = f"{'In force no more: ' if naming.undone_at else ''}{naming}"
    rows = list(_texts(event))
    is_back = naming.undone_at is not None  # while texts are looked through for what was said: other work
    return naming, request_job(
        "note_naming", title[:200], rows=rows, person=person, naming=naming.pk, is_back=is_back
    )


def _texts(event: Event | None) -> Sequence[int]:
    texts = Article.objects.filter(event=event) if event else Article.objects.all()
    return texts.order_by("pk").values_list("pk", flat=True)
