"""A whole installation of its own, started for a while."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_PATIENCE = 90
"""Seconds for a cold installation to migrate, seed and answer; two shared cores are slow."""
PAGES_ALONE = ("--without-broker", "--without-worker")
"""What is waiting goes on waiting."""


def environment_of(folder: Path) -> dict[str, str]:
    """An installation that keeps everything in this folder."""
    return {
        **os.environ,
        "SIDELIGHT_DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "DJANGO_SETTINGS_MODULE": "webapp.settings",
    }


@contextlib.contextmanager
def running(folder: Path, *arguments: str) -> Iterator[str]:
    """The address of a running Sidelight; RuntimeError with what it said if it does not answer."""
    port = _free_port()
    log = folder / "serve.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port), *arguments],
            cwd=PROJECT,
            env=environment_of(folder),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - a loopback address made here
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"the installation did not answer:\n{log.read_text(errors='replace')[-2000:]}")
