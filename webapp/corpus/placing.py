"""Where an upload belongs: the stored event that its texts are like, and stored articles that they may be versions of.

Suggestions with their reasons; a person chooses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analyzer.alignment.stories import Stories
from analyzer.encoding import decode_document
from analyzer.reading import Likeness, likeness
from analyzer.types import Document
from webapp.corpus.models import Article, Event
from webapp.people.rights import Person, contributable

NEAR = 0.1
"""Cosine of TF-IDF. With 1 to 18 stories of SEESAW stored (Zhang et al. 2023), 197 of 209 articles were as near to
their own story and none to another; of 300 articles whose story was not stored, 6 were."""
MOST_DAYS = 14
"""Between the dates of two texts on one event; what is written later is most often about what came of it."""
MAY_BE_COPIES = 0.3
"""Below it two texts share too few words to be versions of one another."""
NEWEST = 600
"""Articles that are looked at, the latest stored: they are compared in a second, older events rarely get new texts."""
_NEAREST = 5
PREPARED = 3
"""Sets of articles that are kept ready: people of different teams upload in turn."""


@dataclass(frozen=True, slots=True)
class EventSuggestion:
    """A stored event, or None where nothing is near; ``reason`` is a sentence for the person."""

    event: Event | None
    reason: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A stored article, or another text of the upload, that a text repeats or updates."""

    found: Likeness
    article: Article | None = None
    name: str = ""
    is_of_one_outlet: bool = False  # both are named, and alike; where one is unnamed, copying looks the same

    @property
    def is_same(self) -> bool:
        return self.found.kind == "same text"


class Stored:
    """The latest stored articles, with their documents compared once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = {str(article.pk): article for article in articles}
        self.documents = {
            name: replace(
                decode_document(article.document),
                id=name,
                outlet=article.outlet.name if article.outlet else None,
            )
            for name, article in self.articles.items()
        }
        events = {name: article.event_id for name, article in self.articles.items()}
        self.stories = Stories(self.documents.values(), events)

    def nearest(self, document: Document) -> list[tuple[Article, float]]:
        """Stored articles, the likeliest on the same story first, those of another time left out."""
        return [
            (self.articles[name], similarity)
            for name, similarity in self.stories.on_story_of(replace(document, id=""))
            if _is_of_one_time(document, self.articles[name])
        ]


def latest_stored(*, person: Person) -> Stored:
    """What is stored now in events that this person may add to. It is prepared once, and again when an article came,
    changed or went."""
    newest = Article.objects.filter(contributable(person, "event")).order_by("-pk")[:NEWEST]
    return _prepared(tuple(newest.values_list("pk", "content_hash", "event_id")))


@lru_cache(maxsize=PREPARED)
def _prepared(key: tuple[tuple[int, str, int], ...]) -> Stored:
    pks = [pk for pk, _, _ in key]
    return Stored(Article.objects.filter(pk__in=pks).select_related("outlet", "event").defer("original"))


def forget_prepared() -> None:
    """What was deleted stays in no memory of this process."""
    _prepared.cache_clear()


def suggest_event(documents: Sequence[Document], stored: Stored) -> EventSuggestion:
    """The event that most of the texts are near to, weighed by how near."""
    if not stored.articles:
        return EventSuggestion(None, "There is no event yet that you may add texts to.")
    weight: dict[int, float] = defaultdict(float)
    nearest: dict[int, list[tuple[Document, Article]]] = defaultdict(list)
    for document in documents:
        for article, similarity in stored.nearest(document)[:1]:
            if similarity >= NEAR:
                weight[article.event_id] += similarity
                nearest[article.event_id].append((document, article))
    if not weight:
        return EventSuggestion(
            None, "None of the stored events is near: these texts share too few words with them."
        )
    chosen = max(weight, key=lambda event: (weight[event], -event))
    document, article = nearest[chosen][0]
    words = ", ".join(f"“{word}”" for word in stored.stories.shared_words(document, str(article.pk)))
    how_many = (
        f"{len(nearest[chosen])} of {len(documents)} texts are" if len(documents) > 1 else "The text is"
    )
    return EventSuggestion(
        article.event, f"{how_many} nearest to an article of this event; they share {words}, for example."
    )


def alike_stored(document: Document, stored: Stored) -> Alike | None:
    """The stored article that this is the same text as, or another version of."""
    similar = stored.stories.similar_to(replace(document, id=""))[:_NEAREST]
    names = [name for name, similarity in similar if similarity >= MAY_BE_COPIES]
    found = likeness(document, [stored.documents[name] for name in names])
    versions = [
        Alike(each, stored.articles[name], is_of_one_outlet=of_one_outlet(document, stored.documents[name]))
        for name, each in zip(names, found, strict=True)
        if not of_two_outlets(document, stored.documents[name])
    ]
    return _closest(versions)


def alike_among(documents: Sequence[Document], names: Sequence[str]) -> list[Alike | None]:
    """For each text the earlier one of the same upload that it repeats or updates."""
    numbered = [replace(document, id=str(place)) for place, document in enumerate(documents)]
    stories = Stories(numbered)
    answers = []
    for place, document in enumerate(numbered):
        near = [
            int(name)
            for name, similarity in stories.similar_to(document)[:_NEAREST]
            if similarity >= MAY_BE_COPIES
        ]
        earlier = [other for other in near if other < place and not of_two_outlets(document, numbered[other])]
        found = likeness(document, [numbered[other] for other in earlier])
        answers.append(
            _closest([Alike(each, name=names[other]) for other, each in zip(earlier, found, strict=True)])
        )
    return answers


def of_two_outlets(one: Document, other: Document) -> bool:
    """Whether both name their outlet, and not the same: two outlets that print one report have two articles."""
    return bool(one.outlet and other.outlet) and not of_one_outlet(one, other)


def of_one_outlet(one: Document, other: Document) -> bool:
    """Whether both name their outlet, and the same."""
    return bool(one.outlet and other.outlet) and str(one.outlet).casefold() == str(other.outlet).casefold()


def _closest(found: Sequence[Alike]) -> Alike | None:
    versions = [each for each in found if each.found.kind != "different"]
    return max(versions, key=lambda each: (each.is_same, each.found.share), default=None)


def _is_of_one_time(document: Document, article: Article) -> bool:
    if document.published is None or article.published is None:
        return True
    return abs((document.published - article.published).days) <= MOST_DAYS
