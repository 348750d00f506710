"""Keeps a few child processes running: starts them, restarts the fallen, and takes all of them along at the end."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from webapp.serving.lifelines import die_with_parent
from webapp.serving.warden import guarded

log = logging.getLogger(__name__)

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0
"""Seconds. A child that has lived so long is not in a crash loop; its next restart waits FIRST_PAUSE again."""
_LOOK_EVERY = 0.2
_PATIENCE = 8.0
"""Seconds from the polite signal to the one that cannot be refused."""


@dataclass(frozen=True, slots=True)
class ChildSpec:
    """What to run, and how to tell that it is ready."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    is_ready: Callable[[], bool] | None = None
    folder: Path | None = None


class Child:
    """One child in its own process group, so that its own children can be ended with it."""

    def __init__(self, spec: ChildSpec) -> None:
        self.spec = spec
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0
        self.pause = FIRST_PAUSE

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 -- our own commands
            guarded(self.spec.command),
            env={**os.environ, **self.spec.environment},
            cwd=self.spec.folder,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which ends all in order
            preexec_fn=die_with_parent,
        )

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def next_pause(self) -> float:
        """Seconds to wait before the next start; doubled each time that it fell early."""
        lived = time.monotonic() - self.started_at
        pause = FIRST_PAUSE if lived >= STEADY_AFTER else self.pause
        self.pause = min(LONGEST_PAUSE, pause * 2)
        return pause

    def stop(self) -> None:
        """Ask it to end, wait, then end whatever is left of its group."""
        if self.process is None:
            return
        if self.is_running:
            self.process.terminate()
            try:
                self.process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                log.warning("%s did not stop in time and is ended", self.spec.name)
        self.end_group()
        self.process.wait()

    def end_group(self) -> None:
        """A server that was killed leaves its own workers behind; they would hold the port or take work."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


class Supervisor:
    """Runs children until ``stop`` is called, by a signal or from another child's fate."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self._due: dict[str, float] = {}  # name of a fallen child → when to start it again
        self._is_stopping = False

    def add(self, spec: ChildSpec) -> Child:
        child = Child(spec)
        self.children.append(child)
        child.start()
        return child

    def listen_for_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stop())

    def stop(self) -> None:
        self._is_stopping = True

    def wait_until_ready(self, child: Child, seconds: float) -> bool:
        """Look after everyone until this child is ready; False if it is not in time, or if we are to stop."""
        deadline = time.monotonic() + seconds
        while not self._is_stopping and time.monotonic() < deadline:
            if child.is_running and (child.spec.is_ready is None or child.spec.is_ready()):
                return True
            self.look_after()
            time.sleep(_LOOK_EVERY)
        return False

    def run(self) -> None:
        """Look after the children until told to stop; then end them, the last started first."""
        try:
            while not self._is_stopping:
                self.look_after()
                time.sleep(_LOOK_EVERY)
        finally:
            self.end_all()

    def look_after(self) -> None:
        """Start fallen children again, each after its pause."""
        now = time.monotonic()
        for child in self.children:
            name = child.spec.name
            if child.is_running:
                continue
            if name not in self._due:
                pause = child.next_pause()
                log.warning("%s has ended; it starts again in %.0f s", name, pause)
                child.end_group()
                self._due[name] = now + pause
            elif now >= self._due[name]:
                del self._due[name]
                child.start()

    def end_all(self) -> None:
        for child in reversed(self.children):
            child.stop()
