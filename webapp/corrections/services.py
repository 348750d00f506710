"""Writing corrections. Each is one transaction with its entry in the audit; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from analyzer.errors import CorrectionError
from analyzer.labels import TEXT_KINDS
from webapp.audit import services as audit
from webapp.corpus import versions
from webapp.corpus.models import Article, Event
from webapp.corrections import selectors
from webapp.corrections.checking import checked_value, texts_pointed_at
from webapp.corrections.models import Anchor, Correction
from webapp.corrections.naming import name_on_record
from webapp.corrections.placing import GONE, anchors_of, cell_of, place_of, placed, stamp_of, texts_of
from webapp.corrections.values import OvertakenError, Said, Stretch, plain

WORDED_BY_ARTICLES = frozenset({"claim.rename", "claim.split", "quote.change"})
"""Kinds whose machine value may be words of an article."""
AS_THE_MACHINE = "as the machine had it"


def correct(event: Event, said: Said, *, author: audit.Person, seen: str = "") -> Correction:
    """Put a person's value in the machine's place.

    ``seen``: the ``version`` of the latest correction of this cell that the person had before them, or "".
    Raises LabelError or CorrectionError (nothing is stored): WordsGoneError where the words are not those that the
    person saw, OvertakenError where another came first.
    """
    texts = texts_pointed_at(event, said)
    value = checked_value(said, texts)
    try:
        with transaction.atomic():
            Event.objects.select_for_update().get(pk=event.pk)  # one after the other
            latest = selectors.latest_at(event, said, texts)
            if (latest.version if latest else "") != seen:
                raise _overtaken(latest)
            return _store(event, said, value, texts, author, latest)
    except IntegrityError:  # the database's own word that another was first
        raise _overtaken(selectors.latest_at(event, said, texts)) from None


@transaction.atomic
def undo(correction: Correction, *, author: audit.Person, reason: str = "") -> Correction:
    """Take a correction back; what stood at its cell before, another correction or the machine's value, stands again.

    Taking back what was taken back changes nothing.
    """
    held = Correction.objects.select_for_update().get(pk=correction.pk)
    if held.undone_at is not None:
        return held
    held.undone_at = timezone.now()
    held.undone_by_id = getattr(author, "pk", None)
    held.undone_by_name = audit.name_of(author)
    held.needs_review, held.why = False, ""
    held.save(update_fields=["undone_at", "undone_by", "undone_by_name", "needs_review", "why"])
    _stamp(held)
    _record(held, "correction.undone", author, reason, {"value": held.value}, {"value": held.machine_value})
    return held


@transaction.atomic
def redo(correction: Correction, *, author: audit.Person, seen: str) -> Correction:
    """Correct a cell once more as it was corrected, on the words as they are now. Raises what ``correct`` raises."""
    pks = [anchor.article_id for anchor in correction.anchors.all()]
    texts = texts_of(Article.objects.filter(pk__in=pks), correction.kind)
    core, _ = placed(correction, texts)
    if core is None:
        raise CorrectionError(GONE, "Correct the new words instead.")
    said = Said(
        kind=correction.kind,
        value=correction.value,
        at=_back(core.at),
        part=correction.part,
        toward=_back(core.toward),
        taken=_back(core.taken),
        reason=correction.reason,
        machine_value=correction.machine_latest,
    )
    return correct(event_of(correction), said, author=author, seen=seen)


@transaction.atomic
def confirm(correction: Correction, *, author: audit.Person) -> Correction:
    """Say that a correction still holds, with the words and the machine's value as they are now.

    CorrectionError where its words are gone: then there is nothing that it could hold of.
    """
    held = Correction.objects.select_for_update().get(pk=correction.pk)
    if not held.needs_review:
        return held
    anchors = list(held.anchors.all())
    texts = texts_of(Article.objects.filter(pk__in=[anchor.article_id for anchor in anchors]), held.kind)
    core, _ = placed(held, texts)
    if core is None:
        raise CorrectionError(GONE, "Take the correction back, or correct the new words.")
    for anchor in anchors:
        _renew(anchor, texts[anchor.article_id])
    before = {"machine": held.machine_value}
    if held.machine_now is not None:
        held.machine_value = held.machine_now
    held.needs_review, held.why = False, ""
    held.save(update_fields=["machine_value", "needs_review", "why"])
    _record(held, "correction.confirmed", author, "", before, {"machine": held.machine_value})
    return held


def event_of(correction: Correction) -> Event:
    """The event whose comparison, or one of whose texts, it is about."""
    if correction.event is not None:
        return correction.event
    return Event.objects.get(articles=correction.article_id)


def _store(
    event: Event,
    said: Said,
    value: Any,
    texts: Mapping[int, str],
    author: audit.Person,
    latest: Correction | None,
) -> Correction:
    correction = Correction.objects.create(
        event=None if said.kind in TEXT_KINDS else event,
        article_id=_article_of(said),
        kind=said.kind,
        part=said.part,
        cell=latest.cell if latest else cell_of(said, event.pk, texts),
        number=latest.number + 1 if latest else 1,
        value=value,
        machine_value=plain(said.machine_value),
        author_id=getattr(author, "pk", None),
        author_name=audit.name_of(author),
        reason=" ".join(said.reason.split()),
    )
    anchors = anchors_of(said, texts)
    for anchor in anchors:
        anchor.correction = correction
    Anchor.objects.bulk_create(anchors)
    _stamp(correction)
    before = {"machine": said.machine_value}
    if latest is not None and latest.undone_at is None:
        before["value"] = latest.value
    _record(correction, "correction.made", author, correction.reason, before, {"value": value})
    return correction


def _article_of(said: Said) -> int | None:
    """Whose sentence, passage, value or cell it is; what is done to a claim is no one article's."""
    if said.kind == "claim.cell":
        return int(said.part)
    return None if said.kind.startswith("claim.") else said.at[0].article


def _stamp(correction: Correction) -> None:
    """Tell the text or the event that other corrections are in force, so that what was computed of it is of before."""
    stamp = stamp_of(selectors.beside(correction))
    if correction.event_id is None:
        versions.stamp_article(correction.article_id, stamp)
    else:
        versions.stamp_event(correction.event_id, stamp)


def _renew(anchor: Anchor, text: str) -> None:
    place = place_of(anchor, text)
    if place is None:
        anchor.delete()  # one of several words of a claim
        return
    stretch = Stretch(anchor.article_id, place.start, place.end)
    (fresh,) = anchors_of(Said("", None, (stretch,)), {anchor.article_id: text})
    for name in ("text", "prefix", "suffix", "occurrence"):
        setattr(anchor, name, getattr(fresh, name))
    anchor.save(update_fields=["text", "prefix", "suffix", "occurrence"])


def _record(
    correction: Correction,
    action: str,
    author: audit.Person,
    reason: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    event = event_of(correction)
    before, after = _without_wording(correction, before), _without_wording(correction, after)
    named = ("correction", correction.pk, name_on_record(correction))
    audit.record(author, action, named, event=event, before=before, after=after, reason=reason)


def _without_wording(correction: Correction, said: Mapping[str, Any]) -> dict[str, Any]:
    """The machine words a claim as an article does, and the audit outlives articles: it holds none of their words."""
    if correction.kind not in WORDED_BY_ARTICLES:
        return dict(said)
    texts = [correction.machine_value, correction.machine_now]
    return {name: AS_THE_MACHINE if value in texts and value else value for name, value in said.items()}


def _overtaken(standing: Correction | None) -> CorrectionError:
    if standing is None:
        return CorrectionError("This was corrected and taken away meanwhile.", "Load the page again.")
    return OvertakenError(standing)


def _back(stretches: Sequence[Any]) -> tuple[Stretch, ...]:
    return tuple(Stretch(int(one.document), one.start, one.end) for one in stretches)
