"""One upload → the documents that it holds: archives are opened, attachments taken out, tables read row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.errors import AnalyzerError
from analyzer.reading.archives import members
from analyzer.reading.formats import check_size
from analyzer.reading.incoming import Refusal, Table, Unpacked
from analyzer.reading.mail import attachments
from analyzer.reading.normalising import one_line
from analyzer.reading.recognising import TABLES, recognise
from analyzer.reading.tables import unpack_table
from analyzer.types import RawDocument

MOST_DOCUMENTS = 5_000
"""Of one upload."""
_DEEPEST_ARCHIVE = 2
"""An archive in an archive is opened, one inside that is not."""
_DEEPEST = 4
"""Messages in messages, archives in messages: what is deeper is not opened."""
_COPY = "Save it as plain text and upload that, or copy the text and paste it here."


@dataclass(slots=True)
class _Collected:
    mapping: Mapping[str, Mapping[str, str]]
    documents: list[RawDocument] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, name: str, reason: str, remedy: str) -> None:
        self.refused.append(Refusal(name, reason, remedy))


def unpack(
    content: bytes,
    filename: str | None = None,
    media_type: str | None = None,
    mapping: Mapping[str, Mapping[str, str]] | None = None,
) -> Unpacked:
    """The documents of an upload, in order, and what of it is refused, with the reason and what to do.

    A file of one text gives one document with the same bytes; an archive its members, opened once more if they are
    archives; a message itself and its attachments; a table one document a row. Bad bytes raise nothing.

    ``mapping``: name of a table (``Table.name``) → field (``FIELDS``) → column, where a person has said which is which.
    """
    collected = _Collected(mapping or {})
    _take(
        collected, content, filename, media_type, one_line(filename or "") or "the text", archives=0, depth=0
    )
    return Unpacked(
        tuple(collected.documents), tuple(collected.refused), tuple(collected.tables), tuple(collected.notes)
    )


def _take(
    collected: _Collected,
    content: bytes,
    filename: str | None,
    media_type: str | None,
    name: str,
    *,
    archives: int,
    depth: int,
) -> None:
    """One file, at whatever depth; its fault is its own."""
    try:
        check_size(content)
        recognised = recognise(content, filename, media_type)
        if recognised.note:
            collected.notes.append(recognised.note)
        if depth >= _DEEPEST or len(collected.documents) >= MOST_DOCUMENTS:
            collected.refuse(
                name, "It lies too deep, or behind too many other files.", "Upload it by itself."
            )
        elif recognised.format == "zip":
            _take_members(collected, content, name, archives=archives + 1, depth=depth + 1)
        elif recognised.format in TABLES:
            _take_rows(collected, content, recognised.format, name)
        else:
            collected.documents.append(RawDocument(content, media_type, filename))
            if recognised.format == "mail":
                _take_attachments(collected, content, name, archives=archives, depth=depth + 1)
    except AnalyzerError as error:
        collected.refuse(name, error.reason, error.remedy)
    except RecursionError:
        collected.refuse(name, "It is nested too deeply to be read.", _COPY)


def _take_members(collected: _Collected, content: bytes, name: str, *, archives: int, depth: int) -> None:
    if archives > _DEEPEST_ARCHIVE:
        collected.refuse(
            name,
            "It is an archive inside an archive inside an archive.",
            "Unpack it and upload what it holds.",
        )
        return
    for member in members(content):
        path = f"{name}/{member.name}"
        if member.content is None:
            collected.refuse(path, member.reason, member.remedy)
        else:
            last = member.name.replace("\\", "/").rsplit("/", 1)[-1]
            _take(collected, member.content, last, None, path, archives=archives, depth=depth)


def _take_attachments(collected: _Collected, content: bytes, name: str, *, archives: int, depth: int) -> None:
    for each in attachments(content):
        _take(
            collected,
            each.content,
            each.name,
            each.media_type,
            f"{name}: {each.name}",
            archives=archives,
            depth=depth,
        )


def _take_rows(collected: _Collected, content: bytes, format: str, name: str) -> None:
    found = unpack_table(content, format, name, collected.mapping)
    collected.documents += found.documents
    collected.refused += found.refused
    collected.tables += found.tables
    collected.notes += found.notes
