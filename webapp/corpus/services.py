"""Writing what we hold. Everything is checked before anything is stored; every write is one transaction."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from analyzer.encoding import decode_document, encode_document
from analyzer.errors import AnalyzerError
from analyzer.types import Document, RawDocument
from webapp.corpus.gate import clean
from webapp.corpus.models import LONGEST_NAME, LONGEST_TITLE, Article, Draft, Event
from webapp.corpus.naming import create_event, outlet_named
from webapp.corpus.reader import shared_reader

DRAFT_LIFETIME = timedelta(hours=24)
"""Long enough for a lesson that is continued the next morning, short enough not to hoard people's files."""
MAX_UPLOAD_BYTES = 2 * 1024 * 1024


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


def create_draft(
    content: bytes,
    filename: str | None = None,
    media_type: str | None = None,
    *,
    batch: uuid.UUID | None = None,
) -> Draft:
    """Read one upload. AnalyzerError says what is wrong with it, and then nothing is stored."""
    filename, media_type = clean(filename or "", longest=255), clean(media_type or "", longest=100)
    raw = RawDocument(content=content, filename=filename or None, media_type=media_type or None)
    document = shared_reader().read(raw)
    return Draft.objects.create(
        batch=batch or uuid.uuid4(),
        content=content,
        filename=filename,
        media_type=media_type,
        document=encode_document(document),
        expires_at=timezone.now() + DRAFT_LIFETIME,
    )


def describe_upload(
    batch: uuid.UUID, *, event: str, event_title: str, problems: Sequence[tuple[str, str]]
) -> None:
    """Keep with the drafts what was said of all of them, so that any session can go on where one stopped."""
    said = {"event": event, "event_title": event_title, "problems": [list(each) for each in problems]}
    Draft.objects.filter(batch=batch).update(upload=said)


def held_articles(event: Event, drafts: Sequence[Draft]) -> dict[uuid.UUID, Article]:
    """Draft → the article of the event that has its bytes already."""
    hashes = {draft.pk: _hash_of(bytes(draft.content)) for draft in drafts}
    held = Article.objects.filter(event=event, original_hash__in=hashes.values()).defer(
        "original", "document"
    )
    by_hash = {article.original_hash: article for article in held}
    return {key: by_hash[found] for key, found in hashes.items() if found in by_hash}


def _hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


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
        PreparedText(draft, _final_document(draft, said)) for draft, said in zip(drafts, details, strict=True)
    ]


@transaction.atomic
def store_drafts(
    prepared: Sequence[PreparedText], *, event: Event | None = None, event_title: str = ""
) -> Event:
    """Make articles of prepared drafts, in one new or existing event.

    The same bytes in one event give one article. Storing the same drafts again gives the event of the first time.
    """
    locked = Draft.objects.select_for_update().in_bulk([text.draft.pk for text in prepared])
    saved = [draft.article for draft in locked.values() if draft.article is not None]
    if saved:
        return saved[0].event
    target = event or create_event(event_title)
    for text in prepared:
        draft = text.draft
        article = store_article(
            target, bytes(draft.content), text.document, filename=draft.filename, media_type=draft.media_type
        )
        Draft.objects.filter(pk=draft.pk).update(article=article)
    return target


def save_drafts(
    drafts: Sequence[Draft],
    *,
    details: Sequence[ArticleDetails],
    event: Event | None = None,
    event_title: str = "",
) -> Event:
    """Prepare and store in one step."""
    prepared = prepare_drafts(drafts, details=details, event=event, event_title=event_title)
    return store_drafts(prepared, event=event, event_title=event_title)


def store_article(
    event: Event, content: bytes, document: Document, *, filename: str = "", media_type: str = ""
) -> Article:
    """The one article of these bytes in the event. Whoever comes second gets the first one's, unchanged."""
    article, _ = Article.objects.get_or_create(
        event=event,
        original_hash=_hash_of(content),
        defaults={
            "outlet": outlet_named(document.outlet) if document.outlet else None,
            "title": clean(document.title or "", longest=LONGEST_TITLE),
            "byline": clean(document.byline or "", longest=LONGEST_NAME),
            "issuer": clean(document.issuer or "", longest=LONGEST_NAME),
            "published": document.published,
            "role": document.role,
            "url": clean(document.url or "", longest=2000),
            "filename": filename,
            "media_type": media_type,
            "original": content,
            "document": encode_document(document),
            "content_hash": content_hash(document),
        },
    )
    return article


def read_seed(raw: RawDocument) -> Document:
    """Read a text that ships with Sidelight, through the same guarded door as an upload."""
    return shared_reader().read(raw)


def content_hash(document: Document) -> str:
    """SHA-256 over all that measures read: title, text, zones and sentences; not outlet, date or role."""
    encoded = encode_document(document)
    read = repr([encoded[field] for field in ("title", "text", "sentences", "removed", "language")])
    return hashlib.sha256(read.encode()).hexdigest()


def discard_draft(draft_id: uuid.UUID) -> None:
    Draft.objects.filter(pk=draft_id).delete()


def delete_expired_drafts() -> int:
    """How many were deleted."""
    return Draft.objects.filter(expires_at__lte=timezone.now()).delete()[0]


def delete_article(pk: int) -> None:
    Article.objects.filter(pk=pk).delete()


def delete_event(slug: str) -> None:
    Event.objects.filter(slug=slug).delete()


def refresh_document(article: Article) -> None:
    """Bring the stored document in line with a title that a curator changed. The text stays as it was."""
    document = replace(decode_document(article.document), title=article.title or None)
    Article.objects.filter(pk=article.pk).update(
        document=encode_document(document), content_hash=content_hash(document)
    )


def change_role(articles: Sequence[Article], role: Article.Role) -> None:
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(role=role)


def move_articles(articles: Sequence[Article], event: Event) -> list[Article]:
    """Put articles into another event; those whose bytes are there already stay, and are returned."""
    left = []
    with transaction.atomic():
        for article in articles:
            if Article.objects.filter(event=event, original_hash=article.original_hash).exists():
                left.append(article)
            else:
                Article.objects.filter(pk=article.pk).update(event=event)
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
    tomorrow = timezone.now().date() + timedelta(days=1)  # it is already tomorrow somewhere
    for said in details:
        if said.published is not None and said.published > tomorrow:
            raise AnalyzerError(f"The date {said.published:%d %B %Y} lies in the future. Please correct it.")
        if said.role not in Article.Role.values:
            raise AnalyzerError("A text is either coverage or an official release.")


def _final_document(draft: Draft, said: ArticleDetails) -> Document:
    """The document with what the person said. Title and kept passages change zones, so those are read anew."""
    document = decode_document(draft.document)
    if said.keep or said.title != (document.title or ""):
        document = shared_reader().read(
            RawDocument(
                content=bytes(draft.content),
                filename=draft.filename or None,
                media_type=draft.media_type or None,
                title=clean(said.title, longest=LONGEST_TITLE) or None,
                keep=said.keep,
            )
        )
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
