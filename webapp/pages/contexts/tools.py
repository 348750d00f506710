"""What a page offers its reader to do: nothing that the reader's role would refuse."""

from __future__ import annotations

from dataclasses import dataclass, fields

from webapp.corpus.selectors import article_standing, event_standing
from webapp.people import rights


@dataclass(frozen=True, slots=True)
class Tools:
    """Whether one may do something with an event, by what its page has a link for."""

    adds: bool  # texts to it, has it compared again, and so has changes on record
    changes: bool  # who may read it, links that share it; deletes it
    curates: bool  # corrects, reviews, sets up coding
    uploads: bool  # texts anywhere: the menu has an upload
    signed: bool  # is somebody here, or anybody may be: the menu has no sign-in

    @property
    def key(self) -> str:
        """Tells pages with other tools apart where they are stored; empty: with all of them."""
        lacking = [field.name for field in fields(self) if not getattr(self, field.name)]
        return f"without {' '.join(lacking)}" if lacking else ""


ALL_TOOLS = Tools(adds=True, changes=True, curates=True, uploads=True, signed=True)
NO_TOOLS = Tools(adds=False, changes=False, curates=False, uploads=False, signed=False)


def tools_at(person: rights.Person, slug: str) -> Tools:
    """Those of an event. Where nobody has to sign in no row is read."""
    if rights.has_every_right(person):
        return ALL_TOOLS
    event = event_standing(slug) if rights.is_signed_in(person) else None
    if event is None:
        return NO_TOOLS
    return Tools(
        adds=rights.may_contribute(person, event),
        changes=rights.may_change_event(person, event),
        curates=rights.may_curate(person, event),
        uploads=rights.may_contribute(person),
        signed=True,
    )


def may_mend_article(person: rights.Person, pk: int) -> bool:
    """Put passages back or take them out, delete the text."""
    if rights.has_every_right(person):
        return True
    article = article_standing(pk)
    return article is not None and rights.may_change_article(person, article)
