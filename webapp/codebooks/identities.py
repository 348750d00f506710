"""Who is who, as people said: in one event, or everywhere. What is in force goes into the core as plain values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from analyzer.errors import AnalyzerError
from analyzer.identities import Identity, plain
from webapp.audit import services as audit
from webapp.codebooks.models import Naming
from webapp.corpus import versions
from webapp.corpus.models import Article, Event
from webapp.corpus.outlets import known_outlet

PERSON = "person"
MOST_NAMES = 20
"""Joined at once."""


def in_force(event: Event | int) -> list[Naming]:
    """What holds in an event: what was said everywhere and is not contradicted there, then what was said of it."""
    pk = event if isinstance(event, int) else event.pk
    said = list(Naming.objects.filter(Q(event=None) | Q(event=pk), undone_at__isnull=True).order_by("pk"))
    mine = [naming for naming in said if naming.event_id is not None]
    return [
        naming for naming in said if naming.event_id is None and not _is_contradicted(naming, mine)
    ] + mine


def _is_contradicted(naming: Naming, others: Iterable[Naming]) -> bool:
    return any(other.is_one != naming.is_one and len(_shared(naming, other.names)) > 1 for other in others)


def of_article(article: Article, said: Iterable[Naming] | None = None) -> list[Naming]:
    """What is in force and speaks of a name that stands in the article."""
    text = f"{article.title}\n{article.document['text']}".casefold()
    known = in_force(article.event_id) if said is None else said
    return [naming for naming in known if any(name.casefold() in text for name in naming.names)]


def as_values(said: Sequence[Naming]) -> tuple[Identity, ...]:
    """As the core takes them."""
    return tuple(
        Identity(tuple(naming.names), naming.is_one, naming.kind or None, str(naming.pk))  # type: ignore[arg-type]
        for naming in said
    )


def stamp_of(said: Sequence[Naming]) -> str:
    """Changes when other namings are in force; empty where none is."""
    pks = ",".join(str(naming.pk) for naming in said)
    return hashlib.sha256(pks.encode()).hexdigest() if pks else ""


@transaction.atomic
def join(
    event: Event | None, names: Sequence[str], kind: str, person: audit.Person, reason: str = ""
) -> Naming:
    """Say that these names are one actor's, called by the first; of one name, that whoever bears it is one, of this
    kind. AnalyzerError where that cannot hold."""
    names = _once(names)
    if not names or (len(names) < 2 and not kind):
        raise AnalyzerError(
            "Choose at least two names that are the same one’s, or say of one what kind it is."
        )
    if len(names) > MOST_NAMES:
        raise AnalyzerError(f"At most {MOST_NAMES} names are joined at once.")
    _refuse_outlet(names, kind)
    _take_turn(event)
    _refuse_said_already(event, names, is_one=True)
    _refuse_told_apart(event, names)
    return _store(event, names, True, kind, person, reason)


@transaction.atomic
def tell_apart(event: Event | None, names: Sequence[str], person: audit.Person, reason: str = "") -> Naming:
    """Say that these names are not one actor's. AnalyzerError where people said that they are."""
    names = _once(names)
    if len(names) < 2:
        raise AnalyzerError("Name two that are not the same.")
    _take_turn(event)
    _refuse_said_already(event, names, is_one=False)
    for naming in _standing(event, is_one=True):
        if len(_shared(naming, names)) > 1:
            raise AnalyzerError(
                f"{naming.author_name} said that they are one ({naming}): take that back first."
            )
    return _store(event, names, False, "", person, reason)


@transaction.atomic
def take_back(pk: int, person: audit.Person) -> Naming:
    """The machine's reading holds again. Taking back what was taken back changes nothing."""
    naming = Naming.objects.select_for_update().get(pk=pk)
    if naming.undone_at is None:
        naming.undone_at, naming.undone_by_name = timezone.now(), audit.name_of(person)
        naming.save()
        audit.record(person, "names.taken back", naming, event=naming.event, before={"names": naming.names})
    return naming


def stamp_articles(naming: Naming, among: Sequence[int] | None = None) -> list[Event]:
    """Note in each article that a naming speaks of that people say otherwise now; the events it touches. ``among``:
    these articles alone."""
    found = texts_to_note(naming, among)
    for article in found:
        note(article)
    return list(Event.objects.filter(pk__in=set(found.values())).order_by("pk"))


def texts_to_note(naming: Naming, among: Sequence[int] | None = None) -> dict[int, int]:
    """Article → event of the texts that a naming speaks of in which something else is noted than people say now. It
    only reads, and for long where there are many texts."""
    articles = Article.objects.filter(event=naming.event) if naming.event_id else Article.objects.all()
    if among is not None:
        articles = articles.filter(pk__in=among)
    named = Q()
    for name in naming.names:
        named |= Q(document__text__icontains=name) | Q(title__icontains=name)
    found: dict[int, int] = {}
    said: dict[int, list[Naming]] = {}
    for article in articles.filter(named).defer("original").iterator(chunk_size=50):
        if article.event_id not in said:
            said[article.event_id] = in_force(article.event_id)
        if stamp_of(of_article(article, said[article.event_id])) != article.identified:
            found[article.pk] = article.event_id
    return found


def note(pk: int) -> None:
    """Note in an article what people say now of who is who in it: asked anew, as they may have said otherwise since it
    was found, and again where the article changes meanwhile."""
    columns = ("event", "title", "document", "identified", "corrected", "content_hash")
    while (article := Article.objects.filter(pk=pk).only(*columns).first()) is not None:
        stamp = stamp_of(of_article(article))
        if stamp == article.identified or versions.identify_article(article, stamp):
            return


def _store(
    event: Event | None, names: list[str], is_one: bool, kind: str, person: audit.Person, reason: str
) -> Naming:
    naming = Naming.objects.create(
        event=event,
        names=names,
        is_one=is_one,
        kind=kind,
        reason=reason,
        author_id=getattr(person, "pk", None),
        author_name=audit.name_of(person),
    )
    action = "names.joined" if is_one else "names.told apart"
    audit.record(person, action, naming, event=event, after={"names": names, "kind": kind}, reason=reason)
    return naming


def _once(names: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for name in (" ".join(each.split()) for each in names):
        if name:
            found.setdefault(plain(name), name)
    return list(found.values())


def _refuse_outlet(names: Sequence[str], kind: str) -> None:
    """A person who is joined with an outlet's name would be source and outlet at once."""
    for name in names:
        outlet = known_outlet(name).outlet
        if outlet is not None and kind == PERSON:
            others = " and ".join(f"“{other}”" for other in names if other != name)
            told = f"Joined with {others}, a person" if others else "A person of this name"
            raise AnalyzerError(
                f"“{name}” is the outlet “{outlet.name}” on record. {told} would be both source and outlet: nothing was "
                "changed.",
                "Leave the outlet’s name out, or change the outlet’s names first.",
            )


def _take_turn(event: Event | None) -> None:
    """Of two who say the same or the opposite of names at once, the second sees what the first said.

    What holds everywhere has no event to wait for, and at first no naming either: the row that stands for namings as
    a kind is always there. (SQLite lets one write at a time anyway.)
    """
    if event is not None:
        Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    else:
        namings = ContentType.objects.get_for_model(Naming)
        ContentType.objects.select_for_update(no_key=True).get(pk=namings.pk)


def _refuse_said_already(event: Event | None, names: Sequence[str], *, is_one: bool) -> None:
    """The same names, in whatever order: a second row would say nothing, and have to be taken back as well."""
    wanted = {plain(name) for name in names}
    for naming in _standing(event, is_one=is_one):
        if {plain(name) for name in naming.names} == wanted:
            said = "are one" if is_one else "are not one"
            other = " To call them otherwise, take that back first." if is_one else ""
            raise AnalyzerError(f"{naming.author_name} said already that they {said} ({naming}).{other}")


def _refuse_told_apart(event: Event | None, names: Sequence[str]) -> None:
    for naming in _standing(event, is_one=False):
        if len(_shared(naming, names)) > 1:
            raise AnalyzerError(f"{naming.author_name} told them apart ({naming}): take that back first.")


def _standing(event: Event | None, *, is_one: bool) -> list[Naming]:
    """Of the same reach: what is said of one event may differ from what holds elsewhere."""
    return list(Naming.objects.filter(event=event, is_one=is_one, undone_at__isnull=True))


def _shared(naming: Naming, names: Sequence[str]) -> set[str]:
    return {plain(name) for name in naming.names} & {plain(name) for name in names}
