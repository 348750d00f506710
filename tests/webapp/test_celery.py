"""A worker shows that it is alive."""

from __future__ import annotations

import pytest

from webapp import celery
from webapp.analyses.health import worker_state


class _Enough(Exception):
    """Ends the heartbeat after its first beat."""


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_beats_is_seen_to_live(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: float) -> None:
        raise _Enough

    monkeypatch.setattr("webapp.celery.time.sleep", stop)
    assert not worker_state().is_alive

    with pytest.raises(_Enough):
        celery._beat_for_ever()

    assert worker_state().is_alive
