"""Pages are fetched within limits, politely, and every refusal says what to do."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from webapp.corpus.addresses import RefusedAddressError
from webapp.corpus.fetching import MOST_BYTES, PAYWALL_NOTE, FetchedPage, FetchError, fetch

Answer = tuple[int, dict[str, str], bytes]
PAGE = b"<html><body><article><p>The bridge opened.</p></article></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Site:
    """A web site on the loopback address, for which alone the tests make an exception."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[Any], None]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                site.asked.append(self.path)
                answer = site.pages.get(self.path, (404, {}, b""))
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                """A client that has heard enough hangs up; that is no error of the site."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def fetch(self, path: str, seconds: float = 10.0) -> FetchedPage:
        return fetch(self.url(path), ports=frozenset({self.port}), allow_loopback=True, seconds=seconds)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


def test_a_page_comes_whole_with_its_type_and_address(site: Site) -> None:
    site.pages["/a"] = (200, HTML, PAGE)
    assert site.fetch("/a") == FetchedPage(PAGE, "text/html; charset=utf-8", site.url("/a"))


def test_redirects_are_followed_to_the_last_address(site: Site) -> None:
    site.pages |= {"/a": (301, {"Location": "/b"}, b""), "/b": (302, {"Location": site.url("/c")}, b"")}
    site.pages["/c"] = (200, HTML, PAGE)
    assert site.fetch("/a").url == site.url("/c")


@pytest.mark.parametrize("place", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[fc00::1]/"])
def test_a_redirect_into_a_private_network_is_refused(place: str) -> None:
    site = Site()  # its port has to be a usual one for the second hop to be looked at at all
    site.pages["/a"] = (302, {"Location": place}, b"")
    try:
        with pytest.raises(RefusedAddressError, match="private network"):
            fetch(site.url("/a"), ports=frozenset({80, site.port}), allow_loopback=True)
    finally:
        site.close()


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://example.org/", "http://example.org:22/", "//u@h/"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(site: Site, place: str) -> None:
    site.pages["/a"] = (302, {"Location": place}, b"")
    with pytest.raises(RefusedAddressError):
        site.fetch("/a")


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.pages["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(FetchError, match="without end"):
        site.fetch("/a")
    assert site.asked.count("/a") == 6


def test_a_page_that_robots_may_not_read_is_not_asked_for(site: Site) -> None:
    site.pages |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /a"), "/a": (200, HTML, PAGE)}
    with pytest.raises(FetchError, match=r"robots\.txt"):
        site.fetch("/a")
    assert "/a" not in site.asked


def test_rules_that_cannot_be_had_forbid_everything(site: Site) -> None:
    site.pages |= {"/robots.txt": (503, {}, b""), "/a": (200, HTML, PAGE)}
    with pytest.raises(FetchError, match=r"robots\.txt"):
        site.fetch("/a")


def test_the_rules_of_the_last_address_hold_too(site: Site) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: Sidelight\nDisallow: /b")
    site.pages |= {"/a": (302, {"Location": "/b"}, b""), "/b": (200, HTML, PAGE)}
    with pytest.raises(FetchError, match=r"robots\.txt"):
        site.fetch("/a")


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "does not show"), (402, "does not show"), (403, "does not show"), (404, "no page"), (410, "no page"), (500, "answer 500")],
)  # fmt: skip
def test_a_page_that_is_not_given_is_said(site: Site, status: int, said: str) -> None:
    site.pages["/a"] = (status, HTML, PAGE)
    with pytest.raises(FetchError, match=said):
        site.fetch("/a")


@pytest.mark.parametrize(
    "media_type", ["image/png", "application/zip", "video/mp4", "application/octet-stream"]
)
def test_what_is_no_article_is_refused(site: Site, media_type: str) -> None:
    site.pages["/a"] = (200, {"Content-Type": media_type}, PAGE)
    with pytest.raises(FetchError, match=media_type):
        site.fetch("/a")


def test_a_page_that_is_too_large_is_not_read_to_its_end(site: Site) -> None:
    site.pages["/a"] = (200, HTML, b"x" * (MOST_BYTES + 1))
    with pytest.raises(FetchError, match="larger than 5 MB"):
        site.fetch("/a")


def test_a_page_that_is_too_large_when_unpacked_is_refused(site: Site) -> None:
    site.pages["/a"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"\0" * (20 * 1024**2)))
    with pytest.raises(FetchError, match="larger than 5 MB"):
        site.fetch("/a")


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.pages["/a"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE))
    assert site.fetch("/a").content == PAGE


def test_a_site_that_dribbles_is_left(site: Site) -> None:
    def dribble(request: Any) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        for _ in range(1500):
            request.wfile.write(b"x")
            time.sleep(0.02)

    site.pages["/a"] = dribble
    started = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        site.fetch("/a", seconds=0.3)
    assert time.monotonic() - started < 15  # all of it takes half a minute


def test_an_answer_that_is_no_http_is_said(site: Site) -> None:
    site.pages["/a"] = lambda request: request.wfile.write(b"\x00\x01garbage\r\n\r\n")
    with pytest.raises(FetchError):
        site.fetch("/a")


@pytest.mark.parametrize(
    "mark",
    [
        b'<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
        b'<script type="application/ld+json">{"isAccessibleForFree":"False"}</script>',
        b'<meta itemprop="isAccessibleForFree" content="false">',
        b'<meta property="article:content_tier" content="locked">',
    ],
)
def test_a_page_that_says_it_is_not_free_is_reported(site: Site, mark: bytes) -> None:
    site.pages["/a"] = (200, HTML, mark + PAGE)
    assert site.fetch("/a").notes == (PAYWALL_NOTE,)


@pytest.mark.parametrize(
    "mark",
    [
        b'{"isAccessibleForFree": true}',
        b'<meta property="article:content_tier" content="free">',
        b"Is it free? False.",
    ],
)
def test_a_free_page_is_not(site: Site, mark: bytes) -> None:
    site.pages["/a"] = (200, HTML, mark + PAGE)
    assert site.fetch("/a").notes == ()
