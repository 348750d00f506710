"""Children are kept running, and nothing outlives the supervisor, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from webapp.serving import supervisor as supervising
from webapp.serving.supervisor import Child, ChildSpec, Supervisor

# A server with a worker of its own, as granian and Celery have: the pids of both are written down.
_FAMILY = """
import os, subprocess, sys, time
worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"])
with open(sys.argv[1], "a") as pids:
    pids.write(f"{os.getpid()} {worker.pid}\\n")
import signal
signal.signal(signal.SIGTERM, lambda *_: (worker.terminate(), sys.exit(0)))
time.sleep(120)
"""
_SUPERVISE = """
import sys
from webapp.serving.supervisor import ChildSpec, Supervisor
supervisor = Supervisor()
supervisor.listen_for_signals()
supervisor.add(ChildSpec("family", [sys.executable, "-c", sys.argv[1], sys.argv[2]]))
supervisor.run()
"""


@pytest.fixture
def pids(tmp_path: Path) -> Path:
    return tmp_path / "pids"


@pytest.fixture
def supervisor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Supervisor]:
    monkeypatch.setattr(supervising, "FIRST_PAUSE", 0.1)
    made = Supervisor()
    yield made
    made.end_all()


def family(pids: Path) -> ChildSpec:
    return ChildSpec("family", [sys.executable, "-c", _FAMILY, str(pids)])


def starts(pids: Path) -> list[tuple[int, ...]]:
    """(child, grandchild) of every start so far."""
    lines = pids.read_text().splitlines() if pids.exists() else []
    return [tuple(map(int, line.split())) for line in lines]


def until(is_so: Callable[[], object], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_a_killed_child_is_started_again_and_its_own_children_are_ended(
    supervisor: Supervisor, pids: Path
) -> None:
    supervisor.add(family(pids))
    assert until(lambda: starts(pids))
    child, grandchild = starts(pids)[0]
    os.kill(child, signal.SIGKILL)
    assert until(lambda: supervisor.look_after() or len(starts(pids)) == 2)
    assert is_gone(grandchild)


def test_a_child_that_runs_is_left_alone(supervisor: Supervisor, pids: Path) -> None:
    supervisor.add(family(pids))
    assert until(lambda: starts(pids))
    for _ in range(20):
        supervisor.look_after()
    assert len(starts(pids)) == 1


def test_a_child_that_keeps_falling_is_started_ever_more_slowly() -> None:
    child = Child(ChildSpec("falls", ["false"]))
    child.started_at = time.monotonic()
    assert [child.next_pause() for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    child.started_at = time.monotonic() - supervising.STEADY_AFTER
    assert child.next_pause() == 1


def test_stopping_ends_children_and_grandchildren(supervisor: Supervisor, pids: Path) -> None:
    supervisor.add(family(pids))
    assert until(lambda: starts(pids))
    supervisor.end_all()
    assert all(until(lambda pid=pid: is_gone(pid)) for pid in starts(pids)[0])


def test_a_child_that_ignores_the_polite_signal_is_ended(
    supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervising, "_PATIENCE", 0.2)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    child = supervisor.add(ChildSpec("deaf", [sys.executable, "-c", deaf]))
    time.sleep(0.5)
    supervisor.end_all()
    assert not child.is_running


def test_readiness_is_waited_for_and_has_an_end(supervisor: Supervisor) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    answers = iter([False, False, True])
    ready = supervisor.add(ChildSpec("slow", command, is_ready=lambda: next(answers)))
    never = supervisor.add(ChildSpec("never", command, is_ready=lambda: False))
    assert supervisor.wait_until_ready(ready, 5)
    assert not supervisor.wait_until_ready(never, 0.3)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_outlives_the_supervisor(pids: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-c", _SUPERVISE, _FAMILY, str(pids)]
    process = subprocess.Popen(command)
    assert until(lambda: starts(pids))
    process.send_signal(number)
    process.wait(10)
    assert all(until(lambda pid=pid: is_gone(pid)) for pid in starts(pids)[0])


def test_where_the_kernel_does_not_help_a_warden_watches_the_parent(pids: Path) -> None:
    warden = [sys.executable, "-m", "webapp.serving.warden", sys.executable, "-c", _FAMILY, str(pids)]
    starter = (
        "import subprocess, sys, time; subprocess.Popen(sys.argv[1:], start_new_session=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", starter, *warden])
    assert until(lambda: starts(pids))
    parent.kill()
    parent.wait(10)
    assert all(until(lambda pid=pid: is_gone(pid)) for pid in starts(pids)[0])


def test_a_warden_ends_as_its_command_does() -> None:
    command = [sys.executable, "-m", "webapp.serving.warden", sys.executable, "-c", "raise SystemExit(3)"]
    assert subprocess.run(command, check=False).returncode == 3
