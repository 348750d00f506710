"""What needs a person today: a short list, each line with its number and where to go. What is well is not listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from webapp.analyses.convert import report_fingerprint
from webapp.analyses.health import LONGEST_WAIT, WorkerState, worker_state
from webapp.analyses.models import READABLE, UNFINISHED, Report, Run, State
from webapp.audit.services import Person
from webapp.coding.standing import unfinished_seats
from webapp.corpus.models import Article, Draft, Event, Upload
from webapp.corrections.models import Correction
from webapp.jobs.models import Job
from webapp.jobs.selectors import jobs_of
from webapp.people.rights import curated, has_every_right
from webapp.reviews.models import Gathering, Review

SOON = timedelta(hours=6)
"""Drafts live for a day; a person who is told in the morning has time until the evening."""
COUNTED = 1000
"""Rows are counted up to here: beyond it "more than 1000" says as much and costs nothing."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Need:
    """One line: what it is, how much of it, where it is looked at, and what one can do about it."""

    said: str
    number: str
    url: str
    advice: str = ""
    retry: str = ""  # which kind of failed work a button on the line tries again


@dataclass(frozen=True, slots=True)
class Desk:
    """The lines of today, and how the workers are."""

    needs: tuple[Need, ...]
    worker: str
    is_worker_well: bool
    jobs: tuple[Job, ...]


def needs_today(person: Person) -> Desk:
    worker = worker_state()
    said, is_well = _worker(worker)
    lines = (*_matters(person), *_own(person))
    return Desk(lines, said, is_well, tuple(jobs_of(person).filter(state__in=UNFINISHED)[:_SHOWN]))


def failed_runs(person: Person) -> QuerySet[Run]:
    """Of events that the person curates, as all that follow: runs of texts as they are now that failed; an earlier version's failure is nobody's business any more."""
    mine = Run.objects.filter(curated(person, "article__event"))
    return mine.filter(state=State.FAILED, content_hash=F("article__content_hash"))


def failed_reports(person: Person) -> QuerySet[Report]:
    """Events' reports that failed and were not made since."""
    later = Report.objects.filter(event=OuterRef("event"), angle="", pk__gt=OuterRef("pk"))
    mine = Report.objects.filter(curated(person, "event"))
    return mine.filter(~Exists(later), state=State.FAILED, angle="")


def stale_reports(person: Person) -> QuerySet[Report]:
    return stale(Report.objects.filter(curated(person, "event")))


def stale(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Of these the latest report of each event, where measures or codebooks are newer than it."""
    later = Report.objects.filter(event=OuterRef("event"), angle="", pk__gt=OuterRef("pk"))
    latest = reports.filter(~Exists(later), angle="", state__in=READABLE)
    return latest.exclude(fingerprint=report_fingerprint())


def unreviewed_events(person: Person) -> QuerySet[Event]:
    return unreviewed(Event.objects.filter(curated(person)))


def unreviewed(events: QuerySet[Event]) -> QuerySet[Event]:
    """Those of these with a report of which nobody has looked at a single finding."""
    report = Report.objects.filter(event=OuterRef("pk"), state__in=READABLE, angle="")
    return events.filter(Exists(report), ~Exists(Review.objects.filter(event=OuterRef("pk"))))


def unnamed_articles(person: Person) -> QuerySet[Article]:
    return Article.objects.filter(curated(person, "event"), outlet=None, role=Article.Role.COVERAGE)


def stopped_jobs(person: Person) -> QuerySet[Job]:
    return jobs_of(person).filter(state=State.FAILED)


def corrections_to_look_at(person: Person) -> QuerySet[Correction]:
    mine = curated(person, "event") | curated(person, "article__event")
    return Correction.objects.filter(mine, needs_review=True, undone_at=None)


def _worker(worker: WorkerState) -> tuple[str, bool]:
    if not worker.is_alive:
        return "No worker is running: nothing is read or compared until one starts.", False
    if worker.oldest_due_seconds is None:
        return "Workers are running; nothing is waiting.", True
    minutes = worker.oldest_due_seconds / 60
    waits = f"{minutes:.0f} minutes" if minutes >= 1 else f"{worker.oldest_due_seconds:.0f} seconds"
    is_well = worker.oldest_due_seconds <= LONGEST_WAIT.total_seconds()
    return f"Workers are running; {worker.queued} wait, the oldest for {waits}.", is_well


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that may need a person: said of one and of several, which rows those are, and the list that shows them."""

    one: str
    several: str
    rows: Callable[[Person], QuerySet]
    shown_in: str
    asked: str  # the query by which that list shows them
    advice: str = ""
    retry: str = ""


MATTERS = (
    Matter("text could not be read", "texts could not be read", failed_runs,
           "analyses_run", "state__exact=failed", "Look at the reason.", "runs"),
    Matter("report could not be made", "reports could not be made", failed_reports,
           "analyses_report", "state__exact=failed", "Look at the reason.", "reports"),
    Matter("job stopped", "jobs stopped", stopped_jobs, "jobs_job", "state__exact=failed"),
    Matter("report is older than the measures", "reports are older than the measures", stale_reports,
           "analyses_report", "standing=older", "Measures, word lists or codebooks have changed since.", "stale"),
    Matter("correction to look at again", "corrections to look at again", corrections_to_look_at,
           "corrections_correction", "needs_review__exact=1", "The text or the machine’s value changed beneath them."),
    Matter("event that nobody has reviewed", "events that nobody has reviewed", unreviewed_events,
           "corpus_event", "reviewed=no"),
    Matter("article without an outlet’s name", "articles without an outlet’s name", unnamed_articles,
           "corpus_article", "outlet__isnull=1&role__exact=coverage", "Name the outlet."),
)  # fmt: skip


def unprepared_events(person: Person) -> QuerySet[Event]:
    """Events whose findings a worker gave up getting ready for review."""
    failed = Gathering.objects.filter(event=OuterRef("pk"), state=State.FAILED)
    return Event.objects.filter(curated(person)).filter(Exists(failed))


def _matters(person: Person) -> Iterator[Need]:
    for each in MATTERS:
        url = f"{reverse(f'admin:{each.shown_in}_changelist')}?{each.asked}"
        yield from _need((each.one, each.several), each.rows(person), url, each.advice, each.retry)


def _own(person: Person) -> Iterator[Need]:
    for event in unprepared_events(person).order_by("-pk").only("title", "slug")[:_SHOWN]:
        said = f"Findings of “{event}” could not be got ready for review"
        yield Need(said, "", reverse("event_review", args=[event.slug]), "Look at the reason.")
    now = timezone.now()
    ending = Draft.objects.filter(article=None, expires_at__gt=now, expires_at__lte=now + SOON)
    if not has_every_right(person):
        ending = ending.filter(
            batch__in=Upload.objects.filter(maker=getattr(person, "pk", None)).values("pk")
        )
    batches = list(dict.fromkeys(ending.order_by("expires_at").values_list("batch", flat=True)[:COUNTED]))
    for batch in batches[:_SHOWN]:
        url = reverse("draft_review", args=[batch])
        texts = ending.filter(batch=batch)
        ends = texts.order_by("expires_at").values_list("expires_at", flat=True)[0]
        advice = f"Deleted at {ends:%H:%M} UTC unless they are saved."
        yield from _need(
            ("text of an upload that was not saved", "texts of an upload that was not saved"),
            texts,
            url,
            advice,
        )
    for seat in unfinished_seats(person)[:_SHOWN]:
        url = reverse("coding_seat", args=[seat.project_id, seat.pk])
        yield Need(f"“{seat.project}” waits for you to code", "", url)


def _need(
    said: tuple[str, str], rows: QuerySet, url: str, advice: str = "", retry: str = ""
) -> Iterator[Need]:
    """said: of one, of several."""
    number = rows.order_by().values("pk")[: COUNTED + 1].count()
    if number:
        shown = str(number) if number <= COUNTED else f"more than {COUNTED}"
        yield Need(said[number > 1], shown, url, advice, retry)
