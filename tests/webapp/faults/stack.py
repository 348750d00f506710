"""A whole stack of its own: database, broker, workers that can be killed, and a client to ask."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import redis

from webapp.environment import broker_socket
from webapp.serving import parts
from webapp.serving.supervisor import Child, ChildSpec, Supervisor

PROJECT = Path(__file__).resolve().parents[3]
LEASE_SECONDS = 6
"""Short, so that a test sees leases run out; the limits shrink with it (3 s and 4.5 s for half a second's work)."""


class Stack:
    """Made by ``embedded`` or ``servers``; ``close`` ends every process. ``client``: the module that is asked."""

    def __init__(
        self,
        folder: Path,
        variables: dict[str, str],
        client: str = "tests.webapp.faults.client",
    ) -> None:
        self.environment = {
            "SIDELIGHT_DATA_DIR": str(folder),
            "SIDELIGHT_LEASE_SECONDS": str(LEASE_SECONDS),
            "DJANGO_SETTINGS_MODULE": "webapp.settings",
            "DATABASE_URL": "",
            "REDIS_URL": "",
            **variables,
        }
        self._folder, self._client_module = folder, client
        self._supervisor = Supervisor()
        self._client = self._start_client()
        if not variables.get("REDIS_URL"):
            self._supervisor.wait_until_ready(self._supervisor.add(parts.broker(folder)), 20)
        self.broker().flushdb()
        self.ask("migrate")

    @classmethod
    def embedded(cls, folder: Path, beginnings: Beginnings, **said: str) -> Stack:
        shutil.copytree(beginnings.folder(), folder, dirs_exist_ok=True)
        return cls(folder, {}, **said)

    @classmethod
    def servers(cls, folder: Path, beginnings: Beginnings, redis_url: str, **said: str) -> Stack:
        url = beginnings.database()
        return cls(folder, {"DATABASE_URL": url, "REDIS_URL": redis_url}, **said)

    def broker(self) -> redis.Redis:
        if url := self.environment["REDIS_URL"]:
            return redis.Redis.from_url(url)
        return redis.Redis(unix_socket_path=str(broker_socket(self._folder)))

    def ask(self, do: str, *arguments: Any) -> Any:
        """The client's answer. AssertionError with its traceback if it has none."""
        self._client.stdin.write(json.dumps({"do": do, "with": arguments}) + "\n")
        self._client.stdin.flush()
        answer = json.loads(self._client.stdout.readline())
        assert "broke" not in answer, answer["broke"]
        return answer["answer"]

    def start_worker(self, *, is_guarded: bool = True) -> Child:
        command = [sys.executable, "-m", "celery", "-q", "-A", "tests.webapp.faults.worker", "worker"]
        command += ["--loglevel", "error", "--concurrency", "2", *(["-B"] if is_guarded else [])]
        variables = {
            **self.environment,
            "FAULT_GUARD": "on" if is_guarded else "off",
            "REMAP_SIGTERM": "SIGQUIT",
            "PYTHONWARNINGS": "ignore",
        }
        return self._supervisor.add(ChildSpec("worker", command, environment=variables, folder=PROJECT))

    def kill(self, worker: Child) -> None:
        """As ``kill -9`` of the whole tree does."""
        worker.end_group()
        worker.process.wait()

    def unfinished(self) -> int:
        states = self.ask("states")
        return states.get("queued", 0) + states.get("running", 0)

    def wait_until_settled(self, seconds: float = 10.0) -> None:
        """Until nothing has changed for so long: longer than a lease and a sweep."""
        before, since = None, time.monotonic()
        while time.monotonic() - since < seconds:
            now = self.ask("states")
            if now != before:
                before, since = now, time.monotonic()
            time.sleep(0.2)

    def close(self) -> None:
        self._client.stdin.close()
        self._client.wait(10)
        self._client.stdout.close()
        self.broker().flushdb()
        self._supervisor.end_all()

    def _start_client(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", self._client_module],
            env={**os.environ, **self.environment},
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


class Beginnings:
    """Databases that have all tables and no rows: a folder to copy, and one on the server to copy there. Each is made when
    it is first asked for; ``close`` drops what is on the server."""

    def __init__(self, folder: Path, database_url: str | None) -> None:
        self._folder, self._url = folder, database_url
        self._template = ""
        self._dropped_at_last: list[str] = []

    def folder(self) -> Path:
        folder = self._folder / "embedded"
        if not folder.exists():
            self._migrate(folder, "")
        return folder

    def database(self) -> str:
        """The address of a new copy."""
        if not self._template:
            self._template = self._create()
            self._migrate(self._folder / "servers", self._address(self._template))
        return self._address(self._create(f'TEMPLATE "{self._template}"'))

    def close(self) -> None:
        for name in self._dropped_at_last:
            self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _create(self, like: str = "") -> str:
        name = f"sidelight_fault_{uuid.uuid4().hex[:12]}"
        self._execute(f'CREATE DATABASE "{name}" {like}')
        self._dropped_at_last.append(name)
        return name

    def _address(self, name: str) -> str:
        return re.sub(r"/[^/?]+(?=\?|$)", f"/{name}", self._url or "", count=1)

    def _execute(self, statement: str) -> None:
        assert self._url is not None
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]

    def _migrate(self, folder: Path, database_url: str) -> None:
        folder.mkdir()
        said = {"SIDELIGHT_DATA_DIR": str(folder), "DATABASE_URL": database_url, "REDIS_URL": ""}
        command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(command, env=os.environ | said, cwd=PROJECT, check=True)


def until(is_so: Callable[[], Any], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.05)
    return False
