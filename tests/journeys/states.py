"""Every page and state, each with the way to it; and the installations in which they stand still.

``python -m tests.journeys.states empty|states`` fills the data folder that the environment names.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.journeys import brought
from tests.journeys.crowds import store_crowd
from tests.journeys.installation import PROJECT, environment_of

SEED = "/events/us-india-drug-policy-working-group/"
PASSWORD = "seven-quiet-harbours"


def prepare(folder: Path, kind: str) -> None:
    """Fill a data folder, in a process of its own: Django is set up once in each."""
    command = [sys.executable, "-m", "tests.journeys.states", kind]
    subprocess.run(command, cwd=PROJECT, env=environment_of(folder), check=True)


# --- the ways -----------------------------------------------------------------------------------------------

Way = Callable[[Any], None]
"""Leads a page of the browser to a state."""


def _at(path: str) -> Way:
    def way(page: Any) -> None:
        page.goto(path)

    return way


def _first(path: str, link: str, addition: str = "") -> Way:
    """Where the first of these links on a page leads."""

    def way(page: Any) -> None:
        page.goto(path)
        address = page.locator(link).first.get_attribute("href")
        page.goto(address.split("#")[0] + addition)

    return way


def _draft(path: str, link: str = "") -> Way:
    """The draft of a codebook, begun where there is none yet; or where one of its links leads."""

    def way(page: Any) -> None:
        page.goto(path)
        known = page.locator("#drafts + ul a")
        if known.count():
            known.first.click()
        else:
            page.click("text=Start a draft from what is in use")
        page.wait_for_selector("#file")
        if link:
            page.click(f"text={link}")
            page.wait_for_load_state()

    return way


def _note(page: Any) -> None:
    page.goto(SEED)
    page.locator("#claims h2").scroll_into_view_if_needed()  # a long part comes when it is come to
    page.locator("#claims td.cell a").first.click()
    page.wait_for_selector("#note-claims blockquote")


def _form(label: str) -> Way:
    """The form that corrects this label of a sentence in which somebody speaks."""

    def way(page: Any) -> None:
        page.goto(SEED)
        page.goto(page.locator(_ARTICLE).first.get_attribute("href").split("?")[0] + "?sentence=5")
        page.goto(page.locator("details.correct a", has_text=label).first.get_attribute("href"))

    return way


def _in_place(around: str, offer: str, way: Way) -> Way:
    """The form where the words stand."""

    def led(page: Any) -> None:
        way(page)
        for fold in ("", " .correct"):
            if page.locator(f"{around}{fold} > summary").count():
                page.locator(f"{around}{fold} > summary").first.click()
        page.locator(f"{around} .correct a", has_text=offer).first.click()
        page.wait_for_selector(f"{around} .correction-form")

    return led


def _splitting(page: Any) -> None:
    _first(SEED, "#claims tbody th[scope=row] a")(page)
    page.goto(page.locator("details.correct a", has_text="two claims").first.get_attribute("href"))


def _review(page: Any) -> None:
    made = brought.article(1)
    page.goto("/upload/")
    page.fill("#id_paste", "\n\n".join((made.title, *made.paragraphs)))
    page.click("text=Read these texts")
    page.wait_for_selector(".draft")


def _refused(page: Any) -> None:
    page.goto("/upload/")
    page.fill("#id_paste", "Too short.")
    page.click("text=Read these texts")
    page.wait_for_load_state()


def _signed_in(path: str) -> Way:
    def way(page: Any) -> None:
        page.goto("/admin/")
        if page.locator("#id_username").count():
            page.fill("#id_username", "admin")
            page.fill("#id_password", PASSWORD)
            page.click("main button.is-main")
        page.goto(path)

    return way


def _labels_refused(page: Any) -> None:
    _signed_in("/admin/learning/fittedmodel/labels/file/")(page)
    page.set_input_files("#id_file", {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"text,label"})
    page.click("text=Look through it")
    page.wait_for_selector(".labels-refused")


def _forbidden(page: Any) -> None:
    """A form that is sent without its token."""
    page.goto(SEED + "delete/")
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'spoiled'")
    page.locator("main form button").first.click()
    page.wait_for_load_state()


_ARTICLE = "#comparability a[href^='/articles/']"
_WORDS = "a[hx-get*='/evidence/']"

WAYS: dict[str, Way] = {
    "event list": _at("/"),
    "search": _at("/?q=harbour"),
    "search finds nothing": _at("/?q=nothing-here"),
    "upload": _at("/upload/"),
    "upload refused": _refused,
    "review": _review,
    "waiting": _at("/events/waiting/"),
    "waiting without a text": _at("/events/without/"),
    "one text": _at("/events/one-text/"),
    "no text": _at("/events/no-text/"),
    "partial": _at("/events/partial/"),
    "failed": _at("/events/failed/"),
    "failed with one before": _at("/events/failed-again/"),
    "stale": _at("/events/stale/"),
    "report": _at(SEED),
    "twelve texts": _at("/events/twelve/"),
    "report in another view": _at(SEED + "?voice=own"),
    "report without names": _at(SEED + "?blind=1"),
    "evidence open": _note,
    "evidence page": _first(SEED, f"main {_WORDS}"),
    "section page": _at(SEED + "sections/quotes/"),
    "sharing": _at(SEED + "sharing/"),
    "event delete": _at(SEED + "delete/"),
    "who may read": _at(SEED + "visibility/"),
    "sign in": _at("/sign-in/"),
    "team": _at("/teams/1/"),
    "team new": _at("/teams/new/"),
    "audit": _at("/audit/"),
    "side by side": _at(SEED + "side-by-side/"),
    "review queue": _at(SEED + "review/?strand=headline"),
    "random sample": _at(SEED + "review/?strand=random"),
    "review queue, not got ready": _at("/events/fifty/review/"),
    "coding": _at(SEED + "coding/"),
    "coding project": _at("/coding/1/"),
    "coding unit": _at("/coding/1/as/1/1/"),
    "coding results": _at("/coding/2/results/"),
    "article": _first(SEED, _ARTICLE),
    "inspector open": _first(SEED, _ARTICLE, "?sentence=3"),
    "correcting a voice": _form("Voice"),
    "correcting who speaks": _form("Speaker"),
    "correcting a claim": _splitting,
    "correcting in the inspector": _in_place("#inspector", "Voice", _first(SEED, _ARTICLE, "?sentence=5")),
    "correcting a headline": _in_place("#headline", "Add a frame", _first(SEED, _ARTICLE)),
    "correcting in a note": _in_place("#note-claims", "What this text does", _note),
    "corrections": _at(SEED + "corrections/"),
    "no corrections": _at("/events/stale/corrections/"),
    "article cleaning": _first(SEED, _ARTICLE, "cleaning/"),
    "outlet": _at("/outlets/india-blooms/"),
    "outlet on record": _at("/outlets/india-blooms/curate/"),
    "who is named": _at(SEED + "actors/"),
    "codebooks": _at("/codebooks/"),
    "codebook": _at("/codebooks/policy_frames/"),
    "draft of a codebook": _draft("/codebooks/policy_frames/"),
    "draft with a new frame": _draft("/codebooks/policy_frames/", "+ Add a frame"),
    "draft without a frame": _draft("/codebooks/policy_frames/", "Take this frame out"),
    "draft of a word list": _draft("/codebooks/boosters/"),
    "draft published": _draft("/codebooks/boosters/", "See the differences and publish"),
    "draft tried": _draft("/codebooks/boosters/", "Try it on articles"),
    "codebooks compared": _at("/codebooks/policy_frames/compare/"),
    "print": _at(f"{SEED}print/?blind=1"),
    "print, with nothing to print": _at("/events/waiting/print/"),
    "measures": _at("/measures/"),
    "measure": _at("/measures/quotes/"),
    "method": _at("/method/"),
    "glossary": _at("/glossary/"),
    "error 403": _forbidden,
    "error 404": _at("/no-such-page/"),
    "error 500": _at("/events/broken/"),
}
CURATION: dict[str, Way] = {
    "account": _signed_in("/account/"),
    "password": _signed_in("/account/password/"),
    "admin": _signed_in("/admin/"),
    "admin list": _signed_in("/admin/corpus/article/"),
    "fitted models": _signed_in("/admin/learning/fittedmodel/"),
    "labels": _signed_in("/admin/learning/fittedmodel/labels/"),
    "file of labels": _signed_in("/admin/learning/fittedmodel/labels/file/"),
    "file of labels refused": _labels_refused,
    "job": _signed_in("/jobs/1/"),
}
"""Django's own pages, and what Sidelight adds to them."""
EMPTY: dict[str, Way] = {"first visit": _at("/"), "first upload": _at("/upload/")}
"""In an installation that holds nothing."""
NAMES = [*WAYS, *CURATION, *EMPTY]


# --- the installations --------------------------------------------------------------------------------------


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
