"""``python -m benchmarks reviewing --texts N``: what a curator waits for at the review queue of a large event.

A made-up event in a temporary installation, read and compared by the real services; its page is opened before the worker
has taken the findings, and after; then one correction is made, and all that again. Figures are user + system time of the
request, or of the worker's job.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from time import process_time
from typing import Any

from benchmarks.edition import begin, fill, make


def run(*, texts: int) -> int:
    with tempfile.TemporaryDirectory() as home:
        begin(home)
        event = fill(texts)
        _review(event)
    return 0


def _review(event: Any) -> None:
    from webapp.analyses import health, queue
    from webapp.reviews import services
    from webapp.reviews.keeping import candidate_of
    from webapp.reviews.models import Finding, Strand
    from webapp.reviews.selectors import turn_of

    def visit() -> Any:
        health.beat("worker of the benchmark")  # else the visit would do some of its work
        return turn_of(event, Strand.UNSURE, name="")

    _measured("first visit, findings not taken yet", visit)
    _measured("the worker's job", _take)
    print(f"{Finding.objects.filter(event=event).count():,} findings")
    _measured("first visit after it", visit)
    _measured("next keystroke", visit)
    with_one = Finding.objects.filter(event=event, kind="sentence.loaded").first()
    services.correct(event, candidate_of(with_one), Strand.RANDOM, not with_one.machine, person=None)
    queue.request_event(event)
    make(event)
    _measured("first visit after a correction, not taken yet", visit)
    _measured("the worker's job", _take)
    _measured("next keystroke", visit)


def _take() -> None:
    from webapp.analyses import leases
    from webapp.reviews.gathering import perform_gathering
    from webapp.reviews.models import Gathering

    for job in leases.due_jobs(Gathering):
        perform_gathering(job.pk)


def _measured(name: str, do: Callable[[], Any]) -> Any:
    began = process_time()
    found = do()
    print(f"{name:44}{process_time() - began:8.3f} s", flush=True)
    return found
