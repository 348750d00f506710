"""Each part is what it should be, and what prevents a start is said in one line."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
import redis

from webapp.environment import broker_socket
from webapp.serving import parts
from webapp.serving.parts import ServingError
from webapp.serving.supervisor import Supervisor

PROJECT = Path(__file__).resolve().parents[3]


def test_a_taken_port_is_said_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServingError, match=rf"Port {port} on 127\.0\.0\.1 cannot be used .* --port"):
            parts.check_port("127.0.0.1", port)


def test_a_free_port_is_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    parts.check_port("127.0.0.1", port)


def test_serve_ends_with_2_and_one_line_when_the_port_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "manage.py", "serve", "--port", str(taken.getsockname()[1])]
        environment = {"SIDELIGHT_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(
            command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "sidelight.sqlite3").exists()


def test_the_embedded_broker_keeps_what_it_was_given(tmp_path: Path) -> None:
    supervisor = Supervisor()
    try:
        for expected in (None, b"kept"):
            broker = supervisor.add(parts.broker(tmp_path))
            assert supervisor.wait_until_ready(broker, 10)
            with redis.Redis(unix_socket_path=str(broker_socket(tmp_path))) as client:
                assert client.get("hint") == expected
                assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
                client.set("hint", "kept")
            supervisor.end_all()
            supervisor.children.clear()
    finally:
        supervisor.end_all()
