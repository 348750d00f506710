"""What reports say of people's corrections, and texts that are brought anew."""

from __future__ import annotations

from analyzer.types import RawDocument
from webapp.analyses import selectors
from webapp.corpus import services as corpus
from webapp.corpus import versions

MAYOR = "speaker/Ana Brown"


def report_of(event):
    return selectors.event_report(event.slug)


def speakers_of(article):
    return selectors.article_page(article.pk).analysis["measurements"]["sources.speakers"]["parts"]


def is_stale(event):
    return selectors.event_report(event.slug).stale_reasons


def new_text(article, content):
    document = corpus.read_seed(RawDocument(content.encode(), filename="new.txt", title=article.title))
    versions.replace_text(article.event, article.pk, content.encode(), document, digest="b" * 64)
    article.refresh_from_db()
