"""What was asked of SQLite is read back, and a start without it is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured

from webapp import storage

PROJECT = Path(__file__).resolve().parents[3]


def database(journal: str, patience: int, mode: str) -> SimpleNamespace:
    """A connection that answers the pragmas so."""
    answers = {"PRAGMA journal_mode": journal, "PRAGMA busy_timeout": patience}
    rows = SimpleNamespace(execute=lambda asked: SimpleNamespace(fetchone=lambda: (answers[asked],)))
    return SimpleNamespace(
        vendor="sqlite",
        is_in_memory_db=lambda: False,
        transaction_mode=mode,
        cursor=lambda: nullcontext(rows),
    )


@pytest.mark.parametrize(
    ("journal", "patience", "mode", "said"),
    [
        ("delete", 20_000, "IMMEDIATE", "write-ahead log"),
        ("wal", 5_000, "IMMEDIATE", "timeout 20"),
        ("wal", 20_000, "DEFERRED", "transaction_mode"),
    ],
)
def test_each_of_the_three_is_needed(
    monkeypatch: pytest.MonkeyPatch, journal: str, patience: int, mode: str, said: str
) -> None:
    monkeypatch.setattr(storage, "connection", database(journal, patience, mode))
    with pytest.raises(ImproperlyConfigured, match=said):
        storage.verify_storage()


def test_the_three_together_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "connection", database("wal", 20_000, "IMMEDIATE"))
    storage.verify_storage()


def test_a_real_installation_has_them(tmp_path: Path) -> None:
    code = "import django; django.setup(); from webapp.storage import verify_storage; verify_storage()"
    environment = {
        **os.environ,
        "SIDELIGHT_DATA_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "webapp.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
