"""The actors of an event over all its texts, each name as it was read, and what people said of who is who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from webapp.analyses.models import READABLE, Run
from webapp.analyses.selectors import letters_of
from webapp.corpus.models import Event


@dataclass(slots=True)
class Actor:
    """One name that texts give an actor, with the other names that were joined to it."""

    name: str
    kind: str
    aliases: list[str] = field(default_factory=list)
    mentions: int = 0
    speaks: int = 0  # statements given to it
    texts: list[tuple[str, int]] = field(default_factory=list)  # letter, article


def actors_of(event: Event) -> list[Actor]:
    """People, bodies and places, those with the most mentions first."""
    articles = list(event.articles.defer("original", "document"))
    letters, hashes = letters_of(articles), {article.pk: article.content_hash for article in articles}
    found: dict[tuple[str, str], Actor] = {}
    for run in _latest(event, hashes):
        spoken = [statement.get("speaker") for statement in run.reading.get("statements", ())]
        for target in run.reading.get("targets", ()):
            actor = found.setdefault((target["kind"], target["name"]), Actor(target["name"], target["kind"]))
            actor.aliases += [alias for alias in target["aliases"] if alias not in actor.aliases]
            actor.mentions += len(target["mentions"])
            actor.speaks += spoken.count(target["name"])
            actor.texts.append((letters[run.article_id], run.article_id))
    for actor in found.values():
        actor.texts.sort()
    return sorted(found.values(), key=lambda actor: (-actor.mentions, actor.name))


def _latest(event: Event, hashes: dict[int, str]) -> Sequence[Run]:
    """Of each article the run that was finished last of the text as it is, else the one before."""
    runs = Run.objects.filter(article__event=event, state__in=READABLE, reading__isnull=False).order_by("pk")
    by_article: dict[int, Run] = {}
    for run in runs:
        known = by_article.get(run.article_id)
        if (
            known is None
            or run.content_hash == hashes[run.article_id]
            or known.content_hash != hashes[run.article_id]
        ):
            by_article[run.article_id] = run
    return list(by_article.values())
