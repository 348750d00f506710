"""Reading coding projects: whose turn it is, what a coder sees of a unit, and how far coders agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef

from analyzer.agreement import Agreement, agreement
from analyzer.statistics import share
from analyzer.types import Value
from webapp.coding.models import Code, Coder, CodingItem, CodingProject, Settlement
from webapp.coding.questions import Question, questions_of
from webapp.corpus.models import Article, Event

SEED = 20160805
"""Of the bootstrap: results that are looked at twice say the same twice."""
AROUND = 2
"""Sentences shown before and after the one that is coded: enough to know who "he" is."""
AROUND_DIFFERENCE = 1
"""Where coders differ: the reader knows the text by then."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A coder and how far they are."""

    coder: Coder
    done: int

    @property
    def is_finished(self) -> bool:
        return self.coder.finished_at is not None


@dataclass(frozen=True, slots=True)
class ProjectPage:
    project: CodingProject
    questions: tuple[Question, ...]
    seats: tuple[Seat, ...]
    items: int

    @property
    def is_closed(self) -> bool:
        return self.project.closed_at is not None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What a coder sees of a unit: its words with what stands around them, and nothing that anybody said of it."""

    item: CodingItem
    before: str
    after: str
    whole: str  # of a claim in another text: that text; of an addition: the base text
    is_gone: bool  # the words no longer stand in the text
    answers: dict[str, str]  # question → what this coder said before
    done: int
    total: int
    earlier: int | None
    later: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit and question on which coders are not at one."""

    item: CodingItem
    question: Question
    codes: tuple[tuple[str, str], ...]  # coder, value in words
    machine: str
    settled: Settlement | None
    before: str
    after: str

    @property
    def settled_label(self) -> str:
        return self.question.label_of(self.settled.value) if self.settled else ""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    question: Question
    agreement: Agreement
    machine: Value | None  # share of units with one human label in which the machine says the same
    differences: int
    unsettled: int


def projects_of(event: Event) -> list[CodingProject]:
    """The projects of an event, the newest first, with ``items_count`` and ``coders_count``."""
    counted = event.coding_projects.annotate(
        items_count=Count("items", distinct=True), coders_count=Count("coders", distinct=True)
    )
    return list(counted.prefetch_related("coders"))


def get_project(pk: int) -> ProjectPage | None:
    project = CodingProject.objects.select_related("event").filter(pk=pk).first()
    if project is None:
        return None
    items = project.items.count()
    asked = max(1, len(project.questions))
    coded = Count("codes")
    seats = tuple(Seat(coder, coder.coded // asked) for coder in project.coders.annotate(coded=coded))
    return ProjectPage(project, questions_of(project), seats, items)


def next_number(coder: Coder) -> int | None:
    """The first unit that a coder has said nothing of; None when there is none."""
    said = Code.objects.filter(item=OuterRef("pk"), coder=coder)
    left = CodingItem.objects.filter(~Exists(said), project=coder.project_id)
    return left.order_by("number").values_list("number", flat=True).first()


def item_page(coder: Coder, number: int) -> ItemPage | None:
    """One unit as its coder sees it. Nothing of the other coders and of the machine is read."""
    items = CodingItem.objects.filter(project=coder.project_id)
    item = items.select_related("article", "about").defer("machine").filter(number=number).first()
    if item is None:
        return None
    total = items.count()
    done = Code.objects.filter(coder=coder).values("item").distinct().count()
    before, after, is_gone = words_around(item)
    answers = dict(Code.objects.filter(coder=coder, item=item).values_list("question", "value"))
    return ItemPage(
        item=item,
        before=before,
        after=after,
        whole=_whole(item, coder.project),
        is_gone=is_gone,
        answers=answers,
        done=done,
        total=total,
        earlier=number - 1 if number > 1 else None,
        later=number + 1 if number < total else None,
    )


def words_around(item: CodingItem, around: int = AROUND) -> tuple[str, str, bool]:
    """So many sentences before and after a unit's words in its article, and whether they are no longer there."""
    if item.start is None:
        return "", "", False
    document = item.article.document
    text, start = document["text"], item.start
    if text[start : start + len(item.words)] != item.words:
        start = text.find(item.words)  # the text was read anew since
        if start < 0:
            return "", "", True
    end = start + len(item.words)
    starts = [sentence["start"] for sentence in document["sentences"] if sentence["start"] <= start]
    ends = [sentence["end"] for sentence in document["sentences"] if sentence["end"] >= end]
    first = starts[-1 - around] if len(starts) > around else 0
    last = ends[around] if len(ends) > around else len(text)
    return text[first:start], text[end:last], False


def _whole(item: CodingItem, project: CodingProject) -> str:
    if project.unit == CodingProject.Unit.CELL:
        return _with_title(item.article)
    if project.unit == CodingProject.Unit.ADDITION and item.about is not None:
        return _with_title(item.about)
    return ""


def _with_title(article: Article) -> str:
    return f"{article.title}\n\n{article.document['text']}" if article.title else article.document["text"]


# --- results ----------------------------------------------------------------------------------------------

Labels = Mapping[int, Mapping[str, str]]
"""Item → coder's name → value, of one question; without what a coder could not tell."""


def results(page: ProjectPage) -> list[QuestionResult]:
    """How far coders agree on each question, and the machine with them where they are at one or settled it."""
    codes = codes_by_question(page.project)
    settled = settlements_of(page.project)
    machine = dict(page.project.items.values_list("pk", "machine"))
    found = []
    for question in page.questions:
        labels = codes.get(question.key, {})
        units = list(labels.values())
        differing = [item for item, said in labels.items() if len(set(said.values())) > 1]
        human = final_labels(question.key, labels, settled)
        told = [
            value == machine[item].get(question.key)
            for item, value in human.items()
            if question.key in machine[item]
        ]
        found.append(
            QuestionResult(
                question=question,
                agreement=agreement(units, question.values, seed=SEED),
                machine=share(sum(told), len(told)) if told else None,
                differences=len(differing),
                unsettled=sum((item, question.key) not in settled for item in differing),
            )
        )
    return found


def codes_by_question(project: CodingProject) -> dict[str, dict[int, dict[str, str]]]:
    """Question → item → coder → value, without "cannot tell"."""
    rows = Code.objects.filter(item__project=project).exclude(value="")
    found: dict[str, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for question, item, coder, value in rows.order_by("item__number", "coder").values_list(
        "question", "item", "coder__name", "value"
    ):
        found[question][item][coder] = value
    return found


def settlements_of(project: CodingProject) -> dict[tuple[int, str], Settlement]:
    """(item, question) → what was settled last."""
    rows = Settlement.objects.filter(item__project=project)
    return {(row.item_id, row.question): row for row in rows.order_by("pk")}


def final_labels(
    question: str, labels: Labels, settled: Mapping[tuple[int, str], Settlement]
) -> dict[int, str]:
    """Item → the label that stands: settled, or given by all of at least two coders."""
    found = {}
    for item, said in labels.items():
        if (item, question) in settled:
            found[item] = settled[item, question].value
        elif len(said) > 1 and len(set(said.values())) == 1:
            found[item] = next(iter(said.values()))
    return found


def differences(page: ProjectPage, question: str = "") -> list[Difference]:
    """Where coders are not at one, of one question or of all, in the order of the units."""
    codes = codes_by_question(page.project)
    settled = settlements_of(page.project)
    apart = [
        (item, asked, codes[asked.key][item])
        for asked in page.questions
        if question in ("", asked.key)
        for item, said in codes.get(asked.key, {}).items()
        if len(set(said.values())) > 1
    ]
    wanted = {item for item, _, _ in apart}
    items = CodingItem.objects.filter(pk__in=wanted).select_related("article", "about").in_bulk()
    found = []
    for item, asked, said in sorted(apart, key=lambda each: (items[each[0]].number, each[1].key)):
        before, after, _ = words_around(items[item], AROUND_DIFFERENCE)
        found.append(
            Difference(
                item=items[item],
                question=asked,
                codes=tuple((coder, asked.label_of(value)) for coder, value in said.items()),
                machine=_machine_label(asked, items[item]),
                settled=settled.get((item, asked.key)),
                before=before,
                after=after,
            )
        )
    return found


def export_rows(page: ProjectPage) -> list[dict[str, object]]:
    """One row for each unit and question: what each coder said, what was settled, and the machine's value."""
    codes = codes_by_question(page.project)
    said_at_all: Counter[tuple[int, str, str]] = Counter(
        Code.objects.filter(item__project=page.project).values_list("item", "question", "coder__name")
    )
    settled = settlements_of(page.project)
    names: Sequence[str] = [seat.coder.name for seat in page.seats]
    rows: list[dict[str, object]] = []
    for item in page.project.items.all():
        for question in page.questions:
            said = codes.get(question.key, {}).get(item.pk, {})
            final = settled.get((item.pk, question.key))
            row: dict[str, object] = {
                "unit": item.number,
                "article": item.article_id,
                "start": item.start,
                "words": item.words,
                "question": question.key,
            }
            for name in names:
                told = (item.pk, question.key, name) in said_at_all
                row[f"coder {name}"] = said.get(name, "cannot tell" if told else "")
            row |= {
                "settled": final.value if final else "",
                "settled_by": final.name if final else "",
                "reason": final.reason if final else "",
                "machine": item.machine.get(question.key, ""),
            }
            rows.append(row)
    return rows


def accounts_named(names: Sequence[str]) -> dict[str, Any]:
    """Name → account, of those who sign in under these names."""
    found = get_user_model()._default_manager.filter(username__in=names, is_active=True)
    return {account.get_username(): account for account in found}


def get_coder(project: int, coder: int) -> Coder | None:
    return Coder.objects.select_related("project__event").filter(project=project, pk=coder).first()


def get_item(project: int, item: int) -> CodingItem | None:
    return (
        CodingItem.objects.select_related("project__event", "article", "about")
        .filter(project=project, pk=item)
        .first()
    )


def _machine_label(question: Question, item: CodingItem) -> str:
    said = item.machine.get(question.key)
    return question.label_of(said) if said else "none"
