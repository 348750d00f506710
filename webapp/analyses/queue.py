"""The door to the work: write the rows in one transaction, and tell the workers once it is committed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.db import transaction

from webapp.analyses import services
from webapp.analyses.models import Run
from webapp.analyses.tasks import send_due
from webapp.corpus import services as corpus
from webapp.corpus.models import Article, Draft, Event


def submit_drafts(
    drafts: Sequence[Draft],
    *,
    details: Sequence[corpus.ArticleDetails],
    event: Event | None = None,
    event_title: str = "",
) -> Event:
    """Save drafts as articles and queue their analysis: both or neither. AnalyzerError as in prepare_drafts.

    Texts that the event has already add nothing, so they ask for no new report.
    """
    prepared = corpus.prepare_drafts(drafts, details=details, event=event, event_title=event_title)
    with transaction.atomic():
        held = corpus.held_articles(event, drafts) if event else {}
        target = corpus.store_drafts(prepared, event=event, event_title=event_title)
        if len(held) < len(prepared):
            request_event(target)
    return target


@transaction.atomic
def withdraw_article(pk: int) -> Event:
    """Delete an article and have its event compared without it. Article.DoesNotExist if there is none."""
    event = Article.objects.select_related("event").get(pk=pk).event
    corpus.delete_article(pk)
    request_event(event)
    return event


@transaction.atomic
def revise_article(article: Article) -> None:
    """Take up what a curator changed about an article: a new title is measured, the rest only compared."""
    corpus.refresh_document(article)
    request_event(article.event)


@transaction.atomic
def move_articles(articles: Sequence[Article], event: Event) -> list[Article]:
    """Put articles into another event and compare both anew; returns those that are there already."""
    left = corpus.move_articles(articles, event)
    for touched in {article.event for article in articles} | {event}:
        request_event(touched)
    return left


@transaction.atomic
def request_event(event: Event) -> None:
    """Queue what an event still needs."""
    services.request_event(event)
    _tell_of(event.pk)


@transaction.atomic
def rebuild_report(event: Event) -> None:
    services.rebuild_report(event)
    _tell_of(event.pk)


@transaction.atomic
def retry_run(pk: int) -> None:
    run = Run.objects.select_related("article__event").get(pk=pk)
    services.retry_run(run)
    _tell_of(run.article.event_id)


@transaction.atomic
def retry_article(pk: int) -> None:
    article = Article.objects.select_related("event").get(pk=pk)
    services.retry_article(article)
    _tell_of(article.event_id)


def _tell_of(event_pk: int) -> None:
    transaction.on_commit(partial(send_due, event_pk))
