"""Fetches the page of one article: a public address, politely, within limits of size, time and redirects."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
from requests_hardened import HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress

from analyzer.errors import AnalyzerError
from webapp.corpus.addresses import RefusedAddressError, check_form, guarded_session
from webapp.corpus.robots import EVERYTHING, LARGEST, NOTHING, Robots, parse_robots

AGENT = "Sidelight"
_AGENT_LINE = f"{AGENT} (reads single articles that a person asked for)"
USUAL_PORTS = frozenset({80, 443})
MOST_BYTES = 5 * 1024 * 1024
"""Of a page after unpacking. Pages of news sites have 0.1 to 2 MB, most of it script."""
MOST_REDIRECTS = 5
"""From http to https to www to the article is three."""
MOST_SECONDS = 30.0
"""For one page with all its redirects; a site that needs longer is not going to answer."""
_TIMEOUTS = (5.0, 10.0)
_CHUNK = 64 * 1024
READABLE_TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/rtf",
        "text/rtf",
    }
)
_REDIRECTS = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}
_BY_HAND = "Open it in your browser, save the page and upload the file."
_PAYWALL = re.compile(
    rb"""["']isAccessibleForFree["']\s{0,20}(?::|content=)\s{0,20}["']?false"""
    rb"""|isAccessibleForFree["']?\s{1,20}content=["']?false"""
    rb"""|article:content_tier["']\s{1,20}content=["']?(?:locked|metered)""",
    re.IGNORECASE,
)
PAYWALL_NOTE = "The page says that it is not free to read; what came may be its beginning only."


class FetchError(AnalyzerError):
    """A page that could not be had. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """The bytes of a page, where they came from in the end, and what to tell the person about them."""

    content: bytes
    media_type: str  # as the site said it, with its character set
    url: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Journey:
    """One fetch with its redirects."""

    session: HTTPSession
    ports: frozenset[int]
    deadline: float
    robots: dict[str, Robots] = field(default_factory=dict)  # site → its rules


def fetch(
    url: str,
    *,
    ports: frozenset[int] = USUAL_PORTS,
    allow_loopback: bool = False,
    seconds: float = MOST_SECONDS,
) -> FetchedPage:
    """The page at ``url``. FetchError or RefusedAddressError say why there is none; no more is tried then.

    ``allow_loopback`` is for tests alone.
    """
    with guarded_session(_AGENT_LINE, _TIMEOUTS, allow_loopback=allow_loopback) as session:
        journey = _Journey(session, ports, time.monotonic() + seconds)
        try:
            return _follow(journey, url)
        except InvalidIPAddress as error:
            raise RefusedAddressError(
                "This address leads into a private network. Sidelight fetches from the public web only."
            ) from error
        except (requests.Timeout, TimeoutError) as error:
            raise FetchError(f"The site took too long to answer. Try again later. {_BY_HAND}") from error
        except requests.exceptions.SSLError as error:
            raise FetchError(f"The site's certificate is not valid. {_BY_HAND}") from error
        except requests.ConnectionError as error:
            raise FetchError(_no_connection(url)) from error
        except (requests.RequestException, UnicodeError, ValueError) as error:
            raise FetchError(f"The site's answer could not be read. {_BY_HAND}") from error


def _follow(journey: _Journey, url: str) -> FetchedPage:
    for _ in range(MOST_REDIRECTS + 1):
        check_form(url, journey.ports)
        _check_time(journey)
        if not _robots_of(journey, url).allows(url):
            site = urlsplit(url).hostname
            raise FetchError(f"{site} asks programs not to read this page (robots.txt). {_BY_HAND}")
        with journey.session.get(url, stream=True, headers={"Accept-Encoding": "gzip"}) as response:
            if response.status_code in _REDIRECTS and (place := response.headers.get("Location")):
                url = urljoin(url, place)
                continue
            return _page(journey, response, url)
    raise FetchError(f"The site sends from one address to the next without end. {_BY_HAND}")


def _page(journey: _Journey, response: requests.Response, url: str) -> FetchedPage:
    status = response.status_code
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN):
        raise FetchError(f"The site does not show this page to programs (answer {status}). {_BY_HAND}")
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        raise FetchError("There is no page at this address. Check it for typing errors.")
    if status != HTTPStatus.OK:
        raise FetchError(f"The site did not give the page (answer {status}). Try again later. {_BY_HAND}")
    said = response.headers.get("Content-Type", "text/html")
    media_type = said.partition(";")[0].strip().lower()
    if media_type not in READABLE_TYPES:
        raise FetchError(f"This address gives {media_type[:60] or 'no known type'}, not an article.")
    content, is_whole = _body(journey, response, MOST_BYTES)
    if not is_whole:
        raise FetchError(f"The page is larger than {MOST_BYTES // 1024**2} MB. {_BY_HAND}")
    notes = (PAYWALL_NOTE,) if media_type.endswith("html") and _PAYWALL.search(content) else ()
    return FetchedPage(content, said, url, notes)


def _body(journey: _Journey, response: requests.Response, most: int) -> tuple[bytes, bool]:
    """As many bytes as allowed, and whether that was all."""
    parts, size = [], 0
    while part := response.raw.read1(
        _CHUNK, decode_content=True
    ):  # what is there: a dribble must meet the deadline
        parts.append(part)
        size += len(part)
        if size > most:
            return b"".join(parts)[:most], False
        _check_time(journey)
    return b"".join(parts), True


def _check_time(journey: _Journey) -> None:
    if time.monotonic() > journey.deadline:
        raise TimeoutError


def _robots_of(journey: _Journey, url: str) -> Robots:
    """A site without the file allows everything; one that cannot give it, nothing (RFC 9309, 2.3.1)."""
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    if site not in journey.robots:
        journey.robots[site] = _read_robots(journey, f"{site}/robots.txt")
    return journey.robots[site]


def _read_robots(journey: _Journey, url: str) -> Robots:
    for _ in range(MOST_REDIRECTS + 1):
        check_form(url, journey.ports)
        _check_time(journey)
        with journey.session.get(url, stream=True, headers={"Accept-Encoding": "gzip"}) as response:
            if response.status_code in _REDIRECTS and (place := response.headers.get("Location")):
                url = urljoin(url, place)
                continue
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                return NOTHING
            if response.status_code != HTTPStatus.OK:
                return EVERYTHING
            return parse_robots(_body(journey, response, LARGEST)[0], AGENT)
    return EVERYTHING


def _no_connection(url: str) -> str:
    site = urlsplit(url).hostname
    return (
        f"There is no network, or {site} cannot be reached from here. Check the address and the connection; "
        "or save the page in a browser and upload the file."
    )
