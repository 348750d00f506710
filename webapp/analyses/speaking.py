"""Whether a name that is to be an outlet's is a person's who speaks in the texts: nobody can be source and outlet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analyzer.errors import AnalyzerError
from webapp.analyses.models import READABLE, Run
from webapp.corpus.models import Article, Event
from webapp.corpus.outlets import plain_name
from webapp.people import rights

MOST_LOOKED_AT = 300
"""Texts of the newest; a reading has some 50 kB."""


def people_speaking(names: Iterable[str], events: Sequence[Event]) -> dict[str, Event]:
    """Which of these names are people who speak in a text of these events → one such event."""
    wanted = {plain_name(name): name for name in names}
    newest = (
        Article.objects.filter(event__in=events).order_by("-pk").values_list("pk", flat=True)[:MOST_LOOKED_AT]
    )
    runs = Run.objects.filter(article__in=list(newest), state__in=READABLE, reading__isnull=False)
    by_id = {event.pk: event for event in events}
    found: dict[str, Event] = {}
    for reading, event in runs.values_list("reading", "article__event_id").iterator(chunk_size=20):
        speakers = {statement.get("speaker") for statement in reading.get("statements", ())}
        for target in reading.get("targets", ()):
            called = {target["name"], *target.get("aliases", ())}
            if target["kind"] == "person" and speakers & called:
                for name in called:
                    if plain_name(name) in wanted:
                        found.setdefault(wanted[plain_name(name)], by_id[event])
    return found


def refuse_source_as_outlet(
    names: Iterable[str], outlet: str, events: Sequence[Event], person: rights.Person
) -> None:
    """AnalyzerError where one of these names, about to be the outlet's, is that of a person who speaks there.

    An event that is not listed for whoever asks is not named.
    """
    for name, event in people_speaking(names, events).items():
        is_listed = Event.objects.filter(rights.listed(person), pk=event.pk).exists()
        where = f"a text on “{event.title}”" if is_listed else "a text"
        raise AnalyzerError(
            f"“{name}” speaks as a person in {where} and would then also be the outlet “{outlet}”. "
            "Nobody can be both source and outlet: nothing was changed.",
            "Give the outlet its own name first, or keep the two apart.",
        )
