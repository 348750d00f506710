"""The card of a data file: what it is, where it comes from, and examples that hold it to its word."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from analyzer.errors import ResourceError
from analyzer.resources.terms import check_examples, check_size

_CARD_KEYS = frozenset({"title", "description", "source", "license", "version"})


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
    check_size(file, content)
    try:
        return tomllib.loads(decoded(file, content))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{file} is no TOML: {error}") from error
    except RecursionError as error:
        raise ResourceError(f"{file} is no TOML that can be read: it is nested too deeply") from error


def decoded(file: str, content: bytes) -> str:
    """The text of a data file. Raises ResourceError where it is none."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ResourceError(
            f"{file} is no text in UTF-8 (byte {error.start + 1}): save it as plain text in UTF-8"
        ) from error


def read_card(file: str, content: bytes) -> DataCard:
    """The card of a lexicon."""
    table = read_toml(file, content)
    only_keys(file, table, _CARD_KEYS | {"examples"})
    rows = tables(file, table, "examples")
    check_examples(file, len(rows))
    examples = []
    for number, row in enumerate(rows, start=1):
        where = f"{file}, example {number}"
        only_keys(where, row, frozenset({"text", "finds"}))
        examples.append(Example(text(where, row, "text"), strings(where, row, "finds")))
    return card_of(file, table, tuple(examples))


def card_of(file: str, table: dict[str, Any], examples: tuple[Example, ...] = ()) -> DataCard:
    """The fields that every data file's card has."""
    version = table.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
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


def tables(where: str, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """An optional list of tables, ``[[key]]``."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ResourceError(f"{where}: {key} must be tables, each under [[{key}]]")
    return value


def only_keys(where: str, table: dict[str, Any], allowed: frozenset[str]) -> None:
    """Refuse what is no table, and a key nobody reads: a misspelled rule would silently be without effect."""
    if not isinstance(table, dict):
        raise ResourceError(f"{where}: a table is wanted, not {table!r:.60}")
    unknown = sorted(set(table) - allowed)
    if unknown:
        raise ResourceError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(allowed))}")
