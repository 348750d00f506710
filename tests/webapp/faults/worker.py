"""The worker under test: slow enough to be killed at work, and, without its guard, with nobody sweeping up."""

from __future__ import annotations

import os
import time
from typing import Any

from celery import signals

import webapp.celery
from webapp.celery import app

SECONDS_A_RUN = 0.4

IS_GUARDED = os.environ["FAULT_GUARD"] == "on"

if not IS_GUARDED:
    signals.worker_ready.disconnect(webapp.celery._begin)


@signals.worker_init.connect
def _prepare(**_: Any) -> None:
    from webapp.analyses import services, tasks

    if not IS_GUARDED:
        tasks.send_due = lambda *_: None

    real = services.analyze

    def analyze(document: Any, **given: Any) -> Any:
        time.sleep(SECONDS_A_RUN)
        return real(document)

    services.analyze = analyze


__all__ = ["app"]
