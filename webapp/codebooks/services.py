"""Writing editions. Every change is checked as a whole before anything is stored: nothing half-done is on record."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from analyzer.errors import ResourceError
from analyzer.resources import Resources
from analyzer.resources.store import Files, digest_of
from webapp.audit import services as audit
from webapp.codebooks.models import Edition

SHORTEST_NOTE = 3
"""Characters. A note says what was changed; a dot says nothing."""


def checked(name: str, files: Files) -> Resources:
    """The data files with these in place of what ships. Raises ResourceError naming file, line, fault and remedy."""
    return Resources({name: files})


def files_in_use(name: str) -> Files:
    """Of the edition in use, else as they ship. Raises ResourceError for an unknown name."""
    row = Edition.objects.filter(name=name, state=Edition.State.PUBLISHED).first()
    return row.files if row else Resources.shipped().files(name)


@transaction.atomic
def start_draft(name: str, person: audit.Person, base: Edition | None = None) -> Edition:
    """A draft made from an edition, else from what is in use."""
    if base is None:
        base = Edition.objects.filter(name=name, state=Edition.State.PUBLISHED).first()
    files = base.files if base else Resources.shipped().files(name)
    draft = Edition(
        name=name, base=base, author_id=getattr(person, "pk", None), author_name=audit.name_of(person)
    )
    _write(draft, files)
    draft.save()
    audit.record(
        person, "codebook.drafted", draft, after={"name": name, "from": str(base) if base else "as shipped"}
    )
    return draft


@transaction.atomic
def import_draft(name: str, person: audit.Person, content: bytes, card: bytes | None = None) -> Edition:
    """A draft out of files; a lexicon's card stays where none is given. Raises ResourceError, and nothing is stored."""
    draft = start_draft(name, person)
    files = (content, draft.files[1] if card is None else card) if draft.card else (content,)
    return change_draft(draft.pk, person, lambda _: files, "a file was imported")


@transaction.atomic
def change_draft(
    pk: int, person: audit.Person, change: Callable[[Files], Files], said: str, *, seen: str = ""
) -> Edition:
    """Make one change to a draft as it is now; ResourceError where the result would not hold together.

    ``said``: the change in words, for the record. ``seen``: the digest of what a person changed as a whole; where
    somebody else changed the draft meanwhile, theirs stays and ResourceError says so.
    """
    draft = _locked_draft(pk)
    if seen and seen != draft.digest:
        raise ResourceError(
            "Somebody else has changed this draft since you exported it; theirs was kept. "
            "Export it again, put your changes in, and import it."
        )
    files = change(draft.files)
    if files != draft.files:
        checked(draft.name, files)
        _write(draft, files)
        draft.save()
        audit.record(person, "codebook.changed", draft, after={"change": said})
    return draft


@transaction.atomic
def discard_draft(pk: int, person: audit.Person) -> None:
    draft = _locked_draft(pk)
    audit.record(person, "codebook.discarded", draft, before={"digest": draft.digest})
    draft.delete()


@transaction.atomic
def publish(pk: int, person: audit.Person, note: str) -> Edition:
    """Give a draft the next number and use it in place of what was used. Raises ResourceError for what to mend."""
    _take_turn(Edition.objects.filter(pk=pk).values_list("name", flat=True).first() or "")
    draft = _locked_draft(pk)
    note = " ".join(note.split())
    if len(note) < SHORTEST_NOTE:
        raise ResourceError(
            "Say in the change note what was changed and why: readers of reports will see it."
        )
    if draft.digest == digest_of(files_in_use(draft.name)):
        raise ResourceError("This draft says the same as what is in use: there is nothing to publish.")
    checked(draft.name, draft.files)
    last = Edition.objects.filter(name=draft.name).aggregate(last=Max("number"))["last"] or 0
    draft.number, draft.note = last + 1, note
    _use(draft, person, "codebook.published", note)
    return draft


@transaction.atomic
def reinstate(pk: int, person: audit.Person, reason: str) -> Edition:
    """Go back to an edition that was in use before."""
    edition = Edition.objects.get(pk=pk)
    _take_turn(edition.name)
    edition.refresh_from_db()
    if edition.state != Edition.State.RETIRED:
        raise ResourceError("Only an edition that was in use before can be taken up again.")
    checked(edition.name, edition.files)
    _use(edition, person, "codebook.reinstated", reason)
    return edition


@transaction.atomic
def retire(name: str, person: audit.Person, reason: str) -> None:
    """Go back to what ships. Raises ResourceError where it is in use already."""
    _take_turn(name)
    current = Edition.objects.filter(name=name, state=Edition.State.PUBLISHED).first()
    if current is None:
        raise ResourceError("What ships is in use already.")
    _put_aside(current)
    audit.record(
        person,
        "codebook.retired",
        current,
        before={"in use": str(current)},
        after={"in use": "as shipped"},
        reason=reason,
    )


def _take_turn(name: str) -> None:
    """Whoever else changes what is in use of this name waits here, also where no edition of it is in use yet."""
    list(Edition.objects.select_for_update().filter(name=name).order_by("pk").values_list("pk"))


def _use(edition: Edition, person: audit.Person, action: str, reason: str) -> None:
    current = Edition.objects.filter(name=edition.name, state=Edition.State.PUBLISHED).first()
    if current is not None:
        _put_aside(current)
    edition.state, edition.published_at, edition.retired_at = Edition.State.PUBLISHED, timezone.now(), None
    edition.save()
    audit.record(
        person,
        action,
        edition,
        before={"in use": str(current) if current else "as shipped"},
        after={"in use": str(edition)},
        reason=reason,
    )


def _put_aside(edition: Edition) -> None:
    edition.state, edition.retired_at = Edition.State.RETIRED, timezone.now()
    edition.save()


def _locked_draft(pk: int) -> Edition:
    draft = Edition.objects.select_for_update().filter(pk=pk, state=Edition.State.DRAFT).first()
    if draft is None:
        raise ResourceError("This draft has been published or discarded in the meantime.")
    return draft


def _write(draft: Edition, files: Files) -> None:
    draft.content, draft.card = files[0], files[1] if len(files) > 1 else b""
    draft.digest = digest_of(files)
