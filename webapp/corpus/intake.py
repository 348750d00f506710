"""Takes in what people bring: unpacks it, reads every text of it, and records what became of each.

Everything that came is an arrival with an outcome and a reason, so that the table of an upload adds up. Reading
happens before anything is stored, outside every transaction.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from analyzer.errors import AnalyzerError
from analyzer.reading import FIELDS, MAX_UPLOAD_BYTES, Table, Unpacked
from analyzer.types import RawDocument
from webapp.corpus.drafts import DRAFT_LIFETIME, ReadText, read_text, store_draft
from webapp.corpus.fetching import FetchedPage
from webapp.corpus.gate import clean
from webapp.corpus.models import LONGEST_TITLE, Arrival, Draft, Event, Parcel, Upload
from webapp.corpus.reader import shared_reader
from webapp.people.rights import Person, may_open_upload

MOST_TEXTS = 100
"""In one upload: what a person can look through before saving, and a page can show."""
FEW_WORDS = 120
"""Below it a fetched page is more often the free beginning of an article than a short article."""
PASTED = "pasted text"
_TWICE = "The same text came twice in this upload. One copy is kept."
_TOO_MANY = f"One upload takes {MOST_TEXTS} texts. Save these first, then bring the rest in a second upload."
ColumnsOfTables = Mapping[str, Mapping[str, str]]
"""Name of a table → field → column."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that came, with its text if there is one. Nothing of it is stored yet."""

    name: str
    text: ReadText | None = None
    reason: str = ""
    table: Table | None = None

    @property
    def mark(self) -> str:
        """By which it is known again when the same form is sent a second time."""
        return self.text.digest if self.text is not None else f"{self.name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Parcelled:
    """The bytes that came, and all that they hold."""

    content: bytes
    filename: str
    media_type: str
    taken: tuple[Taken, ...]

    @property
    def holds_others(self) -> bool:
        """Whether there is a text whose bytes are not the parcel's own, or a table that may yet become some."""
        return any(
            each.table is not None or (each.text is not None and each.text.raw.content != self.content)
            for each in self.taken
        )


def open_upload(
    upload_id: uuid.UUID | None = None,
    *,
    event: Event | None = None,
    event_title: str = "",
    person: Person = None,
) -> Upload:
    """The upload of this number, made when it is new; what is said of its event is kept with it.

    One of this number that is somebody else's is left alone: this person's gets another number.
    """
    said = {"event": event, "event_title": clean(event_title, longest=LONGEST_TITLE)}
    begun = {"maker_id": getattr(person, "pk", None), "expires_at": timezone.now() + DRAFT_LIFETIME}
    upload, is_new = Upload.objects.get_or_create(pk=upload_id or uuid.uuid4(), defaults={**said, **begun})
    if not is_new and person is not None and not may_open_upload(person, upload):
        upload, is_new = Upload.objects.create(**said, **begun), True
    if not is_new and (event or event_title):
        Upload.objects.filter(pk=upload.pk).update(**said)
        upload.refresh_from_db()
    return upload


def read_parcel(
    content: bytes,
    filename: str = "",
    media_type: str = "",
    *,
    stated: Mapping[str, Any] | None = None,
) -> Parcelled:
    """Unpack and read everything that these bytes hold. Raises nothing for bad bytes: the reasons say what is wrong.

    ``stated``: fields of RawDocument that are known of a file that is one text.
    """
    filename, media_type = clean(filename, longest=255), clean(media_type, longest=100)
    return Parcelled(
        content, filename, media_type, tuple(_taken(content, filename, media_type, stated=stated))
    )


def take_in(
    upload: Upload,
    parcel: Parcelled,
    *,
    instead_of: Arrival | None = None,
    known: frozenset[str] = frozenset(),
) -> list[Arrival]:
    """Record all that a parcel holds, in one transaction; what is ``known`` already is not recorded twice.

    ``instead_of``: the arrival that the first of it becomes.
    """
    arrivals = []
    with transaction.atomic():
        kept = _kept(parcel) if parcel.holds_others else None
        for each in parcel.taken:
            if each.mark not in known:
                arrivals.append(_arrival(upload, each, kept, instead_of))
                instead_of = None
    return arrivals


def marks_of(upload: Upload) -> frozenset[str]:
    """Of all that this upload holds by now."""
    digests = Draft.objects.filter(batch=upload.pk).values_list("digest", flat=True)
    others = upload.arrivals.filter(draft=None).values_list("name", "reason")
    return frozenset([*digests, *(f"{name}: {reason}" for name, reason in others)])


def forget(upload: Upload) -> None:
    """Nothing of this upload could be used."""
    Draft.objects.filter(batch=upload.pk).delete()
    upload.delete()


def refuse(upload: Upload, name: str, reason: str) -> Arrival:
    """Record something that was not even looked into."""
    return upload.arrivals.create(
        name=clean(name, longest=2000), outcome=Arrival.Outcome.REFUSED, reason=reason
    )


def refuse_size(upload: Upload, name: str) -> Arrival:
    """Record a file that is too large to be taken in at all."""
    limit = MAX_UPLOAD_BYTES // 1_000_000
    return refuse(upload, name, f"It is larger than {limit} MB. Split it, or save the article alone.")


def expect_page(upload: Upload, url: str) -> Arrival:
    """Record a web address whose page is still to be fetched."""
    return upload.arrivals.create(name=clean(url, longest=2000), outcome=Arrival.Outcome.FETCHING)


def read_page(page: FetchedPage) -> Parcelled:
    """Read a fetched page, with what the person should know of it beside its text."""
    found = read_parcel(page.content, "", page.media_type)
    return Parcelled(
        found.content, found.filename, found.media_type, tuple(_noted(each, page) for each in found.taken)
    )


def map_columns(arrival: Arrival, columns: Mapping[str, str]) -> list[Arrival]:
    """Read a table anew with what a person said of its columns: field → column. Its rows take its place."""
    parcel, table = arrival.parcel, arrival.table
    if parcel is None or table is None:
        raise AnalyzerError("This table is no longer here. Please upload it again.")
    said = {table["name"]: {field: column for field, column in columns.items() if field in FIELDS and column}}
    content = bytes(parcel.content)
    before = _names(_unpacked(content, parcel.filename, parcel.media_type, None))
    taken = list(_taken(content, parcel.filename, parcel.media_type, mapping=said))
    fresh = tuple(each for each in taken if not _was_there(each, before))
    if not fresh:
        raise AnalyzerError("No row has a text in that column. Please choose another.")
    found = Parcelled(content, parcel.filename, parcel.media_type, fresh)
    with transaction.atomic():
        if not Arrival.objects.select_for_update().filter(pk=arrival.pk, table__isnull=False).exists():
            return []  # the same form was sent twice
        Arrival.objects.filter(pk=arrival.pk).update(table=None)
        return take_in(arrival.upload, found, instead_of=arrival)


def leave_out_table(arrival: Arrival) -> None:
    """A person does not want this table's rows."""
    Arrival.objects.filter(pk=arrival.pk).update(
        outcome=Arrival.Outcome.REFUSED,
        reason="Left out: nobody said which column is which.",
        table=None,
        parcel=None,
    )


# --- reading ----------------------------------------------------------------------------------------------


def _unpacked(content: bytes, filename: str, media_type: str, mapping: ColumnsOfTables | None) -> Unpacked:
    return shared_reader().unpack(content, filename or None, media_type or None, mapping)


def _taken(
    content: bytes,
    filename: str,
    media_type: str,
    *,
    stated: Mapping[str, Any] | None = None,
    mapping: ColumnsOfTables | None = None,
) -> list[Taken]:
    label = filename or PASTED
    try:
        unpacked = _unpacked(content, filename, media_type, mapping)
    except AnalyzerError as error:
        return [Taken(label, reason=str(error))]
    documents = unpacked.documents
    if stated and [raw.content for raw in documents] == [content]:
        documents = (replace(documents[0], **stated),)
    taken = [_read(raw, label) for raw in documents]
    taken += [
        Taken(said.name or label, reason=f"{said.reason} {said.remedy}".strip()) for said in unpacked.refused
    ]
    taken += [
        Taken(table.name, table=table, reason=table.question)
        for table in unpacked.tables
        if table.needs_mapping
    ]
    return taken or [Taken(label, reason="It holds no text. Choose the file that has the article in it.")]


def _read(raw: RawDocument, label: str) -> Taken:
    try:
        text = read_text(raw)
        return Taken(raw.filename or label, text, reason=text.document.provenance.get("text", ""))
    except AnalyzerError as error:
        return Taken(raw.filename or label, reason=str(error))


def _noted(each: Taken, page: FetchedPage) -> Taken:
    """With the address that it was fetched from, if the page does not name its own, and what to know about it."""
    if each.text is None:
        return Taken(page.url, reason=each.reason)
    raw, document = each.text.raw, each.text.document
    if document.url is None:
        provenance = {"url": "the address that was fetched"}
        raw = replace(raw, url=page.url, provenance={**raw.provenance, **provenance})
        document = replace(document, url=page.url, provenance={**document.provenance, **provenance})
    notes, words = [*page.notes, *filter(None, [each.reason])], len(document.text.split())
    if words < FEW_WORDS and not notes:
        notes.append(f"Only {words} words could be read; the page may show its beginning only.")
    return Taken(page.url, ReadText(raw, document), reason=" ".join(notes))


# --- recording --------------------------------------------------------------------------------------------


def _arrival(upload: Upload, each: Taken, kept: Parcel | None, instead_of: Arrival | None) -> Arrival:
    said: dict[str, object] = {"name": clean(each.name, longest=2000), "reason": each.reason}
    if each.table is not None:
        said |= {"outcome": Arrival.Outcome.UNCLEAR, "parcel": kept, "table": _table(each.table)}
    elif each.text is None:
        said |= {"outcome": Arrival.Outcome.REFUSED}
    elif Draft.objects.filter(batch=upload.pk).count() >= MOST_TEXTS:
        said |= {"outcome": Arrival.Outcome.REFUSED, "reason": _TOO_MANY}
    else:
        said |= _kept_text(upload, each.text, kept)
    if instead_of is None:
        return upload.arrivals.create(**said)
    said.pop("name")
    Arrival.objects.filter(pk=instead_of.pk).update(**{"parcel": None, **said})
    instead_of.refresh_from_db()
    return instead_of


def _kept_text(upload: Upload, text: ReadText, kept: Parcel | None) -> dict[str, object]:
    try:
        with transaction.atomic():
            draft = store_draft(text, batch=upload.pk, parcel=kept)
    except IntegrityError:  # also when two requests bring the same bytes at once
        return {"outcome": Arrival.Outcome.DUPLICATE, "reason": _TWICE}
    return {"outcome": Arrival.Outcome.ACCEPTED, "draft": draft}


def _kept(parcel: Parcelled) -> Parcel:
    return Parcel.objects.get_or_create(
        digest=hashlib.sha256(parcel.content).hexdigest(),
        defaults={"filename": parcel.filename, "media_type": parcel.media_type, "content": parcel.content},
    )[0]


def _table(table: Table) -> dict[str, object]:
    said = asdict(table)
    return {name: said[name] for name in ("name", "columns", "rows", "mapping", "sample", "question")}


def _names(unpacked: Unpacked) -> Counter[str]:
    """What a parcel holds without the table that is being mapped now."""
    documents = [raw.filename or "" for raw in unpacked.documents]
    return Counter(
        [*documents, *(said.name for said in unpacked.refused), *(table.name for table in unpacked.tables)]
    )


def _was_there(each: Taken, before: Counter[str]) -> bool:
    if before[each.name] > 0:
        before[each.name] -= 1
        return True
    return False
