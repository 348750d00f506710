"""Runs a command and ends it when its own parent is gone: what the kernel does on Linux, done by watching elsewhere.

``python -m webapp.serving.warden COMMAND …``. One warden stands between the supervisor and each child.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

_LOOK_EVERY = 0.5
_PATIENCE = 5.0


def guarded(command: Sequence[str]) -> list[str]:
    """The command as the supervisor should start it on this system."""
    if sys.platform.startswith("linux"):
        return list(command)
    return [sys.executable, "-m", "webapp.serving.warden", *command]


def watch(command: Sequence[str]) -> int:
    """Run the command to its end, or to that of our parent, and return its exit status."""
    parent = os.getppid()
    child = subprocess.Popen(command)  # noqa: S603 -- the supervisor's own commands
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while child.poll() is None:
        if os.getppid() != parent:
            _end_group(child)
        time.sleep(_LOOK_EVERY)
    return child.returncode


def _end_group(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(_PATIENCE)
    os.killpg(os.getpgrp(), signal.SIGKILL)  # the supervisor gave us a group of our own


if __name__ == "__main__":
    sys.exit(watch(sys.argv[1:]))
