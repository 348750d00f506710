"""The whole service from outside: start it on an empty folder, upload as a browser does, wait for the report.

Everything runs on the loopback address, on a free port and in a temporary folder, and is ended afterwards.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import lxml.html
import psutil

from benchmarks.generator import Article, make_event

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 180.0
LOOK_EVERY = 0.05
"""Seconds between looks at the page: a twentieth of what is measured."""


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    start_seconds: float  # from the command to the finished seed report
    upload_seconds: list[float]  # five articles, from the first request to the finished report
    worker_mb: float  # resident memory of the largest worker process afterwards


def measure_service(rounds: int) -> ServiceFigures:
    with tempfile.TemporaryDirectory() as folder, _running(Path(folder)) as (process, address, started):
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        _wait_for_report(browser, _seed_report(browser, address))
        start_seconds = time.perf_counter() - started
        _upload(browser, address, make_event(5, seed=1))  # the first one warms the caches of every process
        uploads = [_upload(browser, address, make_event(5, seed=100 + number)) for number in range(rounds)]
        return ServiceFigures(start_seconds, uploads, _largest_worker(process))


@contextlib.contextmanager
def _running(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str, float]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    keep = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=ROOT,
        env=keep | {"SIDELIGHT_DATA_DIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process, f"http://127.0.0.1:{port}/", started
    finally:
        process.terminate()
        process.wait(30)


def _seed_report(browser: OpenerDirector, address: str) -> str:
    """The first event's address, as soon as the web server answers."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        with contextlib.suppress(URLError, ConnectionError):
            page = lxml.html.fromstring(_get(browser, address))
            links = [str(link) for link in page.xpath("//a/@href") if str(link).startswith("/events/")]
            if links:
                return urljoin(address, links[0])
        time.sleep(LOOK_EVERY)
    raise TimeoutError("the service did not start")


def _upload(browser: OpenerDirector, address: str, articles: list[Article]) -> float:
    """Upload, review, save, wait: seconds until the report shows a comparison."""
    form = _form(_get(browser, urljoin(address, "upload/")))
    started = time.perf_counter()
    form["event_title"] = f"Event {uuid.uuid4().hex[:8]}"
    files = [(f"{article.name}.txt", article.text.encode()) for article in articles]
    review, review_address = _post_files(browser, urljoin(address, "upload/"), form, files)
    fields = _form(review)
    data = urlencode(list(fields.items())).encode()
    with browser.open(Request(review_address, data, {"Referer": review_address})) as response:  # noqa: S310 -- ours
        report = response.url
    _wait_for_report(browser, report)
    return time.perf_counter() - started


def _wait_for_report(browser: OpenerDirector, report: str) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        with contextlib.suppress(HTTPError):  # 404 until there is a table to download
            browser.open(urljoin(report, "claims.csv")).close()
            return
        time.sleep(LOOK_EVERY)
    raise TimeoutError(f"no report at {report}")


def _get(browser: OpenerDirector, address: str) -> bytes:
    with browser.open(address) as response:
        content: bytes = response.read()
        return content


def _form(page: bytes) -> dict[str, str]:
    """The page's form with what it is filled in with."""
    form = max(lxml.html.fromstring(page).forms, key=lambda form: len(form.fields))
    return {name: str(value) for name, value in form.form_values()}


def _post_files(
    browser: OpenerDirector, address: str, fields: dict[str, str], files: list[tuple[str, bytes]]
) -> tuple[bytes, str]:
    boundary = uuid.uuid4().hex
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
        for name, value in fields.items()
    ]
    parts += [
        f'Content-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'.encode()
        + content
        for name, content in files
    ]
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Referer": address}
    with browser.open(Request(address, body + f"--{boundary}--\r\n".encode(), headers)) as response:  # noqa: S310 -- ours
        return response.read(), response.url


def _largest_worker(process: subprocess.Popen[bytes]) -> float:
    sizes = [
        child.memory_info().rss
        for child in psutil.Process(process.pid).children(recursive=True)
        if "celery" in " ".join(child.cmdline())
    ]
    return max(sizes, default=0) / 1024 / 1024
