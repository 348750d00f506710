"""A made-up event whose texts differ in everything that the report shows, read and compared by the real services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User

from analyzer.types import RawDocument
from tests.webapp.kept_rows import made_once
from webapp.analyses import selectors
from webapp.analyses import services as analyses
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Report, Run
from webapp.corpus import services as corpus
from webapp.corpus.models import Article, Event
from webapp.pages.contexts.edition import Edition

RELEASE = (
    "From March 3 to 4 the Port Authority hosted a meeting of the Harbour Safety Board in Lisport. "
    "Director Ana Brown opened the meeting. "
    "“Smuggling is now a core national security threat,” said Director Brown. "
    "The board committed to protecting legitimate trade while inspections continue. "
    "Both sides agreed to inspect every container that enters the harbour by night. "
    "The meeting reflects an enduring commitment to a safer harbour for all residents."
)
GAZETTE = (
    "The Port Authority hosted a meeting of the Harbour Safety Board in Lisport from March 3 to 5. "
    "“Smuggling is now the core national security threat,” said Director Brown. "
    "The board committed to protecting legitimate trade while inspections continue. "
    "The historic agreement will surely change the harbour for ever. "
    "Readers should note that inspections make the evening market slower and dearer for everyone. "
    "Both sides agreed to inspect every container that enters the harbour by night."
)
COURIER = (
    "Fishermen in Lisport waited on the quay while the Harbour Safety Board met behind closed doors. "
    "Merchants said that exports of fish and timber had fallen by a third since the winter. "
    "Brown told them that the inspections would end as soon as the smuggling ended. "
    "Nobody at the quay had heard of the meeting before it began on Tuesday morning. "
    "The harbour has handled timber for two hundred years and employs four thousand people."
)


def words_at(event: Event, section: str, row: int) -> str:
    """The address of the words behind a row of the event's report."""
    report = selectors.event_report(event.slug)
    assert report is not None
    return Edition(report).evidence_url(section, row)


@pytest.fixture
def work() -> Callable[[], None]:
    """Do all that is due, as a worker would."""

    def do() -> None:
        for run in due_jobs(Run):
            analyses.perform_run(run.pk)
        for report in due_jobs(Report):
            analyses.perform_report(report.pk)

    return do


@pytest.fixture
def add_text(db: None) -> Callable[..., Article]:
    """Store one text in an event: add_text(event, text, outlet=…, published=…)."""

    def add(event: Event, text: str, **said: object) -> Article:
        content = text.encode()
        document = corpus.read_seed(RawDocument(content, filename="text.txt", **said))  # type: ignore[arg-type]
        return corpus.store_article(event, content, document, filename="text.txt")

    return add


@pytest.fixture
def event(db: None) -> Event:
    return Event.objects.create(title="Harbour talks", slug="harbour-talks")


@pytest.fixture
def compared(db: None, add_text: Callable[..., Article], work: Callable[[], None]) -> Event:
    """The event with a release and two outlets, and its report."""

    def make() -> Event:
        event = Event.objects.create(title="Harbour talks", slug="harbour-talks")
        day = date(2026, 3, 6)
        add_text(
            event, RELEASE, outlet="Port Authority", issuer="Port Authority", role="release", published=day
        )
        add_text(
            event, GAZETTE, outlet="Lisport Gazette", title="Harbour board agrees on security", published=day
        )
        add_text(event, COURIER)
        analyses.request_event(event)
        work()
        return event

    return made_once("compared", make)


@pytest.fixture
def gazette(compared: Event) -> Article:
    return Article.objects.get(outlet__name="Lisport Gazette")


@pytest.fixture
def curator(db: None) -> User:
    return User.objects.create_superuser("mira")
