"""The card of a data file: what it is, where it comes from, and examples that hold it to its word."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from analyzer.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the terms found in it; none for a counter-example."""

    text: str
    finds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataCard:
    title: str
    description: str
    source: str
    license: str
    version: int
    examples: tuple[Example, ...] = ()


def read_toml(file: str, content: bytes) -> dict[str, Any]:
    """A TOML file as a dict. Raises ResourceError naming the file and, from the parser, the line."""
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"{file}: {error}") from error


def read_card(file: str, content: bytes) -> DataCard:
    """The card of a lexicon."""
    table = read_toml(file, content)
    examples = tuple(
        Example(
            text(f"{file}, example {number}", row, "text"), strings(f"{file}, example {number}", row, "finds")
        )
        for number, row in enumerate(table.get("examples", ()), start=1)
    )
    return card_of(file, table, examples)


def card_of(file: str, table: dict[str, Any], examples: tuple[Example, ...] = ()) -> DataCard:
    """The fields that every data file's card has."""
    version = table.get("version")
    if not isinstance(version, int) or version < 1:
        raise ResourceError(f"{file}: version must be a whole number from 1, not {version!r}")
    fields = {key: text(file, table, key) for key in ("title", "description", "source", "license")}
    return DataCard(**fields, version=version, examples=examples)


def text(where: str, table: dict[str, Any], key: str) -> str:
    """A required string."""
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ResourceError(f"{where}: {key} is missing")
    return value.strip()


def strings(where: str, table: dict[str, Any], key: str) -> tuple[str, ...]:
    """An optional list of strings."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ResourceError(f"{where}: {key} must be a list of words")
    return tuple(value)


def only_keys(where: str, table: dict[str, Any], allowed: frozenset[str]) -> None:
    """Refuse a key nobody reads: a misspelled rule would otherwise be silently without effect."""
    unknown = sorted(set(table) - allowed)
    if unknown:
        raise ResourceError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(allowed))}")
