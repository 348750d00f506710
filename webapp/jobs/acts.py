"""What can be done to many rows at once. Each act takes a chunk of rows; what follows is done once for each event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q

from analyzer.errors import AnalyzerError
from webapp.analyses import forgetting, queue
from webapp.analyses.convert import analysis_fingerprint
from webapp.analyses.leases import restart
from webapp.analyses.models import Run
from webapp.audit import services as audit
from webapp.codebooks import identities
from webapp.codebooks.models import Naming
from webapp.corpus import services as corpus
from webapp.corpus.models import Article, Event
from webapp.corrections import services as corrections
from webapp.corrections.models import Correction
from webapp.people import rights


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which events have to be compared anew, and which rows stayed as they were, with the reason."""

    events: frozenset[int]
    problems: tuple[str, ...] = ()


Perform = Callable[[Sequence[int], Mapping[str, Any], audit.Person], Outcome]
Follow = Callable[[int, audit.Person], None]
Mine = Callable[[audit.Person], Q]


def _articles_of(person: audit.Person) -> Q:
    return rights.curated(person, "event")


def _events_of(person: audit.Person) -> Q:
    return rights.curated(person)


def _corrections_of(person: audit.Person) -> Q:
    return rights.curated(person, "event") | rights.curated(person, "article__event")


def _whatever(person: audit.Person) -> Q:
    """What follows from what was said when it might be: no text is out of its reach."""
    return Q()


def _namings_of(person: audit.Person) -> Q:
    """Those of events that the person curates, and those that hold everywhere, which curators of any team may change."""
    mine = rights.curated(person, "event")
    is_shared = bool(mine) and rights.may_edit_codebooks(
        person
    )  # without a condition all are the person's anyway
    return mine | Q(event=None) if is_shared else mine


@dataclass(frozen=True, slots=True)
class Reach:
    """Texts that are no rows of an act, and change with them: looked for when all rows are done, outside of any
    transaction, so that nobody waits meanwhile; each is then changed in a brief one. Done again it finds what is left."""

    find: Callable[[int], Mapping[int, int]]  # of one row: article → event
    change: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Act:
    """An act on rows: how it is said while it runs and when it is done, and what it does. Rows that are gone are
    passed over: doing a chunk twice has the effect of once."""

    doing: str
    done: str
    perform: Perform
    follow: Follow
    of: type[Article] | type[Event] | type[Correction] | type[Naming] = Article
    mine: Mine = _articles_of
    reach: Reach | None = None  # then it is a worker's: a page would wait for the texts

    def open_to(self, person: audit.Person, rows: Sequence[int]) -> tuple[list[int], list[str]]:
        """Which of the rows that were chosen whoever chose them may still change, and why not the others: some may have
        been deleted or moved since, and a role may have been taken back."""
        there = self.of.objects.filter(pk__in=rows).order_by("pk")
        locked = there.select_for_update(
            of=("self",), no_key=True
        )  # of two at once the second waits, and then looks
        held = set(locked.values_list("pk", flat=True))
        mine = set(there.filter(self.mine(person)).values_list("pk", flat=True))
        kind = self.of._meta.verbose_name
        problems = [
            f"{kind} {pk}: " + ("not yours to change any more" if pk in held else "deleted meanwhile")
            for pk in rows
            if pk not in mine
        ]
        return [pk for pk in rows if pk in mine], problems


def _articles(rows: Sequence[int]) -> list[Article]:
    return list(
        Article.objects.filter(pk__in=rows).select_related("event", "outlet").defer("original", "document")
    )


def _assign(rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    event = Event.objects.filter(rights.curated(person), pk=asked["event"]).first()
    if event is None:
        return Outcome(
            frozenset(),
            tuple(f"{article}: the event is gone, or no longer yours" for article in _articles(rows)),
        )
    articles = [article for article in _articles(rows) if article.event_id != event.pk]
    before = {article.event_id for article in articles}
    left = {article.pk for article in corpus.move_articles(articles, event, actor=person)}
    forgetting.forget_reports({article.event_id for article in articles if article.pk not in left})
    problems = tuple(
        f"{article}: its text is in that event already" for article in articles if article.pk in left
    )
    return Outcome(frozenset(before | {event.pk} if articles else ()), problems)


def _mark(role: Article.Role, rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    articles = [article for article in _articles(rows) if article.role != role]
    corpus.change_role(articles, role, actor=person)
    return Outcome(frozenset(article.event_id for article in articles))


def _analyze(rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    articles, fingerprint = _articles(rows), analysis_fingerprint()
    hashes = {article.pk: article.content_hash for article in articles}
    runs = Run.objects.filter(article__in=articles, fingerprint=fingerprint).only("article", "content_hash")
    restart(Run.objects.filter(pk__in=[run.pk for run in runs if run.content_hash == hashes[run.article_id]]))
    for article in articles:
        audit.record(person, "article.retried", article, event=article.event)
    return Outcome(frozenset(article.event_id for article in articles))


def _delete(rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    articles = _articles(rows)
    for article in articles:
        forgetting.forget_article(article, actor=person)
    return Outcome(frozenset(article.event_id for article in articles))


def _corrections(rows: Sequence[int]) -> list[Correction]:
    found = Correction.objects.filter(pk__in=rows).select_related("article__event", "event").order_by("pk")
    return list(found.defer("article__original"))


def _undo(rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    events, problems = set(), []
    for row in _corrections(rows):
        if row.undone_at is not None:
            problems.append(f"{row}: taken back by {row.undone_by_name} already")
            continue
        corrections.undo(row, author=person)
        events.add(corrections.event_of(row).pk)
    return Outcome(frozenset(events), tuple(problems))


def _confirm(rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    problems = []
    for row in _corrections(rows):
        try:
            if not row.needs_review:
                raise AnalyzerError("nothing changed beneath it, or somebody has looked at it already")
            corrections.confirm(row, author=person)
        except AnalyzerError as error:
            problems.append(f"{row}: {error}")
    return Outcome(frozenset(), tuple(problems))


def _take_namings_back(rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    problems = []
    for row in Naming.objects.filter(pk__in=rows).select_related("event").order_by("pk"):
        if row.undone_at is not None:
            problems.append(f"{row}: taken back by {row.undone_by_name} already")
            continue
        identities.take_back(row.pk, person)
    return Outcome(frozenset(), tuple(problems))


def _texts_of_naming(pk: int) -> Mapping[int, int]:
    """One that several namings speak of is noted once, with what holds in the end."""
    naming = Naming.objects.filter(pk=pk, undone_at__isnull=False).first()
    return identities.texts_to_note(naming) if naming else {}


def _note_naming(rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    """What holds now is looked up for each text: it may have been taken back while others were looked through."""
    naming = Naming.objects.filter(pk=asked["naming"]).first()
    touched = identities.stamp_articles(naming, rows) if naming else []
    return Outcome(frozenset(event.pk for event in touched))


def _choose_events(rows: Sequence[int], asked: Mapping[str, Any], person: audit.Person) -> Outcome:
    return Outcome(frozenset(Event.objects.filter(pk__in=rows).values_list("pk", flat=True)))


def _compare_anew(event: int, person: audit.Person) -> None:
    held = Event.objects.filter(pk=event).first()
    if held is not None:
        queue.request_event(held)


def _rebuild(event: int, person: audit.Person) -> None:
    held = Event.objects.filter(pk=event).first()
    if held is not None:
        queue.rebuild_report(held, actor=person)


ACTS: dict[str, Act] = {
    "assign": Act("moving articles", "moved", _assign, _compare_anew),
    "mark_release": Act("marking", "marked as release", partial(_mark, Article.Role.RELEASE), _compare_anew),
    "mark_coverage": Act(
        "marking", "marked as coverage", partial(_mark, Article.Role.COVERAGE), _compare_anew
    ),
    "analyze": Act("queueing", "will be analyzed again", _analyze, _compare_anew),
    "delete": Act("deleting", "deleted", _delete, _compare_anew),
    "rebuild": Act(
        "choosing events", "being compared anew", _choose_events, _rebuild, of=Event, mine=_events_of
    ),
    "undo": Act("taking back", "taken back", _undo, _compare_anew, of=Correction, mine=_corrections_of),
    "confirm": Act(
        "looking at them",
        "hold, with the words as they are now",
        _confirm,
        _compare_anew,
        of=Correction,
        mine=_corrections_of,
    ),
    "take_naming_back": Act(
        "taking back",
        "taken back; texts that bear the names are read anew",
        _take_namings_back,
        _compare_anew,
        of=Naming,
        mine=_namings_of,
        reach=Reach(_texts_of_naming, identities.note),
    ),
    "note_naming": Act(
        "looking through texts",
        "looked through; those that bear the names are read anew",
        _note_naming,
        _compare_anew,
        mine=_whatever,
    ),
}
