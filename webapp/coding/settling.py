"""Settling what coders said: the settled label becomes a correction where the machine says something else."""

from __future__ import annotations

from django.db import transaction

from analyzer.labels import LABELS
from webapp.audit import services as audit
from webapp.coding.models import CodingItem, CodingProject, Settlement
from webapp.coding.questions import YES, Question, questions_of
from webapp.coding.selectors import codes_by_question, final_labels, settlements_of
from webapp.coding.services import CodingError
from webapp.corrections import selectors as corrected
from webapp.corrections import services as corrections
from webapp.corrections.models import Correction
from webapp.corrections.placing import texts_of
from webapp.corrections.values import Said, Stretch

AT_ONE = "All coders gave this label."


@transaction.atomic
def settle(
    item: CodingItem, question: str, value: str, *, person: audit.Person, name: str, reason: str = ""
) -> Settlement:
    """Put the settled label beside the codes, which stay, and correct the machine where it says something else.

    CodingError before coding is closed; CorrectionError, and nothing kept, where somebody has corrected the place
    by hand meanwhile.
    """
    if item.project.closed_at is None:
        raise CodingError("Coding is not closed yet.", "Settle when everybody is done.")
    asked = {each.key: each for each in questions_of(item.project)}.get(question)
    if asked is None or value not in asked.values:
        raise CodingError("This is no label of the question.", "Choose one of those offered.")
    settled = Settlement.objects.create(
        item=item,
        question=question,
        value=value,
        person_id=getattr(person, "pk", None),
        name=name,
        reason=reason.strip(),
    )
    _correct(settled, asked, person)
    after = {"question": question, "value": value}
    audit.record(
        person, "coding.settled", item.project, event=item.project.event, after=after, reason=settled.reason
    )
    return settled


@transaction.atomic
def settle_what_is_at_one(project: CodingProject, *, person: audit.Person, name: str) -> int:
    """Settle every label on which all coders are at one and the machine is not; how many."""
    items = project.items.select_related("project__event", "article", "about").in_bulk()
    found = 0
    for question, key, value in against_machine(project):
        settle(items[key], question, value, person=person, name=name, reason=AT_ONE)
        found += 1
    return found


def against_machine(project: CodingProject) -> list[tuple[str, int, str]]:
    """(question, item, value) on which all coders are at one, that nobody settled and the machine says otherwise."""
    codes, settled = codes_by_question(project), settlements_of(project)
    machine = dict(project.items.values_list("pk", "machine"))
    return [
        (question.key, item, value)
        for question in questions_of(project)
        if is_correctable(question)
        for item, value in final_labels(question.key, codes.get(question.key, {}), settled).items()
        if (item, question.key) not in settled and machine[item].get(question.key) not in (None, value)
    ]


def is_correctable(question: Question) -> bool:
    """Whether there are corrections of this label; of what kind an addition is follows from its voice and marks."""
    return question.key.partition(":")[0] in LABELS


def _correct(settled: Settlement, question: Question, person: audit.Person) -> None:
    item = settled.item
    before = _corrections_before(settled)
    if not is_correctable(question):
        return
    if settled.value == item.machine.get(question.key):
        for each in before:
            corrections.undo(each, author=person, reason=settled.reason)
        return
    said = _said(settled, question)
    if said is None:
        return  # the words left the text: the label stands in the project, and there is nothing to correct
    event = item.project.event
    texts = texts_of(event.articles.filter(pk__in=[at.article for at in said.at]))
    standing = corrected.latest_at(event, said, texts)
    is_own = standing in before
    is_taken_back = standing is not None and standing.undone_at is not None
    seen = standing.version if standing is not None and (is_own or is_taken_back) else ""
    settled.correction = corrections.correct(event, said, author=person, seen=seen)
    settled.save(update_fields=["correction"])


def _corrections_before(settled: Settlement) -> list[Correction]:
    """What earlier settlements of the same label became, the latest first."""
    earlier = Settlement.objects.filter(
        item=settled.item, question=settled.question, correction__isnull=False, pk__lt=settled.pk
    )
    return [each.correction for each in earlier.select_related("correction").order_by("-pk")]


def _said(settled: Settlement, question: Question) -> Said | None:
    """The label as a correction of the words as they stand now; None where they are gone."""
    item = settled.item
    kind, _, part = question.key.partition(":")
    article = item.about if kind == "claim.cell" else item.article
    if article is None:
        return None
    text = article.document["text"]
    start = item.start if item.start is not None else -1
    if start < 0 or text[start : start + len(item.words)] != item.words:
        start = text.find(item.words)
    if start < 0:
        return None
    is_yes_or_no = LABELS[kind].form == "yes_or_no"
    machine = item.machine.get(question.key)
    return Said(
        kind=kind,
        value=settled.value == YES if is_yes_or_no else settled.value,
        at=(Stretch(article.pk, start, start + len(item.words)),),
        part=str(item.article_id) if kind == "claim.cell" else part,
        reason=f"{settled.reason} (coding: {item.project})".strip(),
        machine_value=machine == YES if is_yes_or_no else machine,
    )
