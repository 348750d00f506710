"""Who is who, as people say it: names that are one person's, body's or place's, and names that are two's.

Plain values, handed to ``analyze`` and ``compare`` like corrections. They speak of names, not of places in a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class Identity:
    """``is_one``: whoever bears one of these names is one actor, called ``names[0]``. Else: each is another actor."""

    names: tuple[str, ...]
    is_one: bool = True
    kind: ActorKind | None = None  # of the one; None: as the text has it
    id: str = ""


def plain(name: str) -> str:
    """ "the  Harbour Board’s" and "Harbour Board" are one name."""
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def apart(identities: Iterable[Identity]) -> frozenset[frozenset[str]]:
    """Pairs of plain names that are two actors'."""
    return frozenset(
        frozenset((plain(one), plain(other)))
        for identity in identities
        if not identity.is_one
        for one in identity.names
        for other in identity.names
        if plain(one) != plain(other)
    )


def canonical(identities: Sequence[Identity]) -> dict[str, Identity]:
    """Plain name → the identity that it belongs to. Of two that claim a name the later wins."""
    return {plain(name): each for each in identities if each.is_one for name in each.names}
