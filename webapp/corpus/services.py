"""Writing what we hold. Everything is checked before anything is stored; every write is one transaction."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from analyzer.encoding import decode_document
from analyzer.errors import AnalyzerError
from analyzer.types import Document, RawDocument
from webapp.audit.services import record
from webapp.corpus.drafts import digest_of, raw_of, read_text, store_draft
from webapp.corpus.gate import clean
from webapp.corpus.models import LONGEST_NAME, LONGEST_TITLE, Article, Draft, Event, Parcel
from webapp.corpus.naming import create_event, outlet_named
from webapp.corpus.reader import shared_reader
from webapp.corpus.versions import cleaning_of, columns_of, replace_text, stated_of
from webapp.people.homes import NOBODYS, Home
from webapp.people.rights import Person


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """What a person says about one text when saving it. Empty means that it is not known."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    issuer: str = ""
    published: date | None = None
    role: str = Article.Role.COVERAGE
    url: str = ""
    keep: tuple[str, ...] = ()  # removed passages that belong to the text after all
    drop: tuple[str, ...] = ()  # paragraphs that do not belong to it
    replaces: int | None = None  # the article of which this is a newer version


def create_draft(
    content: bytes,
    filename: str | None = None,
    media_type: str | None = None,
    *,
    batch: uuid.UUID | None = None,
) -> Draft:
    """Read one text. AnalyzerError says what is wrong with it, and then nothing is stored."""
    raw = RawDocument(content=content, filename=filename, media_type=media_type)
    return store_draft(read_text(raw), batch=batch or uuid.uuid4())


def held_articles(event: Event, drafts: Sequence[Draft]) -> dict[uuid.UUID, Article]:
    """Draft → the article of the event that has its bytes already."""
    hashes = {draft.pk: digest_of(draft) for draft in drafts}
    held = Article.objects.filter(event=event, original_hash__in=hashes.values()).defer(
        "original", "document"
    )
    by_hash = {article.original_hash: article for article in held}
    return {key: by_hash[found] for key, found in hashes.items() if found in by_hash}


def details_of(draft: Draft) -> ArticleDetails:
    """What the text itself says: the first values of the form."""
    document = decode_document(draft.document)
    return ArticleDetails(
        title=document.title or "",
        outlet=document.outlet or "",
        byline=document.byline or "",
        issuer=document.issuer or "",
        published=document.published,
        role=document.role,
        url=document.url or "",
    )


@dataclass(frozen=True, slots=True)
class PreparedText:
    """A draft with the document that it will become."""

    draft: Draft
    document: Document
    said: ArticleDetails


def prepare_drafts(
    drafts: Sequence[Draft],
    *,
    details: Sequence[ArticleDetails],
    event: Event | None = None,
    event_title: str = "",
) -> list[PreparedText]:
    """Check everything and read anew what needs it; nothing is stored. AnalyzerError names what to mend.

    It stands apart from storing, because no transaction should wait for a text to be read.
    """
    _check(drafts, details, event, event_title)
    return [
        PreparedText(draft, _final_document(draft, said), said)
        for draft, said in zip(drafts, details, strict=True)
    ]


@transaction.atomic
def store_drafts(
    prepared: Sequence[PreparedText],
    *,
    event: Event | None = None,
    event_title: str = "",
    home: Home = NOBODYS,
    actor: Person = None,
) -> Event:
    """Make articles of prepared drafts, in one new or existing event.

    The same bytes in one event give one article. Storing the same drafts again gives the event of the first time.
    """
    locked = Draft.objects.select_for_update().in_bulk([text.draft.pk for text in prepared])
    saved = [draft.article for draft in locked.values() if draft.article is not None]
    if saved:
        return saved[0].event
    target = event or create_event(event_title, home=home, maker=actor)
    if event is None:
        record(actor, "event.made", target, after={"title": target.title, "visibility": target.visibility})
    for text in prepared:
        article = _store(target, text, actor)
        Draft.objects.filter(pk=text.draft.pk).update(article=article)
    return target


def _store(event: Event, text: PreparedText, actor: Person) -> Article:
    """A new article, or a new version of the one that the person named."""
    draft, said = text.draft, text.said
    arrived = {
        "filename": draft.filename,
        "media_type": draft.media_type,
        "parcel": draft.parcel,
        "cleaning": cleaning_of(said.keep, said.drop),
        "digest": digest_of(draft),
        "actor": actor,
    }
    is_held = event.articles.filter(original_hash=arrived["digest"]).exists()
    if said.replaces is None or is_held:
        return store_article(event, bytes(draft.content), text.document, **arrived)
    return replace_text(event, said.replaces, bytes(draft.content), text.document, **arrived)


def save_drafts(
    drafts: Sequence[Draft],
    *,
    details: Sequence[ArticleDetails],
    event: Event | None = None,
    event_title: str = "",
    actor: Person = None,
) -> Event:
    """Prepare and store in one step."""
    prepared = prepare_drafts(drafts, details=details, event=event, event_title=event_title)
    return store_drafts(prepared, event=event, event_title=event_title, actor=actor)


def store_article(
    event: Event,
    content: bytes,
    document: Document,
    *,
    filename: str = "",
    media_type: str = "",
    parcel: Parcel | None = None,
    cleaning: dict[str, list[str]] | None = None,
    digest: str = "",
    actor: Person = None,
) -> Article:
    """The one article of these bytes in the event. Whoever comes second gets the first one's, unchanged."""
    article, is_new = Article.objects.get_or_create(
        event=event,
        original_hash=digest or hashlib.sha256(content).hexdigest(),
        defaults={
            **columns_of(document),
            "issuer": clean(document.issuer or "", longest=LONGEST_NAME),
            "role": document.role,
            "outlet": outlet_named(document.outlet) if document.outlet else None,
            "filename": filename,
            "media_type": media_type,
            "parcel": parcel,
            "cleaning": cleaning or {},
            "original": content,
            "uploader_id": getattr(actor, "pk", None),
        },
    )
    if is_new:
        record(actor, "article.added", article, event=event, after=stated_of(article))
    return article


def read_seed(raw: RawDocument) -> Document:
    """Read a text that ships with Sidelight, through the same guarded door as an upload."""
    return shared_reader().read(raw)


def discard_draft(draft_id: uuid.UUID) -> None:
    Draft.objects.filter(pk=draft_id).delete()


@transaction.atomic
def change_role(articles: Sequence[Article], role: Article.Role, *, actor: Person) -> None:
    for article in articles:
        if article.role != role:
            record(
                actor,
                "article.changed",
                article,
                event=article.event,
                before={"role": article.role},
                after={"role": role},
            )
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(role=role)


@transaction.atomic
def move_articles(articles: Sequence[Article], event: Event, *, actor: Person) -> list[Article]:
    """Put articles into another event; those whose bytes are there already stay, and are returned.

    The file in which one came with others holds their texts, too: it does not go along.
    """
    left = []
    for article in articles:
        if Article.objects.filter(event=event, original_hash=article.original_hash).exists():
            left.append(article)
            continue
        Article.objects.filter(pk=article.pk).update(event=event, parcel=None)
        record(
            actor,
            "article.moved",
            article,
            event=event,
            before={"event": article.event.title, "number": article.event_id},
            after={"event": event.title, "number": event.pk},
        )
    return left


def _check(
    drafts: Sequence[Draft], details: Sequence[ArticleDetails], event: Event | None, event_title: str
) -> None:
    if not drafts:
        raise AnalyzerError(
            "There is nothing to save: the drafts have expired. Please upload the texts again."
        )
    if event is None and not clean(event_title, longest=LONGEST_TITLE):
        raise AnalyzerError("Name the event that these texts are about.")
    for said in details:
        check_details(said)


def check_details(said: ArticleDetails) -> None:
    """AnalyzerError for a date in the future or an unknown role."""
    tomorrow = timezone.now().date() + timedelta(days=1)  # it is already tomorrow somewhere
    if said.published is not None and said.published > tomorrow:
        raise AnalyzerError(f"The date {said.published:%d %B %Y} lies in the future. Please correct it.")
    if said.role not in Article.Role.values:
        raise AnalyzerError("A text is either coverage or an official release.")


def _final_document(draft: Draft, said: ArticleDetails) -> Document:
    """The document with what the person said. Title and passages change zones, so those are read anew."""
    document = decode_document(draft.document)
    if said.keep or said.drop or said.title != (document.title or ""):
        title = clean(said.title, longest=LONGEST_TITLE) or None
        document = shared_reader().read(replace(raw_of(draft), title=title, keep=said.keep, drop=said.drop))
    stated = {
        "title": clean(said.title, longest=LONGEST_TITLE) or None,
        "outlet": clean(said.outlet, longest=LONGEST_NAME) or None,
        "byline": clean(said.byline, longest=LONGEST_NAME) or None,
        "issuer": clean(said.issuer, longest=LONGEST_NAME) or None,
        "published": said.published,
        "role": said.role,
        "url": clean(said.url, longest=2000) or None,
    }
    changed = {field: "stated" for field, value in stated.items() if getattr(document, field) != value}
    return replace(document, **stated, provenance={**document.provenance, **changed})
