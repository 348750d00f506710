"""The door to the work: write the rows in one transaction, and tell the workers once it is committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from django.conf import settings
from django.db import transaction

from webapp.analyses import fetches, forgetting, renewals, services, trials
from webapp.analyses.machine import machine_value
from webapp.analyses.models import Run, Trial
from webapp.analyses.speaking import refuse_source_as_outlet
from webapp.analyses.tasks import send_curation, send_due, send_fetches
from webapp.analyses.values import Angle
from webapp.audit import services as audit
from webapp.audit.services import record
from webapp.codebooks import identities
from webapp.codebooks import services as codebooks
from webapp.codebooks.models import Edition, Naming
from webapp.codebooks.selectors import title_of
from webapp.corpus import outlet_services, versions
from webapp.corpus import services as corpus
from webapp.corpus.models import Article, Draft, Event, Outlet, OutletMerge, Upload
from webapp.corpus.outlets import names_of
from webapp.corrections import services as corrections
from webapp.corrections.models import Correction
from webapp.corrections.values import Said
from webapp.people.homes import NOBODYS, Home
from webapp.people.rights import Person


def submit_drafts(
    drafts: Sequence[Draft],
    *,
    details: Sequence[corpus.ArticleDetails],
    actor: Person,
    event: Event | None = None,
    event_title: str = "",
    home: Home = NOBODYS,
) -> Event:
    """Save drafts as articles and queue their analysis: both or neither. AnalyzerError as in prepare_drafts.

    Texts that the event has already add nothing, so they ask for no new report.
    """
    prepared = corpus.prepare_drafts(drafts, details=details, event=event, event_title=event_title)
    with transaction.atomic():
        held = corpus.held_articles(event, drafts) if event else {}
        target = corpus.store_drafts(prepared, event=event, event_title=event_title, home=home, actor=actor)
        if len(held) < len(prepared):
            request_event(target)
    return target


def clean_anew(article: Article, keep: Sequence[str], drop: Sequence[str], *, actor: Person) -> bool:
    """Make a new version of an article with these passages put back and taken out, and have it measured.

    Returns whether anything changed. AnalyzerError if nothing readable would be left.
    """
    reread = versions.read_anew(article, keep, drop)
    if reread.is_new:
        with transaction.atomic():
            versions.store_anew(reread, actor=actor)
            request_event(article.event)
    return reread.is_new


def fetch_ports() -> frozenset[int]:
    """Ports of web addresses that workers fetch from."""
    return settings.FETCH_PORTS


@transaction.atomic
def fetch_pages(upload: Upload, urls: Sequence[str]) -> None:
    """Have the pages at these addresses fetched by a worker."""
    for url in urls:
        fetches.request_fetch(upload, url)
    transaction.on_commit(send_fetches)


@transaction.atomic
def withdraw_article(pk: int, *, actor: Person, reason: str = "") -> Event:
    """Delete an article, wherever its words are, and have its event compared without it.

    Article.DoesNotExist if there is none.
    """
    article = Article.objects.select_related("event", "outlet").get(pk=pk)
    forgetting.forget_article(article, actor=actor, reason=reason)
    request_event(article.event)
    return article.event


def withdraw_event(event: Event, *, actor: Person, reason: str = "") -> None:
    """Delete an event and its texts, wherever their words are."""
    forgetting.forget_event(event, actor=actor, reason=reason)


@transaction.atomic
def revise_article(article: Article) -> None:
    """Take up what a curator changed about an article: a new title or date is read, the rest only compared."""
    versions.refresh_document(article)
    request_event(article.event)


def correct(event: Event, said: Said, *, author: audit.Person, seen: str = "") -> Correction:
    """Put a person's value in the machine's place and have all that rests on it made anew: both or neither.

    The machine's value is read from what is on record. Raises what ``corrections.services.correct`` raises.
    """
    known = replace(said, machine_value=machine_value(event, said))
    with transaction.atomic():
        correction = corrections.correct(event, known, author=author, seen=seen)
        request_event(event)
    return correction


@transaction.atomic
def undo_correction(correction: Correction, *, author: audit.Person, reason: str = "") -> Correction:
    """Take a correction back and have all that rests on it made anew."""
    undone = corrections.undo(correction, author=author, reason=reason)
    request_event(corrections.event_of(correction))
    return undone


@transaction.atomic
def redo_correction(correction: Correction, *, author: audit.Person, seen: str) -> Correction:
    """Make a correction that was taken back once more. Raises what ``corrections.services.redo`` raises."""
    again = corrections.redo(correction, author=author, seen=seen)
    request_event(corrections.event_of(correction))
    return again


@transaction.atomic
def move_articles(articles: Sequence[Article], event: Event, *, actor: Person) -> list[Article]:
    """Put articles into another event and compare both anew; returns those that are there already.

    Reports of the events that they leave quote them and go: the new place may be another team's.
    """
    left = corpus.move_articles(articles, event, actor=actor)
    forgetting.forget_reports({article.event_id for article in articles if article not in left})
    for touched in {article.event for article in articles} | {event}:
        request_event(touched)
    return left


@transaction.atomic
def request_event(event: Event) -> None:
    """Queue what an event still needs."""
    services.request_event(event)
    _tell_of(event.pk)


@transaction.atomic
def rebuild_report(event: Event, *, actor: Person) -> None:
    services.rebuild_report(event)
    record(actor, "report.rebuilt", event)
    _tell_of(event.pk)


@transaction.atomic
def request_angle(event: Event, angle: Angle) -> bool:
    """Queue the comparison from another angle; False while too many others are being made."""
    is_coming = services.request_angle(event, angle)
    _tell_of(event.pk)
    return is_coming


@transaction.atomic
def try_draft(edition: Edition, events: Sequence[Event], person: audit.Person) -> Trial:
    """Try a draft on the articles of these events."""
    trial = trials.request_trial(edition, events, person)
    transaction.on_commit(send_curation)
    return trial


@transaction.atomic
def publish_edition(pk: int, person: audit.Person, note: str) -> Edition:
    """Use a draft from now on, and have everything measured anew. ResourceError says what to mend."""
    edition = codebooks.publish(pk, person, note)
    _renew(f"{title_of(edition.name)}, edition {edition.number}")
    return edition


@transaction.atomic
def reinstate_edition(pk: int, person: audit.Person, reason: str) -> Edition:
    """Go back to an edition that was in use before."""
    edition = codebooks.reinstate(pk, person, reason)
    _renew(f"{title_of(edition.name)}, edition {edition.number}")
    return edition


@transaction.atomic
def retire_edition(name: str, person: audit.Person, reason: str) -> None:
    """Go back to what ships."""
    codebooks.retire(name, person, reason)
    _renew(f"{title_of(name)}, as shipped")


def _renew(cause: str) -> None:
    renewals.request_renewal(cause)
    transaction.on_commit(send_curation)


@transaction.atomic
def join_names(
    event: Event | None, names: Sequence[str], kind: str, person: audit.Person, reason: str = ""
) -> Naming:
    """Say that names are one actor's, and have the texts that bear them read anew. AnalyzerError where they can't be."""
    return note_naming(identities.join(event, names, kind, person, reason))


@transaction.atomic
def tell_names_apart(
    event: Event | None, names: Sequence[str], person: audit.Person, reason: str = ""
) -> Naming:
    """Say that names are not one actor's."""
    return note_naming(identities.tell_apart(event, names, person, reason))


@transaction.atomic
def take_naming_back(pk: int, person: audit.Person) -> Naming:
    """Let the machine's reading of some names hold again."""
    return note_naming(identities.take_back(pk, person))


@transaction.atomic
def note_naming(naming: Naming) -> Naming:
    """Have the texts that bear its names read anew."""
    _compare_anew(identities.stamp_articles(naming))
    return naming


@transaction.atomic
def merge_outlets(kept: Outlet, gone: Outlet, person: audit.Person, reason: str = "") -> OutletMerge:
    """Make two outlets one and compare their events anew. AnalyzerError where they must stay apart."""
    events = outlet_services.events_of([kept, gone])
    refuse_source_as_outlet([*names_of(kept), *names_of(gone)], kept.name, events, person)
    merge = outlet_services.merge(kept, gone, person, reason)
    _compare_anew(events)
    return merge


@transaction.atomic
def undo_outlet_merge(pk: int, person: audit.Person) -> tuple[OutletMerge, tuple[str, ...]]:
    """Take a merge of outlets back; what stays as it was changed since, in sentences."""
    merge, stays = outlet_services.undo_merge(pk, person)
    _compare_anew(
        outlet_services.events_of(Outlet.objects.filter(name__in=[merge.kept.name, merge.gone["name"]]))
    )
    return merge, stays


@transaction.atomic
def split_outlet(outlet: Outlet, alias: str, person: audit.Person) -> Outlet:
    """Make another name of an outlet an outlet of its own."""
    made = outlet_services.split_off(outlet, alias, person)
    _compare_anew(outlet_services.events_of([made]))
    return made


@transaction.atomic
def describe_outlet(outlet: Outlet, said: dict[str, str], person: audit.Person) -> Outlet:
    """Change what is on record of an outlet; reports name it anew."""
    events = outlet_services.events_of([outlet])
    changed = outlet_services.describe(outlet, said, person)
    new = set(names_of(changed)) - set(names_of(outlet))
    refuse_source_as_outlet(new, changed.name, events, person)
    if changed.name != outlet.name:
        _compare_anew(events)
    return changed


def _compare_anew(events: Sequence[Event]) -> None:
    for event in events:
        request_event(event)


@transaction.atomic
def retry_run(pk: int, *, actor: Person) -> None:
    run = Run.objects.select_related("article__event").get(pk=pk)
    services.retry_run(run)
    record(actor, "article.retried", run.article, event=run.article.event)
    _tell_of(run.article.event_id)


@transaction.atomic
def retry_article(pk: int, *, actor: Person) -> None:
    article = Article.objects.select_related("event").get(pk=pk)
    services.retry_article(article)
    record(actor, "article.retried", article, event=article.event)
    _tell_of(article.event_id)


def _tell_of(event_pk: int) -> None:
    transaction.on_commit(partial(send_due, event_pk))
