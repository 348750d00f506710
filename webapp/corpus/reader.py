"""Reads uploads in a child process that is kept warm, so that hostile bytes can exhaust only its limits.

A fresh child costs 0.3 s of imports; a warm one about as much as reading in the same process. One child serves
one web process; threads take turns. ``python -m webapp.corpus.reader`` is the child.
"""

from __future__ import annotations

import os
import resource
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO

import msgspec

from analyzer.errors import AnalyzerError, UnreadableInputError
from analyzer.reading.incoming import Unpacked
from analyzer.types import Document, RawDocument

ADDRESS_SPACE = 2 * 1024**3
"""Bytes. The readers' libraries map about 600 MB; 2 MB of nested HTML stays far below the rest."""
CPU_SECONDS = 20
"""For one document. The largest honest upload (2 MB) takes below 3 s."""
_WALL_SECONDS = 30
_LENGTH = struct.Struct(">I")
_PROJECT = Path(__file__).resolve().parents[2]


class _Fault(msgspec.Struct, frozen=True):
    """Why there is no answer, for the person who uploaded."""

    reason: str
    remedy: str = ""


_TOO_COSTLY = _Fault(
    "This file took too much time or memory to read.", "Save it as plain text, or split it, and try again."
)
_UNREADABLE = _Fault("This file could not be read.", "Save it as plain text and try again.")


class _Upload(msgspec.Struct, tag="upload"):
    """A file to unpack."""

    content: bytes
    filename: str | None
    media_type: str | None
    mapping: dict[str, dict[str, str]] | None


class _Text(msgspec.Struct, tag="text"):
    """A document to read."""

    raw: RawDocument


class _Labels(msgspec.Struct, tag="labels"):
    """Labelled text to learn a task from, to be checked."""

    content: bytes
    filename: str
    task: str
    frames: tuple[str, ...]


_Request = _Upload | _Text | _Labels


class LabelsSeen(msgspec.Struct, frozen=True):
    """What a file of labels holds."""

    texts: int
    groups: int


class _Answer(msgspec.Struct):
    document: Document | None = None
    unpacked: Unpacked | None = None
    labels: LabelsSeen | None = None
    fault: _Fault | None = None


class GuardedReader:
    """One warm child. ``read`` may be called from any thread."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, raw: RawDocument) -> Document:
        """The document, or AnalyzerError with the message for the person who uploaded it."""
        answer = self._ask(_Text(raw))
        if answer.document is None:
            raise _error_of(answer)
        return answer.document

    def unpack(
        self,
        content: bytes,
        filename: str | None = None,
        media_type: str | None = None,
        mapping: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Unpacked:
        """``analyzer.reading.unpack`` in the child. UnreadableInputError where its limits were reached."""
        stated = {table: dict(columns) for table, columns in mapping.items()} if mapping else None
        answer = self._ask(_Upload(content, filename, media_type, stated))
        if answer.unpacked is None:
            raise _error_of(answer)
        return answer.unpacked

    def check_labels(
        self, content: bytes, filename: str, task: str, frames: Sequence[str] = ()
    ) -> LabelsSeen:
        """Whether a model of a task can be learned from a file. ``frames``: those that labels may name, where they do.
        UnreadableInputError with the line and what is wrong."""
        answer = self._ask(_Labels(content, filename, task, tuple(frames)))
        if answer.labels is None:
            raise _error_of(answer)
        return answer.labels

    def close(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    pipe.close()
            self._child = None

    def _ask(self, request: _Upload | _Text | _Labels) -> _Answer:
        with self._turn:
            return self._exchange(msgspec.msgpack.encode(request))

    def _exchange(self, request: bytes) -> _Answer:
        child = self._running_child()
        overdue = threading.Timer(_WALL_SECONDS, child.kill)
        overdue.start()
        try:
            _write_frame(child.stdin, request)
            return msgspec.msgpack.decode(_read_frame(child.stdout), type=_Answer)
        except (OSError, EOFError):
            self.close()
            return _Answer(fault=_TOO_COSTLY)
        finally:
            overdue.cancel()

    def _running_child(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "webapp.corpus.reader"],
                cwd=_PROJECT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            _await_greeting(self._child)
        return self._child


@cache
def shared_reader() -> GuardedReader:
    """The one reader of this process."""
    return GuardedReader()


def _error_of(answer: _Answer) -> UnreadableInputError:
    fault = answer.fault or _TOO_COSTLY
    return UnreadableInputError(fault.reason, fault.remedy)


def _await_greeting(child: subprocess.Popen[bytes]) -> None:
    """A child that cannot even start is a fault of ours, not of the upload."""
    try:
        _read_frame(child.stdout)
    except EOFError as error:
        raise RuntimeError("the reading process did not start; its messages are in the log") from error


def _write_frame(pipe: BinaryIO | None, content: bytes) -> None:
    if pipe is None:
        raise EOFError
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def _read_frame(pipe: BinaryIO | None) -> bytes:
    if pipe is None:
        raise EOFError
    return _read_exactly(pipe, _LENGTH.unpack(_read_exactly(pipe, _LENGTH.size))[0])


def _read_exactly(pipe: BinaryIO, count: int) -> bytes:
    content = pipe.read(count)
    if len(content) < count:
        raise EOFError
    return content


# --- the child --------------------------------------------------------------------------------------------


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    import analyzer.reading  # noqa: F401  (before the limits hold, and before the first request waits)

    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    _write_frame(answers, b"ready")
    while True:
        try:
            request = msgspec.msgpack.decode(_read_frame(requests), type=_Request)
        except EOFError:
            return  # the web process has gone
        _allow_cpu(CPU_SECONDS)
        _write_frame(answers, msgspec.msgpack.encode(_answered(request)))


def _answered(request: _Request) -> _Answer:
    from analyzer.reading import read, unpack

    try:
        if isinstance(request, _Labels):
            return _Answer(labels=_checked(request))
        if isinstance(request, _Text):
            return _Answer(document=read(request.raw))
        upload = request
        return _Answer(unpacked=unpack(upload.content, upload.filename, upload.media_type, upload.mapping))
    except AnalyzerError as error:
        return _Answer(fault=_Fault(error.reason, error.remedy))
    except (MemoryError, RecursionError):
        return _Answer(fault=_TOO_COSTLY)
    except Exception:  # a bug in a reader must not cost the other uploads their child
        traceback.print_exc()
        return _Answer(fault=_UNREADABLE)


def _checked(request: _Labels) -> LabelsSeen:
    from analyzer.fitting.examples import check_frames, check_number, parse_examples
    from analyzer.learning.tasks import task_named

    task = task_named(request.task)
    examples = parse_examples(task, request.content, request.filename)
    check_frames(examples, request.frames, request.filename)
    check_number(task, examples, request.filename)
    return LabelsSeen(len(examples), len({example.group for example in examples}))


def _allow_cpu(seconds: int) -> None:
    """CPU limits count from the start of the process, so each document moves the limit on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    _serve(sys.stdin.buffer, answers)
