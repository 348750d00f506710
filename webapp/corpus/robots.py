"""What a site's robots.txt lets programs read (RFC 9309): the longest rule that fits decides; in a tie, allowing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

LARGEST = 500 * 1024
"""Bytes that are read of it; the standard asks for at least so many."""


@dataclass(frozen=True, slots=True)
class Rule:
    is_allowing: bool
    pattern: str


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that are meant for us."""

    rules: tuple[Rule, ...] = ()

    def allows(self, url: str) -> bool:
        parts = urlsplit(url)
        path = _plain(parts.path or "/") + (f"?{_plain(parts.query)}" if parts.query else "")
        fitting = [rule for rule in self.rules if _fits(rule.pattern, path)]
        if not fitting:
            return True
        longest = max(len(rule.pattern) for rule in fitting)
        return any(rule.is_allowing for rule in fitting if len(rule.pattern) == longest)


EVERYTHING = Robots()
NOTHING = Robots((Rule(False, "/"),))


def parse_robots(content: bytes, agent: str) -> Robots:
    """The rules of every group that names ``agent``; of the groups for everybody if none does."""
    ours: list[Rule] = []
    everybodys: list[Rule] = []
    names_us = False
    targets: list[list[Rule]] = []
    in_names = False
    for field, value in _lines(content[:LARGEST]):
        if field == "user-agent":
            targets = targets if in_names else []
            in_names = True
            if value.lower() == agent.lower():
                names_us = True
                targets.append(ours)
            elif value == "*":
                targets.append(everybodys)
        elif field in ("allow", "disallow"):
            in_names = False
            if value:
                for target in targets:
                    target.append(Rule(field == "allow", _plain(value)))
    return Robots(tuple(ours if names_us else everybodys))


def _lines(content: bytes) -> Iterable[tuple[str, str]]:
    for line in content.decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield field.strip().lower(), value.strip()


def _plain(path: str) -> str:
    """One spelling for characters that may or may not be escaped."""
    return quote(unquote(path), safe="/*$?&=:@!',;+()~-._")


def _fits(pattern: str, path: str) -> bool:
    """``*`` stands for any characters, ``$`` at the end for the end. Each part is searched once: linear."""
    is_whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not others:
        return not is_whole or at == len(path)
    return _fits_in_order(others, path, at, is_whole=is_whole)


def _fits_in_order(parts: Sequence[str], path: str, at: int, *, is_whole: bool) -> bool:
    *middle, last = parts
    for part in middle:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if is_whole:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0
