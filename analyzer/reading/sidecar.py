"""A sidecar ``event.toml``: what is known about the files of a folder that they do not say themselves.

::

    [event]
    title = "The bridge opens"
    slug = "bridge-opens"

    [[documents]]
    file = "daily.html"          # beside the sidecar; every other field is optional
    outlet = "The Daily"
    role = "coverage"            # or "release", with its issuer
    issuer = "City Council"
    title = "…"
    byline = "…"
    published = 2024-05-03
    url = "https://…"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from analyzer.errors import UnreadableInputError
from analyzer.reading.dates import read_date
from analyzer.types import RawDocument, Role

SIDECAR = "event.toml"
_TEXT_FIELDS = ("outlet", "issuer", "title", "byline", "url")
_FIELDS = frozenset((*_TEXT_FIELDS, "file", "role", "published"))
_ROLES = get_args(Role)


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The event and its documents, in the order of the file. Their bytes are read when they are asked for."""

    folder: Path
    title: str | None
    slug: str | None
    documents: Mapping[str, Mapping[str, Any]]  # file name → fields of RawDocument

    def raw(self, filename: str) -> RawDocument:
        """The document of a file in the sidecar's folder, with the fields that the sidecar states, if any.

        Raises:
            UnreadableInputError: the file is not there.
        """
        path = self.folder / filename
        try:
            content = path.read_bytes()
        except OSError as error:
            raise UnreadableInputError(f"{path}: {error.strerror or 'cannot be read'}.") from None
        return RawDocument(content, filename=filename, **self.documents.get(filename, {}))

    def raws(self) -> tuple[RawDocument, ...]:
        """Every document that the sidecar lists."""
        return tuple(map(self.raw, self.documents))


def load_sidecar(path: Path) -> Sidecar:
    """Read an ``event.toml``.

    Raises:
        UnreadableInputError: not TOML, a document without a file, an unknown field, a role or date that is none.
    """
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInputError(f"{path}: {error.strerror or 'cannot be read'}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableInputError(f"{path} is not valid TOML: {error}.") from None
    event, entries = stated.get("event", {}), stated.get("documents", [])
    if not isinstance(event, dict) or not isinstance(entries, list):
        raise UnreadableInputError(f"{path}: wanted are one [event] and any number of [[documents]].")
    documents = dict(_document(path, entry) for entry in entries)
    return Sidecar(path.parent, _text(path, event, "title"), _text(path, event, "slug"), documents)


def sidecar_beside(path: Path) -> Sidecar | None:
    """The sidecar of the folder in which a file lies, if there is one."""
    candidate = path.parent / SIDECAR
    return load_sidecar(candidate) if candidate.is_file() else None


def _document(path: Path, entry: Any) -> tuple[str, dict[str, Any]]:
    if not isinstance(entry, dict) or not _text(path, entry, "file"):
        raise UnreadableInputError(f'{path}: each of the [[documents]] needs a file = "…".')
    filename = entry["file"]
    if Path(filename).name != filename:
        raise UnreadableInputError(f"{path}: {filename} must lie beside the sidecar; give its name alone.")
    if unknown := sorted(entry.keys() - _FIELDS):
        raise UnreadableInputError(f"{path}: {filename} has an unknown field, {unknown[0]}.")
    fields: dict[str, Any] = {name: _text(path, entry, name) for name in _TEXT_FIELDS}
    role = entry.get("role")
    if role is not None and role not in _ROLES:
        raise UnreadableInputError(
            f'{path}: {filename} has the role "{role}"; it is "coverage" or "release".'
        )
    fields["role"] = role
    fields["published"] = _day(path, filename, entry.get("published"))
    return filename, {name: value for name, value in fields.items() if value is not None}


def _day(path: Path, filename: str, value: Any) -> date | None:
    if value is None:
        return None
    if (day := read_date(value)) is None:
        raise UnreadableInputError(f"{path}: {filename} was published on no date that can be read: {value}.")
    return day


def _text(path: Path, table: Mapping[str, Any], name: str) -> str | None:
    value = table.get(name)
    if value is not None and not isinstance(value, str):
        raise UnreadableInputError(f"{path}: {name} must be a text in quotation marks.")
    return value or None
