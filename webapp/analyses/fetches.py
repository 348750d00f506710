"""Fetching the pages that people asked for: leased jobs like all other work, done by a worker."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import transaction

from analyzer.errors import AnalyzerError
from webapp.analyses import leases
from webapp.analyses.models import Fetch, State
from webapp.corpus import intake
from webapp.corpus.fetching import fetch
from webapp.corpus.models import Arrival, Upload

log = logging.getLogger(__name__)

_CRASHED = "The page could not be fetched. Save it in a browser and upload the file."


@transaction.atomic
def request_fetch(upload: Upload, url: str) -> Fetch:
    """Queue the fetching of one page. The arrival says what becomes of it."""
    return Fetch.objects.create(arrival=intake.expect_page(upload, url), url=url)


def perform_fetch(pk: int) -> None:
    """Fetch and read one page if it is due."""
    job = leases.claim(Fetch, pk, step="fetching")
    if job is None:
        settle_lost()
        return
    try:
        parcel = intake.read_page(fetch(job.url, ports=settings.FETCH_PORTS))
    except AnalyzerError as error:
        _end(job, State.FAILED, str(error))
    except (
        Exception
    ) as error:  # a bug or a limit of time; the row keeps count, so that it ends after the third time
        log.exception("fetch %s crashed", job.pk)
        leases.crash(job, f"{type(error).__name__}: {error}"[:2000])
    else:
        with transaction.atomic():
            if leases.finish(job, State.DONE):
                intake.take_in(job.arrival.upload, parcel, instead_of=job.arrival)
    settle_lost()


def settle_lost() -> None:
    """Say of pages whose fetching has failed for good that they will not come."""
    lost = Arrival.objects.filter(outcome=Arrival.Outcome.FETCHING, fetch__state=State.FAILED)
    lost.update(outcome=Arrival.Outcome.REFUSED, reason=_CRASHED)


def _end(job: Fetch, state: State, reason: str) -> None:
    with transaction.atomic():
        if leases.finish(job, state, reason=reason):
            Arrival.objects.filter(pk=job.arrival_id).update(outcome=Arrival.Outcome.REFUSED, reason=reason)
