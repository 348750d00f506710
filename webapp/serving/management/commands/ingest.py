"""``manage.py ingest PATH… --event NAME``: files into an event from the shell, with a table of what became of each."""

from __future__ import annotations

import glob
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError

from analyzer.errors import AnalyzerError
from analyzer.reading import MAX_UPLOAD_BYTES, sidecar_beside
from analyzer.reading.sidecar import SIDECAR
from webapp.analyses.ingest import ADDED, DUPLICATE, REFUSED, Line, ingest
from webapp.analyses.tasks import send_due
from webapp.corpus.naming import event_titled
from webapp.corpus.reader import shared_reader

_NO_ROOM = "The database cannot store it ({error}); nothing of it was saved. Make room, or start the database, and run this again."


class Command(BaseCommand):
    help = (
        "Put files into an event: texts, PDF, Word, OpenDocument, mail, tables, archives. Folders are searched. "
        "Exit status: 0 when all went in or were there, 1 when something was refused, 2 when nothing could be tried."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder or pattern")
        parser.add_argument(
            "--event", required=True, metavar="NAME", help="event to put them into; made when new"
        )
        parser.add_argument(
            "--release", action="append", default=[], metavar="FILE", help="an official text; may be repeated"
        )
        parser.add_argument(
            "--suggest-release",
            action="store_true",
            help="take texts with the marks of an official one as releases, and say why",
        )

    def handle(self, **options: Any) -> None:
        releases = {Path(name).resolve() for name in options["release"]}
        named = [*map(Path, options["release"]), *_files(options["paths"])]
        files = list({file.resolve(): file for file in named}.values())
        if not options["event"].strip() or not files:
            self.stderr.write("Name the event." if files else "There is no file at these paths.")
            sys.exit(2)
        try:
            lines = [
                line
                for file in files
                for line in _ingest(
                    file,
                    options["event"],
                    is_release=file.resolve() in releases,
                    chooses_releases=options["suggest_release"],
                )
            ]
        finally:
            shared_reader().close()
        self._show(lines)
        if any(line.outcome == ADDED for line in lines):
            with suppress(OperationalError):  # the sweeper sends it when there is room again
                send_due(event_titled(options["event"]).pk)
        sys.exit(any(line.outcome == REFUSED for line in lines))

    def _show(self, lines: list[Line]) -> None:
        width = min(48, max(len(line.name) for line in lines))
        for line in lines:
            self.stdout.write(f"{line.outcome:<10} {line.name:<{width}}  {line.reason}".rstrip())
        counts = Counter(line.outcome for line in lines)
        said = ", ".join(f"{counts[outcome]} {outcome}" for outcome in (ADDED, DUPLICATE, REFUSED))
        self.stdout.write(f"{len(lines)} in all: {said}.")


def _files(paths: list[str]) -> Iterator[Path]:
    """Every file that the paths name, those of a folder in order; hidden ones and sidecars left out."""
    for said in paths:
        found = [Path(said)] if Path(said).exists() else [Path(name) for name in sorted(glob.glob(said))]
        for path in found or [Path(said)]:
            if path.is_dir():
                inner = sorted(each for each in path.rglob("*") if each.is_file())
                yield from (each for each in inner if not _is_aside(each.relative_to(path)))
            else:
                yield path


def _is_aside(path: Path) -> bool:
    return path.name == SIDECAR or any(part.startswith(".") for part in path.parts)


def _ingest(file: Path, event: str, *, is_release: bool, chooses_releases: bool) -> list[Line]:
    try:
        if file.stat().st_size > MAX_UPLOAD_BYTES:
            return [
                Line(str(file), REFUSED, f"It is larger than {MAX_UPLOAD_BYTES // 1_000_000} MB. Split it.")
            ]
        content = file.read_bytes()
        sidecar = sidecar_beside(file)
    except OSError as error:
        return [Line(str(file), REFUSED, f"{error.strerror}.")]
    except AnalyzerError as error:
        return [Line(str(file), REFUSED, str(error))]
    stated = dict(sidecar.documents.get(file.name, {})) if sidecar else {}
    if is_release:
        stated["role"] = "release"
    try:
        return ingest(content, file.name, event, stated=stated, chooses_releases=chooses_releases)
    except OperationalError as error:  # a full disk, for one: what went in before stays in
        return [Line(str(file), REFUSED, _NO_ROOM.format(error=error))]
