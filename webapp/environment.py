"""What the environment says, read once, typed, and refused loudly when it makes no sense."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_LONGEST_SOCKET_PATH = 90
"""A Unix socket's path may have 107 bytes on Linux and 103 on macOS; some room is left."""
_SQLITE = "django.db.backends.sqlite3"
_POSTGRESQL = "django.db.backends.postgresql"


@dataclass(frozen=True, slots=True)
class Environment:
    """Every setting that an installation may choose."""

    data_dir: Path
    database: dict[str, Any]
    redis_url: str
    is_broker_embedded: bool
    hosts: tuple[str, ...]
    is_debug: bool
    needs_sign_in: bool
    is_demonstration: bool
    is_https: bool
    lease_seconds: int
    remembered_texts: int
    fetch_ports: frozenset[int]
    inbox: Path | None
    secret_key: str

    @property
    def is_loopback(self) -> bool:
        """Nobody but whoever sits at this machine can reach the pages."""
        return set(self.hosts) <= set(LOOPBACK_HOSTS)


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """The settings of this installation; ImproperlyConfigured names the variable that makes no sense."""
    data_dir = Path(variables.get("SIDELIGHT_DATA_DIR", "data")).expanduser().resolve()
    _make_private_folder(data_dir, "SIDELIGHT_DATA_DIR")
    extra_hosts = tuple(
        name.strip() for name in variables.get("SIDELIGHT_HOSTS", "").split(",") if name.strip()
    )
    is_open = bool(set(extra_hosts) - set(LOOPBACK_HOSTS))
    redis_url = variables.get("REDIS_URL", "")
    return Environment(
        data_dir=data_dir,
        database=database_from(
            variables.get("DATABASE_URL") or f"sqlite:///{data_dir / 'sidelight.sqlite3'}"
        ),
        redis_url=_redis_url(redis_url) if redis_url else f"redis+socket://{broker_socket(data_dir)}",
        is_broker_embedded=not redis_url,
        hosts=(*LOOPBACK_HOSTS, *extra_hosts),
        is_debug=_flag(variables, "SIDELIGHT_DEBUG", default=False),
        needs_sign_in=_flag(variables, "SIDELIGHT_SIGN_IN", default=is_open),
        is_demonstration=_flag(variables, "SIDELIGHT_DEMO", default=False),
        is_https=_flag(variables, "SIDELIGHT_HTTPS", default=is_open),
        lease_seconds=_number(variables, "SIDELIGHT_LEASE_SECONDS", default=120, low=4, high=3600),
        remembered_texts=_number(variables, "SIDELIGHT_REMEMBERED_TEXTS", default=100, low=0, high=10_000),
        fetch_ports=_ports(variables),
        inbox=_inbox(variables),
        secret_key=variables.get("SIDELIGHT_SECRET_KEY") or _kept_secret(data_dir / "secret_key"),
    )


def database_from(url: str) -> dict[str, Any]:
    """Django's database settings for ``sqlite:///path`` or ``postgresql://user:password@host:port/name?host=…``."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": _SQLITE,
            "NAME": unquote(parts.path[1:]),  # three slashes: relative; four: absolute
            # Opening a file costs more than all that a stored page asks of it.
            "CONN_MAX_AGE": 60,
            # All three together: WAL alone left 426 of 1,000 transactions of concurrent writers locked.
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": _POSTGRESQL,
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or options.pop("user", "")),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or options.pop("host", ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }
    raise ImproperlyConfigured("DATABASE_URL must look like sqlite:///file or postgresql://user@host/name.")


def broker_socket(data_dir: Path) -> Path:
    """Where the embedded broker listens: beside the data, or in a short private folder if that path is unfit."""
    socket_path = data_dir / "broker.sock"
    if len(str(socket_path)) <= _LONGEST_SOCKET_PATH and " " not in str(socket_path):
        return socket_path
    digest = hashlib.sha256(str(data_dir).encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"sidelight-{digest}"
    _make_private_folder(folder, "TMPDIR")
    if folder.stat().st_uid != os.getuid():  # anyone may have made a folder of this name
        raise ImproperlyConfigured(f"{folder} belongs to someone else; choose another SIDELIGHT_DATA_DIR.")
    return folder / "broker.sock"


def _make_private_folder(folder: Path, variable: str) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{variable}: {folder} cannot be made ({error.strerror}).") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"{variable}: {folder} is not writable.")


def _redis_url(url: str) -> str:
    if urlsplit(url).scheme not in ("redis", "rediss", "redis+socket"):
        raise ImproperlyConfigured("REDIS_URL must begin with redis://, rediss:// or redis+socket://.")
    return url


def _flag(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    said = variables.get(name, "").strip().lower()
    if said in ("", "0", "1", "no", "yes", "false", "true", "off", "on"):
        return default if said == "" else said in ("1", "yes", "true", "on")
    raise ImproperlyConfigured(f"{name} must be 0 or 1, not {said!r}.")


def _number(variables: Mapping[str, str], name: str, *, default: int, low: int, high: int) -> int:
    said = variables.get(name, "")
    if said == "":
        return default
    if said.isdecimal() and low <= int(said) <= high:
        return int(said)
    raise ImproperlyConfigured(f"{name} must be a whole number from {low} to {high}, not {said!r}.")


def _ports(variables: Mapping[str, str]) -> frozenset[int]:
    said = [port.strip() for port in (variables.get("SIDELIGHT_FETCH_PORTS") or "80,443").split(",")]
    if all(port.isdecimal() and 0 < int(port) < 65_536 for port in said):
        return frozenset(int(port) for port in said)
    raise ImproperlyConfigured("SIDELIGHT_FETCH_PORTS must be port numbers with commas between them: 80,443.")


def _inbox(variables: Mapping[str, str]) -> Path | None:
    """The watched folder, if there is one; it must be there, because a wrong path would swallow nothing silently."""
    said = variables.get("SIDELIGHT_INBOX", "")
    if not said:
        return None
    folder = Path(said).expanduser().resolve()
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"SIDELIGHT_INBOX: {folder} is not a folder that Sidelight can write to.")
    return folder


def _kept_secret(path: Path) -> str:
    """The key stored in the data folder; made the first time, readable by its owner alone."""
    for _ in range(2):
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass
        if secret := path.read_text().strip():
            return secret
        path.unlink(missing_ok=True)  # its maker was stopped between creating and writing
    raise ImproperlyConfigured(f"{path} is empty and cannot be replaced; set SIDELIGHT_SECRET_KEY.")
