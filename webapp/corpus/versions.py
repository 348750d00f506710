"""New versions of an article. Its text never changes: another reading or another text takes its place, and the old
one stays on record, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from analyzer.encoding import decode_document, encode_document
from analyzer.errors import AnalyzerError
from analyzer.types import Document, RawDocument
from webapp.audit.services import record
from webapp.corpus.gate import clean
from webapp.corpus.models import LONGEST_NAME, LONGEST_TITLE, Article, EarlierVersion, Event
from webapp.corpus.reader import shared_reader
from webapp.people.rights import Person

CLEANED_ANEW = "passages were put back or taken out"
NEWER_TEXT = "a newer version was uploaded"
_KEPT_OF_OLD = (
    "title", "byline", "published", "url", "filename", "media_type", "original", "original_hash", "cleaning", "document",
    "content_hash",
)  # fmt: skip


def content_hash(document: Document, corrected: str = "") -> str:
    """SHA-256 over all that measures read: title, text, zones and sentences, and the day by which "last Monday" is read;
    not outlet or role.

    ``corrected``: the stamps of what people said that measures read too, corrections and who is who; empty where
    there is nothing.
    """
    encoded = encode_document(document)
    read = repr(
        [encoded[field] for field in ("title", "text", "sentences", "removed", "language", "published")]
    )
    return hashlib.sha256((read + corrected).encode()).hexdigest()


@transaction.atomic
def stamp_article(pk: int, corrected: str) -> None:
    """Note that other corrections of its sentences are in force: what was measured of it was of before."""
    article = Article.objects.select_for_update(no_key=True).only("pk", "document", "identified").get(pk=pk)
    new_hash = content_hash(decode_document(article.document), corrected + article.identified)
    Article.objects.filter(pk=pk).update(corrected=corrected, content_hash=new_hash)


def identify_article(article: Article, identified: str) -> bool:
    """Note that people say otherwise now who is who in it; False, and nothing noted, where it has changed since it was
    loaded. Nobody waits while its text is looked at: of many texts that are noted, others get their turn between."""
    new_hash = content_hash(decode_document(article.document), article.corrected + identified)
    as_loaded = Article.objects.filter(pk=article.pk, content_hash=article.content_hash)
    return bool(as_loaded.update(identified=identified, content_hash=new_hash))


def stamp_event(pk: int, corrected: str) -> None:
    """Note that other corrections of its comparison are in force."""
    Event.objects.filter(pk=pk).update(corrected=corrected)


def cleaning_of(keep: Iterable[str], drop: Iterable[str]) -> dict[str, list[str]]:
    """What a person overruled, as an article keeps it; empty if nothing."""
    said = {"keep": list(keep), "drop": list(drop)}
    return {name: texts for name, texts in said.items() if texts}


def columns_of(document: Document, corrected: str = "") -> dict[str, Any]:
    """The columns of an article that its document fills, whoever's article it is."""
    return {
        "title": clean(document.title or "", longest=LONGEST_TITLE),
        "byline": clean(document.byline or "", longest=LONGEST_NAME),
        "published": document.published,
        "url": clean(document.url or "", longest=2000),
        "document": encode_document(document),
        "content_hash": content_hash(document, corrected),
    }


def stated_of(article: Article) -> dict[str, Any]:
    """What is said about an article, for the audit: never its text."""
    return {
        "title": article.title,
        "outlet": article.outlet.name if article.outlet else "",
        "role": article.role,
        "published": article.published,
        "filename": article.filename,
    }


def replace_text(
    event: Event,
    pk: int,
    content: bytes,
    document: Document,
    *,
    digest: str,
    actor: Person = None,
    **columns: Any,
) -> Article:
    """Put a newer text in the place of an article; outlet, issuer and role stay as they were."""
    with transaction.atomic():
        article = Article.objects.select_for_update(no_key=True).filter(event=event, pk=pk).first()
        if article is None:
            raise AnalyzerError(
                "The article that this text was to replace is not in this event. Keep both, or choose its event."
            )
        document = replace(document, role=article.role, issuer=article.issuer or document.issuer)
        new = {
            **columns_of(document, article.stamps),
            **columns,
            "original": content,
            "original_hash": digest,
        }
        _supersede(article, NEWER_TEXT, new, actor)
    return article


@dataclass(frozen=True, slots=True)
class Reread:
    """An article's upload as it reads with other passages put back and taken out."""

    article: Article
    document: Document
    cleaning: dict[str, list[str]]

    @property
    def is_new(self) -> bool:
        return content_hash(self.document, self.article.stamps) != self.article.content_hash


def read_anew(article: Article, keep: Iterable[str], drop: Iterable[str]) -> Reread:
    """Read an article again with these passages put back and these paragraphs taken out; nothing is stored.

    AnalyzerError if nothing readable would be left.
    """
    old = decode_document(article.document)
    cleaning = _adjusted(article.cleaning, set(keep), set(drop))
    read = shared_reader().read(
        RawDocument(
            bytes(article.original),
            filename=article.filename or None,
            media_type=article.media_type or None,
            title=article.title or None,
            keep=tuple(cleaning.get("keep", ())),
            drop=tuple(cleaning.get("drop", ())),
        )
    )
    details = {
        field: getattr(old, field)
        for field in ("id", "outlet", "issuer", "published", "byline", "role", "url")
    }
    return Reread(article, replace(read, **details, provenance=old.provenance), cleaning)


@transaction.atomic
def store_anew(reread: Reread, *, actor: Person = None) -> None:
    """Make the new reading the article's text. AnalyzerError if somebody else was first."""
    held = Article.objects.select_for_update(no_key=True).get(pk=reread.article.pk)
    if held.content_hash != reread.article.content_hash:
        raise AnalyzerError("Somebody else has changed this text meanwhile. Please look at it again.")
    document = reread.document
    new = {"document": encode_document(document), "content_hash": content_hash(document, held.stamps)}
    _supersede(held, CLEANED_ANEW, {**new, "cleaning": reread.cleaning}, actor)


def refresh_document(article: Article) -> None:
    """Bring the stored document in line with a title or a date that a curator changed. The text stays as it was."""
    document = replace(
        decode_document(article.document), title=article.title or None, published=article.published
    )
    stamps = Article.objects.only("corrected", "identified").get(pk=article.pk).stamps
    Article.objects.filter(pk=article.pk).update(
        document=encode_document(document), content_hash=content_hash(document, stamps)
    )


def _adjusted(
    cleaning: dict[str, list[str]], put_back: set[str], taken_out: set[str]
) -> dict[str, list[str]]:
    """What is overruled from now on: what a person takes back cancels out, the rest is added."""
    kept, dropped = cleaning.get("keep", []), cleaning.get("drop", [])
    keep = [text for text in kept if text not in taken_out] + sorted(put_back - set(dropped))
    drop = [text for text in dropped if text not in put_back] + sorted(taken_out - set(kept))
    return cleaning_of(keep, drop)


def _supersede(article: Article, reason: str, new: dict[str, Any], actor: Person) -> None:
    old = {field: getattr(article, field) for field in _KEPT_OF_OLD}
    EarlierVersion.objects.create(article=article, reason=reason, **old)
    Article.objects.filter(pk=article.pk).update(**new)
    action = "article.cleaned" if reason == CLEANED_ANEW else "article.replaced"
    before, after = _measured(old), _measured(old | new)
    record(actor, action, article, event=article.event, before=before, after=after)


def _measured(columns: dict[str, Any]) -> dict[str, Any]:
    """A version of a text by its name, length and what was overruled in it; none of its words."""
    overruled = columns["cleaning"]
    return {
        "title": columns["title"],
        "filename": columns["filename"],
        "words": len(columns["document"]["text"].split()),
        "passages put back": len(overruled.get("keep", ())),
        "passages taken out": len(overruled.get("drop", ())),
    }
