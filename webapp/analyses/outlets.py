"""Reading what is on record of one outlet across events, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analyzer.describing import describe_cards
from analyzer.encoding import decode_document
from webapp.analyses.convert import finding_json
from webapp.analyses.models import READABLE, UNFINISHED, Measurement, Run
from webapp.analyses.selectors import letters_of
from webapp.corpus.models import Article, Outlet
from webapp.corpus.selectors import known_to
from webapp.corpus.versions import content_hash
from webapp.people.rights import Person, listed


@dataclass(frozen=True, slots=True)
class OutletText:
    """One text with the figures of its latest analysis."""

    pk: int
    letter: str
    title: str
    is_release: bool
    published: date | None
    event_slug: str
    event_title: str
    findings: dict[str, dict[str, Any]]  # measure → finding without evidence; empty before it is measured
    is_waiting: bool = False  # being read again with other corrections: these are the findings of before


@dataclass(frozen=True, slots=True)
class OutletRecord:
    name: str
    domain: str
    texts: list[OutletText]  # the newest first, the undated last
    others: list[OutletText]  # coverage of the same events by others
    cards: dict[str, dict[str, Any]]
    slug: str = ""
    kind: str = ""  # in words
    country: str = ""
    language: str = ""
    also_known_as: tuple[str, ...] = ()


def list_outlet_choices(*, person: Person) -> list[tuple[str, str]]:
    """(slug, name) of every outlet that has a text which this person may list, by name."""
    with_texts = Article.objects.filter(listed(person, "event"), outlet__isnull=False).values("outlet")
    return list(Outlet.objects.filter(pk__in=with_texts).values_list("slug", "name"))


def outlet_record(slug: str, *, person: Person) -> OutletRecord | None:
    """Of the texts that this person may list; None where there is no such outlet for them."""
    outlet = Outlet.objects.filter(known_to(person), slug=slug).first()
    if outlet is None:
        return None
    events = Article.objects.filter(listed(person, "event"), outlet=outlet).values("event")
    articles = list(
        Article.objects.filter(event__in=events)
        .select_related("event")
        .only("pk", "title", "role", "published", "outlet", "content_hash", "event__slug", "event__title")
    )
    findings, waiting = _findings(articles)
    letters = _letters(articles)
    texts = [_text(each, letters, findings, waiting) for each in articles if each.outlet_id == outlet.pk]
    others = [
        _text(each, letters, findings, waiting)
        for each in articles
        if each.outlet_id != outlet.pk and each.role == Article.Role.COVERAGE
    ]
    texts.sort(key=lambda text: (text.published or date.min, text.pk), reverse=True)
    return OutletRecord(
        outlet.name, outlet.domain, texts, others, describe_cards(), outlet.slug,
        outlet.get_kind_display() if outlet.kind else "", outlet.country, outlet.language,
        tuple(line.strip() for line in outlet.also_known_as.splitlines() if line.strip()),
    )  # fmt: skip


def _letters(articles: Sequence[Article]) -> dict[int, str]:
    by_event: dict[int, list[Article]] = {}
    for article in articles:
        by_event.setdefault(article.event_id, []).append(article)
    return {pk: letter for found in by_event.values() for pk, letter in letters_of(found).items()}


def _findings(articles: Sequence[Article]) -> tuple[dict[int, dict[str, dict[str, Any]]], frozenset[int]]:
    """Article → the findings of the run of its present text that was finished last; and which articles are being read
    again with other corrections: theirs are of before."""
    hashes = {article.pk: article.content_hash for article in articles}
    runs = Run.objects.filter(article__in=hashes, state__in=READABLE).order_by("pk")
    latest = {
        article: pk
        for pk, article, content_hash in runs.values_list("pk", "article_id", "content_hash")
        if content_hash == hashes[article]
    }
    before = _read_before([pk for pk in hashes if pk not in latest])
    latest |= before
    found: dict[int, dict[str, dict[str, Any]]] = {pk: {} for pk in latest.values()}
    for row in Measurement.objects.filter(run__in=found).defer("evidence", "by_sentence"):
        found[row.run_id][row.key] = finding_json(row, with_evidence=False)
    return {article: found[pk] for article, pk in latest.items()}, frozenset(before)


def _read_before(articles: Sequence[int]) -> dict[int, int]:
    """Article → the run that was finished last of the same words, of those that wait for a run."""
    if not articles:
        return {}
    asked = Run.objects.filter(article__in=articles, state__in=UNFINISHED).values("article")
    documents = Article.objects.filter(pk__in=asked).values_list("pk", "document")
    words = {pk: content_hash(decode_document(document)) for pk, document in documents}
    earlier = Run.objects.filter(article__in=words, state__in=READABLE).order_by("pk")
    read = earlier.values_list("pk", "article_id", "text_hash")
    return {article: pk for pk, article, text_hash in read if text_hash == words[article]}


def _text(
    article: Article,
    letters: dict[int, str],
    findings: dict[int, dict[str, dict[str, Any]]],
    waiting: frozenset[int],
) -> OutletText:
    return OutletText(
        pk=article.pk,
        letter=letters[article.pk],
        title=article.title,
        is_release=article.role == Article.Role.RELEASE,
        published=article.published,
        event_slug=article.event.slug,
        event_title=article.event.title,
        findings=findings.get(article.pk, {}),
        is_waiting=article.pk in waiting,
    )
