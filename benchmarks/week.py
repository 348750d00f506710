"""A generated week of curators' work: corrections made, exported, fitted on, and measured on labels left aside.

The labels of two public sets (loaded wording by topic, subjectivity) play the curators. A part of the groups becomes
events whose sentences are corrected one by one by the real service; the rest is the truth that the model fitted on
the exported corrections is measured on, beside the rules. Everything happens in a temporary installation.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.truth.texts import MissingDataError, document_of_sentences, readings_of, rows_of

SETS = {
    "loaded": ("loaded_language", "biased", "topic", "wording.loaded", "loaded"),
    "subjectivity": ("subjectivity", "subjective", "", "editorial.subjectivity", "subjective"),
}
"""Task → file, its label, its group, the measure and its series of scores."""
KINDS = {"loaded": "sentence.loaded", "subjectivity": "sentence.subjective"}
LEFT_ASIDE = 0.25
"""Of each set, by whole groups: the truth that nobody corrected."""
GROUPS_WITHOUT_TOPIC = 40
"""Of a set whose sentences name no topic; each sentence's group follows from its words."""
SENTENCES = 20
"""Of one made-up article."""


@dataclass(frozen=True)
class Labelled:
    text: str
    label: bool
    group: str


def run(data: str | None, corrections: int, seed: int) -> int:
    folder = Path(data or os.environ.get("SIDELIGHT_EVAL_DIR", ""))
    try:
        sets = {task: list(_labelled(folder, task)) for task in SETS}
    except MissingDataError as error:
        print(
            f"{folder} holds no {error}: name the folder with --data or SIDELIGHT_EVAL_DIR", file=sys.stderr
        )
        return 2
    with tempfile.TemporaryDirectory() as home:
        _begin(Path(home))
        parts = {task: _parted(rows, seed) for task, rows in sets.items()}
        wanted = _shared_out(corrections, {task: len(seen) for task, (seen, _) in parts.items()})
        for task, (seen, _) in parts.items():
            _timed(f"{task}: corrections made", lambda t=task, s=seen: _correct(t, s, wanted[t], seed))
        for task, (_, held) in parts.items():
            _learn_and_measure(task, held, Path(home))
    return 0


def _labelled(folder: Path, task: str) -> Iterator[Labelled]:
    file, label, group, _, _ = SETS[task]
    for row in {row["text"]: row for row in rows_of(folder, file)}.values():  # a text is one unit
        lot = int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % GROUPS_WITHOUT_TOPIC
        yield Labelled(" ".join(row["text"].split()), bool(row[label]), row[group] if group else f"day {lot}")


def _parted(rows: Sequence[Labelled], seed: int) -> tuple[list[Labelled], list[Labelled]]:
    """Those that are corrected, and those left aside: no group is on both sides."""
    groups = sorted({row.group for row in rows})
    random.Random(seed).shuffle(groups)
    aside: set[str] = set()
    for group in groups:
        if sum(row.group in aside for row in rows) < LEFT_ASIDE * len(rows):
            aside.add(group)
    return [row for row in rows if row.group not in aside], [row for row in rows if row.group in aside]


def _shared_out(corrections: int, sizes: dict[str, int]) -> dict[str, int]:
    """So many corrections in all, by the size of each set."""
    total = sum(sizes.values())
    shares = {task: min(size, corrections * size // total) for task, size in sizes.items()}
    first = next(iter(shares))
    return {**shares, first: min(sizes[first], shares[first] + corrections - sum(shares.values()))}


# --- the installation -------------------------------------------------------------------------------------


def _begin(home: Path) -> None:
    os.environ |= {
        "SIDELIGHT_DATA_DIR": str(home),
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "DJANGO_SETTINGS_MODULE": "webapp.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _correct(task: str, rows: Sequence[Labelled], number: int, seed: int) -> int:
    """An event for each group, articles of its sentences, and a correction for each sentence that is chosen."""
    from webapp.corrections import services
    from webapp.corrections.values import Said, Stretch

    chosen = set(random.Random(seed).sample(range(len(rows)), number))
    groups: dict[str, list[Labelled]] = {}
    for place in sorted(chosen):
        groups.setdefault(rows[place].group, []).append(rows[place])
    made = 0
    for group, members in groups.items():
        for article, part in _articles(f"{task} {group}", members):
            for sentence, row in zip(article.document["sentences"], part, strict=True):
                at = (Stretch(article.pk, sentence["start"], sentence["end"]),)
                said = Said(KINDS[task], row.label, at, machine_value=not row.label)
                services.correct(article.event, said, author=None)
                made += 1
    return made


def _articles(title: str, rows: Sequence[Labelled]) -> Iterator[tuple[Any, Sequence[Labelled]]]:
    from analyzer.encoding import encode_document
    from webapp.corpus.models import Article, Event

    slug = hashlib.sha256(title.encode()).hexdigest()[:20]
    event = Event.objects.create(title=title, slug=slug)
    distinct = list({row.text: row for row in rows}.values())
    for number, at in enumerate(range(0, len(distinct), SENTENCES)):
        part = distinct[at : at + SENTENCES]
        document = document_of_sentences([[row.text for row in part]])
        yield (
            Article.objects.create(
                event=event,
                title=f"{title} {number}",
                original=document.text.encode(),
                original_hash=f"{slug}{number}",
                document=encode_document(document),
                content_hash="",
            ),
            part,
        )


def _learn_and_measure(task: str, held: Sequence[Labelled], home: Path) -> None:
    from analyzer.learning.tasks import TASKS
    from analyzer.resources import Resources
    from webapp.jobs import services as jobs
    from webapp.jobs.labels import as_lines
    from webapp.jobs.models import Job
    from webapp.learning.models import FittedModel

    exported = home / f"{task}.jsonl"
    lines = _timed(
        f"{task}: labels exported", lambda: exported.write_text(as_lines(TASKS[task], None), "utf-8")
    )
    assert lines
    job = jobs.request_job("fit", f"week: {task}", person=None, task=task)
    _timed(f"{task}: fitted", lambda: jobs.perform_job(job.pk))
    done = Job.objects.get(pk=job.pk)
    if done.state != "done":
        print(f"{task}: {done.last_error}")
        return
    model = FittedModel.objects.get(pk=done.asked["model"])
    print(f"{task}: cross-validated {model.card['figures']}, the rules on the same {model.card['rules']}")
    gold = [row.label for row in held]
    rules = _figure(task, held, gold, Resources.shipped())
    fitted = _figure(task, held, gold, Resources(models={task: bytes(model.content)}))
    print(
        f"{task}: macro-F1 at .5 on {len(held)} sentences left aside: rules {rules:.3f}, fitted {fitted:.3f}"
    )


def _figure(task: str, held: Sequence[Labelled], gold: Sequence[bool], resources: Any) -> float:
    from analyzer.measure import measures
    from benchmarks.truth.scoring import macro_f1

    _, _, _, key, series = SETS[task]
    run_measure = measures()[key].run
    scores = [
        max(run_measure(reading).by_sentence.get(series, {}).values(), default=0.0)
        for reading in readings_of([row.text for row in held], resources)
    ]
    return macro_f1([score >= 0.5 for score in scores], gold)


def _timed(said: str, work: Callable[[], Any]) -> Any:
    begun = time.process_time()
    result = work()
    number = f"{result} " if isinstance(result, int) else ""
    print(f"{said}: {number}in {time.process_time() - begun:.1f} s of processor time", flush=True)
    return result
