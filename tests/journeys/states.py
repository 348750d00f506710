"""The installations in which every page and state stands still.

``python -m tests.journeys.states empty|states`` fills the data folder that the environment names.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.journeys.crowds import store_crowd
from tests.journeys.installation import PROJECT, environment_of
from tests.journeys.ways import PASSWORD, SEED


def prepare(folder: Path, kind: str) -> None:
    """Fill a data folder, in a process of its own: Django is set up once in each."""
    command = [sys.executable, "-m", "tests.journeys.states", kind]
    subprocess.run(command, cwd=PROJECT, env=environment_of(folder), check=True)


def _fill(kind: str) -> None:
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    get_user_model().objects.create_superuser("admin", password=PASSWORD)  # no longer a first start: no seeds
    if kind == "states":
        _fill_states()


def _fill_states() -> None:
    from django.contrib.auth import get_user_model

    from webapp.analyses import queue, services
    from webapp.analyses.leases import due_jobs
    from webapp.analyses.models import Report, Run, State
    from webapp.corpus.models import Article
    from webapp.corpus.reader import shared_reader
    from webapp.people import services as people
    from webapp.people.models import Role
    from webapp.reviews.models import Gathering
    from webapp.serving.seeding import load_seeds

    load_seeds()
    team = people.make_team("Harbour desk", actor=None)
    people.add_member(team, get_user_model().objects.get(), Role.ADMIN, actor=None)
    people.invite(team, Role.CONTRIBUTOR, "for the night desk", actor=None)
    failed, again, partial, stale, broken, without = (
        _event(slug) for slug in ("failed", "failed-again", "partial", "stale", "broken", "without")
    )
    store_crowd("twelve", 12)
    store_crowd("fifty", 50)
    one, waiting = _event("one-text", texts=1), _event("waiting", asks=False)
    _event("no-text", texts=0)
    for run in due_jobs(Run):
        services.perform_run(run.pk)
    for report in due_jobs(Report):
        services.perform_report(report.pk)
    assert not Report.objects.exclude(state=State.DONE).exists()
    assert one.articles.count() == 1
    error = "The texts were tried three times; the worker ended each time."
    Report.objects.filter(event=failed).update(state=State.FAILED, payload=None, last_error=error)
    Report.objects.create(event=again, state=State.FAILED, last_error=error)
    for report in Report.objects.filter(event=partial):
        payload = {key: value for key, value in (report.payload or {}).items() if key != "quotes"}
        failures = {"quotes": "It took longer than it may."}
        Report.objects.filter(pk=report.pk).update(state=State.PARTIAL, payload=payload, failures=failures)
    _correct()
    Gathering.objects.filter(event__slug="fifty").update(state=State.FAILED, last_error=error)
    Article.objects.filter(event=stale).order_by("pk").last().delete()  # type: ignore[union-attr]
    Report.objects.filter(event=broken).update(payload={"documents": "spoiled"})
    _code()
    queue.request_event(waiting)
    queue.withdraw_article(without.articles.order_by("pk").last().pk, actor=None)  # type: ignore[union-attr]
    shared_reader().close()


def _correct() -> None:
    """A correction in force, one taken back, and one to be looked at again, all in the seed's report."""
    from webapp.analyses import queue, services
    from webapp.analyses.leases import due_jobs
    from webapp.analyses.models import Report, Run
    from webapp.corpus.models import Article
    from webapp.corrections.models import Correction
    from webapp.corrections.values import Said, Stretch

    article = Article.objects.filter(event__slug=SEED.split("/")[2], role="coverage").order_by("pk")[0]
    said = [
        Said(
            "sentence.loaded", True, (Stretch(article.pk, each["start"], each["end"]),), reason="It presses."
        )
        for each in article.document["sentences"][:3]
    ]
    made = [queue.correct(article.event, each, author=None) for each in said]
    for run in due_jobs(Run):
        services.perform_run(run.pk)
    queue.undo_correction(made[0], author=None)
    for jobs, perform in ((Run, services.perform_run), (Report, services.perform_report)):
        for job in due_jobs(jobs):
            perform(job.pk)
    why = "The words it hangs on have been edited."
    Correction.objects.filter(pk=made[1].pk).update(needs_review=True, why=why)


def _code() -> None:
    """One project that is being coded, one with results of which the coders differ on every other unit; and a job."""
    from webapp.coding import services
    from webapp.coding.models import CodingProject
    from webapp.corpus.models import Event
    from webapp.jobs import services as jobs

    event = Event.objects.get(slug=SEED.split("/")[2])
    asked = ("sentence.voice", "sentence.frame:bilateral_security_trade.security")
    plan = services.Plan("Who speaks", "sentence", asked, (("Ana", None), ("Ben", None)), size=12, seed=1)
    services.make_project(event, plan, made_by="")
    address = "ben.schwarzenberger-leutheusser@journalism.university.example"  # a name that no line holds on a phone
    plan = replace(plan, coders=(("Ana", None), (address, None)))
    coded: CodingProject = services.make_project(event, plan, made_by="")
    for coder in coded.coders.all():
        for item in coded.items.all():
            voice = "own" if coder.name == "Ana" or item.number % 2 else "reported"
            services.record_codes(coder, item, {asked[0]: voice, asked[1]: "no"})
        services.finish(coder)
    jobs.request_job("mark_release", "Mark articles as release: 3", rows=[1, 2, 3], person=None)


def _event(slug: str, *, texts: int = 3, asks: bool = True) -> Any:
    from analyzer.types import RawDocument
    from tests.webapp.pages.conftest import COURIER, GAZETTE, RELEASE
    from webapp.analyses import services as analyses
    from webapp.corpus import naming, services

    event = naming.event_at(slug, title=f"Harbour talks: {slug.replace('-', ' ')}")
    said = [
        (GAZETTE, {"outlet": "Lisport Gazette", "title": "Harbour board agrees on security"}),
        (RELEASE, {"outlet": "Port Authority", "issuer": "Port Authority", "role": "release"}),
        (COURIER, {}),
    ]
    for text, details in said[:texts]:
        content = text.encode()
        document = services.read_seed(RawDocument(content, filename="text.txt", **details))  # type: ignore[arg-type]
        services.store_article(event, content, document, filename="text.txt")
    if asks and texts:
        analyses.request_event(event)
    return event


if __name__ == "__main__":
    _fill(sys.argv[1])
