"""An 8 MB file system that fills up: said in words, nothing stored half, and the rest goes in where there is room."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROUNDS = int(os.environ.get("SIDELIGHT_TORTURE_ROUNDS", "0"))
pytestmark = [pytest.mark.torture, pytest.mark.skipif(not ROUNDS, reason="the long form")]
PROJECT = Path(__file__).resolve().parents[2]
TEXTS = 8
PARAGRAPHS = 3_000
"""Of each text: 300 kB, so that eight of them with their documents and runs need more than 8 MB."""

ROWS = {
    "article": "select count(*) from corpus_article",
    "run": "select count(*) from analyses_run",
    "draft": "select count(*) from corpus_draft",
    "arrival": "select count(*) from corpus_arrival",
    "upload": "select count(*) from corpus_upload",
    "event": "select count(*) from corpus_event",
}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"A file system of 8 MB needs the right to mount one: {mounted.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def manage(disk: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: said for name, said in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env={**kept, "SIDELIGHT_DATA_DIR": str(disk)},
        capture_output=True,
        text=True,
    )


def counts(disk: Path) -> dict[str, int]:
    """Rows of each table that an upload writes to."""
    with closing(sqlite3.connect(disk / "sidelight.sqlite3")) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        return {name: database.execute(query).fetchone()[0] for name, query in ROWS.items()}


def test_a_disk_that_fills_up_loses_nothing_and_stores_nothing_half(small_disk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for ward in range(TEXTS):
        said = (
            f"The council of ward {ward} met on day {day} and spoke of the bridge."
            for day in range(PARAGRAPHS)
        )
        (folder / f"ward {ward}.txt").write_text("\n\n".join(said) + "\n" * 150_000)
    assert manage(small_disk, "migrate").returncode == 0

    full = manage(small_disk, "ingest", str(folder), "--event", "Wards")

    found = counts(small_disk)
    added = found["article"]
    refused = TEXTS - added
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert refused > 0
    assert f"{TEXTS} in all: {added} added, 0 duplicate, {refused} refused." in full.stdout
    assert full.stdout.count("nothing of it was saved") == refused
    assert found == {
        "article": added,
        "run": added,
        "draft": 0,
        "arrival": 0,
        "upload": 0,
        "event": min(added, 1),
    }

    subprocess.run(["mount", "-o", "remount,size=100m", str(small_disk)], check=True)
    again = manage(small_disk, "ingest", str(folder), "--event", "Wards")
    assert again.returncode == 0
    assert f"{TEXTS} in all: {refused} added, {added} duplicate, 0 refused." in again.stdout
    assert counts(small_disk)["article"] == TEXTS
