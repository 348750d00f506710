"""``python -m benchmarks edition``: what publishing costs; runs and report of one event made anew with what is kept, and without it.

The same event in a temporary installation, by the real services, in one process. Rounds alternate: an edition with one
more cue is put to use and everything is made anew; in every other round what is kept is
taken away first, and the parser's memory is emptied each time. Figures are user + system time.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from statistics import median
from time import process_time
from typing import Any

from benchmarks.generator import make_event

BOOK, FRAME = "bilateral_security_trade", "security"
WORDS = (
    "lantern",
    "pottery",
    "orchard",
    "bicycle",
    "sundial",
    "velvet",
    "walnut",
    "zither",
    "trellis",
    "sandal",
)
"""One for each round; none of them stands in the texts."""


def run(*, texts: int, rounds: int) -> int:
    """``texts``: how many are made up; 0 takes the event that ships."""
    with tempfile.TemporaryDirectory() as home:
        begin(home)
        event = fill(texts)
        figures: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
        for number, word in enumerate(WORDS[: 2 * rounds]):
            figures[bool(number % 2)].append(_publish(event, word, with_kept=bool(number % 2)))
    for with_kept, name in ((False, "without what is kept"), (True, "with what is kept")):
        runs, report = (median(times) for times in zip(*figures[with_kept], strict=True))
        print(f"{name:22} runs {runs:7.2f} s   report {report:6.2f} s   together {runs + report:7.2f} s")
    return 0


def begin(home: str) -> None:
    """A temporary installation in this folder."""
    os.environ |= {"SIDELIGHT_DATA_DIR": home, "DJANGO_SETTINGS_MODULE": "webapp.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()


def fill(texts: int) -> Any:
    """An event, read and compared."""
    from django.core.management import call_command

    from analyzer.types import RawDocument
    from webapp.corpus import naming
    from webapp.corpus import services as corpus
    from webapp.corpus.reader import shared_reader
    from webapp.serving.seeding import load_seeds

    call_command("migrate", verbosity=0, interactive=False)
    if not texts:
        (event,) = load_seeds()
    else:
        event = naming.event_at("measured", title="Measured event")
        for article in make_event(texts):
            content = article.text.encode()
            role = "release" if article.is_release else "coverage"
            raw = RawDocument(content, filename=f"{article.name}.txt", outlet=article.name.title(), role=role)
            corpus.store_article(event, content, corpus.read_seed(raw), filename=raw.filename or "")
    shared_reader().close()
    make(event)
    return event


def _publish(event: Any, word: str, *, with_kept: bool) -> tuple[float, float]:
    """Seconds of the runs, and of the report."""
    from analyzer.engines import parser
    from analyzer.resources.editing import with_cue
    from analyzer.resources.store import Files
    from webapp.analyses.models import KeptParse, Run
    from webapp.codebooks import services as codebooks

    def change(files: Files) -> Files:
        return (with_cue(files[0], FRAME, word, "3"),)

    draft = codebooks.start_draft(BOOK, None)
    codebooks.change_draft(draft.pk, None, change, "one more cue")
    codebooks.publish(draft.pk, None, f"The word {word} counts.")
    if not with_kept:
        KeptParse.objects.all().delete()
        Run.objects.update(parts={})
    parser.release_memory()
    return make(event)


def make(event: Any) -> tuple[float, float]:
    """Do all that an event needs, as workers would: seconds of the runs, and of the report."""
    from webapp.analyses import leases, services
    from webapp.analyses.models import Report, Run

    services.request_event(event)
    times: list[float] = []
    work: Sequence[tuple[Any, Any]] = ((Run, services.perform_run), (Report, services.perform_report))
    for kind, perform in work:
        began = process_time()
        for job in list(leases.due_jobs(kind)):
            perform(job.pk)
        times.append(process_time() - began)
    return times[0], times[1]
