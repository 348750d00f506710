"""The watched folder: a file in a subfolder goes into the event of the subfolder's name.

Stored first, moved afterwards: whoever is stopped in between finds the file again, and finds that its texts are in the
event already. Nothing is lost and nothing is doubled.
"""

from __future__ import annotations

import fcntl
import logging
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from analyzer.reading import MAX_UPLOAD_BYTES
from webapp.analyses.ingest import REFUSED, Line, ingest
from webapp.corpus.naming import event_titled

log = logging.getLogger(__name__)

DONE, TURNED_AWAY = "done", "refused"
STABLE_SECONDS = 5.0
"""Since the last change to a file: a copy that is still being written changes it every moment."""
_NO_FOLDER = "It lies beside the folders. Put it into a folder named after its event."
_NO_FILE = "It is not a plain file (a link, for instance). Put the file itself there."
_TOO_LARGE = "It is larger than {limit} MB. Split it, or save the article alone."


def take_in_all(folder: Path | None = None) -> set[int]:
    """Take in every file that lies still. Returns the events that have new texts."""
    folder = folder or settings.INBOX
    if folder is None:
        return set()
    with _alone(folder) as is_alone:
        if not is_alone:
            return set()
        return {pk for path in list(_waiting(folder)) if (pk := _take_in(folder, path)) is not None}


def _take_in(folder: Path, path: Path) -> int | None:
    """Store what a file holds, then move it. A file that vanished or cannot be read now is left for the next time."""
    inside = path.relative_to(folder)
    try:
        found = path.lstat()
        if not _is_still(found):
            return None
        event_title = inside.parts[0] if len(inside.parts) > 1 else ""
        lines = _lines(path, found, event_title)
        is_refused = all(line.outcome == REFUSED for line in lines)
        _move(folder, path, inside, TURNED_AWAY if is_refused else DONE, _said(lines))
    except OSError as error:
        log.warning("%s stays in the inbox: %s", inside, error.strerror)
        return None
    except Exception:  # the database may be restarting; the other files must not wait for this one
        log.exception("%s stays in the inbox", inside)
        return None
    return None if is_refused else event_titled(event_title).pk


def _lines(path: Path, found: os.stat_result, event_title: str) -> list[Line]:
    if not stat.S_ISREG(found.st_mode):
        return [Line(path.name, REFUSED, _NO_FILE)]
    if not event_title:
        return [Line(path.name, REFUSED, _NO_FOLDER)]
    if found.st_size > MAX_UPLOAD_BYTES:
        return [Line(path.name, REFUSED, _TOO_LARGE.format(limit=MAX_UPLOAD_BYTES // 1_000_000))]
    return ingest(path.read_bytes(), path.name, event_title)


def _waiting(folder: Path) -> Iterator[Path]:
    """Everything that is no folder, hidden names and what was dealt with left out; links are not followed."""
    for place, folders, files in os.walk(folder):
        if Path(place) == folder:
            folders[:] = [name for name in folders if name not in (DONE, TURNED_AWAY)]
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        yield from (Path(place) / name for name in sorted([*files, *linked]) if not name.startswith("."))


def _is_still(found: os.stat_result) -> bool:
    return time.time() - max(found.st_mtime, found.st_ctime) >= STABLE_SECONDS


def _said(lines: list[Line]) -> str:
    """What to tell about a file beside it: every line that was not simply added; empty if all were."""
    return "".join(f"{line.name}: {line.outcome}. {line.reason}\n" for line in lines if line.reason)


def _move(folder: Path, path: Path, inside: Path, to: str, said: str) -> None:
    """The reason first, the file last: a file that has moved has been dealt with in full."""
    target = folder / to / inside
    target.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    while os.path.lexists(target):
        number += 1
        target = folder / to / inside.with_name(f"{inside.stem} {number}{inside.suffix}")
    if said:
        target.with_name(f"{target.name}.txt").write_text(said, "utf-8")
    path.rename(target)


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else looks through the folder now; the lock goes with its process."""
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True
