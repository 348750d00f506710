"""Whose an event is and who may read it: changed only by somebody who has seen how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from analyzer.errors import AnalyzerError
from webapp.audit.services import changes, record
from webapp.corpus.models import Event
from webapp.people.models import Team, Visibility
from webapp.people.rights import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event belongs, and who may read it."""

    visibility: str
    team_id: int | None


def seen_of(event: Event) -> str:
    """What a form carries, so that a change which somebody else made meanwhile is noticed. A form cuts spaces off its ends."""
    return f"{event.visibility} {event.team_id or 'none'}"


@transaction.atomic
def change_standing(event: Event, new: Standing, *, seen: str, actor: Person) -> None:
    """AnalyzerError if it stands otherwise than the person saw, or if nobody could read it afterwards."""
    held = Event.objects.select_for_update(of=("self",)).select_related("team").get(pk=event.pk)
    if seen_of(held) != seen:
        now = Visibility(held.visibility).label
        team = f" {held.team}" if held.team and held.visibility == Visibility.TEAM else ""
        raise AnalyzerError(
            f"Somebody else has changed this meanwhile: {now}{team} can read the event now. Choose again, if need be."
        )
    if new.visibility == Visibility.TEAM and new.team_id is None:
        raise AnalyzerError("Choose the team that may read it.")
    columns: dict[str, object] = {"visibility": new.visibility, "team_id": new.team_id}
    if new.visibility == Visibility.PRIVATE and held.maker_id is None:
        columns["maker_id"] = getattr(actor, "pk", None)  # somebody has to be able to open it again
    before, after = changes({name: getattr(held, name) for name in columns}, columns)
    if after:
        Event.objects.filter(pk=held.pk).update(**columns)
        record(actor, "event.visibility_changed", held, before=_named(before), after=_named(after))


def _named(columns: dict[str, object]) -> dict[str, object]:
    """Teams by their names, which say more on record than numbers."""
    team = Team.objects.filter(pk=columns.get("team_id")).first()
    return columns | ({"team": team.name if team else None} if "team_id" in columns else {})
