"""Fixtures for everyone. Tests run on the database that DATABASE_URL names, and never reach a live broker.

The suite runs once on the embedded stack, and again with DATABASE_URL and REDIS_URL set to TEST_DATABASE_URL and
TEST_REDIS_URL; the fault tests start both stacks themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from tests.sharing_out import Sharing, turn_of
from webapp.celery import app as celery_app

# A browser that is driven keeps a loop open in its process; tests of the database that come after it are no part of that.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
celery_app.conf.broker_url = "memory://"  # a hint that nobody hears: tests perform the work themselves

# How long an example takes says how busy the machine is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long groups of tests begin; and what asks for a database can be chosen: ``-m database``."""
    items.sort(key=lambda item: turn_of(item.nodeid))
    for item in items:
        if {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())) or item.get_closest_marker(
            "django_db"
        ):
            item.add_marker(pytest.mark.database)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Sharing:
    config.option.loadscopereorder = False  # the order is ours
    return Sharing(config, log)


@pytest.fixture
def article_text() -> Callable[[str], str]:
    """A readable made-up article of some 60 words whose opening names its subject."""

    def make(subject: str) -> str:
        return (
            f"The town council of Harrow opened the {subject} on Monday after nine years of work. "
            "“We are proud of what the builders did here,” said Mayor Ana Brown at the ceremony. "
            "Residents had asked for it in two petitions, according to the council’s records. "
            "The work cost four million pounds and was paid for by the county and the town together. "
            "The gates will be open from eight in the morning until sunset on every day of the week."
        )

    return make


@pytest.fixture
def make_event(db: None, article_text: Callable[[str], str]) -> Callable[..., object]:
    """An event with one short article per subject, read but not analyzed: make_event("bridge", "park")."""
    from analyzer.types import RawDocument
    from webapp.corpus import naming, services
    from webapp.corpus.models import Event

    def make(*subjects: str, title: str = "Opening in Harrow") -> Event:
        event = naming.event_at(title.lower().replace(" ", "-"), title=title)
        for subject in subjects:
            content = article_text(subject).encode()
            document = services.read_seed(
                RawDocument(content, filename=f"{subject}.txt", title=f"{subject} opens")
            )
            services.store_article(event, content, document, filename=f"{subject}.txt")
        return event

    return make


@pytest.fixture(scope="session", autouse=True)
def _close_reader() -> object:
    yield
    from webapp.corpus.reader import shared_reader

    shared_reader().close()
