"""``manage.py serve``: the whole of Sidelight from one command, under one supervisor."""

from __future__ import annotations

import fcntl
import os
import sys
from argparse import ArgumentParser
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand

from webapp.serving import parts
from webapp.serving.installation import ADMIN, prepare_installation
from webapp.serving.parts import ServingError
from webapp.serving.supervisor import Supervisor

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 -- compared with, not bound to
_BROKER_PATIENCE = 30.0
_WEB_PATIENCE = 60.0


class Command(BaseCommand):
    help = "Run Sidelight: broker, worker and web server, until Ctrl-C. The first start sets everything up."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
        parser.add_argument(
            "--without-broker", action="store_true", help="the broker runs elsewhere (see REDIS_URL)"
        )
        parser.add_argument("--without-worker", action="store_true", help="workers run elsewhere")

    def handle(self, **options: Any) -> None:
        try:
            self._serve(options)
        except ServingError as error:
            self.stderr.write(str(error))
            sys.exit(2)

    def _serve(self, options: dict[str, Any]) -> None:
        host, port = options["host"], options["port"]
        parts.check_port(host, port)
        web = parts.web(host, port, _web_environment(host))
        supervisor = Supervisor()
        supervisor.listen_for_signals()
        has_broker = settings.ENVIRONMENT.is_broker_embedded and not options["without_broker"]
        lock = _lock_data_folder() if has_broker else None
        try:
            if has_broker:
                broker = supervisor.add(parts.broker(settings.DATA_DIR))
                if not supervisor.wait_until_ready(broker, _BROKER_PATIENCE):
                    raise ServingError(f"The broker did not start; see {settings.DATA_DIR / 'broker.log'}.")
            password = prepare_installation()
            if not options["without_worker"]:
                supervisor.add(parts.worker())
            if supervisor.wait_until_ready(supervisor.add(web), _WEB_PATIENCE):
                self._welcome(host, port, password)
            supervisor.run()
        finally:
            supervisor.end_all()
            if lock is not None:
                lock.close()

    def _welcome(self, host: str, port: int, password: str | None) -> None:
        name = f"[{host}]" if ":" in host else host
        self.stdout.write(f"Sidelight is ready: http://{name}:{port}/    (Ctrl-C ends it)")
        if password is not None:
            self.stdout.write(f"The admin's pages: /admin/    user {ADMIN}, password {password}")
            self.stdout.write("This password is shown once; change it there.")
        if settings.ENVIRONMENT.is_https:
            self.stdout.write("Pages expect TLS in front of them; SIDELIGHT_HTTPS=0 is for closed networks.")
        self.stdout.flush()


def _web_environment(host: str) -> dict[str, str]:
    """Whoever can be reached by others asks for a sign-in and knows its own names."""
    if host in _LOOPBACK:
        return {}
    names = os.environ.get("SIDELIGHT_HOSTS", "")
    if not names and host in _ANYWHERE:
        raise ServingError(f"With --host {host}, name the addresses people will type in SIDELIGHT_HOSTS.")
    return {
        "SIDELIGHT_HOSTS": names or host,
        "SIDELIGHT_SIGN_IN": os.environ.get("SIDELIGHT_SIGN_IN", "1"),
    }


def _lock_data_folder() -> IO[str]:
    """Two brokers on one append-only file would spoil it."""
    lock = (settings.DATA_DIR / "serve.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise ServingError(f"Sidelight already runs on {settings.DATA_DIR}.") from error
    return lock
