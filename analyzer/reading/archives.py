"""zip files: their members within limits, whatever their headers say. Nothing is ever written to a disk.

Sizes are counted as the bytes come out, because headers lie; names are only ever shown.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from analyzer.errors import UnreadableInputError
from analyzer.reading.normalising import one_line

MOST_MEMBERS = 500
MOST_MEMBER_BYTES = 25_000_000
MOST_TOTAL_BYTES = 60_000_000
"""Of all members that are read. Five hundred articles with their pictures' places have about 20 MB."""
MOST_RATIO = 100
"""Bytes out for each byte in. Text packs about 4:1, markup 10:1, a spreadsheet of equal cells 60:1."""
_FREE_BYTES = 2_000_000
"""Below it no ratio is asked: a small file of blanks does no harm."""
_LONGEST_DIRECTORY = 1_000_000
"""Bytes of the list of members. One of 500 long names has a tenth of it."""
_CHUNK = 65_536
_LONGEST_NAME = 200
_END = b"PK\x05\x06"
_END_FIELDS = struct.Struct("<4xHHHHLLH")
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What every program can write; the others unpack without a limit on what comes out."""
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_MOST_PARTS_BYTES = 64_000_000
_REPACK = "Pack it anew with the usual zip program, or upload the files themselves."


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its bytes, or why there are none."""

    name: str  # path inside the archive, on one line
    content: bytes | None
    reason: str = ""
    remedy: str = ""


class _Refused(Exception):
    def __init__(self, reason: str, remedy: str) -> None:
        self.reason, self.remedy = reason, remedy


def members(content: bytes) -> Iterator[Member]:
    """The files of a zip, in the order of its list; folders and what systems leave behind are skipped.

    Raises:
        UnreadableInputError: it is no zip, damaged, or has more members than are read.
    """
    with opened(content) as archive:
        total = 0
        for info in archive.infolist():
            name = one_line(info.filename)[:_LONGEST_NAME] or "a file without a name"
            if info.filename.endswith("/") or any(mark in name for mark in _JUNK):
                continue
            try:
                _check_member(info, name)
                read = b"".join(_chunks(archive, info, MOST_TOTAL_BYTES - total))
            except _Refused as refused:
                yield Member(name, None, refused.reason, refused.remedy)
            else:
                total += len(read)
                yield Member(name, read)


def opened(content: bytes, *, what: str = "archive", remedy: str = _REPACK) -> zipfile.ZipFile:
    """The archive, once its list is known to be of a sane length; ``what`` and ``remedy`` speak of a damaged one.

    Raises:
        UnreadableInputError: it is no zip, damaged, or has more members than are read.
    """
    at = content.rfind(_END)
    if at < 0 or len(content) < at + _END_FIELDS.size:
        raise UnreadableInputError(f"The {what} is damaged: its end is missing.", remedy)
    _, _, _, count, directory, _, _ = _END_FIELDS.unpack_from(content, at)
    if count > MOST_MEMBERS or directory > _LONGEST_DIRECTORY:
        raise UnreadableInputError(
            f"The archive has more than {MOST_MEMBERS} files.", "Split it into smaller ones."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise UnreadableInputError(f"The {what} is damaged.", remedy) from None
    if len(archive.infolist()) > MOST_MEMBERS:
        raise UnreadableInputError(
            f"The archive has more than {MOST_MEMBERS} files.", "Split it into smaller ones."
        )
    return archive


def check_package(content: bytes, what: str) -> None:
    """Refuse a document that is a zip of XML parts, as word processors make them, if its parts are bombs.

    Raises:
        UnreadableInputError: damaged; parts that unpack beyond all measure or declare entities.
    """
    with opened(content) as package:
        left = _MOST_PARTS_BYTES
        for info in package.infolist():
            if not info.filename.lower().endswith((".xml", ".rels")):
                continue
            try:
                if info.flag_bits & 1:
                    raise _Refused("is protected by a password", "")
                left -= _check_part(package, info, left)
            except _Refused as refused:
                raise UnreadableInputError(
                    f"This {what} can't be read: {refused.reason.rstrip('.')}.",
                    "Open it in the program that made it, save it anew, or copy the text and paste it here.",
                ) from None


def _check_part(package: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> int:
    """Bytes of the part."""
    size, tail = 0, b""
    for chunk in _chunks(package, info, left):
        size += len(chunk)
        window = (tail + chunk).replace(b"\0", b"")
        if any(mark in window for mark in _DECLARATIONS):
            raise _Refused("it declares entities, which no such document needs", "")
        tail = window[-16:]
    return size


def _check_member(info: zipfile.ZipInfo, name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if stat.S_ISLNK(info.external_attr >> 16):
        raise _Refused("It is a link to another file.", "Pack the file itself.")
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise _Refused("Its name leads out of the archive.", _REPACK)
    if info.flag_bits & 1:
        raise _Refused("It is protected by a password.", "Unpack it and upload the files themselves.")


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: int) -> Iterator[bytes]:
    """The bytes of a member, counted as they come."""
    if info.compress_type not in _METHODS:
        raise _Refused("It is packed by an unusual method.", _REPACK)
    size = 0
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > _FREE_BYTES and size > MOST_RATIO * max(info.compress_size, 1):
                    raise _Refused(
                        "It unpacks to more than a hundred times its size.", "Upload the text alone."
                    )
                if size > min(MOST_MEMBER_BYTES, budget):
                    raise _Refused("It is too large once it is unpacked.", "Upload it in smaller parts.")
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
            struct.error):  # fmt: skip
        raise _Refused("It is damaged.", _REPACK) from None
