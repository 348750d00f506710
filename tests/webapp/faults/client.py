"""A process of the stack under test: reads one JSON request a line, answers one JSON line.

The tests' own process is bound to the tests' database; this one is bound to the stack's.
"""

from __future__ import annotations

import json
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction

_TEXT = (
    "The council of Harrow opened bridge number {number} on Monday after nine years of work. "
    "“We are proud of what the builders did here,” said Mayor Ana Brown at the ceremony. "
    "Residents had asked for it in two petitions, according to the council’s records. "
    "The work cost four million pounds and was paid for by the county and the town together. "
    "The bridge will be open from eight in the morning until sunset on every day of the week."
)


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def upload(count: int) -> None:
    """So many articles into one event, as the upload page stores them; those it has already stay as they are."""
    from webapp.analyses import queue
    from webapp.corpus import selectors, services

    drafts = [services.create_draft(_TEXT.format(number=n).encode(), f"{n}.txt") for n in range(count)]
    details = [services.details_of(draft) for draft in drafts]
    event = selectors.get_event("bridges", person=None)
    queue.submit_drafts(drafts, details=details, actor=None, event=event, event_title="Bridges")


def states() -> dict[str, int]:
    """How many runs are in each state; a run of which one measure failed has a result too."""
    from webapp.analyses.models import Run

    found = Counter(Run.objects.values_list("state", flat=True))
    return {"finished": found.pop("done", 0) + found.pop("partial", 0), **found}


def results() -> dict[str, int]:
    """What the work has come to: findings of one measure a run, and readable reports."""
    from webapp.analyses.models import READABLE, Measurement, Report

    found = Counter(Measurement.objects.filter(key="length.words").values_list("run", flat=True))
    return {
        "runs_with_results": len(found),
        "doubled": sum(number > 1 for number in found.values()),
        "reports": Report.objects.filter(state__in=READABLE).count(),
    }


def worker_messages(is_guarded: bool) -> list[str]:
    """What the health page says. Without its guard, a heartbeat never grows old."""
    from webapp.analyses import health

    health.SILENT_AFTER = timedelta(seconds=20) if is_guarded else timedelta(days=1)
    return health.health().messages


def upload_at_once(count: int, is_guarded: bool) -> dict[str, Any]:
    """The same bytes by so many people at the same moment: the ids they got, and the errors they saw."""
    from webapp.corpus import naming, services
    from webapp.corpus.models import Event

    content = _TEXT.format(number=1).encode()
    event = naming.event_at("bridges", title="Bridges")
    drafts = [services.create_draft(content, "same.txt") for _ in range(count)]
    start, looked = threading.Barrier(count), threading.Barrier(count)
    if not is_guarded:
        _remove_constraint()

    def save(draft: Any) -> tuple[int, str]:
        try:
            start.wait()
            if is_guarded:
                details = [services.details_of(draft)]
                services.save_drafts([draft], details=details, event=Event.objects.get(pk=event.pk))
                draft.refresh_from_db()
                return draft.article_id, ""
            return _check_then_create(event, draft, looked), ""
        except Exception as error:
            return 0, repr(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as people:
        answers = list(people.map(save, drafts))
    errors = [said for _, said in answers if said]
    return {"ids": sorted({pk for pk, _ in answers}), "errors": errors, "stored": event.articles.count()}


def _remove_constraint() -> None:
    from webapp.corpus.models import Article

    [constraint] = Article._meta.constraints
    Article._meta.constraints = []  # SQLite makes the table anew from these
    with connection.schema_editor() as editor:
        editor.remove_constraint(Article, constraint)


def _check_then_create(event: Any, draft: Any, looked: threading.Barrier) -> int:
    """What the guard replaces: look whether it is there, and store it if not."""
    from analyzer.encoding import decode_document
    from webapp.corpus import versions

    document = decode_document(draft.document)
    known = event.articles.filter(original_hash="x").first()
    looked.wait()
    if known is not None:
        return known.pk
    with transaction.atomic():
        return event.articles.create(
            original_hash="x",
            original=b"",
            document=draft.document,
            content_hash=versions.content_hash(document),
        ).pk


def correct_at_once(races: int, is_guarded: bool) -> dict[str, int]:
    """Two curators at one cell at the same moment, so many times: what each was told, and what is on record."""
    from webapp.analyses.models import Run
    from webapp.corrections import selectors
    from webapp.corrections import services as corrections
    from webapp.corrections.models import Correction
    from webapp.corrections.values import OvertakenError, Said, Stretch

    upload(2)
    Run.objects.all().delete()  # nobody works here
    article = selectors.Article.objects.select_related("event").first()
    event = article.event
    if not is_guarded:
        _look_late(selectors)

    def correct(race: int, value: bool, start: threading.Barrier) -> str:
        said = Said("sentence.frame", value, (Stretch(article.pk, 0, 20),), part=f"test.frame{race}")
        try:
            start.wait()
            corrections.correct(event, said, author=None)
            return "made"
        except OvertakenError as overtaken:
            return "overtaken" if overtaken.standing.value is not value else "shown its own"
        except Exception as error:
            return repr(error)
        finally:
            connection.close()

    told: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as people:
        for race in range(races):
            start = threading.Barrier(2)
            told.update(people.map(correct, (race, race), (True, False), (start, start)))
    return {**told, "on record": Correction.objects.count(), "in force": len(selectors.of_article(article))}


def _look_late(selectors: Any) -> None:
    """What the guard replaces: whoever comes second takes what stands there by then for what the person had seen."""
    from webapp.corrections import services as corrections

    class Unseen:
        """A version that is always the one that was seen."""

        def __ne__(self, other: object) -> bool:
            return False

        __hash__ = None

    correct = corrections.correct
    corrections.correct = lambda *args, **fields: correct(*args, **{**fields, "seen": Unseen()})


def serve(functions: Mapping[str, Any]) -> None:
    """Answer requests for these functions until nobody asks any more."""
    django.setup()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"answer": functions[request["do"]](*request["with"])}
        except Exception:
            answer = {"broke": traceback.format_exc()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve(globals())
