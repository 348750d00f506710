"""The Celery application: ``celery -A webapp worker``, and how it is told of work without ever waiting for it."""

from __future__ import annotations

import gc
import logging
import os
import socket
import threading
import time
from typing import Any

from celery import Celery, signals
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings")
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # workers are processes; threads of theirs would fight for the cores

log = logging.getLogger(__name__)
app = Celery("sidelight")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

BEAT_SECONDS = 5.0
_QUIET_AFTER_FAILURE = 5.0
"""Seconds without a further try while the broker is down: twenty hints would wait twenty times otherwise."""
_quiet_until = 0.0


def send_hint(task_name: str, pk: int) -> bool:
    """Tell the workers of a row. False if the broker could not be told; the sweeper will tell it later."""
    global _quiet_until
    if time.monotonic() < _quiet_until:
        return False
    try:
        app.send_task(task_name, args=[pk], retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("the broker could not be told of %s %s: %s", task_name, pk, error)
        _quiet_until = time.monotonic() + _QUIET_AFTER_FAILURE
        return False
    return True


@signals.worker_init.connect
def _prepare(**_: Any) -> None:
    """Load the parser before the pool forks: its children share the memory and start warm."""
    from webapp.analyses.warming import warm_up
    from webapp.storage import verify_storage

    verify_storage()
    warm_up()
    gc.collect()
    gc.freeze()  # a collection in a child would touch, and so copy, the pages that it shares with its parent


@signals.worker_process_init.connect
def _bind_to_parent(**_: Any) -> None:
    from webapp.serving.lifelines import die_with_parent

    die_with_parent()


@signals.worker_ready.connect
def _begin(**_: Any) -> None:
    """Show signs of life, and take up at once what has been waiting for a worker."""
    app.send_task("analyses.sweep", retry=False, ignore_result=True)
    threading.Thread(target=_beat_for_ever, name="heartbeat", daemon=True).start()


def _beat_for_ever() -> None:
    from django.db import connection

    from webapp.analyses.health import beat

    name = f"worker {socket.gethostname()} {os.getpid()}"
    while True:
        try:
            beat(name)
        except Exception:  # the database may be restarting
            log.exception("the heartbeat was not written")
        finally:
            connection.close()  # nothing open may be inherited by a child that the pool forks
        time.sleep(BEAT_SECONDS)
