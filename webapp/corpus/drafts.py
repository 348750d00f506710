"""Texts that were read and wait to be looked at: how they are kept, and how they go."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from analyzer.encoding import encode_document
from analyzer.types import Document, RawDocument
from webapp.corpus.gate import clean
from webapp.corpus.models import LONGEST_NAME, LONGEST_TITLE, Arrival, Article, Draft, Parcel, Upload
from webapp.corpus.reader import shared_reader

DRAFT_LIFETIME = timedelta(hours=24)
"""Long enough for a lesson that is continued the next morning, short enough not to hoard people's files."""
_LONGEST = {
    "title": LONGEST_TITLE,
    "outlet": LONGEST_NAME,
    "byline": LONGEST_NAME,
    "issuer": LONGEST_NAME,
    "url": 2000,
}


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as it came and as it was read."""

    raw: RawDocument
    document: Document

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, and of the outlet where a table names one: two outlets may print the same report."""
        outlet = f"\0{self.raw.outlet}".encode("utf-8", "replace") if self.raw.outlet else b""
        return hashlib.sha256(self.raw.content + outlet).hexdigest()


def read_text(raw: RawDocument) -> ReadText:
    """Read one text in the guarded child. AnalyzerError says what is wrong with it; nothing is stored here."""
    stated = {
        field: clean(said, longest=longest) or None
        for field, longest in _LONGEST.items()
        if (said := getattr(raw, field)) is not None
    }
    raw = replace(
        raw,
        filename=clean(raw.filename or "", longest=255) or None,
        media_type=clean(raw.media_type or "", longest=100) or None,
        **stated,
    )
    return ReadText(raw, shared_reader().read(raw))


def store_draft(text: ReadText, *, batch: uuid.UUID, parcel: Parcel | None = None) -> Draft:
    """Keep a text that was read until a person has looked at it."""
    return Draft.objects.create(
        batch=batch,
        content=text.raw.content,
        digest=text.digest,
        filename=text.raw.filename or "",
        media_type=text.raw.media_type or "",
        stated=_stated(text.raw),
        parcel=parcel,
        document=encode_document(text.document),
        expires_at=timezone.now() + DRAFT_LIFETIME,
    )


def raw_of(draft: Draft) -> RawDocument:
    """The upload of a draft, with what its table or address said of it."""
    stated = dict(draft.stated)
    if stated.get("published"):
        stated["published"] = date.fromisoformat(stated["published"])
    return RawDocument(
        bytes(draft.content), filename=draft.filename or None, media_type=draft.media_type or None, **stated
    )


def digest_of(draft: Draft) -> str:
    return draft.digest or hashlib.sha256(bytes(draft.content)).hexdigest()


def delete_expired_drafts() -> int:
    """How many were deleted; with them go their uploads, and parcels whose texts are all gone."""
    now = timezone.now()
    Upload.objects.filter(expires_at__lte=now).delete()
    deleted = Draft.objects.filter(expires_at__lte=now).delete()[0]
    delete_unused_parcels()
    return deleted


def delete_unused_parcels(parcels: QuerySet[Parcel] | None = None) -> None:
    """Of these, or of all: those that no article, draft or arrival points to."""
    users = [Q(Exists(model.objects.filter(parcel=OuterRef("pk")))) for model in (Article, Draft, Arrival)]
    (Parcel.objects.all() if parcels is None else parcels).exclude(reduce(or_, users)).delete()


def _stated(raw: RawDocument) -> dict[str, Any]:
    """The fields of the upload that somebody has stated, as JSON; the file itself has columns of its own."""
    said = {field: getattr(raw, field) for field in (*_LONGEST, "role") if getattr(raw, field) is not None}
    if raw.published is not None:
        said["published"] = raw.published.isoformat()
    if raw.provenance:
        said["provenance"] = dict(raw.provenance)
    return said
