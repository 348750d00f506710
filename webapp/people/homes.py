"""Whose a new event can be: one of the teams that somebody contributes to, or the maker's alone."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.people.models import Role, Visibility
from webapp.people.rights import Person, is_everybodys, is_signed_in
from webapp.people.selectors import places_of


@dataclass(frozen=True, slots=True)
class Home:
    """Where an event belongs, and who may read it."""

    key: str = ""
    said: str = ""
    team_id: int | None = None
    visibility: str = Visibility.TEAM


NOBODYS = Home()
"""On a machine of one's own. Opened to others later, such an event is the installation's: only superusers see it."""


def homes_of(person: Person) -> list[Home]:
    """The choices, the first of which is taken where nothing is said; none on a machine of one's own."""
    if is_everybodys() or not is_signed_in(person):
        return []
    places = [place for place in places_of(person) if Role(place.role).includes(Role.CONTRIBUTOR)]
    shared = [Home(f"team-{place.team_id}", place.team.name, place.team_id) for place in places]
    first = places[0].team_id if places else None
    return [*shared, Home("private", "only me, for now", first, Visibility.PRIVATE)]


def home_of(person: Person, key: str) -> Home:
    """The home of this key, else the first one."""
    homes = homes_of(person)
    return next((home for home in homes if home.key == key), homes[0] if homes else NOBODYS)
