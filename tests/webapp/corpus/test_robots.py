"""robots.txt is read as RFC 9309 says, in linear time."""

from __future__ import annotations

import time

import pytest

from webapp.corpus.robots import EVERYTHING, NOTHING, parse_robots

SITE = "https://paper.example.org"


def allows(robots: str, path: str) -> bool:
    return parse_robots(robots.encode(), "Sidelight").allows(SITE + path)


@pytest.mark.parametrize(
    ("robots", "path", "is_allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/1", True),
        ("User-agent: *\nAllow: /news\nDisallow: /news", "/news", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /*print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a-c-b", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: sidelight\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: Other\nDisallow: /", "/a", True),
        ("User-agent: Other\nUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: Sidelight\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: * # all\nDisallow: /a # this", "/a", False),
        ("Disallow: /", "/a", True),
        ("no rule here\n\x00\xff", "/a", True),
    ],
)  # fmt: skip
def test_the_longest_rule_that_fits_decides(robots: str, path: str, is_allowed: bool) -> None:
    assert allows(robots, path) is is_allowed


def test_all_and_nothing() -> None:
    assert EVERYTHING.allows(SITE)
    assert not NOTHING.allows(SITE)


def test_hostile_patterns_cost_no_time() -> None:
    started = time.process_time()
    assert allows("User-agent: *\nDisallow: /" + "a*" * 5000 + "b$", "/" + "a" * 8000)
    assert time.process_time() - started < 10  # trying every way to share out the stars never ends
